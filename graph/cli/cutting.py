"""Options that cut a graph down before it is shown or written, one for each field of `Cut`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from graph.cli.options import Asked, Option, with_options
from graph.cli.terminal import counted, err
from graph.cuts import KINDS, Cut, check_cut
from graph.errors import UsageError
from graph.questions.choosing import chosen, types_of
from graph.records import KnowledgeGraph

_PANEL = "Cut"  # the heading of these options in the help

Types: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="NAMES", help="Only entities of these types, as in PERSON,ORG.", rich_help_panel=_PANEL
    ),
]


@dataclass(frozen=True, slots=True)
class _Field:
    """How a person asks for a field: by which option, what it is, its default, how what is given is read."""

    name: str
    annotation: object
    default: object = None
    read: Callable[[Any], Any] = lambda given: given


def _option(type_: object, help_: str, *flags: str, **how: Any) -> object:  # noqa: ANN401 - typer's own
    return Annotated[type_, typer.Option(*flags, help=help_, rich_help_panel=_PANEL, **how)]


_OPTIONS: Mapping[str, _Field] = {
    "around": _Field(
        "neighbourhood",
        _option(
            list[str] | None, "Only this one and whoever is linked to it. Repeat for more.", metavar="NAME"
        ),
        read=tuple,
    ),
    "depth": _Field("depth", _option(int, "How many links away a neighbour may be.", metavar="N", min=0), 1),
    "top": _Field("top", _option(int | None, "Only the N most important.", metavar="N", min=1)),
    "min_support": _Field(
        "min_support", _option(int, "Only links that N articles state.", metavar="N", min=1), 1
    ),
    "since": _Field(
        "since",
        _option(str | None, "Only articles from this day, month or year on.", metavar="DAY"),
        read=str.strip,
    ),
    "until": _Field(
        "until",
        _option(str | None, "Only articles up to this day, month or year.", metavar="DAY"),
        read=str.strip,
    ),
    "types": _Field("types", Types, read=types_of),
    "kinds": _Field(
        "kinds",
        _option(str | None, "Only these links: co-mention, statement, relation.", metavar="NAMES"),
        read=lambda names: frozenset(chosen(names, KINDS, "kind of link")),
    ),
    "reported": _Field(
        "no_reported",
        _option(bool, "Without relations that only a quotation states.", "--no-reported"),
        default=False,
        read=lambda left_out: not left_out,
    ),
}


with_cut = with_options(
    "cut", {option.name: Option(option.annotation, option.default) for option in _OPTIONS.values()}
)


def cut_of(asked: Asked) -> Cut:
    """Return the cut that options ask for, as yet around names. Raises `UsageError`."""
    given = {field: asked.get(option.name) for field, option in _OPTIONS.items()}
    wanted = Cut(
        **{field: _OPTIONS[field].read(value) for field, value in given.items() if value is not None}
    )
    if wanted.depth != Cut().depth and not wanted.around:
        raise UsageError("--depth needs --neighbourhood: name whose neighbours you want.")
    check_cut(wanted, "--")
    return wanted


def cut_down(knowledge: KnowledgeGraph, wanted: Cut, where: str | Path) -> KnowledgeGraph:
    """Return what is left of a graph, which `where` names. Raises `UsageError`, also if nothing is left."""
    from graph.identity.naming import around_named
    from graph.network.cut import cut

    left = cut(knowledge, around_named(knowledge, replace(wanted, around=()), wanted.around, where))
    if knowledge.entities and not left.entities:
        raise UsageError("This cut leaves nothing: ask for less.")
    undated = sum(article.published is None for article in knowledge.articles)
    if undated and (wanted.since or wanted.until):
        err.print(f"{counted(undated, 'article')} without a date left out.")
    return left
