"""Find the names of an article: what the model sees, mended, and what the words' shape shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graph.extract.names.cut import cut
from graph.extract.names.model import recognised
from graph.extract.names.name import Name
from graph.extract.names.repeat import led, nested_names, nicknamed, repeated, surnames
from graph.extract.names.shape import acronyms, capitalised, datelines, headed, listed
from graph.extract.names.witnesses import witnesses
from graph.extract.tokens import Tokens
from graph.kinds import type_of

__all__ = ["Name", "find_names", "nested_names", "typed"]

_FINDERS = (datelines, headed, recognised, acronyms, listed, capitalised, repeated, surnames)


def find_names(doc: Doc, tokens: Tokens) -> tuple[Name, ...]:
    """Return the names of a parse in text order, none overlapping another.

    The finders speak in the order of `_FINDERS`; a later one adds only what no earlier one has taken.
    """
    taken: list[Name | None] = [None] * len(tokens.text)
    for finder in _FINDERS:
        for name in [part for found in finder(doc, tokens, taken) for part in cut(tokens, found)]:
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = [name] * (name.end - name.start)
    for name in list(nicknamed(tokens, taken)):
        taken[name.start : name.end] = [name] * (name.end - name.start)
    return tuple(dict.fromkeys(name for name in taken if name))


def typed(tokens: Tokens, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names with their witnesses, and with one type for all of one spelling.

    An adjective of origin (`the Afghan team`) names the people of a place.
    """
    told = witnesses(tokens, names)
    spelled = [" ".join(tokens.text[name.start : name.end]) for name in names]
    by_spelling: dict[str, Counter[str]] = {}
    for spelling, features in zip(spelled, told, strict=True):
        by_spelling.setdefault(spelling, Counter()).update(features)
    times = Counter(spelled)
    types = {s: type_of({s: times[s]}, features) for s, features in by_spelling.items()}
    return tuple(
        led(tokens, replace(name, label=types[spelling], witnesses=features))
        for name, spelling, features in zip(names, spelled, told, strict=True)
    )
