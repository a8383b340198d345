"""Add what arrives in a folder: newsgraph watch."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Never

import typer

from graph.cli.leaving_out import Anonymise, Redact, leaving_out
from graph.cli.options import Asked
from graph.cli.reading import Follow, Quiet, Verbose, build_of, with_reading
from graph.cli.terminal import counted, err, out, shown
from graph.cli.writing import Flavour, Formats, NoText, Output, Title, results, targets
from graph.errors import NewsgraphError, UsageError

if TYPE_CHECKING:
    from graph.cli.build import Request
    from graph.readers.arriving import Listing


@with_reading
def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where articles arrive.", show_default=False)
    ],
    *,
    every: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0.01, max=86_400, help="How long to wait between two looks."),
    ] = 2.0,
    output: Output = Path("exports"),
    format_: Formats = "html,graphml,json",
    flavour: Flavour = "",
    title: Title = None,
    no_text: NoText = False,
    reading: Asked,
    redact: Redact = None,
    anonymise: Anonymise = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    follow: Follow = False,
) -> int:
    """Build again whenever articles in a folder come, change or go, until you press Ctrl-C.

    A file that is still being written is taken once it stands still. Prints one line a build. Needs --store.
    """
    from graph.cli.build import Request

    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}: make it, or check the path.")
    if reading["store"] is None:
        raise UsageError("watch builds again and again: give it a --store FILE, to keep what is found.")
    targets(format_, flavour, output)
    request = Request(
        build=build_of([str(folder)], reading, follow=follow, results=results(output)),
        output=output,
        formats=format_,
        flavour=flavour,
        leaving_out=leaving_out(redact, anonymise),
        title=title,
        texts=not no_text,
        quiet=quiet,
        verbose=verbose,
    )
    watch_folder(request, folder, every)


def watch_folder(request: "Request", folder: Path, seconds: float) -> Never:
    """Build whenever files have arrived; what stops a build is told once, and it is tried again.

    It ends by an interruption, for which nothing is to be done: files are written whole.
    """
    from graph.readers.arriving import arrived, listing

    build = request.build
    own = [*build.results, *filter(None, (build.store, build.curation))]

    def look() -> "Listing":
        return listing(folder, own, follow=build.follow)

    def wait() -> None:
        time.sleep(seconds)

    files, fault = arrived(look, wait), ""
    while True:
        unfinished = next(files)
        try:
            told = _built(replace(request, build=replace(build, results=(*build.results, *unfinished))))
        except NewsgraphError as error:
            if str(error) != fault:
                err.print(shown(f"Not built, but tried again: {error}"))
            files, fault = arrived(look, wait), str(error)
            continue
        fault = ""
        if not request.quiet:
            out.print(shown(told))
            out.file.flush()


def _built(request: "Request") -> str:
    """Build, and return what came of it in a line."""
    from graph.cli.build import make

    outcome = make(request)
    skipped = f", {outcome.skipped:,} skipped" if outcome.skipped else ""
    if not outcome.articles:
        return f"No article yet{skipped}."
    return f"Built {counted(outcome.articles, 'article')}{skipped}: {request.output}"
