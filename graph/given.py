"""Read a file that a person names as one: a curation file, a graph.json, a store."""

import os
import stat
from pathlib import Path

from graph.errors import UsageError

_NO_FILES = ("/proc/", "/sys/", "/dev/")  # where what looks like a file is none


def contents(path: Path, limit: int, missing: str) -> bytes:
    """Return the bytes of a file; `missing` is the advice where there is none.

    Raises UsageError for that, for what is no ordinary file, and for one of more bytes than the limit.
    """
    try:
        refuse_extraordinary(path)
        with path.open("rb") as file:
            data = file.read(min(os.fstat(file.fileno()).st_size, limit) + 1)  # room for all is reserved
    except FileNotFoundError as error:
        raise UsageError(f"There is no {path}: {missing}.") from error
    except (OSError, ValueError) as error:  # the latter for a name that no file can have
        raise UsageError(f"{path} cannot be read ({_why(error)}): name another file.") from error
    if len(data) > limit:
        raise UsageError(f"{path} is larger than {limit // 1_000_000:,} MB: name another file, or split it.")
    return data


def refuse_extraordinary(path: Path) -> None:
    """Raise UsageError for a pipe, a device, a socket or a folder, whose reading may never end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # who opens it says why
        return
    if not stat.S_ISREG(mode):
        raise UsageError(f"{path} is no ordinary file: copy what it holds into one.")
    if os.path.realpath(path).startswith(_NO_FILES):
        raise UsageError(f"{path} is a file of the system: name another.")


def _why(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
