"""Options that cut a graph down before it is shown or written."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.cli.terminal import counted, err
from graph.errors import UsageError
from graph.questions.choosing import chosen, types_of
from graph.records import KnowledgeGraph

if TYPE_CHECKING:
    from graph.network.cut import Cut

_CUT = "Cut"  # the heading of these options in the help

Neighbourhood: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Only this one and whoever is linked to it. Repeat for more.",
        rich_help_panel=_CUT,
    ),
]
Depth: TypeAlias = Annotated[
    int,
    typer.Option(metavar="N", min=0, help="How many links away a neighbour may be.", rich_help_panel=_CUT),
]
Top: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Only the N most important.", rich_help_panel=_CUT),
]
MinSupport: TypeAlias = Annotated[
    int,
    typer.Option(metavar="N", min=1, help="Only links that N articles state.", rich_help_panel=_CUT),
]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Only articles from this day, month or year on.", rich_help_panel=_CUT),
]
Until: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Only articles up to this day, month or year.", rich_help_panel=_CUT),
]
Types: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES", help="Only entities of these types, as in PERSON,ORG.", rich_help_panel=_CUT
    ),
]
Kinds: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES", help="Only these links: co-mention, statement, relation.", rich_help_panel=_CUT
    ),
]
NoReported: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-reported", help="Without relations that only a quotation states.", rich_help_panel=_CUT
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """How a person asks for a cut: names, and the rest of it as text."""

    neighbourhood: tuple[str, ...] = ()
    depth: int = 1
    top: int | None = None
    min_support: int = 1
    since: str | None = None
    until: str | None = None
    types: str | None = None
    kinds: str | None = None
    no_reported: bool = False

    def wanted(self) -> "Cut":
        """Return the cut, as yet around nobody. Raises `UsageError`."""
        from graph.network.cut import KINDS, Cut

        if self.depth != 1 and not self.neighbourhood:
            raise UsageError("--depth needs --neighbourhood: name whose neighbours you want.")
        return Cut(
            depth=self.depth,
            top=self.top,
            min_support=self.min_support,
            since=_day(self.since, "--since"),
            until=_day(self.until, "--until"),
            types=types_of(self.types),
            kinds=frozenset(chosen(self.kinds, KINDS, "kind of link")),
            reported=not self.no_reported,
        )


def cut_down(knowledge: KnowledgeGraph, cutting: Cutting, where: str | Path) -> KnowledgeGraph:
    """Return what is left of a graph, which `where` names. Raises `UsageError`, also if nothing is left."""
    from graph.identity.naming import entity_named
    from graph.identity.register import Register
    from graph.network.cut import cut

    wanted = cutting.wanted()
    if cutting.neighbourhood:
        register = Register(knowledge)
        around = tuple(entity_named(register, name, where).id for name in cutting.neighbourhood)
        wanted = replace(wanted, around=around)
    left = cut(knowledge, wanted)
    if knowledge.entities and not left.entities:
        raise UsageError("This cut leaves nothing: ask for less.")
    undated = sum(article.published is None for article in knowledge.articles)
    if undated and (wanted.since or wanted.until):
        err.print(f"{counted(undated, 'article')} without a date left out.")
    return left


def _day(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    from graph.network.cut import is_day

    day = text.strip()
    if not is_day(day):
        raise UsageError(
            f"{option} {text!r} is no day: write it as 2024-05-01, or a month, 2024-05, or a year."
        )
    return day
