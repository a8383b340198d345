"""The forms under which words are compared; the page's vocabulary.mjs does the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from graph.data.asking import table

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*[.]?")
_SPELLING = re.compile(r"(?<![^\W_])[^\W_]++(?!')")
_LATIN = {
    point: unicodedata.normalize("NFD", chr(point))[0].lower()
    for point in range(0xC0, 0x250)
    if unicodedata.normalize("NFD", chr(point))[0].isascii()
}
_ENDS_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")


def plain(text: str) -> str:
    """Return a text of the same length, in small letters and without the accents of Latin letters."""
    low = text.translate(_LATIN).replace("’", "'").replace("‘", "'")
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in low)


def words_of(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as they are compared, each with how it is spelled there.

    >>> words_of("Ada’s U.S. co-founder")
    [('ada', 'Ada’s'), ('us', 'U.S.'), ('co', 'co'), ('founder', 'founder')]
    """
    found = ((word(match[0]), match[0]) for match in _WORD.finditer(text))
    return [(one, spelled) for one, spelled in found if one]


def word(spelled: str) -> str:
    """Return one word as it is compared: without a possessive ending, points and apostrophes."""
    low = plain(spelled)
    low = low.removesuffix("'s") if low.endswith("'s") else low
    return low.replace("'", "").replace(".", "").replace("&", "")


def places_of(text: str, beginning: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text, in small letters, that begin so begin and end."""
    at = text.find(beginning)
    while at >= 0:
        end = at + len(beginning)
        while end < len(text) and (text[end].isalnum() or text[end] == "'"):
            end += 1
        if at == 0 or not text[at - 1].isalnum():
            yield at, end
        at = text.find(beginning, max(end, at + 1))


def spellings_of(text: str) -> list[str]:
    """Return the words of a text in small letters that no apostrophe goes on, as `places_of` finds them.

    >>> spellings_of("ada's boat, o'neil")
    ['s', 'boat', 'neil']
    """
    return _SPELLING.findall(text)


@cache
def _forms() -> dict[str, str]:
    return {form: first for first, forms in table()["irregular"].items() for form in (first, *forms)}


@lru_cache(maxsize=65_536)
def stem(form: str) -> str:
    """Return what the forms of a word share; two words that share it are taken for one.

    >>> [stem(form) for form in ("sued", "suing", "instructed", "planning", "agencies", "sold")]
    ['su', 'su', 'instruct', 'plan', 'agency', 'sell']
    """
    if form in _forms():
        return _forms()[form]
    base = form
    if len(base) > 4 and base.endswith(("ies", "ied")):
        return base[:-3] + "y"
    if len(base) > 4 and base.endswith(("sses", "shes", "ches", "xes", "zes")):
        base = base[:-2]
    elif len(base) > 3 and base.endswith("s") and not base.endswith(("ss", "us", "is")):
        base = base[:-1]
    if len(base) > 4 and base.endswith("ing"):
        base = base[:-3]
    elif len(base) > 3 and base.endswith("ed"):
        base = base[:-2]
    elif len(base) > 3 and base.endswith("e"):
        base = base[:-1]
    if base.endswith("iz"):
        return base[:-1] + "s"
    return base[:-1] if len(base) > 3 and _ENDS_DOUBLED.search(base) else base


@cache
def stop_words() -> frozenset[str]:
    """Return words that tell nothing in a question or a label."""
    signs = table()["signs"]
    single = {
        w for kind in ("do", "be", "about", "to", "by", "and", "in") for w in signs[kind] if " " not in w
    }
    return frozenset(single | set(table()["stop"]["words"]))
