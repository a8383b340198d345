"""Who matters most: newsgraph top."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph, Most
from graph.cli.cells import cited
from graph.cli.cutting import Types
from graph.cli.tables import Row, print_table
from graph.cli.terminal import counted, out, print_json
from graph.questions.choosing import types_of

if TYPE_CHECKING:
    from graph.questions.ranking import Ranked


def top(
    graph: Graph = DEFAULT_GRAPH,
    *,
    by: Annotated[
        str,
        typer.Option(metavar="MEASURE", help="importance, mentions, articles, links, bridges or quotations."),
    ] = "importance",
    most: Most = 20,
    types: Types = None,
    as_json: AsJson = False,
) -> int:
    """Who matters most, with the first sentence that tells who it is.

    Importance is how strongly linked and how often mentioned; bridges are those through whom the others are
    linked.
    """
    from graph.export.saved import read_json
    from graph.questions.known import Known
    from graph.questions.ranking import RANKINGS
    from graph.questions.ranking import top as ranked

    found = ranked(Known(read_json(graph)), by, most, types_of(types))
    if as_json:
        print_json(found)
    elif not found:
        out.print("There is nobody to list.")
    else:
        print_table(("", "Who", "First named"), [_row(one, RANKINGS[by](one), by) for one in found])
    return 0


def _row(one: "Ranked", value: float, by: str) -> Row:
    measured = f"{by} {value:.3f}" if isinstance(value, float) else counted(int(value), by.removesuffix("s"))
    counts = f"{counted(one.mentions, 'mention')} in {counted(one.articles, 'article')}"
    who = (
        one.entity.name,
        f"{one.entity.type}{', ' * bool(one.role)}{one.role}",
        measured,
        counts * (by != "mentions"),
    )
    return f"{one.rank}", who, cited(one.sentence) if one.sentence else ""
