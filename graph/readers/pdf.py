"""Read the text of a PDF."""

import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from graph.budgets import MAX_ARTICLE, MAX_PAGES, MAX_PIECES, PDF_SECONDS, PDF_SECONDS_A_BYTE
from graph.errors import ReadError
from graph.readers.apart import answer_each, ask
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.pages import Line, article_text
from graph.readers.sources import Source
from graph.records import Article

if TYPE_CHECKING:
    from pypdf import PageObject

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

_SOFT_HYPHEN = ("\u00ad", b"\xad", b"\xfe\xff\x00\xad")  # decoded or not
_SHOWS = {b"Tj", b"TJ", b"'", b'"'}
_NO_TITLES = {"(anonymous)", "anonymous", "untitled"}  # what programs put where nobody gave one


def read_pdf(data: bytes, source: Source) -> Article:
    """Return the text of all pages, one paragraph a line, with its ligatures spelled out.

    Its dates say when the file was made, and its author on whose machine: neither is taken. It is read in
    another process, which is stopped where it takes too long. Raises `ReadError`.
    """
    answer = ask(__name__, "serve", data, PDF_SECONDS + PDF_SECONDS_A_BYTE * len(data))
    found = msgspec.msgpack.decode(answer, type=_Found)
    if found.fault:
        raise ReadError(found.fault)
    return Article(id=source.stem, text=found.text, source=source.name, title=found.title or None)


class _Found(msgspec.Struct):
    text: str = ""
    title: str = ""
    fault: str = ""


def serve() -> None:
    """Read the PDFs that come in on standard input."""
    answer_each(lambda data: msgspec.msgpack.encode(read_found(data)))


def read_found(data: bytes) -> _Found:
    """Return what a PDF holds, read here and without any limit, or the fault that it has."""
    try:
        return _read(data)
    except ReadError as error:
        return _Found(fault=str(error))


def _read(data: bytes) -> _Found:
    import pypdf  # noqa: PLC0415 - slow to import, only where a PDF is met
    from pypdf.errors import (  # noqa: PLC0415 - the same
        DependencyError,
        DeprecationError,
        FileNotDecryptedError,
        PyPdfError,
    )

    faults: tuple[type[Exception], ...] = (PyPdfError, DeprecationError, *LIBRARY_FAULTS)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages, size = [], 0
        if len(reader.pages) > MAX_PAGES:
            raise ReadError(f"It has {len(reader.pages):,} pages: split it into articles.")
        for page in reader.pages:
            pages.append(_lines(page))
            size += sum(len(line.text) for line in pages[-1])
            if size > MAX_ARTICLE:
                break
        stated: object = reader.metadata.title if reader.metadata else None
    except (FileNotDecryptedError, DependencyError) as error:
        raise ReadError("It is encrypted: save a copy without a password.") from error
    except MemoryError:
        raise
    except faults as error:
        raise ReadError("It is damaged or no PDF: open it in a viewer and save it again.") from error
    title = stated.strip() if isinstance(stated, str) else ""  # anything else where the file is damaged
    if title.lower() in _NO_TITLES:
        title = ""
    text = article_text(pages, title)
    if not text:
        raise ReadError("It holds pictures of text only: run it through a text recognition program first.")
    return _Found(text=text, title=title)


class _Guard:
    """Empties what a page shows in place of a soft hyphen: of no width, it would come out as a space.

    Raises `ReadError` where a page shows far more pieces of text than any that is printed.
    """

    def __init__(self) -> None:
        self._pieces = 0
        self._open: list[bool] = []  # of the marks of content not closed yet: whether they are such hyphens

    def __call__(self, operator: bytes, operands: list[object], _cm: object, _tm: object) -> None:
        if operator in {b"BDC", b"BMC"}:
            stated = operands[1] if len(operands) > 1 else None
            self._open.append(isinstance(stated, dict) and stated.get("/ActualText") in _SOFT_HYPHEN)
        elif operator == b"EMC":
            del self._open[-1:]
        elif operator in _SHOWS:
            self._pieces += 1
            if self._pieces > MAX_PIECES:
                raise ReadError("A page holds more text than a newspaper's: save its text as a .txt file.")
        if operator in {b"Tj", b"TJ"} and any(self._open):
            nothing: object = "" if operator == b"Tj" else []
            operands[:] = [nothing]


def _lines(page: "PageObject") -> list[Line]:
    """Return the lines of a page that are not blank, each with the place of its first piece of text."""
    found: list[Line] = []
    open_line: Line | None = None

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        nonlocal open_line
        for index, piece in enumerate(text.translate(_LIGATURES).split("\n")):
            if index and open_line:
                found.append(open_line)
                open_line = None
            if open_line:
                open_line = replace(open_line, text=open_line.text + piece)
            elif piece and not piece.isspace():
                scale = (tm[2] * cm[1] + tm[3] * cm[3]) or 1.0
                open_line = Line(
                    text=piece,
                    left=tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
                    height=tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
                    size=abs(size * scale),
                )

    page.extract_text(visitor_text=visit, visitor_operand_before=_Guard())
    return [
        replace(line, text=" ".join(line.text.split()))
        for line in (*found, *([open_line] if open_line else ()))
    ]
