"""Write a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import WriteError


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
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        os.close(handle)
    except OSError as error:
        raise refused(path, error) from error
    part = Path(name)
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


def refused(path: Path, error: Exception) -> WriteError:
    """Return the sentence for a path that the folder or the disk refuses."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return WriteError(
        f"{path}: cannot be written ({reason}); choose another folder or make room, then run again."
    )


def _umask() -> int:
    # mkstemp shows its file to the owner alone; a result is as readable as any other file of this person.
    # The mask can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
