"""A report of a graph: newsgraph report."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph, Most
from graph.cli.reading import Quiet
from graph.cli.terminal import out, print_json, shown
from graph.errors import UsageError

_ENDINGS = {"md": "read it in any editor", "html": "open it in a browser"}


def report(
    graph: Graph = DEFAULT_GRAPH,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")] = Path("exports"),
    format_: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="What to write, separated by commas.")
    ] = "md,html",
    title: Annotated[
        str | None, typer.Option(help="The title of the report.", show_default="from the articles")
    ] = None,
    most: Most = 10,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> int:
    """Report on a graph: main actors, bridges, groups, who says what of whom, and what to look into.

    Writes report.md and report.html, or with --json prints all of it.
    """
    from graph.export.atomic import write_whole
    from graph.export.saved import read_json
    from graph.questions.known import Known
    from graph.questions.report import report as reported
    from graph.questions.report.document import document_of
    from graph.questions.report.html import to_html
    from graph.questions.report.markdown import to_markdown

    wanted = [name.strip() for name in format_.split(",")]
    unknown = [name for name in wanted if name not in _ENDINGS]
    if unknown:
        raise UsageError(f"A report has no format {unknown[0]!r}: choose from {', '.join(_ENDINGS)}.")
    found = reported(Known(read_json(graph)), title)
    if as_json:
        print_json(found)
        return 0
    document = document_of(found, most)
    for name, write in (("md", to_markdown), ("html", to_html)):
        if name in wanted:
            path = output / f"report.{name}"
            write_whole(path, (write(document),))
            if not quiet:
                out.print(shown(f"{path}: {_ENDINGS[name]}"))
    return 0
