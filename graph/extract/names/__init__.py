"""Find the names of an article, and what each names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graph.data import words
from graph.data.given_names import is_given_name
from graph.extract.names.edges import INVERTED, inverted, is_office, shouted, trimmed
from graph.extract.names.name import Name, written_together
from graph.extract.names.repeat import (
    HANDLE,
    NICKNAMED,
    again,
    completed,
    handles,
    led,
    nested_names,
    nicknamed,
    with_particles,
)
from graph.extract.names.sequence import columns, decide
from graph.extract.names.witnesses import witnesses
from graph.extract.tokens import Tokens
from graph.kinds import of_group, type_of
from graph.kinds import told as is_told
from graph.records import EntityType

__all__ = ["Name", "find_names", "nested_names", "typed"]

_PERSONS = frozenset({NICKNAMED, INVERTED})  # rules by which persons alone are found


def find_names(doc: Doc, tokens: Tokens) -> tuple[Name, ...]:
    """Return the names of a parse in text order, none overlapping another.

    An adjective of origin or belief that the model knows is one wherever nothing longer holds it.
    """
    told = decide(tokens, columns(doc, tokens))
    starts = {start for start, _, _ in told}
    decided = [
        Name(start, _without_office(tokens, start, end, before_name=end in starts), label, "sequence")
        for start, end, label in told
    ]
    covered: list[Name | None] = [None] * len(tokens.text)
    adjectives = [
        Name(i, i + 1, EntityType.NORP, "listed")
        for i, word in enumerate(tokens.text)
        if tokens.capital[i] and tokens.tag[i] == "JJ" and tokens.ent[i] == EntityType.NORP and of_group(word)
    ]
    decided = with_particles(tokens, trimmed(tokens, decided))
    for name in (*adjectives, *handles(tokens, decided), *again(tokens, decided), *decided):
        covered[name.start : name.end] = [name] * (name.end - name.start)
    for name in [*completed(tokens, decided), *shouted(tokens, decided)]:
        if _is_surname(tokens, name, covered[name.start]):
            continue
        for other in (covered[name.start], covered[name.end - 1]):
            if other:
                covered[other.start : other.end] = [None] * (other.end - other.start)
        covered[name.start : name.end] = [name] * (name.end - name.start)
    for name in [*nicknamed(tokens, covered), *inverted(tokens, covered)]:
        covered[name.start : name.end] = [name] * (name.end - name.start)
    return tuple(name for name in dict.fromkeys(covered) if name and not is_office(tokens, name))


def _is_surname(tokens: Tokens, name: Name, other: Name | None) -> bool:
    """Tell whether a name is the end of a person's whole name that stands in capitals: HANA `MOSS`."""
    return (
        other is not None
        and other.start < name.start
        and other.end == name.end
        and is_given_name(tokens.text[other.start])
    )


def _without_office(tokens: Tokens, start: int, end: int, *, before_name: bool) -> int:
    """Return where a name ends before the office of whoever is named next: Dorn Police `Chief` Ann Lee.

    An office of capitals is none of it anywhere: Labour `MP`.
    """
    while end - start > 1 and tokens.text[end - 1] in words("titles"):
        if not (before_name or tokens.text[end - 1].isupper()):
            break
        end -= 1
    return end


def typed(tokens: Tokens, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names with their witnesses, and with one type for all of one spelling.

    An adjective of origin (`the Afghan team`) names the people of a place.
    """
    told = witnesses(tokens, names)
    spelled = _spelled(tokens, names)
    by_spelling: dict[str, Counter[str]] = {}
    for spelling, features in zip(spelled, told, strict=True):
        by_spelling.setdefault(spelling, Counter()).update(features)
    times = Counter(spelled)
    types = {s: type_of({s: times[s]}, features) for s, features in by_spelling.items()}
    return tuple(
        led(tokens, replace(name, label=types[spelling], witnesses=features))
        if name.rule not in _PERSONS
        else replace(name, label=EntityType.PERSON, witnesses=(*features, *is_told(EntityType.PERSON)))
        for name, spelling, features in zip(names, spelled, told, strict=True)
    )


def _spelled(tokens: Tokens, names: Sequence[Name]) -> list[str]:
    """Return how each name is spelled, that of an account or a hashtag as the name whose letters it has."""
    found = [" ".join(tokens.text[name.start : name.end]) for name in names]
    accounts = [i for i, name in enumerate(names) if name.rule == HANDLE]
    if accounts:
        others = (s for s, name in zip(found, names, strict=True) if name.rule != HANDLE)
        whole = {written_together(spelling): spelling for spelling in others}
        for i in accounts:
            found[i] = whole.get(written_together(found[i]), found[i])
    return found
