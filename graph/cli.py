"""Turn arguments into an exit status: the command line, and the only place that prints."""

import logging
import sys
import warnings
import webbrowser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph.errors import NewsgraphError, UsageError

if TYPE_CHECKING:
    from graph.export.view import GraphView
    from graph.records import Article, Skipped

_SKIPPED, _USAGE, _INTERRUPTED = 1, 2, 130
_T = TypeVar("_T")

_out = Console(markup=False, highlight=False, soft_wrap=True)
_err = Console(markup=False, highlight=False, soft_wrap=True, stderr=True)
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks `newsgraph build` to do; `columns` gives the column of a field of rows."""

    inputs: tuple[str, ...]
    output: Path
    formats: tuple[str, ...]
    columns: Mapping[str, str]
    model: str | None = None
    title: str | None = None
    store: Path | None = None
    open_page: bool = False
    quiet: bool = False
    verbose: bool = False


def main() -> None:
    """Run the command that the process was started with, and end the process with its status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show is no reason to stop
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status.

    0: all is well. 1: something was skipped or could not be written. 2: wrong usage. 130: interrupted.
    """
    try:
        app(list(arguments), prog_name="newsgraph")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _say_version(*, asked: bool) -> None:
    if asked:
        _out.print(f"newsgraph {version('newsgraph')}")
        raise typer.Exit


@app.callback()
def options(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Say which version this is.", callback=_say_version, is_eager=True),
    ] = False,
) -> None:
    """Read news articles and write a graph of who and what they name, each link with its proof."""


@app.command(no_args_is_help=True)
def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")] = Path("exports"),
    format_: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="What to write, separated by commas.")
    ] = "html,graphml,json",
    title: Annotated[
        str | None, typer.Option(help="The title of the page.", show_default="from the articles")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN", help="The column that holds a field: text=body. Repeat for more."
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME_OR_PATH", help="An installed spaCy pipeline.", show_default="the small English one"
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Keep what is found in each article, so that the next run is fast."
        ),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print each article that is read.")
    ] = False,
) -> None:
    """Build a graph from articles.

    Reads .txt .md .html .htm .pdf .docx .eml, and .json .jsonl .csv .tsv with one article a row, also as .gz.
    """
    try:
        request = Request(
            inputs=tuple(inputs),
            output=output,
            formats=tuple(dict.fromkeys(name.strip() for name in format_.split(","))),
            columns=_mapping(columns or []),
            model=model,
            title=title,
            store=store,
            open_page=open_page,
            quiet=quiet,
            verbose=verbose,
        )
        with _silent_libraries():
            status = build_graph(request)
    except NewsgraphError as error:
        _err.print(_shown(str(error)))
        status = _USAGE if isinstance(error, UsageError) else _SKIPPED
    except KeyboardInterrupt:
        _err.print("Interrupted: nothing was left half written.")
        status = _INTERRUPTED
    raise typer.Exit(status)


def build_graph(request: Request) -> int:
    """Do what was asked and return the exit status. Raises `UsageError`, `WriteError`."""
    from graph.analyse import DEFAULT_MODEL, load_pipeline
    from graph.export import FORMATS
    from graph.export.view import view_of
    from graph.pipeline import build_knowledge, extract_articles
    from graph.read import read
    from graph.store import open_store

    _check(request, tuple(FORMATS))
    paths = {name: request.output / f"graph.{name}" for name in FORMATS}
    reading = read(request.inputs, columns=request.columns, results=paths.values())
    nlp = load_pipeline(request.model or DEFAULT_MODEL)
    with _progress(request) as progress:
        articles, skipped = _sorted_out(_tracked(progress, reading, "Reading"), request)
        if not articles:
            _err.print("No article could be read, so nothing was written.")
            return _SKIPPED
        with open_store(request.store) if request.store else nullcontext() as store:
            found = extract_articles(nlp, articles, store=store)
            extracted = list(_tracked(progress, found, "Finding names and statements", len(articles)))
        progress.add_task("Linking and writing", total=None)
        view = view_of(build_knowledge(extracted), request.title)
        wanted = [name for name in FORMATS if name in request.formats]
        for name in wanted:
            FORMATS[name].write(view, paths[name])
    if not request.quiet:
        _report(view, len(skipped), {paths[name]: FORMATS[name].use for name in wanted})
    if request.open_page:
        _open(paths["html"])
    return _SKIPPED if skipped else 0


def _mapping(pairs: Iterable[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        field, _, column = pair.partition("=")
        if not field or not column:
            raise UsageError(f"--map {pair!r} names no column: write FIELD=COLUMN, as in --map text=body.")
        found[field] = column
    return found


def _check(request: Request, known: tuple[str, ...]) -> None:
    unknown = [name for name in request.formats if name not in known]
    if unknown:
        names = ", ".join(repr(name) for name in unknown)
        raise UsageError(f"There is no format {names}: choose from {', '.join(known)}.")
    if request.open_page and "html" not in request.formats:
        raise UsageError("--open needs the page: add html to --format, or leave --open out.")
    if request.output.exists() and not request.output.is_dir():
        raise UsageError(f"{request.output} is a file, and --output needs a folder: name another.")


def _sorted_out(
    reading: Iterable["Article | Skipped"], request: Request
) -> tuple[list["Article"], list["Skipped"]]:
    """Tell the articles from what was skipped, and name each of those at once."""
    from graph.records import Article

    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in reading:
        if isinstance(item, Article):
            articles.append(item)
            if request.verbose:
                _err.print(_shown(f"Read {item.source}: {item.title or item.id}"))
        else:
            skipped.append(item)
            _err.print(_shown(f"Skipped {item.source}: {item.reason}"))
    return articles, skipped


def _report(view: "GraphView", skipped: int, paths: Mapping[Path, str]) -> None:
    from graph.export.summary import summarise

    for heading, lines in summarise(view):
        _out.print(_shown(heading), style="bold")
        for line in lines:
            _out.print(f"  {_shown(line)}")
        _out.print()
    if skipped:
        _out.print(f"{skipped:,} skipped; each is named above with what to do.\n")
    _out.print("Written", style="bold")
    for path, use in paths.items():
        _out.print(f"  {path}: {use}")


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        _err.print(f"No browser could be started: open {page} yourself.")


def _shown(text: str) -> str:
    """Return a text without the characters by which an article could steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _progress(request: Request) -> Progress:
    hidden = request.quiet or not _err.is_terminal
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=_err, transient=True, disable=hidden)


def _tracked(progress: Progress, items: Iterable[_T], what: str, total: int | None = None) -> Iterator[_T]:
    task = progress.add_task(what, total=total)
    for item in items:
        yield item
        progress.advance(task)
    progress.remove_task(task)


@contextmanager
def _silent_libraries() -> Iterator[None]:
    """Keep warnings and logs of libraries off the terminal; what goes wrong is said by our own sentences."""
    disabled = logging.root.manager.disable
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
