"""What a person decided about names: the records of a curation file."""

from dataclasses import dataclass
from enum import StrEnum

from graph.records import EntityType


class Action(StrEnum):
    """What a person can decide, in the words of a curation file."""

    MERGE = "merge"
    DIFFERENT = "different"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as a person writes it; `type` and `article` tell it from others of the same spelling."""

    text: str
    type: EntityType | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The name that an entity gets in some articles."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision of a person, and the line (from 1) on which it begins.

    `names` are those it speaks of: one, or two and more to merge or to tell apart. `to` is the name that they
    get, `type` the type, `parts` what a split leads to.
    """

    action: Action
    names: tuple[Name, ...]
    line: int
    to: str | None = None
    type: EntityType | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """All that a person decided, in the order of the file, which `file` names."""

    file: str = ""
    rulings: tuple[Ruling, ...] = ()
