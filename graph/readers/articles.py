"""Read the articles of files, folders and standard input."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from graph.addresses import without_password
from graph.readers.formats import ENDINGS, read_source
from graph.readers.rows import Columns, columns_of
from graph.readers.sources import Source, find_sources
from graph.readers.unfit import unfit
from graph.records import Article, Skipped


def read(
    inputs: Sequence[str | Path],
    *,
    columns: Mapping[str, str] = MappingProxyType({}),
    results: Collection[Path] = (),
    stdin: BinaryIO | None = None,
    follow: bool = False,
) -> Iterator[Article | Skipped]:
    """Yield each article of the inputs, and what was skipped with the reason, one by one.

    Files come in the order of their names whatever the order of the inputs, rows in that of their file.
    `columns` gives the name of the column for a field of rows (`{"text": "body"}`); a file without it is read
    by the usual name, and a column that no row has is named at the end. `results`, which the
    program writes itself, are passed over in folders; `follow` tells to read also what links in them lead to
    elsewhere. `-` is standard input, in a format that its first line
    tells. Ids are unique: an article with the id and the text of an earlier one is skipped, one with the id
    and another text gets a mark made from its text. Raises `UsageError` at once for an input or field that
    does not exist.
    """
    names = columns_of(columns)
    sources = find_sources(inputs, ENDINGS, results, follow=follow)
    return chain(_unique(_found(sources, names, stdin or sys.stdin.buffer)), names.lacking())


def _found(
    sources: tuple[Source | Skipped, ...], columns: Columns, stdin: BinaryIO
) -> Iterator[tuple[str, Article | Skipped]]:
    """Yield what is found, each with the path as the user can open it."""
    for source in sources:
        if isinstance(source, Skipped):
            yield source.source, source
            continue
        for found in read_source(source, columns, stdin):
            if isinstance(found, Article):
                clean = replace(found, url=without_password(found.url))
                yield source.shown + found.source.removeprefix(source.name), _writable(clean)
            else:
                yield found.source, found


def _unique(found: Iterator[tuple[str, Article | Skipped]]) -> Iterator[Article | Skipped]:
    """Judge the texts, and make the ids unique."""
    seen: dict[str, tuple[str, str]] = {}
    for shown, article in found:
        reason = unfit(article.text) if isinstance(article, Article) else None
        if isinstance(article, Skipped) or reason:
            yield article if isinstance(article, Skipped) else Skipped(source=shown, reason=reason or "")
            continue
        digest = sha256(article.text.encode()).hexdigest()
        for name in (article.id, *(f"{article.id}-{digest[:length]}" for length in (8, 16, 64))):
            earlier, where = seen.get(name, ("", ""))
            if earlier == digest:
                reason = f"It is a copy of {where}, with the same id: leave one of them out."
                yield Skipped(source=shown, reason=reason, harmless=True)
                break
            if not earlier:
                seen[name] = (digest, shown)
                yield replace(article, id=name)
                break


def _writable(article: Article) -> Article:
    """Put U+FFFD for half of a surrogate pair, which is no character and cannot be written to any file."""
    fields = {name: getattr(article, name) for name in Article.__slots__}
    return Article(
        **{
            name: value and value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            for name, value in fields.items()
        }
    )
