"""Kinds of damage that a file may have, whatever its format."""

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping


def _flipped(data: bytes) -> bytes:
    return bytes(byte ^ 0xFF for byte in data)


def _noise(data: bytes) -> bytes:
    return random.Random(len(data)).randbytes(2_000)  # noqa: S311 - no secret


def _sprinkled(data: bytes) -> bytes:
    chance = random.Random(1)  # noqa: S311 - no secret
    changed = bytearray(data)
    for _ in range(20):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def _middle(inside: bytes) -> Callable[[bytes], bytes]:
    """Return what puts some bytes into the middle of a file."""
    return lambda data: data[: len(data) // 2] + inside + data[len(data) // 2 :]


_ENTITIES = b'<!DOCTYPE a [<!ENTITY a "lol">%s]><a>&j;</a>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "one byte": lambda data: data[:1],
    "first half": lambda data: data[: len(data) // 2],
    "last half": lambda data: data[len(data) // 2 :],
    "last byte gone": lambda data: data[:-1],
    "twice": lambda data: data * 2,
    "byte gone inside": lambda data: data[: len(data) // 2] + data[len(data) // 2 + 1 :],
    "twenty bytes changed": _sprinkled,
    "zeros": lambda data: bytes(len(data)),
    "every tenth byte zero": lambda data: bytes(0 if n % 10 == 9 else byte for n, byte in enumerate(data)),
    "noise": _noise,
    "noise behind": lambda data: data + _noise(data),
    "bits turned over": _flipped,
    "high bits set": lambda data: bytes(byte | 0x80 for byte in data),
    "backwards": lambda data: data[::-1],
    "UTF-16": lambda data: data.decode("latin-1").encode("utf-16"),
    "UTF-16 cut": lambda data: data.decode("latin-1").encode("utf-16")[:-1],
    "UTF-32": lambda data: data.decode("latin-1").encode("utf-32"),
    "UTF-7": lambda data: data.decode("latin-1").encode("utf-7"),
    "EBCDIC": lambda data: data.decode("latin-1").encode("cp500", "replace"),
    "marks of order": lambda data: b"\xef\xbb\xbf" * 3 + data,
    "wrong mark of order": lambda data: b"\xff\xfe" + data,
    "lone surrogates": _middle("\ud800\udc00\udfff".encode("utf-8", "surrogatepass")),
    "overlong letters": _middle(b"\xc0\x80\xe0\x80\x80\xf8\x88\x80\x80\x80"),
    "noncharacters": _middle("\ufffe\uffff\U0010ffff".encode()),
    "marks of direction": _middle("\u202e\u2066\u200f".encode() * 30),
    "without width": _middle("\u200b\ufeff\u2060".encode() * 30),
    "combining": _middle("e\u0301\u0302\u0303".encode() * 300),
    "ends of lines of all kinds": _middle("\r\n\r\x0b\x0c\x85\u2028\u2029".encode() * 30),
    "control characters": _middle(bytes(range(32)) * 10),
    "terminal sequences": _middle(b"\x1b[2J\x1b]0;a\x07\x1b[31m" * 10),
    "one long line": lambda data: data + b"a" * 200_000,
    "many lines": lambda data: data + b"\n" * 50_000,
    "carriage returns": lambda data: data.replace(b"\n", b"\r") + b"\r" * 5_000,
    "open brackets": lambda data: b"[{(<" * 5_000 + data,
    "open brackets alone": lambda _: b"[" * 50_000,
    "open tags": lambda data: b"<div><p><table><tr><td>" * 1_000 + data,
    "open marks": lambda data: data + "\"“'`".encode() * 2_000,
    "separators": lambda data: data + b",;\t|" * 3_000,
    "numbers": lambda data: data + b'{"id": 1e999, "text": -' + b"9" * 5_000 + b"}",
    "front matter without end": lambda data: b"---\ntitle: a\n" + data,
    "an alias of an alias": lambda data: b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n" + data,
    "entities in entities": lambda _: _ENTITIES,
    "an outside entity": lambda data: (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' + data
    ),
    "a script": _middle(b"<script>while (true) {}</script>"),
    "gzipped": gzip.compress,
    "gzipped twice": lambda data: gzip.compress(gzip.compress(data)),
    "gzipped and cut": lambda data: gzip.compress(data)[:-9],
    "gzipped with a wrong sum": lambda data: gzip.compress(data)[:-8] + bytes(8),
    "zipped": lambda data: _zipped("a.txt", data),
    "zipped with a way out": lambda data: _zipped("../../a.txt", data),
    "zipped and cut": lambda data: _zipped("a.txt", data)[:-22],
    "a zip of nothing": lambda _: b"PK\x05\x06" + bytes(18),
    "deflated": zlib.compress,
    "head of a PDF": lambda data: b"%PDF-1.7\n" + data,
    "head of a picture": lambda data: b"\x89PNG\r\n\x1a\n" + data,
    "head of a program": lambda data: b"\x7fELF" + data,
    "head of a database": lambda data: b"SQLite format 3\x00" + data,
}
