"""Open a file, packed or not, and take its bytes or its lines within limits."""

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from graph.budgets import MAX_LINE, MAX_STREAM, MAX_XZ
from graph.errors import ReadError
from graph.readers.encoding import decode, stream_encoding

_PIECE = 1_000_000  # bytes
_GZIP, _BZIP, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"
_PACKED = 65_536  # bytes that are unpacked at once
_STRAY = re.compile("[\udc80-\udcff]")


class Readable(Protocol):
    """What bytes are read of: a file, a member of an archive, the body of a record."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""


@contextmanager
def opened(path: Path | None, stdin: BinaryIO) -> Iterator[io.BufferedReader]:
    """Open a file, or standard input where there is no path, and unpack it as `unpacked` does.

    Raises `ReadError` where it cannot be read, also later, when damage shows inside the block.
    """
    try:
        with buffered(io.FileIO(path) if path else Rejoined(b"", stdin)) as raw, unpacked(raw) as stream:
            yield stream
    except OSError as error:
        raise ReadError(
            f"It cannot be read ({error.strerror or error}): check its permissions and its disk."
        ) from error


@contextmanager
def unpacked(raw: io.BufferedReader) -> Iterator[io.BufferedReader]:
    """Unpack what is packed with gzip, bzip2 or xz, whatever its name, and give all else as it is.

    Raises `ReadError`, inside the block, where the packed data is damaged, cut off, or asks for much memory.
    """
    head = raw.peek(len(_XZ))
    try:
        if head.startswith(_GZIP):
            with buffered(gzip.GzipFile(fileobj=raw)) as stream:
                yield stream
        elif head.startswith((_BZIP, _XZ)):
            with buffered(_Unpacked(raw, bz2.BZ2Decompressor if head.startswith(_BZIP) else _xz)) as stream:
                yield stream
        else:
            yield raw
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise ReadError(
            "Its packed data is damaged or cut off: pack it again, or unpack it before it is read."
        ) from error


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, MAX_XZ)


def buffered(raw: io.RawIOBase | gzip.GzipFile) -> io.BufferedReader:
    """Return a stream that can be peeked into."""
    return io.BufferedReader(raw)


def contents(stream: Readable, limit: int, check: Callable[[bytes], None] | None = None) -> bytes:
    """Return all bytes, each piece checked as it is unpacked.

    Raises `ReadError` where there are none or more than the limit, and what the check raises.
    """
    pieces: list[bytes] = []
    room = limit
    while piece := stream.read(_PIECE):
        room -= len(piece)
        if room < 0:
            raise ReadError(f"It is larger than {limit // 1_000_000} MB: split it into articles.")
        if check:
            check(piece)
        pieces.append(piece)
    if not pieces:
        raise ReadError("It is empty: fill it or leave it out.")
    return b"".join(pieces)


def lines(stream: io.BufferedReader, limit: int = MAX_LINE, total: int = MAX_STREAM) -> Iterator[str | None]:
    """Yield the lines with their ends, None for one longer than the limit or in an unknown encoding.

    A byte order mark is removed. Raises `ReadError` after `total` code points.
    """
    encoding = stream_encoding(stream.peek(4096))
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    seen = 0
    inside = False  # of a line that is longer than the limit
    with io.TextIOWrapper(stream, encoding, errors, newline="") as text:
        while line := text.readline(limit):
            seen += len(line)
            if seen > total:
                raise ReadError(
                    f"It has more than {total:,} characters: split it, and check where it comes from."
                )
            ended = len(line) < limit or line.endswith(("\n", "\r"))
            if ended:
                yield None if inside else _decoded(line)
            inside = not ended
    if inside:
        yield None


def _decoded(line: str) -> str | None:
    if line.isascii() or not _STRAY.search(line):
        return line
    try:
        return decode(line.encode("utf-8", "surrogateescape"))
    except ReadError:
        return None


class Rejoined(io.RawIOBase):
    """A stream with bytes that were read from it put back in front; closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Say that it is for reading."""
        return True

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]  # what BufferedReader passes
        """Fill the buffer as far as there are bytes, and return how many."""
        size = len(buffer)
        data, self._head = (
            (self._head[:size], self._head[size:]) if self._head else (self._rest.read(size), b"")
        )
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What packed parts, one behind the other, unpack to, never more at once than is asked for."""

    def __init__(
        self, packed: BinaryIO, start: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]
    ) -> None:
        super().__init__()
        self._packed, self._start, self._step = packed, start, start()

    def readable(self) -> bool:
        """Say that it is for reading."""
        return True

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]  # what BufferedReader passes
        """Fill the buffer as far as there are bytes, and return how many."""
        data = b""
        while not data:
            given = b""
            if self._step.eof:
                given = self._step.unused_data.lstrip(b"\0") or self._packed.read(_PACKED).lstrip(b"\0")
                if not given:
                    return 0
                self._step = self._start()
            elif self._step.needs_input and not (given := self._packed.read(_PACKED)):
                raise EOFError
            try:
                data = self._step.decompress(given, len(buffer))
            except OSError as error:  # as which bzip2 tells damage
                raise lzma.LZMAError(str(error)) from error
        buffer[: len(data)] = data
        return len(data)
