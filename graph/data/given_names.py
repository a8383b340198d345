"""Given names and surnames of many languages, with the gender that a given name tells."""

import unicodedata
from collections.abc import Sequence
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
    found = _known().get(bare)
    return NameWord(*map(int, found)) if found else _UNKNOWN


@cache
def _known() -> dict[str, Sequence[str]]:
    return {word: numbers for word, *numbers in table("people")}


def plainly(spelled: Sequence[str]) -> list[str]:
    """Return words with each person's name that stands in capitals as it is written elsewhere.

    A name in capitals is a given name and what stands in capitals behind it; a part of it alone is read so
    too.

    >>> plainly("MAYOR said HANA MOSS of NATO ; MOSS".split())
    ['MAYOR', 'said', 'Hana', 'Moss', 'of', 'NATO', ';', 'Moss']
    """
    found = [*spelled]
    surnames = set()
    for i in range(len(spelled) - 1):
        first, last = spelled[i], spelled[i + 1]
        if _shouted(first) and _shouted(last) and is_given_name(first.capitalize()):
            found[i], found[i + 1] = first.capitalize(), last.capitalize()
            surnames.add(last)
    return [word.capitalize() if word in surnames else word for word in found]


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()
