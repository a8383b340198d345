"""Write a graph that is built in other formats: newsgraph export."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.cutting import cut_down, cut_of, with_cut
from graph.cli.leaving_out import Anonymise, Redact, leaving_out
from graph.cli.options import Asked
from graph.cli.reading import Quiet
from graph.cli.terminal import out, progress_of, shown
from graph.cli.writing import Flavour, Formats, NoText, Output, Title, targets


@with_cut
def export(
    graph: Annotated[
        Path, typer.Argument(metavar="GRAPH.json", help="A graph.json of newsgraph.", show_default=False)
    ],
    *,
    format_: Formats = "graphml",
    flavour: Flavour = "",
    output: Output = Path("exports"),
    title: Title = None,
    no_text: NoText = False,
    cut: Asked,
    redact: Redact = None,
    anonymise: Anonymise = None,
    quiet: Quiet = False,
) -> int:
    """Write a graph that is built in other formats; neither the articles nor the model are needed."""
    from graph.export.saved import read_json
    from graph.export.view import view_of
    from graph.questions.differing import with_findings

    wanted_cut, wanted = cut_of(cut), targets(format_, flavour, output)
    with progress_of(quiet=quiet) as progress:
        progress.add_task("Reading and writing", total=None)
        whole = read_json(graph)
        redactor = leaving_out(redact, anonymise).redactor(whole)
        knowledge = cut_down(whole, wanted_cut, graph)
        if redactor:
            knowledge, title = redactor.redact(knowledge), title and redactor.hide(title)
        view = view_of(knowledge, title, texts=not no_text)
        if any(target.name == "html" for target in wanted):
            view = with_findings(view)
        for target in wanted:
            target.write(view)
    if not quiet:
        for target in wanted:
            out.print(shown(f"{target.path}: {target.use}"))
    return 0
