"""Make ids of content, and of places."""

from base64 import b32encode
from hashlib import blake2b

from graph.records import Span

_BYTES = 6  # of 100,000 ids, two are one in a run of 50,000
_LETTERS = 10  # that so many bytes make in base 32


def content_id(prefix: str, *parts: object) -> str:
    """Return an id made of its content: the same parts give the same id on every machine."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=_BYTES)
    return f"{prefix}-{b32encode(digest.digest())[:_LETTERS].decode().lower()}"


def place_id(article: str, span: Span) -> str:
    """Return the id of what an article names first at a place.

    >>> place_id("a1", Span(27, 37))
    'a1:27-37'
    """
    return f"{article}:{span.start}-{span.end}"
