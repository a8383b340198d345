"""Load the closed vocabulary of relations: types, their equivalents elsewhere, the words that state them."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

from graph.records import EntityType

_ACTORS = ("PERSON", "ORG", "GPE", "NORP", "GROUP")


class Words(TypedDict, total=False):
    """Words that state a type, and what they demand of its two ends; the keys are told in relations.toml."""

    subject: list[str]
    object: list[str]
    trusted: list[str]
    names: list[str]
    sure: bool
    roles: list[str]
    roles_reversed: list[str]
    prepositions: list[str]
    verbs: list[str]
    verbs_reversed: list[str]
    nouns: list[str]
    nouns_reversed: list[str]
    mutual: list[str]
    values: list[str]


class Entry(TypedDict, total=False):
    """A type as relations.toml has it."""

    label: str
    inverse: str
    wikidata: str
    schema: str
    ftm: str
    event: bool
    implies: str
    value: str
    examples: list[str]
    words: list[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A type of relation, its equivalents in other vocabularies, and what may stand at its ends."""

    label: str
    wikidata: str
    schema: str
    ftm: str
    inverse: str
    subject: frozenset[EntityType]
    object: frozenset[EntityType]
    trusts_subject: bool = False
    trusts_object: bool = False
    names: frozenset[str] = frozenset()
    sure: bool = False
    event: bool = False
    implies: str | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that state a type: `before` stands left of the key word, `prepositions` tie it to its object."""

    type: RelationType
    before: tuple[str, ...] = ()
    prepositions: frozenset[str] = frozenset()
    reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The types by label, and the triggers by their key word in base form, in the order of the file.

    A role is keyed by its last word, longest entry first; a verb by its lemma and the word behind, "" for a
    direct object; a noun that somebody has, or that ties two, by its last word. Behind the
    verbs of `values` stand words that name nobody. `any_role` is for nouns that
    describe a person and are not in the file: `a botanist at X`. `words` are the lists of words that rules
    read, `examples` sentences with what they state. `lasting` are the labels of the types that are no events,
    `implying` those that imply a type, `inverses` the types by their inverse, `ends` what may stand at the
    two ends of each; `source` tells what was added to newsgraph's own.
    """

    types: dict[str, RelationType]
    lasting: frozenset[str]
    implying: dict[str, list[str]]
    inverses: dict[str, RelationType]
    source: str
    roles: dict[str, tuple[Trigger, ...]]
    verbs: dict[tuple[str, str], tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    values: dict[tuple[str, str], tuple[Trigger, ...]]
    any_role: tuple[Trigger, ...]
    ends: dict[str, tuple[frozenset[EntityType], frozenset[EntityType]]]
    words: dict[str, frozenset[str]]
    examples: tuple[tuple[str, str], ...]


@cache
def own_entries() -> tuple[Entry, ...]:
    """Return the types of graph/data/relations.toml, in its order."""
    return tuple(cast("list[Entry]", _tables()["type"]))


@cache
def _tables() -> dict[str, object]:
    return tomllib.loads(files("graph.data").joinpath("relations.toml").read_text(encoding="utf-8"))


@cache
def _own() -> Vocabulary:
    return vocabulary_of(own_entries())


_USED: ContextVar[Vocabulary | None] = ContextVar("_USED", default=None)


def vocabulary() -> Vocabulary:
    """Return the vocabulary in use: that of graph/data/relations.toml, or what `using` adds to it."""
    return _USED.get() or _own()


@contextmanager
def using(added: Sequence[Entry]) -> Iterator[None]:
    """Add types to the vocabulary as long as a `with` lasts; their words come before those of newsgraph."""
    token = _USED.set(vocabulary_of((*added, *own_entries()), source=repr(added)) if added else _USED.get())
    try:
        yield
    finally:
        _USED.reset(token)


def vocabulary_of(entries: Iterable[Entry], source: str = "") -> Vocabulary:
    """Return the types and the triggers of some entries."""
    entries = tuple(entries)
    roles: defaultdict[str, list[Trigger]] = defaultdict(list)
    verbs: defaultdict[tuple[str, str], list[Trigger]] = defaultdict(list)
    values: defaultdict[tuple[str, str], list[Trigger]] = defaultdict(list)
    nouns: defaultdict[str, list[Trigger]] = defaultdict(list)
    types: dict[str, RelationType] = {}
    ends: dict[str, tuple[frozenset[EntityType], frozenset[EntityType]]] = {}
    for kind, row in ((_type(entry, row), row) for entry in entries for row in entry["words"]):
        types.setdefault(kind.label, kind)
        subject, object_ = ends.get(kind.label, (frozenset(), frozenset()))
        ends[kind.label] = subject | kind.subject, object_ | kind.object
        prepositions = frozenset(row.get("prepositions", ()))
        for phrase, reverse in _both(row.get("roles", []), row.get("roles_reversed", [])):
            _add(roles, kind, phrase, prepositions, reverse=reverse)
        for phrase, reverse in _both(row.get("verbs", []), row.get("verbs_reversed", [])):
            verb, _, rest = phrase.partition(" ")
            verbs[verb, rest].append(Trigger(type=kind, reversed=reverse))
        for phrase in row.get("values", []):
            verb, _, rest = phrase.partition(" ")
            values[verb, rest].append(Trigger(type=kind))
        for phrase, reverse in _both(row.get("nouns", []), row.get("nouns_reversed", [])):
            noun, _, preposition = phrase.rpartition(" ")
            _add(nouns, kind, noun, frozenset({preposition}), reverse=reverse)
        for noun in row.get("mutual", []):
            _add(nouns, kind, noun, frozenset({"with", "between"}))
    inverses = {kind.inverse: kind for kind in types.values()}
    implying: defaultdict[str, list[str]] = defaultdict(list)
    for kind in types.values():
        if kind.implies:
            implying[(types.get(kind.implies) or inverses[kind.implies]).label].append(kind.label)
    return Vocabulary(
        types=types,
        inverses=inverses,
        lasting=frozenset(label for label, kind in types.items() if not kind.event),
        implying=dict(implying),
        source=source,
        ends=ends,
        any_role=tuple(roles.pop("*", ())),
        words={
            name: frozenset(words) for name, words in cast("dict[str, list[str]]", _tables()["words"]).items()
        },
        roles=_longest_first(roles),
        verbs={key: tuple(found) for key, found in verbs.items()},
        values={key: tuple(found) for key, found in values.items()},
        nouns=_longest_first(nouns),
        examples=tuple((entry["label"], line) for entry in entries for line in entry.get("examples", ())),
    )


def _both(forward: list[str], backward: list[str]) -> Iterator[tuple[str, bool]]:
    yield from ((phrase, False) for phrase in forward)
    yield from ((phrase, True) for phrase in backward)


def _add(
    triggers: defaultdict[str, list[Trigger]],
    kind: RelationType,
    phrase: str,
    prepositions: frozenset[str],
    *,
    reverse: bool = False,
) -> None:
    *before, word = phrase.split()
    triggers[word].append(
        Trigger(type=kind, before=tuple(before), prepositions=prepositions, reversed=reverse)
    )


def _longest_first(triggers: dict[str, list[Trigger]]) -> dict[str, tuple[Trigger, ...]]:
    return {key: tuple(sorted(found, key=lambda t: -len(t.before))) for key, found in triggers.items()}


def _type(entry: Entry, row: Words) -> RelationType:
    return RelationType(
        label=entry["label"],
        wikidata=entry.get("wikidata", ""),
        schema=entry.get("schema", ""),
        ftm=entry.get("ftm", "UnknownLink"),
        inverse=entry["inverse"],
        subject=frozenset(map(EntityType, row.get("subject", _ACTORS))),
        object=frozenset(map(EntityType, row.get("object", _ACTORS))),
        trusts_subject="subject" in row.get("trusted", ()),
        trusts_object="object" in row.get("trusted", ()),
        names=frozenset(row.get("names", ())),
        sure=row.get("sure", False),
        event=entry.get("event", False),
        implies=entry.get("implies"),
        value=entry.get("value", ""),
    )
