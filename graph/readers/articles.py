"""Read the articles of files, folders and standard input."""

import io
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from graph.addresses import without_password
from graph.budgets import MAX_DOCUMENT, MAX_MAIL, MAX_PAGE, MAX_ROWS, MAX_TEXT
from graph.errors import ReadError
from graph.readers.docx import read_docx
from graph.readers.html import read_html
from graph.readers.json import read_json, read_jsonl
from graph.readers.mail import read_mail
from graph.readers.markdown import read_markdown
from graph.readers.odt import read_odt
from graph.readers.opening import contents, opened
from graph.readers.pdf import read_pdf
from graph.readers.rows import Columns, columns_of
from graph.readers.sources import Source, find_sources
from graph.readers.stdin import recognised
from graph.readers.tables import read_csv, read_tsv
from graph.readers.text import read_text
from graph.readers.unfit import unfit
from graph.records import Article, Skipped

_WHOLE: dict[str, tuple[Callable[[bytes, Source], Article], int]] = {  # with the largest file in bytes
    ".txt": (read_text, MAX_TEXT),
    ".md": (read_markdown, MAX_TEXT),
    ".html": (read_html, MAX_PAGE),
    ".htm": (read_html, MAX_PAGE),
    ".eml": (read_mail, MAX_MAIL),
    ".docx": (read_docx, MAX_DOCUMENT),
    ".odt": (read_odt, MAX_DOCUMENT),
    ".pdf": (read_pdf, MAX_DOCUMENT),
}
_ROWS: dict[str, Callable[[io.BufferedReader, Source, Columns], Iterator[Article | Skipped]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_tsv,
}
ENDINGS = frozenset(_WHOLE) | frozenset(_ROWS)


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
        empty = True
        for found in _guarded(source, columns, stdin):
            empty = False
            if isinstance(found, Article):
                clean = replace(found, url=without_password(found.url))
                yield source.shown + found.source.removeprefix(source.name), _writable(clean)
            else:
                yield found.source, found
        if empty:
            yield (
                source.shown,
                Skipped(source=source.shown, reason="It holds no article: fill it or leave it out."),
            )


def _guarded(source: Source, columns: Columns, stdin: BinaryIO) -> Iterator[Article | Skipped]:
    try:
        with opened(source.path, stdin) as stream:
            ending, whole = (source.ending, stream) if source.path else recognised(stream, columns)
            if ending in _ROWS:
                yield from _some(_ROWS[ending](whole, source, columns))
            else:
                reader, limit = _WHOLE[ending]
                yield reader(contents(whole, limit), source)
    except ReadError as error:
        yield Skipped(source=source.shown, reason=str(error))


def _some(rows: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    yield from islice(rows, MAX_ROWS)
    if next(rows, None) is not None:
        raise ReadError(f"It has more than {MAX_ROWS:,} rows, and those behind are not read: split it.")


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
                yield Skipped(
                    source=shown, reason=f"It is a copy of {where}, with the same id: leave one of them out."
                )
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
