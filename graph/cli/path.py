"""How two are linked: newsgraph path."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph
from graph.cli.cells import cited
from graph.cli.tables import print_table
from graph.cli.terminal import SKIPPED, counted, err, out, print_json, shown

if TYPE_CHECKING:
    from graph.questions.paths import Hop


def path(
    start: Annotated[str, typer.Argument(metavar="A", help="Where to begin.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="B", help="Whom to reach.", show_default=False)],
    graph: Graph = DEFAULT_GRAPH,
    *,
    as_json: AsJson = False,
) -> int:
    """How two are linked: the shortest way and the strongest, with the sentence on each hop.

    The exit status is 1 where no way leads from one to the other.
    """
    from graph.export.saved import read_json
    from graph.identity.naming import entity_named
    from graph.questions.known import Known
    from graph.questions.paths import paths

    known = Known(read_json(graph))
    one, other = (entity_named(known.register, name, graph) for name in (start, end))
    found = paths(known, one, other)
    if as_json:
        print_json(found)
    elif not found.shortest:
        err.print(shown(f"No way leads from {one.name} to {other.name}."))
    elif found.shortest == found.strongest:
        _show("The shortest way, and the strongest", found.shortest)
    else:
        _show("The shortest way", found.shortest)
        _show("The strongest way", found.strongest)
    return 0 if found.shortest else SKIPPED


def _show(heading: str, hops: Sequence["Hop"]) -> None:
    way = [hops[0].source.name, *(hop.target.name for hop in hops)]
    out.print(shown(f"{heading}, {counted(len(hops), 'hop')}: {' – '.join(way)}"), style="bold")
    out.print()
    rows = []
    for hop in hops:
        link, more = hop.link, len(hop.links) - 1
        words = (link.words, link.claimed, f"and {counted(more, 'more link')}" if more else "")
        rows.append((words, cited(hop.sentence)))
    print_table(("Link", "Sentence"), rows)
