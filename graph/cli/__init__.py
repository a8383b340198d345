"""Turn arguments into an exit status: the command line, and the only place that prints."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from importlib.metadata import version
from typing import Annotated

import typer

from graph.cli.ask import ask
from graph.cli.build import build
from graph.cli.compare import compare
from graph.cli.explain import explain
from graph.cli.export import export
from graph.cli.mcp import mcp
from graph.cli.path import path
from graph.cli.report import report
from graph.cli.review import review
from graph.cli.said import said
from graph.cli.serve import serve
from graph.cli.terminal import SKIPPED, err, finish, out
from graph.cli.top import top
from graph.cli.watch import watch
from graph.cli.who import who

__all__ = ["main", "run"]

_COLLECTED = (100_000, 20, 20)  # records hold no cycles: looking for some as often as usual costs a fifth

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _finishing(command: Callable[..., int]) -> Callable[..., None]:
    """Return a command that ends with the status it returns, or with that of its error, which it tells."""

    @wraps(command)
    def finished(*positional: object, **given: object) -> None:
        finish(lambda: command(*positional, **given))

    return finished


_commands: dict[Callable[..., int], bool] = {
    build: True,
    watch: True,
    export: True,
    explain: True,
    review: True,
    ask: True,
    who: True,
    said: False,  # without arguments, all of the default graph
    path: True,
    top: False,
    compare: True,
    report: False,
    serve: False,
    mcp: False,
}
for _command, _needs_arguments in _commands.items():
    app.command(no_args_is_help=_needs_arguments)(_finishing(_command))


def main() -> None:
    """Run the command that the process was started with, and end the process with its status."""
    gc.set_threshold(*_COLLECTED)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show is no reason to stop
    try:
        status = run(sys.argv[1:])
    except OSError as error:
        if error.filename is not None:  # a file, and not the terminal or what the answer is sent to
            raise
        status = _unprinted(error)
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status.

    0: all is well. 1: something was skipped or could not be written. 2: wrong usage. 130: interrupted.
    """
    try:
        app(list(arguments), prog_name="newsgraph")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _unprinted(error: OSError) -> int:
    """Say that an answer could not be printed, if that can be, and return the exit status."""
    with suppress(OSError):
        err.print(f"The answer cannot be printed ({error.strerror}): make room, or send it elsewhere.")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())  # what is left to print would fail again when Python ends
    return SKIPPED


def _say_version(*, asked: bool) -> None:
    if asked:
        out.print(f"newsgraph {version('newsgraph')}")
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
