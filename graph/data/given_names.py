"""Given names and surnames of many languages, with the gender that a given name tells."""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from graph.data import table

_SURE = 3  # a name tells a gender where that many times more languages give it to one than to the other


class NameWord(NamedTuple):
    """In how many languages a word is the given name of women, of men, and a surname."""

    female: int
    male: int
    surname: int


_UNKNOWN = NameWord(0, 0, 0)


def gender_of(given_name: str) -> str:
    """Return `m` or `f` where a given name tells the gender, else the empty string."""
    female, male, _ = name_word(given_name)
    if female >= _SURE * max(male, 1) or (female and not male):
        return "f"
    if male >= _SURE * max(female, 1) or (male and not female):
        return "m"
    return ""


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name."""
    return bool(name_word(word).female or name_word(word).male)


@lru_cache(maxsize=65_536)
def name_word(word: str) -> NameWord:
    """Return what the lists know of a word, whatever its case and accents."""
    split = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return _known().get(bare, _UNKNOWN)


@cache
def _known() -> dict[str, NameWord]:
    return {word: NameWord(int(f), int(m), int(s)) for word, f, m, s in table("people")}
