"""Read and parse the articles that a command is given, with its options for that."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.cli.terminal import err, shown, tracked
from graph.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress

    from graph.records import Article, Extraction, Skipped

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What to read and how; `columns` gives the column of a field of rows.

    The files of `store` and `curation` may lie beside the articles, and are none.
    """

    inputs: tuple[str, ...]
    columns: Mapping[str, str]
    model: str | None = None
    store: Path | None = None
    curation: Path | None = None
    quiet: bool = False
    verbose: bool = False
    follow: bool = False


class Skips:
    """Name what is skipped, each at once; of one kind twenty, and the number of the others at the end."""

    def __init__(self, *, quiet: bool) -> None:
        self.count = 0
        self._quiet = quiet
        self._kinds: Counter[tuple[bool, str]] = Counter()

    def __call__(self, item: "Skipped") -> None:
        """Count one by a fault, and name it."""
        self.count += not item.harmless
        if item.harmless and self._quiet:
            return
        kind = (item.harmless, _PARTICULAR.sub("…", item.reason))
        self._kinds[kind] += 1
        if self._kinds[kind] <= _NAMED:
            word = "Passed over in" if item.harmless else "Skipped"
            err.print(shown(f"{word} {item.source}: {item.reason}"))

    def tell_rest(self) -> None:
        """Say how many of each kind were not named."""
        for (_, reason), count in self._kinds.items():
            if count > _NAMED:
                err.print(shown(f"Skipped {count - _NAMED:,} more: {reason}"))


def extracted(
    reading: Reading, progress: "Progress", skips: Skips, results: Collection[Path] = ()
) -> list[tuple["Article", "Extraction"]]:
    """Return each article with what is found in it; `results` are passed over. Raises `UsageError`."""
    from graph.analyse import DEFAULT_MODEL, load_pipeline
    from graph.pipeline import extract_articles
    from graph.readers import read
    from graph.store import open_store

    own = [*results, *filter(None, (reading.store, reading.curation))]
    found = read(reading.inputs, columns=reading.columns, results=own, follow=reading.follow)
    nlp = load_pipeline(reading.model or DEFAULT_MODEL)
    articles = _sorted_out(tracked(progress, found, "Reading"), skips, verbose=reading.verbose)
    if not articles:
        return []
    with open_store(reading.store) if reading.store else nullcontext() as store:
        pairs = extract_articles(nlp, articles, store=store, skip=skips)
        return list(tracked(progress, pairs, "Finding names and statements", len(articles)))


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return the column of each field that `--map` names. Raises `UsageError`."""
    found = {}
    for pair in pairs:
        field, _, column = pair.partition("=")
        if not field or not column:
            raise UsageError(f"--map {pair!r} names no column: write FIELD=COLUMN, as in --map text=body.")
        found[field] = column
    return found


def _sorted_out(found: Iterable["Article | Skipped"], skips: Skips, *, verbose: bool) -> list["Article"]:
    """Return the articles, and name what was skipped."""
    from graph.records import Article

    articles: list[Article] = []
    for item in found:
        if not isinstance(item, Article):
            skips(item)
            continue
        articles.append(item)
        if verbose:
            err.print(shown(f"Read {item.source}: {item.title or item.id}"))
    return articles
