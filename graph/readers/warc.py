"""Read what was kept of the web in a WARC file (ISO 28500), record by record.

Of the libraries for this format, one bounds no line and writes to the terminal, and the other ends in a panic
where a stream fails; so the records are told here, and what a server answered by the standard library.
"""

import io
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPMessage, HTTPResponse, parse_headers
from typing import BinaryIO

from graph.budgets import MAX_ARCHIVE, MAX_DOCUMENT, MAX_ROWS
from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.member import Member
from graph.readers.metered import Allowance, Metered
from graph.readers.mime import charset_of
from graph.readers.opening import buffered
from graph.readers.sources import Source, shown_name
from graph.records import Skipped

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
}
_HOLDING = frozenset({"response", "resource", "conversion"})
_FOUND = 200  # the status of an answer that holds what was asked for
_AS_IT_IS = ("", "identity", "gzip", "x-gzip")  # the last are told by their first bytes, and unpacked
_WEB = ("http://", "https://")
_LENGTH = re.compile(r"\d{1,15}")
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_LINE = 1_000  # bytes of a first line
_PIECE = 1_000_000  # bytes
_NAMED = 3  # kinds of records that are named; the rest is counted
_CUT = "What was kept of it is cut off or damaged: fetch it again."
_FAULTS: tuple[type[Exception], ...] = (HTTPException, *LIBRARY_FAULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What a record holds, as it was before it was sent."""

    kind: str
    data: bytes
    charset: str | None = None


def warc_members(
    stream: io.BufferedReader, source: Source, _endings: Collection[str]
) -> Iterator[Member | Skipped]:
    """Yield the pages, texts, documents and feeds in their order, and what is none of them in one line.

    Each is numbered as its record is, from 1, and bears the address that it was fetched from. Answers other
    than 200, requests, and what a crawler notes are passed over. Raises `ReadError` where a record is
    damaged, behind which nothing is read.
    """
    other: Counter[str] = Counter()
    for number, (stated, body) in enumerate(_records(buffered(Metered(stream, Allowance(MAX_ARCHIVE)))), 1):
        if number > MAX_ROWS:
            raise ReadError(
                f"It has more than {MAX_ROWS:,} records, and those behind are not read: split it."
            )
        kind = str(stated.get("WARC-Type", "")).strip().lower()
        if kind not in _HOLDING:
            other[kind or "unknown"] += 1
            continue
        shown = f"{source.shown}#{number}"
        try:
            page = _page(stated, body)
        except ReadError as error:
            yield Skipped(source=shown, reason=str(error))
            continue
        if page.kind not in _KINDS:
            other[page.kind] += 1
            continue
        address = _text(stated.get("WARC-Target-URI")).strip("<>")
        named = Source(
            shown=shown,
            name=f"{source.name}#{number}",
            stem=f"{source.stem}-{number}",
            ending=_KINDS[page.kind],
            url=address if address.startswith(_WEB) else None,
            charset=page.charset,
        )
        yield Member(source=named, stream=io.BufferedReader(io.BytesIO(page.data)))
    if other:
        yield _passed_over(source, other)


def _records(stream: io.BufferedReader) -> Iterator[tuple[Message, bytes]]:
    """Yield what each record states of itself, and what it holds."""
    number = 0
    while line := stream.readline(_LINE):
        if not line.strip():
            continue
        number += 1
        damaged = f"Its record {number:,} is damaged or cut off, and the rest is not read: fetch it again."
        try:
            stated = parse_headers(stream) if line.startswith(b"WARC/") else HTTPMessage()
        except HTTPException as error:
            raise ReadError(damaged) from error
        length = _LENGTH.fullmatch(str(stated.get("Content-Length", "")).strip())
        body = _taken(stream, int(length[0])) if length else None
        if body is None:
            raise ReadError(damaged)
        yield stated, body


def _taken(stream: BinaryIO, length: int) -> bytes | None:
    """Return so many bytes, None where there are fewer. Of too many for a document, the first tell that."""
    pieces: list[bytes] = []
    held = 0
    while held < length:
        piece = stream.read(min(_PIECE, length - held))
        if not piece:
            return None
        held += len(piece)
        if held <= MAX_DOCUMENT + _PIECE:
            pieces.append(piece)
    return b"".join(pieces)


def _page(stated: Message, body: bytes) -> _Page:
    """Return what a record holds. Raises `ReadError` for what is damaged, or packed in an unknown way."""
    if len(body) > MAX_DOCUMENT:
        raise ReadError(f"It is larger than {MAX_DOCUMENT // 1_000_000} MB: split it into articles.")
    own = _text(stated.get("Content-Type"))
    if not own.startswith("application/http"):
        return _Page(kind=_plain(own), data=body)
    answer = HTTPResponse(_Answer(body))  # type: ignore[arg-type]  # it asks of a socket no more than this
    try:
        answer.begin()
        if answer.status != _FOUND:
            return _Page(kind=f"status {answer.status}", data=b"")
        rest = answer.fp.peek(_LINE)
        data = answer.read() if answer.chunked and _CHUNK.match(rest) else answer.fp.read()
    except _FAULTS as error:
        raise ReadError(_CUT) from error
    coding = (answer.getheader("Content-Encoding") or "").strip().lower()
    if coding not in _AS_IT_IS:
        raise ReadError(
            f"It is packed in a way that is not read ({shown_name(coding)[:40]}): fetch it unpacked."
        )
    return _Page(
        kind=_plain(answer.getheader("Content-Type") or ""), data=data, charset=charset_of(answer.headers)
    )


class _Answer:
    """What a server has answered, given as a connection would be."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return it as a file."""
        return io.BufferedReader(io.BytesIO(self._data))


def _plain(kind: str) -> str:
    return kind.partition(";")[0].strip().lower() or "unknown"


def _text(value: object) -> str:
    """Return what a header states, which is read as Latin-1 and mostly is UTF-8."""
    return str(value or "").encode("latin-1", "replace").decode("utf-8", "replace").strip()


def _passed_over(source: Source, kinds: Counter[str]) -> Skipped:
    named = ", ".join(shown_name(kind[:60]) for kind in sorted(kinds)[:_NAMED]) + ", ..." * (
        len(kinds) > _NAMED
    )
    count = kinds.total()
    what = "1 record is" if count == 1 else f"{count:,} records are"
    reason = f"{what} no page, text or feed ({named}): convert what is an article."
    return Skipped(source=source.shown, reason=reason, harmless=True)
