"""Find articles that are one text under several ids: syndicated copies, reprints, a shortened wire story."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

from graph.records import Article

_WORD = re.compile(r"\w+")
_SHINGLE = 6  # words
_SAMPLED = 4  # of so many shingles one is compared, chosen by its first word
_FEWEST = 12  # shingles compared; of less, only equality is certain
_SHARED = 0.8  # of the shingles of the shorter text
_SHORTER = 0.4  # of the longer text: what is shorter still is an excerpt, and another article
_COMMON = 50  # texts that hold one shingle; beyond, it is a phrase of the outlet


def copies(articles: Iterable[Article]) -> dict[str, str]:
    """Return the id of each article that is a copy, with that of the article whose text it has.

    The first by date of publication, then by id, is the one that the others copy. Texts are compared by
    their words alone: they are one where they have the same words, or share four of five shingles (Broder
    1997, On the Resemblance and Containment of Documents) of the shorter, which has at least two fifths of
    the length of the longer.
    """
    return dict(_found(tuple(articles)))


@lru_cache(maxsize=1)  # a build asks six times of the same articles
def _found(articles: tuple[Article, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    exact: dict[tuple[str, ...], str] = {}
    sizes: dict[str, int] = {}
    holders: dict[int, list[str]] = {}
    for article in sorted(articles, key=lambda article: (article.published or "9999", article.id)):
        words = tuple(_WORD.findall(article.text.casefold()))
        if words in exact:
            found[article.id] = exact[words]
            continue
        exact[words] = article.id
        shingles = _sampled(words)
        shared = Counter(earlier for shingle in shingles for earlier in holders.get(shingle, ()))
        original = _original(shared, sizes, len(shingles))
        if original is not None:
            found[article.id] = exact[words] = original
            continue
        sizes[article.id] = len(shingles)
        for shingle in shingles:
            texts = holders.setdefault(shingle, [])
            if len(texts) < _COMMON:
                texts.append(article.id)
    return found


def _sampled(words: tuple[str, ...]) -> set[int]:
    return {
        crc32(" ".join(words[place : place + _SHINGLE]).encode("utf-8", "replace"))
        for place in range(len(words) - _SHINGLE + 1)
        if crc32(words[place].encode("utf-8", "replace")) % _SAMPLED == 0
    }


def _original(shared: Counter[str], sizes: Mapping[str, int], size: int) -> str | None:
    alike = []
    for earlier, count in shared.items():
        shorter, longer = sorted((size, sizes[earlier]))
        if shorter >= _FEWEST and count >= _SHARED * shorter and shorter >= _SHORTER * longer:
            alike.append((-count, earlier))
    return min(alike)[1] if alike else None
