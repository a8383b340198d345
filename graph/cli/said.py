"""Who said what: newsgraph said."""

from typing import Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph
from graph.cli.cells import quotation_row
from graph.cli.tables import print_table
from graph.cli.terminal import counted, out, print_json, shown


def said(
    graph: Graph = DEFAULT_GRAPH,
    *,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this one said.")] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only what was said of this one.")] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this one was told.")] = None,
    as_json: AsJson = False,
) -> int:
    """Who said what to whom about whom: all quotations, whole and in order, with the articles they stand in.

    Without --by, --about and --to, everything that was said.
    """
    from graph.export.saved import read_json
    from graph.identity.naming import entity_named
    from graph.questions.known import Known
    from graph.questions.said import said as find

    known = Known(read_json(graph))
    ends = {
        end: entity_named(known.register, name, graph)
        for end, name in {"by": by, "about": about, "to": to}.items()
        if name is not None
    }
    found = find(known, by=ends.get("by"), about=ends.get("about"), to=ends.get("to"))
    if as_json:
        print_json(found)
        return 0
    asked = "".join(f" {end} {entity.name}" for end, entity in ends.items())
    if not found:
        out.print(shown(f"No quotation{asked}."))
        return 0
    articles = len({quotation.sentence.article for quotation in found})
    out.print(
        shown(f"{counted(len(found), 'quotation')}{asked} in {counted(articles, 'article')}"),
        style="bold",
    )
    out.print()
    print_table(("Article", "Speaker", "Words"), [quotation_row(quotation) for quotation in found])
    return 0
