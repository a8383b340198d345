"""Read what a tar archive holds, packed or not, file by file and without going back."""

import io
import tarfile
from collections.abc import Collection, Iterator
from typing import BinaryIO

from graph.budgets import MAX_ARCHIVE, MAX_HEADER, MAX_MEMBERS
from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.member import Member, is_hidden, member_of
from graph.readers.metered import Allowance, Metered
from graph.readers.opening import buffered
from graph.readers.sources import Source, passed_over, shown_name
from graph.records import Skipped

_FAULTS: tuple[type[Exception], ...] = (tarfile.TarError, *LIBRARY_FAULTS)
_PIECE = 65_536  # bytes
_CUT = "It is cut off, or its archive is damaged: pack it again."
_DAMAGED = "It is damaged or cut off, and the rest is not read: pack it again."


def tar_members(
    stream: io.BufferedReader, source: Source, endings: Collection[str]
) -> Iterator[Member | Skipped]:
    """Yield the files of these endings in the order of the archive, and what is no such file in one line.

    Hidden files are passed over, and so are links, which lead to what is read anyway or leads out; devices
    and the like are named. Raises `ReadError` where the archive is damaged, or larger than its budgets.
    """
    allowance = Allowance(MAX_ARCHIVE)
    forward = _Forward(buffered(Metered(stream, allowance)))
    other: list[str] = []
    try:
        with tarfile.open(fileobj=forward, mode="r:") as packed:  # type: ignore[call-overload]  # it asks for no more
            for info in _entries(packed, forward):
                if info.isdir() or info.islnk() or info.issym() or is_hidden(info.name):
                    continue
                member = member_of(source, info.name, endings)
                content = packed.extractfile(info) if info.isreg() and not info.issparse() else None
                if member is None or content is None:
                    other.append(shown_name(info.name))
                    continue
                with buffered(Metered(content, allowance, _FAULTS, _CUT)) as counted:
                    yield Member(source=member, stream=counted)
    except _FAULTS as error:
        raise ReadError(_DAMAGED) from error
    if other:
        yield passed_over(source.shown, other)


def _entries(packed: tarfile.TarFile, forward: "_Forward") -> Iterator[tarfile.TarInfo]:
    """Yield what the archive holds, each while it is stood at, and keep none of it."""
    for _ in range(MAX_MEMBERS):
        info = packed.next()
        packed.members = []  # type: ignore[attr-defined]  # which typeshed does not know
        packed.pax_headers = {}
        if info is None:
            if not forward.ended:  # where tarfile sees an end too, but it is the damage or the cut
                raise ReadError(_DAMAGED)
            return
        forward.room = MAX_ARCHIVE
        yield info
        forward.room = MAX_HEADER
    raise ReadError(f"It holds over {MAX_MEMBERS:,} files, and those behind are not read: split it.")


class _Forward:
    """A stream in which one can seek, but never back.

    `room` is how many bytes may be read until it is set anew: so a header that claims to be gigabytes long
    ends the reading, and not the memory.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at, self.room = stream, 0, MAX_HEADER
        self._last = b""

    @property
    def ended(self) -> bool:
        """Tell whether the block that was read last is the one that ends an archive."""
        return len(self._last) == tarfile.BLOCKSIZE and not any(self._last)

    def tell(self) -> int:
        """Return how many bytes lie behind."""
        return self._at

    def seekable(self) -> bool:
        """Say what tarfile does not ask where it only goes on."""
        return False

    def seek(self, place: int) -> None:
        """Go on to a place. Raises `OSError` for one that lies behind, or behind the end."""
        while self._at < place:
            passed = len(self._stream.read(min(_PIECE, place - self._at)))
            if not passed:
                raise EOFError
            self._at += passed
        if self._at > place:
            raise OSError("back is no way")

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer at the end. Raises `ReadError` where no header is that long."""
        self.room -= size
        if self.room < 0:
            raise ReadError("It has a header longer than any, and the rest is not read: pack it again.")
        self._last = self._stream.read(size)
        self._at += len(self._last)
        return self._last
