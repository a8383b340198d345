"""Leave what stands as it stands, where the same build would write it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec

from graph.store import has_knowledge, keep_note, kept_note, open_store, whole_package

_DECIDING = ("jinja2", "networkx", "numpy", "pyvis", "rdflib", "scikit-network", "scipy")
_Lines = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    lines: _Lines
    files: tuple[tuple[str, str], ...]


class Made:
    """What a build with a store has written, `asked` in words: what is said of it, and what the files were.

    The key is of all that decides: the result, what is asked, our code and the libraries that draw.
    """

    def __init__(self, store: Path | None, asked: str, paths: Iterable[Path]) -> None:
        self.lines: _Lines = ()
        self._store, self._asked, self._paths = store, asked, tuple(paths)
        self._result = self._key = b""

    def stands(self, result: bytes) -> bool:
        """Tell whether what is made of a result, known by its key, stands on the disk as it was written.

        A result that the store does not keep lacks an article, which may be understood another time.
        """
        if self._store is None:
            return False
        libraries = " ".join(version(name) for name in _DECIDING)
        self._result = result
        self._key = sha256(result + f"{self._asked}\0{libraries}\0{whole_package()}".encode()).digest()
        with open_store(self._store) as store:
            kept = kept_note(store, self._key) if has_knowledge(store, result) else None
            note = msgspec.msgpack.decode(kept, type=_Note) if kept else None
        self.lines = note.lines if note and note.files == self._files() else ()
        return bool(self.lines)

    def keep(self, lines: _Lines) -> None:
        """Note what was written."""
        if self._store is not None:
            note = msgspec.msgpack.encode(_Note(lines=lines, files=self._files()))
            with open_store(self._store) as store:
                if has_knowledge(store, self._result):
                    keep_note(store, self._key, note)

    def _files(self) -> tuple[tuple[str, str], ...]:
        below = (sorted(given.rglob("*")) if given.is_dir() else [given] for given in self._paths)
        return tuple((str(path), _digest(path)) for path in chain.from_iterable(below) if not path.is_dir())


def _digest(path: Path) -> str:
    """Return what tells the content of a file from every other, nothing where it cannot be read."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
