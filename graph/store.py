"""Keep what was extracted from each article between runs, in one SQLite file.

The key of an extraction is a digest of the article's text, the model and the extracting code; so what is
stored is what would be found anew. What is resolved inside an article is kept likewise, and the result of the
last build, for a build of the same.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zlib import crc32

import msgspec

from graph.budgets import MAX_GRAPH, MAX_STORED
from graph.errors import UsageError
from graph.given import refuse_extraordinary
from graph.records import Article, Extraction, KnowledgeGraph

_APPLICATION = 0x6E677268  # "ngrh", by which the file command and we tell our files from others
_LAYOUT = 3
# What decides an extraction beside the text and the model. A change in any of it makes the stored ones unfit,
# and nobody has to remember to say so.
_EXTRACTORS = (
    "extract",
    "extraction.py",
    "data",
    "analyse.py",
    "boilerplate.py",
    "budgets.py",
    "guard.py",
    "kinds.py",
    "mending.py",
    "model.py",
    "paragraphs.py",
    "records.py",
    "store.py",
)
_SOURCES = (".py", ".tsv", ".toml", ".txt")
_RESOLVERS = (*_EXTRACTORS, "resolve", "network", "curation.py", "pipeline.py")
_ASKED = 500  # keys in one question
_WAIT = 30.0  # seconds for another run that writes, which takes milliseconds at a time
_PART = 100_000_000  # bytes of one value; SQLite holds ten times as many


@contextmanager
def open_store(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the store in a file, made where there is none, and close it at the end.

    Raises `UsageError`, also inside the block, where it is no store, damaged, in use or cannot be written.
    """
    connection: sqlite3.Connection | None = None
    try:
        refuse_extraordinary(path)
        connection = sqlite3.connect(path, isolation_level=None, timeout=_WAIT)
        with _damage_told():
            _prepare(connection, path)
        yield connection
    except (sqlite3.Error, zlib.error, msgspec.MsgspecError) as error:
        raise UsageError(_sentence(path, error)) from error
    finally:
        if connection is not None:
            connection.close()


def key_of(article: Article, model: str) -> bytes:
    """Return the key of what `model`, told from every other by this, finds in the text of an article."""
    digest = sha256(f"{model}\0{rules()}\0".encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def knowledge_key(articles: Iterable[Article], model: str, decided: bytes) -> bytes:
    """Return the key of the result of a build: whatever of it is not in the articles is in the other two."""
    digest = sha256(f"{model}\0{rules(_RESOLVERS)}\0{len(decided)}\0".encode() + decided)
    for article in sorted(articles, key=lambda article: article.id):
        digest.update(sha256(msgspec.msgpack.encode(article)).digest())
    return digest.digest()


def stored(store: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, Extraction]]:
    """Yield what is kept under these keys, each with its key."""
    for start in range(0, len(keys), _ASKED):
        some = keys[start : start + _ASKED]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, value, seal FROM extraction WHERE key IN ({marks})"  # noqa: S608 - question marks
        with _damage_told():
            for key, value, seal in store.execute(query, some):
                _check(seal, key, value)
                yield key, unpack(value)


def keep(store: sqlite3.Connection, packed: Mapping[bytes, bytes]) -> None:
    """Keep what was found, all of it or nothing; what other rules found goes, since nothing asks for it."""
    _keep(store, "extraction", rules(), packed)


def resolution_key(article: Article, model: str) -> bytes:
    """Return the key of what is resolved inside an article, which bears its id."""
    digest = sha256(key_of(article, model) + rules(_RESOLVERS).encode())
    digest.update(article.id.encode("utf-8", "surrogatepass"))
    return digest.digest()


def kept_resolution(store: sqlite3.Connection, key: bytes) -> bytes | None:
    """Return what was resolved inside an article, as it was given, or None."""
    found = _sealed(store, "resolution", key)
    return None if found is None else _unzipped(found, MAX_STORED)


def keep_resolutions(store: sqlite3.Connection, packed: Mapping[bytes, bytes]) -> None:
    """Keep what was resolved inside articles, all of it or nothing; what other rules resolved goes."""
    zipped = {key: zlib.compress(value, 1) for key, value in packed.items()}
    _keep(store, "resolution", rules(_RESOLVERS), zipped)


def kept_mark(store: sqlite3.Connection, key: bytes) -> str | None:
    """Return what tells a pipeline from others, by a key of its files, or None."""
    found = _sealed(store, "model", key)
    with _damage_told():
        return None if found is None else found.decode()


def keep_mark(store: sqlite3.Connection, key: bytes, mark: str) -> None:
    """Keep what tells a pipeline from others, so that it need not be loaded to be told."""
    with _whole(store):
        row = (key, mark.encode(), _seal(key, mark.encode()))
        store.execute("INSERT OR REPLACE INTO model VALUES (?, ?, ?)", row)


def kept_knowledge(
    store: sqlite3.Connection, key: bytes, articles: Sequence[Article]
) -> KnowledgeGraph | None:
    """Return the result of a build that is kept under a key, with its articles, or None."""
    query = "SELECT value, seal FROM knowledge WHERE key = ? ORDER BY part"
    with _damage_told():
        parts = store.execute(query, (key,)).fetchall()
        for number, (value, seal) in enumerate(parts):
            _check(seal, key + bytes([number]), value)
    if not parts:
        return None
    packed = _unzipped(b"".join(value for value, _ in parts), MAX_GRAPH)
    knowledge = msgspec.msgpack.decode(packed, type=KnowledgeGraph)
    return replace(knowledge, articles=tuple(sorted(articles, key=lambda article: article.id)))


