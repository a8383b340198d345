"""Names found by other names of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from graph.data import words
from graph.data.given_names import is_given_name
from graph.data.places import countries
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.records import EntityType

_NICKNAME_MARKS = {'"': '"”', "“": '"”', "'": "'’", "‘": "'’", "(": ")"}
_LONGEST_NICKNAMED = 9  # tokens
_LED = frozenset({"administration", "campaign"})


def repeated(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield names again where they stand unseen: whole, or the last word of a person's name."""
    del doc
    known: dict[tuple[str, ...], Name] = {}
    for name in dict.fromkeys(name for name in taken if name):
        key = tuple(tokens.text[name.start : name.end])
        if key not in known or known[key].label is None:
            known[key] = name
        if len(key) > 1 and key[-1] in words("legal_forms"):
            known.setdefault(key[:-1], replace(name, end=name.end - 1))
        if name.label is EntityType.PERSON and len(key) > 1 and len(key[-1]) > 2:
            known.setdefault(key[-1:], replace(name, start=name.end - 1))
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(known, key=lambda key: (-len(key), key)):
        by_first.setdefault(key[0], []).append(key)
    free = 0
    for i, word in enumerate(tokens.text):
        if i < free or taken[i] or not tokens.capital[i]:
            continue
        for key in by_first.get(word, ()):
            end = i + len(key)
            if tuple(tokens.text[i:end]) == key and not any(taken[i:end]):
                yield Name(i, end, known[key].label, "repeated")
                free = end
                break


def surnames(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield a surname that is a word for a place where it begins a sentence: `Park said` after `Zoe Park`."""
    del doc
    known = {
        tokens.text[name.end - 1]
        for name in dict.fromkeys(name for name in taken if name)
        if name.end - name.start == 2 and is_given_name(tokens.text[name.start])
    }
    known &= words("head_nouns")
    for i, word in enumerate(tokens.text):
        if word in known and not taken[i] and _stands_bare(tokens, i):
            yield Name(i, i + 1, EntityType.PERSON, "surname")


def _stands_bare(tokens: Tokens, i: int) -> bool:
    """Tell whether a word is a subject right before its verb, with nothing before it in its sentence."""
    return tokens.dep[i] == "nsubj" and tokens.head[i] == i + 1 and tokens.begins[i]


def nicknamed(tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield a person's name whole with what stands in marks or brackets inside it: `Ann "Red" Lee`."""
    for i in range(1, len(tokens.text) - 2):
        if tokens.text[i] not in _NICKNAME_MARKS:
            continue
        close = _closing(tokens, i)
        first = _first_name(tokens, i) if close is not None else None
        if close is None or first is None or close + 1 >= len(tokens.text):
            continue
        behind = taken[close + 1]
        end = behind.end if behind and behind.start == close + 1 else close + 2
        surname = tokens.capital[close + 1] and tokens.tag[close + 1].startswith("NNP")
        if (
            surname
            and end - first <= _LONGEST_NICKNAMED
            and tokens.sentence[first] == tokens.sentence[end - 1]
        ):
            yield Name(first, end, EntityType.PERSON, "nickname")


def _closing(tokens: Tokens, opening: int) -> int | None:
    """Return the mark that closes one to three words behind an opening one."""
    marks = _NICKNAME_MARKS[tokens.text[opening]]
    stop = min(opening + 5, len(tokens.text) - 1)
    return next((i for i in range(opening + 2, stop) if tokens.text[i] in marks), None)


def _first_name(tokens: Tokens, opening: int) -> int | None:
    """Return where the given names right before a mark begin."""
    start = opening
    while (
        start and is_given_name(tokens.text[start - 1]) and tokens.capital[start - 1] and opening - start < 2
    ):
        start -= 1
    return start if start < opening else None


def nested_names(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that begin a longer name and also stand alone: `Google` in `Google Science Fair`.

    A city stays inside what is named after it, and so does a surname, which may be another's, save where
    its bearer leads what is named: `Lee` in `the Lee administration`.
    """
    alone = {tuple(tokens.text[name.start : name.end]): name.label for name in names}
    for name in names:
        if name.rule == "administration":
            yield replace(name, end=name.end - 1, label=EntityType.PERSON, rule="nested", witnesses=())
            continue
        for end in range(name.end - 1, name.start, -1):
            spelled = tuple(tokens.text[name.start : end])
            label = alone.get(spelled)
            person = label is EntityType.PERSON and len(spelled) > 1
            country = label is EntityType.GPE and " ".join(spelled) in countries()
            body = label is EntityType.ORG and spelled[-1].lower() not in tokens.uncapitalised
            if person or country or body:
                yield Name(name.start, end, label, "nested")
                break


def led(tokens: Tokens, name: Name) -> Name:
    """Return what a person leads in place of the person: `the Lee administration`."""
    follows = tokens.lower[name.end : name.end + 1]
    if name.label is not EntityType.PERSON or not follows or follows[0] not in _LED:
        return name
    return Name(name.start, name.end + 1, EntityType.ORG, "administration")
