"""Read the graph that a question is asked of, and find whom it names."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.cli.terminal import err, shown
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.identity.register import Register
    from graph.records import Entity

DEFAULT_GRAPH = Path("exports/graph.json")

Named: TypeAlias = Annotated[
    str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)
]
Graph: TypeAlias = Annotated[Path, typer.Argument(metavar="GRAPH.json", help="The graph.json to look in.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print it as JSON, whole.")]
Most: TypeAlias = Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show so many in a list.")]


def entity_named(register: "Register", name: str, graph: str | Path) -> "Entity":
    """Return the only entity of a name. Raises `UsageError`, having named those that may be meant."""
    found = register.find(name)
    if len(found.exact) == 1:
        return found.exact[0]
    offered = found.exact or found.close
    if len(offered) > 1:
        for entity in offered:
            err.print(shown(f"  {entity.id}  {_line(register, entity)}"))
    if found.exact:
        raise UsageError(
            f"{len(offered)} entities in {graph} are called {name!r}: give the id of one of those above."
        )
    unknown = f"Nobody and nothing in {graph} is called {name!r}"
    if len(offered) == 1:
        raise UsageError(f"{unknown}. Did you mean {offered[0].name}?")
    if offered:
        raise UsageError(f"{unknown}. Did you mean one of those above?")
    raise UsageError(f"{unknown}: check the spelling.")


def _line(register: "Register", entity: "Entity") -> str:
    from graph.identity.tell import describe

    mentions = register.mentions(entity)
    articles = sorted({mention.article for mention in mentions})
    return (
        f"{describe(entity)}, {len(mentions):,} in {', '.join(articles[:3])}{', ...' * (len(articles) > 3)}"
    )
