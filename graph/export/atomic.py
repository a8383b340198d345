"""Write a file whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from secrets import token_hex

from graph.errors import WriteError

try:
    import fcntl
except ImportError:  # on Windows, which has no locks of this kind
    fcntl = None  # type: ignore[assignment]  # the same

_OURS, _PART = ".newsgraph.", ".part"
_unfinished: set[Path] = set()  # what `abandon` removes when the process ends at once


def write_whole(path: Path, chunks: Iterable[str]) -> None:
    """Write text to a file, UTF-8 with LF, replacing what stood there only once all of it is on the disk.

    Missing folders are made. Raises WriteError when the folder or the disk refuses; then the old file still
    stands and no other is left behind, as after any error while the chunks are made.
    """
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(chunks)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give an empty file beside a path to write to, which takes its place once all of it is on the disk.

    For a library that writes by itself; else as `write_whole`. What it raises other than OSError passes.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        part, handle = _made(path)
    except OSError as error:
        raise refused(path, error) from error
    _locked(handle)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)
        _unfinished.discard(part)
        os.close(handle)


def _made(path: Path) -> tuple[Path, int]:
    """Make a file of a name that nothing else has, known as unfinished before it is there."""
    while True:
        part = path.with_name(f"{_OURS}{path.name[:30]}.{token_hex(4)}{_PART}")
        _unfinished.add(part)
        try:
            return part, os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            _unfinished.discard(part)


def abandon() -> None:
    """Remove what is not yet written whole: the process is about to end."""
    for part in tuple(_unfinished):
        with suppress(OSError):
            part.unlink(missing_ok=True)


@cache
def _sweep(folder: Path) -> None:
    """Remove what killed runs have left in a folder, once a run: whoever is still writing holds a lock."""
    for part in folder.glob(f"{_OURS}*{_PART}") if fcntl else ():
        with suppress(OSError):
            handle = os.open(part, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if _locked(handle):
                    part.unlink()
            finally:
                os.close(handle)


def _locked(handle: int) -> bool:
    """Lock an open file, and tell whether nobody else had."""
    if fcntl:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def refused(path: Path, error: Exception) -> WriteError:
    """Return the sentence for a path that the folder or the disk refuses."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return WriteError(
        f"{path}: cannot be written ({reason}); choose another folder or make room, then run again."
    )


def _umask() -> int:
    # The file is the owner's alone at first; a result is as readable as any other file of this person.
    # The mask can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
