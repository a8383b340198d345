"""Build a graph: newsgraph build."""

import webbrowser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.reading import (
    Columns,
    Curated,
    Inputs,
    Model,
    Quiet,
    Reading,
    Store,
    Verbose,
    columns_of,
    extracted,
)
from graph.cli.terminal import SKIPPED, err, finish, out, progress_of, shown
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.export.view import GraphView


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks `newsgraph build` to do."""

    reading: Reading
    output: Path
    formats: tuple[str, ...]
    curation: Path | None = None
    title: str | None = None
    texts: bool = True
    open_page: bool = False
    quiet: bool = False


def build(
    inputs: Inputs,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")] = Path("exports"),
    format_: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="What to write, separated by commas.")
    ] = "html,graphml,json",
    title: Annotated[
        str | None, typer.Option(help="The title of the page.", show_default="from the articles")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Put no more of the articles in the page than what it cites.")
    ] = False,
    columns: Columns = None,
    model: Model = None,
    store: Store = None,
    curation: Curated = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build a graph from articles.

    Reads .txt .md .html .htm .pdf .docx .eml, and .json .jsonl .csv .tsv with one article a row, also as .gz.
    """

    def work() -> int:
        mapped = columns_of(columns or [])
        request = Request(
            reading=Reading(inputs=tuple(inputs), columns=mapped, model=model, store=store, verbose=verbose),
            output=output,
            formats=tuple(dict.fromkeys(name.strip() for name in format_.split(","))),
            curation=curation,
            title=title,
            texts=not no_text,
            open_page=open_page,
            quiet=quiet,
        )
        return build_graph(request)

    finish(work)


def build_graph(request: Request) -> int:
    """Do what was asked and return the exit status. Raises `UsageError`, `WriteError`."""
    from graph.export import FORMATS
    from graph.export.view import view_of
    from graph.pipeline import build_knowledge
    from graph.readers.curation import read_curation

    _check(request, tuple(FORMATS))
    curation = read_curation(request.curation) if request.curation else None
    paths = {name: request.output / f"graph.{name}" for name in FORMATS}
    with progress_of(quiet=request.quiet) as progress:
        pairs, skipped = extracted(request.reading, progress, list(paths.values()))
        if not pairs:
            err.print("No article could be read, so nothing was written.")
            return SKIPPED
        progress.add_task("Linking and writing", total=None)
        knowledge = build_knowledge(pairs, curation)
        view = view_of(knowledge, request.title, texts=request.texts)
        wanted = [name for name in FORMATS if name in request.formats]
        for name in wanted:
            FORMATS[name].write(view, paths[name])
    if not request.quiet:
        _report(view, skipped, {paths[name]: FORMATS[name].use for name in wanted})
    if request.open_page:
        _open(paths["html"])
    return SKIPPED if skipped else 0


def _check(request: Request, known: tuple[str, ...]) -> None:
    unknown = [name for name in request.formats if name not in known]
    if unknown:
        names = ", ".join(repr(name) for name in unknown)
        raise UsageError(f"There is no format {names}: choose from {', '.join(known)}.")
    if request.open_page and "html" not in request.formats:
        raise UsageError("--open needs the page: add html to --format, or leave --open out.")
    if request.output.exists() and not request.output.is_dir():
        raise UsageError(f"{request.output} is a file, and --output needs a folder: name another.")


def _report(view: "GraphView", skipped: int, paths: Mapping[Path, str]) -> None:
    from graph.export.summary import summarise

    for heading, lines in summarise(view):
        out.print(shown(heading), style="bold")
        for line in lines:
            out.print(f"  {shown(line)}")
        out.print()
    if skipped:
        out.print(f"{skipped:,} skipped; each is named above with what to do.\n")
    out.print("Written", style="bold")
    for path, use in paths.items():
        out.print(f"  {path}: {use}")


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        err.print(f"No browser could be started: open {page} yourself.")
