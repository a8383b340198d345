"""Turn bytes into text where the encoding is certain."""

import codecs
import re

from graph.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TRUSTED = frozenset(
    {"iso8859-1", "cp1252", "iso8859-15", "mac-roman"}
)  # those that a page in English declares
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_MOST_BROKEN = 0.01  # of the text: a few damaged letters leave it readable
_FEW_BROKEN = 0.001  # where no other letter tells the encoding: a handful in a page
_MOST_ACCENTS = 0.1  # of the text: French has 5 %; a Cyrillic or Japanese text read as cp1252 has above 50 %
_FEW_ACCENTS = 3  # in the shortest text: two names
_IMPOSSIBLE = re.compile(
    "[a-z][À-ÖØ-ÞŠŽŒŸ]"
)  # `donÕt`: an apostrophe of Mac Roman, a letter of some other code page
_SAMPLE = 4096  # bytes


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text without its byte order mark; line ends as they are.

    Tried in this order: a mark, UTF-16 by its pattern, UTF-8, the declared encoding where it is a Western
    one, UTF-8 with at most 1 % damaged (each damage becomes U+FFFD), cp1252 where the result looks like it,
    and last with at most 0.1 % damaged. Raises `ReadError` else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _mended(data[len(mark) :].decode(encoding, "replace"))
    if wide := _utf16_pattern(data):
        return _mended(data.decode(wide, "replace"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
    if named := _trusted(declared):
        return data.decode(named, "replace")
    mended = data.decode("utf-8", "replace")
    broken = mended.count(_BROKEN)
    sound = len(mended) - broken - sum(map(str.isascii, mended))
    if cut_off or (sound > broken and broken <= _MOST_BROKEN * len(mended)):
        return mended
    try:
        return _western(data)
    except ReadError:
        if broken <= _FEW_BROKEN * len(mended):
            return mended
        raise


def stream_encoding(head: bytes) -> str:
    """Return the encoding of a file of rows from its first bytes: UTF-8 unless they show UTF-16 or UTF-32."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding.removesuffix("-le").removesuffix("-be")
    return _utf16_pattern(head) or "utf-8"


def _utf16_pattern(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    half = len(sample) / 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.4 * half and first < 0.05 * half:
        return "utf-16-le"
    if first > 0.4 * half and second < 0.05 * half:
        return "utf-16-be"
    return None


def _mended(text: str) -> str:
    if text.count(_BROKEN) > max(1, _MOST_BROKEN * len(text)):
        raise ReadError("Its text is damaged: save it again as UTF-8.")
    return text


def _trusted(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):  # unknown, or with a zero byte in it
        return None
    if name not in _TRUSTED:
        return None
    return "cp1252" if name == "iso8859-1" else name  # as every browser does


def _western(data: bytes) -> str:
    unknown = ReadError("Its encoding is unknown: save it as UTF-8.")
    if b"\0" in data:
        raise ReadError("It holds binary data, not text: convert it to text first.")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise unknown from error
    accents = sum(map(str.isalpha, text)) - sum(char.isascii() and char.isalpha() for char in text)
    if accents > max(_FEW_ACCENTS, _MOST_ACCENTS * len(text)) or _IMPOSSIBLE.search(text):
        raise unknown
    return text
