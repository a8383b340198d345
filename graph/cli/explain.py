"""Explain an entity: newsgraph explain."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.terminal import err, finish, out, shown
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.identity.register import Register
    from graph.records import Entity


def explain(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)
    ],
    graph: Annotated[Path, typer.Argument(metavar="GRAPH.json", help="The graph.json to look in.")] = Path(
        "exports/graph.json"
    ),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON, whole.")] = False,
) -> None:
    """Explain an entity: which mentions came together by which rule, and what was close but refused."""
    finish(lambda: explain_name(name, graph, as_json=as_json))


def explain_name(name: str, graph: Path, *, as_json: bool) -> int:
    """Print why an entity is what it is. Raises `UsageError`, also where nobody or several bear the name."""
    import msgspec

    from graph.export.saved import read_json
    from graph.identity.explain import explain as explained
    from graph.identity.register import Register
    from graph.identity.tell import tell

    register = Register(read_json(graph))
    found = register.find(name)
    if len(found.exact) != 1:
        for entity in found.exact or found.close:
            err.print(shown(f"  {entity.id}  {_line(register, entity)}"))
        raise UsageError(_unclear(name, graph, exact=len(found.exact), close=len(found.close)))
    explanation = explained(register, found.exact[0])
    if as_json:
        out.print(msgspec.json.format(msgspec.json.encode(explanation), indent=2).decode())
        return 0
    for heading, lines in tell(register, explanation):
        out.print(shown(heading), style="bold")
        for line in lines:
            out.print(f"  {shown(line)}")
        out.print()
    return 0


def _line(register: "Register", entity: "Entity") -> str:
    from graph.identity.tell import describe

    mentions = register.mentions(entity)
    articles = sorted({mention.article for mention in mentions})
    return (
        f"{describe(entity)}, {len(mentions):,} in {', '.join(articles[:3])}{', ...' * (len(articles) > 3)}"
    )


def _unclear(name: str, graph: Path, *, exact: int, close: int) -> str:
    if exact:
        return f"{exact} entities in {graph} are called {name!r}: give the id of one of those above."
    if close:
        return f"Nobody and nothing in {graph} is called {name!r}: give the name of one of those above."
    return f"Nobody and nothing in {graph} is called {name!r}: check the spelling."
