"""What a command that reads articles is asked, and what it says meanwhile."""

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.cli.options import Asked, Option, with_options
from graph.cli.terminal import err, shown
from graph.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from graph.pipeline import Build, Step
    from graph.records import Article, Skipped

Inputs: TypeAlias = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.", show_default=False),
]
Columns: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="FIELD=COLUMN", help="The column that holds a field: text=body. Repeat for more."
    ),
]
Model: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH", help="An installed spaCy pipeline.", show_default="the small English one"
    ),
]
Store: TypeAlias = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Keep what is found in each article, so that the next run is fast."),
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Read with so many processes.", show_default="one a processor"),
]
Curated: TypeAlias = Annotated[
    Path | None,
    typer.Option("--curation", metavar="FILE", help="What you decided about names: see newsgraph review."),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("-v", "--verbose", help="Print each article that is read.")]


_NAMED = 20  # of one kind
_PARTICULAR = re.compile(r"'[^']*'|\([^()]*\)|\d[\d,.]*")  # what differs between reasons of one kind


Follow: TypeAlias = Annotated[
    bool, typer.Option("--follow", help="Read what links in a folder lead to outside of it.")
]


with_reading = with_options(
    "reading",
    {
        "columns": Option(Columns),
        "model": Option(Model),
        "store": Option(Store),
        "jobs": Option(Jobs),
        "curation": Option(Curated),
    },
)


def build_of(inputs: Iterable[str], reading: Asked, *, follow: bool, results: Iterable[Path]) -> "Build":
    """Return what to read and how, as options ask for it. Raises `UsageError`."""
    columns = columns_of(reading["columns"] or ())

    from graph.pipeline import Build

    asked = {**reading, "columns": columns, "jobs": reading["jobs"] or processors()}
    return Build(**asked, inputs=tuple(inputs), results=tuple(results), follow=follow)


class Telling:
    """Say on the terminal what a build tells: `skipped` by a fault, and with `verbose` what is read.

    What is skipped is named at once; of one kind twenty, and the number of the others at the end.
    """

    def __init__(self, progress: "Progress", *, quiet: bool, verbose: bool) -> None:
        self.skipped = 0
        self._quiet, self._verbose = quiet, verbose
        self._progress = progress
        self._task: tuple[str, TaskID] | None = None
        self._kinds: Counter[tuple[bool, str]] = Counter()

    def __call__(self, what: "Article | Skipped | Step") -> None:
        """Say one thing."""
        from graph.records import Article, Skipped

        if isinstance(what, Skipped):
            self._name(what)
        elif isinstance(what, Article):
            if self._verbose:
                err.print(shown(f"Read {what.source}: {what.title or what.id}"))
        else:
            self._show(what)

    def _name(self, item: "Skipped") -> None:
        self.skipped += not item.harmless
        if item.harmless and self._quiet:
            return
        kind = (item.harmless, _PARTICULAR.sub("…", item.reason))
        self._kinds[kind] += 1
        if self._kinds[kind] <= _NAMED:
            word = "Passed over in" if item.harmless else "Skipped"
            err.print(shown(f"{word} {item.source}: {item.reason}"))

    def _show(self, step: "Step") -> None:
        if self._progress.disable:
            return
        if self._task is None or self._task[0] != step.stage:
            if self._task is not None:
                self._progress.remove_task(self._task[1])
            self._task = (step.stage, self._progress.add_task(step.stage, words=0))
        self._progress.update(self._task[1], completed=step.done, total=step.total, words=step.words)

    def tell_rest(self) -> None:
        """Say how many of each kind were not named."""
        for (_, reason), count in self._kinds.items():
            if count > _NAMED:
                err.print(shown(f"Skipped {count - _NAMED:,} more: {reason}"))


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return the column of each field that `--map` names. Raises `UsageError`."""
    found = {}
    for pair in pairs:
        field, _, column = pair.partition("=")
        if not field or not column:
            raise UsageError(f"--map {pair!r} names no column: write FIELD=COLUMN, as in --map text=body.")
        found[field] = column
    return found
