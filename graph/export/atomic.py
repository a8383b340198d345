"""Write a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from graph.errors import WriteError


def write_whole(path: Path, chunks: Iterable[str]) -> None:
    """Write text to a file, UTF-8 with LF, replacing what stood there only once all of it is on the disk.

    Missing folders are made. Raises WriteError when the folder or the disk refuses; then the old file still
    stands and no other is left behind, as after any error while the chunks are made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    except OSError as error:
        raise _refused(path, error) from error
    part = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  # a descriptor, no path
            file.writelines(chunks)
            file.flush()
            os.fsync(handle)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    # mkstemp shows its file to the owner alone; a result is as readable as any other file of this person.
    # The mask can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _refused(path: Path, error: OSError) -> WriteError:
    reason = error.strerror or str(error)
    return WriteError(
        f"{path}: cannot be written ({reason}); choose another folder or make room, then run again."
    )
