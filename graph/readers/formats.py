"""Read one source in the format that its ending tells."""

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from graph.budgets import MAX_DOCUMENT, MAX_MAIL, MAX_PAGE, MAX_ROWS, MAX_TEXT
from graph.errors import ReadError
from graph.readers.docx import read_docx
from graph.readers.feed import read_feed
from graph.readers.html import read_html
from graph.readers.json import read_json, read_jsonl
from graph.readers.mail import read_mail
from graph.readers.markdown import read_markdown
from graph.readers.member import Member
from graph.readers.metered import SpentError
from graph.readers.odt import read_odt
from graph.readers.opening import contents, opened, unpacked
from graph.readers.pdf import read_pdf
from graph.readers.rows import Columns
from graph.readers.sources import Source
from graph.readers.stdin import recognised
from graph.readers.tables import read_csv, read_tsv
from graph.readers.tar import tar_members
from graph.readers.text import read_text
from graph.readers.warc import warc_members
from graph.readers.zip import zip_members
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
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}
_ARCHIVES: dict[str, Callable[[io.BufferedReader, Source, Collection[str]], Iterator[Member | Skipped]]] = {
    ".zip": zip_members,
    ".tar": tar_members,
    ".warc": warc_members,
}
ENDINGS = frozenset(_WHOLE) | frozenset(_ROWS) | frozenset(_ARCHIVES)


def read_source(source: Source, columns: Columns, stdin: BinaryIO) -> Iterator[Article | Skipped]:
    """Yield the articles of a file, of what an archive holds, or of standard input, and what is skipped."""
    yield from _or_none(_guarded(source, columns, stdin), source)


def _guarded(source: Source, columns: Columns, stdin: BinaryIO) -> Iterator[Article | Skipped]:
    try:
        with opened(source.path, stdin) as stream:
            ending, whole = (source.ending, stream) if source.path else recognised(stream, columns)
            if ending in _ARCHIVES:
                for member in _ARCHIVES[ending](whole, source, ENDINGS):
                    if isinstance(member, Member):
                        yield from _or_none(_member(member, columns), member.source)
                    else:
                        yield member
            else:
                yield from _read(ending, whole, source, columns)
    except ReadError as error:
        yield Skipped(source=source.shown, reason=str(error))


def _member(member: Member, columns: Columns) -> Iterator[Article | Skipped]:
    source = member.source
    if source.ending in _ARCHIVES:
        reason = "An archive inside an archive is not read: unpack it beside the other."
        yield Skipped(source=source.shown, reason=reason)
        return
    try:
        with unpacked(member.stream) as stream:
            for found in _read(source.ending, stream, source, columns):
                yield replace(found, url=found.url or source.url) if isinstance(found, Article) else found
    except SpentError:
        raise
    except ReadError as error:
        yield Skipped(source=source.shown, reason=str(error))


def _read(
    ending: str, stream: io.BufferedReader, source: Source, columns: Columns
) -> Iterator[Article | Skipped]:
    if ending in _ROWS:
        yield from _some(_ROWS[ending](stream, source, columns))
    else:
        reader, limit = _WHOLE[ending]
        yield reader(contents(stream, limit), source)


def _some(rows: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    yield from islice(rows, MAX_ROWS)
    if next(rows, None) is not None:
        raise ReadError(f"It has more than {MAX_ROWS:,} rows, and those behind are not read: split it.")


def _or_none(found: Iterator[Article | Skipped], source: Source) -> Iterator[Article | Skipped]:
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        yield Skipped(source=source.shown, reason="It holds no article: fill it or leave it out.")
