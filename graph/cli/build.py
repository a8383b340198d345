"""Build a graph: newsgraph build."""

import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.cutting import cut_down, cut_of, with_cut
from graph.cli.leaving_out import Anonymise, LeavingOut, Redact, leaving_out
from graph.cli.options import Asked
from graph.cli.reading import Follow, Inputs, Quiet, Telling, Verbose, build_of, with_reading
from graph.cli.terminal import SKIPPED, err, out, progress_of, shown
from graph.cli.writing import Flavour, Formats, NoText, Output, Target, Title, results, targets
from graph.cuts import Cut
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.pipeline import Build


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build: how many articles, how many skipped, what is said of it, and what was written."""

    articles: int
    skipped: int
    lines: Sequence[tuple[str, Sequence[str]]] = ()
    written: Sequence[Target] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks `newsgraph build` to do."""

    build: "Build"
    output: Path
    formats: str
    flavour: str = ""
    cut: Cut = field(default_factory=Cut)
    leaving_out: LeavingOut = field(default_factory=LeavingOut)
    title: str | None = None
    texts: bool = True
    open_page: bool = False
    quiet: bool = False
    verbose: bool = False


@with_reading
@with_cut
def build(
    inputs: Inputs,
    *,
    output: Output = Path("exports"),
    format_: Formats = "html,graphml,json",
    flavour: Flavour = "",
    title: Title = None,
    no_text: NoText = False,
    reading: Asked,
    cut: Asked,
    relations: Annotated[
        Path | None,
        typer.Option(help="A TOML file of relation types of your own, found beside newsgraph's."),
    ] = None,
    redact: Redact = None,
    anonymise: Anonymise = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    follow: Follow = False,
) -> int:
    """Build a graph from articles.

    Reads .txt .md .html .htm .pdf .docx .odt .eml, .json .jsonl .csv .tsv with one article a row, .rss .atom
    .xml feeds, and .zip .tar .warc archives of all these, also packed as .gz .bz2 .xz.
    """
    request = Request(
        build=build_of(inputs, reading, follow=follow, results=results(output)),
        output=output,
        formats=format_,
        flavour=flavour,
        cut=cut_of(cut),
        leaving_out=leaving_out(redact, anonymise),
        title=title,
        texts=not no_text,
        open_page=open_page,
        quiet=quiet,
        verbose=verbose,
    )
    from graph.data.relations import using
    from graph.readers.relations import read_relations

    with using(read_relations(relations) if relations else ()):
        return build_graph(request)


def build_graph(request: Request) -> int:
    """Do what was asked, say it, and return the exit status. Raises `UsageError`, `WriteError`."""
    outcome = make(request)
    if not outcome.articles:
        err.print("No article could be read, so nothing was written.")
        return SKIPPED
    if not request.quiet:
        _report(outcome)
    page = next((target.path for target in outcome.written if target.name == "html"), None)
    if request.open_page and page is not None:
        _open(page)
    return SKIPPED if outcome.skipped else 0


def make(request: Request) -> Outcome:
    """Do what was asked, and say on the way what is skipped. Raises `UsageError`, `WriteError`."""
    from graph.cli.made import Made
    from graph.pipeline import run

    wanted = targets(request.formats, request.flavour, request.output)
    if request.open_page and not any(target.name == "html" for target in wanted):
        raise UsageError("--open needs the page: add html to --format, or leave --open out.")
    # What is left out is said on the way, or looked up in what was built: such a build is made each time.
    whole_asked = request.cut == Cut() and request.leaving_out == LeavingOut()
    keeping = request.build.store if whole_asked else None
    asked = f"{request.title}\0{request.texts}\0{[(target.name, target.flavour) for target in wanted]}"
    made = Made(keeping, asked, [target.path for target in wanted])
    with progress_of(quiet=request.quiet) as progress:
        telling = Telling(progress, quiet=request.quiet, verbose=request.verbose)
        whole = run(request.build, telling, made.stands)
        telling.tell_rest()
        if not whole.articles:
            return Outcome(articles=0, skipped=telling.skipped)
        lines = made.lines
        if not lines:
            from graph.export.summary import summarise
            from graph.export.view import view_of
            from graph.questions.differing import with_findings

            redactor = request.leaving_out.redactor(whole)
            knowledge, title = cut_down(whole, request.cut, "these articles"), request.title
            if redactor:
                knowledge, title = redactor.redact(knowledge), title and redactor.hide(title)
            view = view_of(knowledge, title, texts=request.texts)
            view = with_findings(view)
            for target in wanted:
                target.write(view)
            lines = tuple(summarise(view))
            made.keep(lines)
    return Outcome(articles=len(whole.articles), skipped=telling.skipped, lines=lines, written=tuple(wanted))


def _report(outcome: Outcome) -> None:
    for heading, lines in outcome.lines:
        out.print(shown(heading), style="bold")
        for line in lines:
            out.print(f"  {shown(line)}")
        out.print()
    if outcome.skipped:
        out.print(f"{outcome.skipped:,} skipped; each is named above with what to do.\n")
    out.print("Written", style="bold")
    for target in outcome.written:
        out.print(f"  {shown(f'{target.path}: {target.use}')}")


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        err.print(shown(f"No browser could be started: open {page} yourself."))
