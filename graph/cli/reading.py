"""Read and parse the articles that a command is given, with its options for that."""

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


def extracted(
    reading: Reading, progress: "Progress", results: Collection[Path] = ()
) -> tuple[list[tuple["Article", "Extraction"]], int]:
    """Return each article with what is found in it, and how many were skipped; `results` are passed over.

    Raises `UsageError`.
    """
    from graph.analyse import DEFAULT_MODEL, load_pipeline
    from graph.pipeline import extract_articles
    from graph.readers import read
    from graph.store import open_store

    own = [*results, *filter(None, (reading.store, reading.curation))]
    found = read(reading.inputs, columns=reading.columns, results=own)
    nlp = load_pipeline(reading.model or DEFAULT_MODEL)
    articles, skipped = _sorted_out(tracked(progress, found, "Reading"), reading)
    if not articles:
        return [], len(skipped)
    with open_store(reading.store) if reading.store else nullcontext() as store:
        pairs = extract_articles(nlp, articles, store=store)
        return list(tracked(progress, pairs, "Finding names and statements", len(articles))), len(skipped)


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Return the column of each field that `--map` names. Raises `UsageError`."""
    found = {}
    for pair in pairs:
        field, _, column = pair.partition("=")
        if not field or not column:
            raise UsageError(f"--map {pair!r} names no column: write FIELD=COLUMN, as in --map text=body.")
        found[field] = column
    return found


def _sorted_out(
    found: Iterable["Article | Skipped"], reading: Reading
) -> tuple[list["Article"], list["Skipped"]]:
    """Tell the articles from what was skipped by a fault, and name each of those at once."""
    from graph.records import Article

    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in found:
        if isinstance(item, Article):
            articles.append(item)
            if reading.verbose:
                err.print(shown(f"Read {item.source}: {item.title or item.id}"))
        elif item.harmless:
            if not reading.quiet:
                err.print(shown(f"Passed over in {item.source}: {item.reason}"))
        else:
            skipped.append(item)
            err.print(shown(f"Skipped {item.source}: {item.reason}"))
    return articles, skipped