def keep_knowledge(store: sqlite3.Connection, key: bytes, knowledge: KnowledgeGraph) -> None:
    """Keep the result of a build in the place of the last one; its articles are not kept."""
    packed = zlib.compress(msgspec.msgpack.encode(replace(knowledge, articles=())), 1)
    parts = [packed[start : start + _PART] for start in range(0, len(packed), _PART)]
    with _whole(store):
        store.execute("DELETE FROM knowledge")
        store.executemany(
            "INSERT INTO knowledge VALUES (?, ?, ?, ?)",
            [(key, n, part, _seal(key + bytes([n]), part)) for n, part in enumerate(parts)],
        )


def has_knowledge(store: sqlite3.Connection, key: bytes) -> bool:
    """Tell whether the result of a build is kept under a key."""
    with _damage_told():
        return store.execute("SELECT 1 FROM knowledge WHERE key = ?", (key,)).fetchone() is not None


def kept_note(store: sqlite3.Connection, key: bytes) -> bytes | None:
    """Return what is noted under a key, or None."""
    return _sealed(store, "note", key)


def keep_note(store: sqlite3.Connection, key: bytes, note: bytes) -> None:
    """Keep a note in the place of the last one."""
    with _whole(store):
        store.execute("DELETE FROM note")
        store.execute("INSERT INTO note VALUES (?, ?, ?)", (key, note, _seal(key, note)))


def pack(found: Extraction) -> bytes:
    """Return an extraction as bytes, small."""
    return zlib.compress(msgspec.msgpack.encode(found), 1)


def unpack(value: bytes) -> Extraction:
    """Return the extraction that was packed. Raises what msgspec and zlib raise for other bytes."""
    return msgspec.msgpack.decode(_unzipped(value, MAX_STORED), type=Extraction)


def _unzipped(value: bytes, most: int) -> bytes:
    unpacking = zlib.decompressobj()
    packed = unpacking.decompress(value, most)
    if not unpacking.eof:
        raise zlib.error("a value that is cut off, or that unpacks to more than any article has")
    return packed


def _keep(store: sqlite3.Connection, table: str, own: str, packed: Mapping[bytes, bytes]) -> None:
    """Keep what was found by our own rules, all of it or nothing, and nothing that others found."""
    if not packed:
        return
    rows = [(key, own, value, _seal(key, value)) for key, value in packed.items()]
    with _whole(store):
        store.execute(f"DELETE FROM {table} WHERE rules <> ?", (own,))  # noqa: S608 - a table of ours
        store.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)", rows)  # noqa: S608 - the same


def _sealed(store: sqlite3.Connection, table: str, key: bytes) -> bytes | None:
    """Return the value of a key in a table, checked against its seal, or None."""
    query = f"SELECT value, seal FROM {table} WHERE key = ?"  # noqa: S608 - a table of ours
    with _damage_told():
        found = store.execute(query, (key,)).fetchone()
        if found is None:
            return None
        _check(found[1], key, found[0])
        return bytes(found[0])


def _seal(key: bytes, value: bytes) -> int:
    """Return what binds a value to its key: SQLite itself does not see a changed byte."""
    return crc32(value, crc32(key))


def _check(seal: int, key: bytes, value: bytes) -> None:
    if seal != _seal(key, value):
        raise sqlite3.DatabaseError("a value that is not as it was written")


@contextmanager
def _whole(store: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing."""
    store.execute("BEGIN IMMEDIATE")
    try:
        yield
        store.execute("COMMIT")
    finally:
        if store.in_transaction:
            store.execute("ROLLBACK")


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise `DatabaseError` also for what Python makes of a damaged name or of a value of another type."""
    try:
        yield
    except (UnicodeDecodeError, TypeError) as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _prepare(store: sqlite3.Connection, path: Path) -> None:
    tables = store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    marks = tuple(
        store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if tables == 0 and marks == (0, 0):
        store.execute("BEGIN IMMEDIATE")
        for name in ("extraction", "resolution"):
            store.execute(
                f"CREATE TABLE IF NOT EXISTS {name} "
                "(key BLOB PRIMARY KEY, rules TEXT, value BLOB, seal INTEGER) WITHOUT ROWID"
            )
        store.execute(
            "CREATE TABLE IF NOT EXISTS knowledge "
            "(key BLOB, part INTEGER, value BLOB, seal INTEGER, PRIMARY KEY (key, part)) WITHOUT ROWID"
        )
        for name in ("note", "model"):
            store.execute(
                f"CREATE TABLE IF NOT EXISTS {name} "
                "(key BLOB PRIMARY KEY, value BLOB, seal INTEGER) WITHOUT ROWID"
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
def rules(names: tuple[str, ...] = _EXTRACTORS) -> str:
    """Return a digest of all that decides beside the text and the model: our code, lists and weights."""
    digest = sha256()
    for name in names:
        for path, content in _contents(files("graph") / name, name):
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@cache
def whole_package() -> str:
    """Return a digest of all our files."""
    digest = sha256()
    for path, content in _contents(files("graph"), "graph", ("",)):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _contents(
    entry: Traversable, path: str, endings: tuple[str, ...] = _SOURCES
) -> Iterator[tuple[str, bytes]]:
    if entry.is_file():
        yield path, entry.read_bytes()
        return
    for child in sorted(entry.iterdir(), key=lambda child: child.name):
        if child.name != "__pycache__" and (child.is_dir() or child.name.endswith(endings)):
            yield from _contents(child, f"{path}/{child.name}", endings)
