"""Keep what was extracted from each article between runs, in one SQLite file.

The key of an extraction is a digest of the article's text, the model and the extracting code; so what is
stored is what would be found anew.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

import msgspec

from graph.budgets import MAX_STORED
from graph.errors import UsageError
from graph.given import refuse_extraordinary
from graph.records import Article, Extraction

_APPLICATION = 0x6E677268  # "ngrh", by which the file command and we tell our files from others
_LAYOUT = 1
# What decides an extraction beside the text and the model. A change in any of it makes the stored ones unfit,
# and nobody has to remember to say so.
_EXTRACTORS = (
    "extract",
    "data",
    "analyse.py",
    "boilerplate.py",
    "budgets.py",
    "mending.py",
    "paragraphs.py",
    "records.py",
    "store.py",
)
_SOURCES = (".py", ".tsv", ".toml", ".txt")
_BATCH = 64  # articles that are stored together; a run that is killed loses no more


@contextmanager
def open_store(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the store in a file, made where there is none, and close it at the end.

    Raises `UsageError`, also inside the block, where it is no store, damaged, in use or cannot be written.
    """
    connection: sqlite3.Connection | None = None
    try:
        refuse_extraordinary(path)
        connection = sqlite3.connect(path, isolation_level=None)
        with _damage_told():
            _prepare(connection, path)
        yield connection
    except (sqlite3.Error, zlib.error, msgspec.MsgspecError) as error:
        raise UsageError(_sentence(path, error)) from error
    finally:
        if connection is not None:
            connection.close()


def remembered(
    store: sqlite3.Connection,
    model: str,
    articles: Iterable[Article],
    extract: Callable[[Iterable[Article]], Iterator[tuple[Article, Extraction]]],
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with its extraction, in order; `extract` is called for those that are not stored.

    It may leave some out, on which it fails. `model` tells the model that extracts from every other. New
    ones are stored by the batch.
    """
    remaining = iter(articles)
    while batch := list(islice(remaining, _BATCH)):
        keys = [_key(article, model) for article in batch]
        known = _load(store, keys)
        missing = {key: article for key, article in zip(keys, batch, strict=True) if key not in known}
        keyed = {article.id: key for key, article in missing.items()}
        new = {keyed[article.id]: found for article, found in extract(missing.values())}
        _save(store, new)
        for key, article in zip(keys, batch, strict=True):
            if key in known or key in new:
                yield article, replace((known if key in known else new)[key], article=article.id)
            elif article is not missing[key]:  # of the same text as one that failed: it is to be told as well
                yield from extract([article])


def _key(article: Article, model: str) -> bytes:
    digest = sha256(f"{model}\0{_extractors()}\0".encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _load(store: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Extraction]:
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, value FROM extraction WHERE key IN ({marks})"  # noqa: S608 - question marks alone
    with _damage_told():
        return {key: _extraction(value) for key, value in store.execute(query, keys)}


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise `DatabaseError` also for what Python makes of a damaged name or of a value of another type."""
    try:
        yield
    except (UnicodeDecodeError, TypeError) as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _extraction(value: bytes) -> Extraction:
    unpacking = zlib.decompressobj()
    packed = unpacking.decompress(value, MAX_STORED)
    if not unpacking.eof:
        raise zlib.error("a value that is cut off, or that unpacks to more than any article has")
    return msgspec.msgpack.decode(packed, type=Extraction)


def _save(store: sqlite3.Connection, extractions: Mapping[bytes, Extraction]) -> None:
    if not extractions:
        return
    rows = [(key, zlib.compress(msgspec.msgpack.encode(found), 1)) for key, found in extractions.items()]
    store.execute("BEGIN IMMEDIATE")
    store.executemany("INSERT OR REPLACE INTO extraction VALUES (?, ?)", rows)
    store.execute("COMMIT")


def _prepare(store: sqlite3.Connection, path: Path) -> None:
    tables = store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    marks = tuple(
        store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if tables == 0 and marks == (0, 0):
        store.execute("BEGIN IMMEDIATE")
        store.execute(
            "CREATE TABLE IF NOT EXISTS extraction (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
        )
        store.execute(f"PRAGMA application_id = {_APPLICATION}")
        store.execute(f"PRAGMA user_version = {_LAYOUT}")
        store.execute("COMMIT")
    elif marks[0] != _APPLICATION:
        raise UsageError(f"{path} is a database of another program: name another file for the store.")
    elif marks[1] != _LAYOUT:
        raise UsageError(
            f"{path} is a store of another version of newsgraph: name another file, or delete it."
        )


def _sentence(path: Path, error: Exception) -> str:
    text = str(error)
    if "not a database" in text:
        return f"{path} is no store of newsgraph: name another file, or one that does not exist yet."
    if "locked" in text:
        return f"The store {path} is in use by another run: wait until that has ended, or name another file."
    if "unable to open" in text or "readonly" in text or "disk is full" in text:
        return f"The store {path} cannot be written ({text}): check its folder, its permissions and the disk."
    return f"The store {path} is damaged ({text}): delete it, and the next run fills it anew."


@cache
def _extractors() -> str:
    digest = sha256()
    for name in _EXTRACTORS:
        for path, content in _contents(files("graph") / name, name):
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _contents(entry: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    if entry.is_file():
        yield path, entry.read_bytes()
        return
    for child in sorted(entry.iterdir(), key=lambda child: child.name):
        if child.name.endswith(_SOURCES) or (child.is_dir() and child.name != "__pycache__"):
            yield from _contents(child, f"{path}/{child.name}")
