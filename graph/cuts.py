"""What somebody wants to see of a graph."""

import re
from dataclasses import dataclass
from datetime import date

from graph.errors import UsageError
from graph.records import EntityType

KINDS = ("co-mention", "statement", "relation")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What is to stay; what is not given does not count.

    `around` are ids of entities: they stay, and whoever can be reached from them by `depth` links. `top` is a
    number of entities, the most important of what else is left; those of `around` come first. `min_support`
    is the number of articles that must state a link, a text and its copies counted once. `since` and `until`
    are the first and the last day of publication, also a month (`2024-05`) or a year. `types` are those of
    entities, `kinds` those of links. Without `reported`, relations go that only a quotation states.
    """

    around: tuple[str, ...] = ()
    depth: int = 1
    top: int | None = None
    min_support: int = 1
    since: str | None = None
    until: str | None = None
    types: frozenset[EntityType] = frozenset()
    kinds: frozenset[str] = frozenset()
    reported: bool = True


def check_cut(wanted: Cut, before: str = "") -> None:
    """Raise UsageError for what is no cut, a day that is none, a kind that is none, and a number too small.

    `before` stands before the name of a field, as in `--since`.
    """
    if not isinstance(wanted, Cut):
        raise UsageError("This is no cut: give a Cut of graph.network.cut.")
    for day, name in ((wanted.since, "since"), (wanted.until, "until")):
        if day is not None and not _is_day(day):
            raise UsageError(
                f"{before}{name} {day!r} is no day: write it as 2024-05-01, or a month, 2024-05, or a year."
            )
    for kind in sorted(wanted.kinds.difference(KINDS)):
        raise UsageError(f"There is no kind of link {kind!r}: choose from {', '.join(KINDS)}.")
    for type_ in sorted(map(str, wanted.types.difference(EntityType))):
        raise UsageError(f"There is no type {type_!r}: choose from {', '.join(EntityType)}.")
    least = {"depth": (wanted.depth, 0), "top": (wanted.top, 1), "min_support": (wanted.min_support, 1)}
    for name, (number, from_) in least.items():
        if number is not None and not (isinstance(number, int) and number >= from_):
            raise UsageError(f"{before}{name} is {number!r}: give a whole number from {from_} on.")


def _is_day(text: object) -> bool:
    """Tell whether a text is a day, a month or a year in ISO 8601."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
