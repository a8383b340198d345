"""Load the closed vocabulary of relations: types, their equivalents elsewhere, the words that state them."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

from graph.records import EntityType


class _Row(TypedDict, total=False):
    label: str
    wikidata: str
    schema: str
    ftm: str
    inverse: str
    subject: list[str]
    object: list[str]
    trusted: list[str]
    names: list[str]
    sure: bool
    event: bool
    implies: str
    roles: list[str]
    roles_reversed: list[str]
    prepositions: list[str]
    verbs: list[str]
    verbs_reversed: list[str]
    held: list[str]


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
    direct object. `any_role` is for nouns that describe a person and are not in the file: `a botanist at X`.
    `words` are the lists of words that rules read.
    """

    types: dict[str, RelationType]
    roles: dict[str, tuple[Trigger, ...]]
    verbs: dict[tuple[str, str], tuple[Trigger, ...]]
    held: dict[str, tuple[Trigger, ...]]
    any_role: tuple[Trigger, ...]
    words: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of graph/data/relations.toml."""
    text = files("graph.data").joinpath("relations.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    rows = cast("list[_Row]", tables["type"])
    roles: defaultdict[str, list[Trigger]] = defaultdict(list)
    verbs: defaultdict[tuple[str, str], list[Trigger]] = defaultdict(list)
    held: defaultdict[str, list[Trigger]] = defaultdict(list)
    types: dict[str, RelationType] = {}
    for row in rows:
        kind = _type(row)
        types.setdefault(kind.label, kind)
        prepositions = frozenset(row.get("prepositions", ()))
        for phrase, reverse in _phrases(row.get("roles", []), row.get("roles_reversed", [])):
            *before, word = phrase.split()
            roles[word].append(
                Trigger(
                    type=kind,
                    before=tuple(before),
                    prepositions=prepositions,
                    reversed=reverse,
                )
            )
        for phrase, reverse in _phrases(row.get("verbs", []), row.get("verbs_reversed", [])):
            verb, _, rest = phrase.partition(" ")
            verbs[verb, rest].append(Trigger(type=kind, reversed=reverse))
        for phrase in row.get("held", []):
            *before, word, preposition = phrase.split()
            held[word].append(
                Trigger(
                    type=kind,
                    before=tuple(before),
                    prepositions=frozenset({preposition}),
                )
            )
    any_role = tuple(roles.pop("*", ()))
    return Vocabulary(
        types=types,
        any_role=any_role,
        words={name: frozenset(words) for name, words in tables["words"].items()},
        roles={
            key: tuple(sorted(found, key=lambda trigger: -len(trigger.before)))
            for key, found in roles.items()
        },
        verbs={key: tuple(found) for key, found in verbs.items()},
        held={
            key: tuple(sorted(found, key=lambda trigger: -len(trigger.before))) for key, found in held.items()
        },
    )


@cache
def lasting_types() -> frozenset[str]:
    """Return the labels of the types that are no events: employment, kinship, seats."""
    return frozenset(label for label, kind in vocabulary().types.items() if not kind.event)


def _phrases(forward: list[str], backward: list[str]) -> list[tuple[str, bool]]:
    return [(phrase, False) for phrase in forward] + [(phrase, True) for phrase in backward]


def _type(row: _Row) -> RelationType:
    return RelationType(
        label=row["label"],
        wikidata=row["wikidata"],
        schema=row["schema"],
        ftm=row["ftm"],
        inverse=row["inverse"],
        subject=frozenset(map(EntityType, row["subject"])),
        object=frozenset(map(EntityType, row["object"])),
        trusts_subject="subject" in row.get("trusted", ()),
        trusts_object="object" in row.get("trusted", ()),
        names=frozenset(row.get("names", ())),
        sure=row.get("sure", False),
        event=row.get("event", False),
        implies=row.get("implies"),
    )
