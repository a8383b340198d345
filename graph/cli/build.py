"""Build a graph: newsgraph build."""

import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.cutting import (
    Cutting,
    Depth,
    Kinds,
    MinSupport,
    Neighbourhood,
    NoReported,
    Since,
    Top,
    Types,
    Until,
    cut_down,
)
from graph.cli.leaving_out import Anonymise, LeavingOut, Redact, leaving_out
from graph.cli.reading import (
    Columns,
    Curated,
    Follow,
    Inputs,
    Model,
    Quiet,
    Reading,
    Skips,
    Store,
    Verbose,
    columns_of,
    extracted,
)
from graph.cli.terminal import SKIPPED, err, finish, out, progress_of, shown
from graph.cli.writing import Flavour, Formats, NoText, Output, Target, Title, results, targets
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.export.view import GraphView


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks `newsgraph build` to do."""

    reading: Reading
    output: Path
    formats: str
    flavour: str = ""
    cutting: Cutting = field(default_factory=Cutting)
    leaving_out: LeavingOut = field(default_factory=LeavingOut)
    title: str | None = None
    texts: bool = True
    open_page: bool = False


def build(
    inputs: Inputs,
    *,
    output: Output = Path("exports"),
    format_: Formats = "html,graphml,json",
    flavour: Flavour = "",
    title: Title = None,
    no_text: NoText = False,
    columns: Columns = None,
    model: Model = None,
    store: Store = None,
    curation: Curated = None,
    neighbourhood: Neighbourhood = None,
    depth: Depth = 1,
    top: Top = None,
    min_support: MinSupport = 1,
    since: Since = None,
    until: Until = None,
    types: Types = None,
    kinds: Kinds = None,
    relations: Annotated[
        Path | None,
        typer.Option(help="A TOML file of relation types of your own, found beside newsgraph's."),
    ] = None,
    no_reported: NoReported = False,
    redact: Redact = None,
    anonymise: Anonymise = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    follow: Follow = False,
) -> None:
    """Build a graph from articles.

    Reads .txt .md .html .htm .pdf .docx .odt .eml, and .json .jsonl .csv .tsv with one article a row, also
    as .gz.
    """

    def work() -> int:
        mapped = columns_of(columns or [])
        request = Request(
            reading=Reading(
                inputs=tuple(inputs),
                columns=mapped,
                model=model,
                store=store,
                curation=curation,
                quiet=quiet,
                verbose=verbose,
                follow=follow,
            ),
            output=output,
            formats=format_,
            flavour=flavour,
            cutting=Cutting(
                neighbourhood=tuple(neighbourhood or ()),
                depth=depth,
                top=top,
                min_support=min_support,
                since=since,
                until=until,
                types=types,
                kinds=kinds,
                no_reported=no_reported,
            ),
            leaving_out=leaving_out(redact, anonymise),
            title=title,
            texts=not no_text,
            open_page=open_page,
        )
        from graph.data.relations import using
        from graph.readers.relations import read_relations

        with using(read_relations(relations) if relations else ()):
            return build_graph(request)

    finish(work)


def build_graph(request: Request) -> int:
    """Do what was asked and return the exit status. Raises `UsageError`, `WriteError`."""
    from graph.export.view import view_of
    from graph.pipeline import build_knowledge
    from graph.questions.differing import with_contradictions
    from graph.readers.curation import read_curation

    wanted = targets(request.formats, request.flavour, request.output)
    page = next((target.path for target in wanted if target.name == "html"), None)
    if request.open_page and page is None:
        raise UsageError("--open needs the page: add html to --format, or leave --open out.")
    request.cutting.wanted()
    curation = read_curation(request.reading.curation) if request.reading.curation else None
    with progress_of(quiet=request.reading.quiet) as progress:
        skips = Skips(quiet=request.reading.quiet)
        pairs = extracted(request.reading, progress, skips, results(request.output))
        progress.add_task("Linking and writing", total=None)
        whole = build_knowledge(pairs, curation, skips) if pairs else None
        skips.tell_rest()
        if whole is None or not whole.articles:
            err.print("No article could be read, so nothing was written.")
            return SKIPPED
        redactor = request.leaving_out.redactor(whole)
        knowledge, title = cut_down(whole, request.cutting, "these articles"), request.title
        if redactor:
            knowledge, title = redactor.redact(knowledge), title and redactor.hide(title)
        view = view_of(knowledge, title, texts=request.texts)
        if any(target.name == "html" for target in wanted):
            view = with_contradictions(view)
        for target in wanted:
            target.write(view)
    if not request.reading.quiet:
        _report(view, skips.count, wanted)
    if request.open_page and page is not None:
        _open(page)
    return SKIPPED if skips.count else 0


def _report(view: "GraphView", skipped: int, written: Sequence[Target]) -> None:
    from graph.export.summary import summarise

    for heading, lines in summarise(view):
        out.print(shown(heading), style="bold")
        for line in lines:
            out.print(f"  {shown(line)}")
        out.print()
    if skipped:
        out.print(f"{skipped:,} skipped; each is named above with what to do.\n")
    out.print("Written", style="bold")
    for target in written:
        out.print(f"  {shown(f'{target.path}: {target.use}')}")


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        err.print(shown(f"No browser could be started: open {page} yourself."))
