"""Pins: what a person decided, fastened to the spellings of a name in an article before any rule speaks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from graph.records import EntityType, Mention
from graph.resolve.names import is_group, key


class Spelling(NamedTuple):
    """All mentions of one article that spell a name alike; a people or a party stands apart."""

    article: str
    name: str
    group: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pin:
    """What holds for whatever bears it: clusters with one pin are one, those with barred pins never.

    `name` and `type` are those that a person gave, `dropped` that the entity leaves the graph, each with the
    line that says so.
    """

    number: int
    barred: frozenset[int] = frozenset()
    name: tuple[int, str] | None = None
    type: tuple[int, EntityType] | None = None
    dropped: int | None = None


NO_PINS: Mapping[Spelling, Pin] = MappingProxyType({})


def spelling_of(article: str, mention: Mention) -> Spelling:
    """Return the spelling that a mention by name belongs to."""
    return Spelling(article, key(mention.text), is_group(mention.text, mention.label))


def may_join(one: Collection[Pin], other: Collection[Pin], *, inside: bool) -> bool:
    """Tell whether a rule may bring together what bears these pins.

    Inside an article a rule joins no two pins of which one is barred from anything: elsewhere a person may
    have tied the one, and barred the other, to and from the same.
    """
    if not one or not other:
        return True
    if inside:
        return set(one) == set(other) or not any(pin.barred for pin in (*one, *other))
    numbers = {pin.number for pin in other}
    return all(numbers.isdisjoint(pin.barred) for pin in one)
