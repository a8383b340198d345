"""Read what a zip archive holds, file by file."""

import io
import zipfile
from collections.abc import Collection, Iterator
from typing import BinaryIO

from graph.budgets import MAX_ARCHIVE, MAX_DIRECTORY, MAX_MEMBERS
from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.member import Member, is_hidden, member_of
from graph.readers.metered import Allowance, Metered
from graph.readers.opening import buffered
from graph.readers.sources import Source, passed_over
from graph.readers.zipped import UNPACKED_BY_PIECES
from graph.records import Skipped

_FAULTS: tuple[type[Exception], ...] = (zipfile.BadZipFile, zipfile.LargeZipFile, *LIBRARY_FAULTS)
_DAMAGED = "Its packed data is damaged, or packed in an unknown way: pack it again."
_ENCRYPTED = 0x1


def zip_members(
    stream: io.BufferedReader, source: Source, endings: Collection[str]
) -> Iterator[Member | Skipped]:
    """Yield the files of these endings in the order of the archive, and what is no such file in one line.

    Hidden files are passed over. Raises `ReadError` where the archive is damaged, or larger than its budgets.
    """
    if not isinstance(stream.raw, io.FileIO):
        raise ReadError("A zip that is packed once more, or piped, cannot be read: save it as a .zip file.")
    allowance = Allowance(MAX_ARCHIVE)
    try:
        packed = zipfile.ZipFile(_Bounded(stream))
    except _FAULTS as error:
        raise ReadError("It is damaged, cut off or no zip: pack it again.") from error
    with packed:
        if len(packed.infolist()) > MAX_MEMBERS:
            raise ReadError(f"It holds over {MAX_MEMBERS:,} files: split it.")
        other = []
        for info in packed.infolist():
            if info.filename.endswith("/") or is_hidden(info.filename):
                continue
            member = member_of(source, info.filename, endings)
            if member is None:
                other.append(info.filename)
            elif info.flag_bits & _ENCRYPTED:
                reason = "It is encrypted: unpack it with its password, and read what comes out."
                yield Skipped(source=member.shown, reason=reason)
            elif info.compress_type not in UNPACKED_BY_PIECES:
                reason = (
                    "It is packed in a way that is not read: pack it again as most programs do (deflate)."
                )
                yield Skipped(source=member.shown, reason=reason)
            else:
                yield from _opened(packed, info, member, allowance)
    if other:
        yield passed_over(source.shown, other)


def _opened(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, member: Source, allowance: Allowance
) -> Iterator[Member | Skipped]:
    try:
        unpacking = packed.open(info)
    except _FAULTS:
        yield Skipped(source=member.shown, reason=_DAMAGED)
        return
    with unpacking, buffered(Metered(unpacking, allowance, _FAULTS, _DAMAGED)) as stream:
        yield Member(source=member, stream=stream)


class _Bounded:
    """A file of which no more is read at once than a directory may have: `zipfile` asks for it whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes. Raises `ReadError` for too many."""
        if size > MAX_DIRECTORY:
            raise ReadError(f"It holds over {MAX_MEMBERS:,} files: split it.")
        return self._file.read(size)
