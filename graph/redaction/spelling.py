"""Find the names of those to leave out in any text, however it spells them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, count, repeat
from urllib.parse import unquote

from graph.data import words
from graph.data.nouns import noun_class, singular
from graph.records import Span
from graph.resolve.names import PARTICLES, parts

BAR = "█"  # stands for each code point that is hidden, so that every offset holds
_WORDS = re.compile(r"[^\W_]+")
_CHUNKS = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@#/_.=:\d%]\S|\S[@#/_=:\d%]")  # a word with one of these is an address or a handle
_LONGEST = 200  # code points of an address that are looked at before and behind a name
_JOINED = 6  # letters of a full name that are enough to know it where nothing parts its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What those who are left out are called: `full` names, and the single `words` of persons' names.

    A surname is hidden wherever it stands as a word, a given name not inside the longer name of another, of
    which `others` has those that are known.
    """

    full: tuple[str, ...] = ()
    surnames: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    _patterns: tuple[re.Pattern[str] | None, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Make the patterns: full names, surnames, given names, the names of others."""
        loose = (_loose(name) for name in self.full)
        object.__setattr__(
            self,
            "_patterns",
            (
                _any_of(loose),
                _any_of(map(re.escape, self.surnames)),
                _any_of(map(re.escape, self.given)),
                _any_of(r"[\W_]+".join(folded_words(name)) for name in self.others),
            ),
        )

    def spans(self, text: str, *, anywhere: bool = False) -> list[Span]:
        """Return where a text names one of them.

        A word that means something else too, as `may`, is a name where it has a capital; `anywhere` is for
        what is no running text, as an address: there every spelling counts.
        """
        plain, places = folded(text)
        if not plain:
            return []
        full, surnames, given, others = self._patterns
        found = list(_found(full, plain, places, text, whole=False))
        alone = [*_found(surnames, plain, places, text), *_found(given, plain, places, text)]
        kept = [] if anywhere else list(_found(others, plain, places, text))
        covered = {at for span in kept for at in range(*span)}
        for span in alone:
            word = folded(text[slice(*span)])[0]
            if not anywhere and _ordinary(word) and not text[span.start].isupper():
                continue
            if word in self.surnames or span.start not in covered:
                found.append(span)
        return [*found, *_encoded(self, text)]


def called(names: Iterable[str], persons: Iterable[str], others: Iterable[str]) -> Called:
    """Return what is called by some names, of which those of persons are also known by their single words."""
    surnames: set[str] = set()
    given: set[str] = set()
    known = list(persons)
    for name in known:
        own = set(parts(name))
        chunks = [chunk for chunk in _CHUNKS.findall(name) if set(parts(chunk)) & own]
        for number, chunk in enumerate(chunks):
            own_words = {word for word in folded_words(chunk) if len(word) > 1} - PARTICLES
            (surnames if number == len(chunks) - 1 else given).update(own_words)
    given -= surnames
    longer = tuple(
        sorted(
            {name for name in others if len(split := folded_words(name)) > 1 and given.intersection(split)}
        )
    )
    full = tuple(sorted({name for name in (*names, *known) if folded_words(name)}))
    return Called(full=full, surnames=frozenset(surnames), given=frozenset(given), others=longer)


def folded_words(text: str) -> list[str]:
    """Return the words of a text without case, accents and what has no width."""
    return _WORDS.findall(folded(text)[0])


def folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without case, accents and what has no width, and the place of each letter in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = list(map(_plain, text))
    lengths = list(map(len, pieces))
    alike = lengths.count(1) == len(lengths)
    places = range(len(text)) if alike else list(chain.from_iterable(map(repeat, count(), lengths)))
    return "".join(pieces), places


def hidden(text: str, spans: Iterable[Span]) -> str:
    """Return a text with a bar for each code point of some spans."""
    marks = [0] * (len(text) + 1)
    for start, end in spans:
        marks[start] += 1
        marks[end] -= 1
    depth = accumulate(marks)
    return "".join(BAR if deep else letter for letter, deep in zip(text, depth, strict=False))


@lru_cache(maxsize=10_000)  # letters; a text has a few hundred different ones
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    split = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(c for c in split.casefold() if unicodedata.category(c) not in {"Mn", "Cf"})


def _loose(name: str) -> str:
    """Return a pattern for a full name whatever parts its words, also nothing where it is long enough."""
    split = folded_words(name)
    least = 0 if len("".join(split)) >= _JOINED and len(split) > 1 else 1
    joined = rf"(?:[\W_]|%[0-9a-f]{{2}}){{{least},3}}".join(map(re.escape, split))
    return joined if least == 0 else rf"(?<![^\W_]){joined}(?:['’]?s)?(?![^\W_])"


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(set(filter(None, patterns)), key=lambda pattern: (-len(pattern), pattern))
    return re.compile("|".join(listed)) if listed else None


def _found(
    pattern: re.Pattern[str] | None, plain: str, places: Sequence[int], text: str, *, whole: bool = True
) -> Iterator[Span]:
    for match in pattern.finditer(plain) if pattern else ():
        span = Span(places[match.start()], places[match.end() - 1] + 1)
        if not whole or _is_word(text, span):
            yield span


def _is_word(text: str, span: Span) -> bool:
    """Tell whether a span is a word of a text, or a part of a handle, an address or a name in camel case."""
    start, end = span
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    begins = not before.isalnum() or (before.islower() and text[start].isupper())
    ends = not after[:1].isalnum() or (after[0].isupper() and text[end - 1].islower())
    plural = after[:1] in {"s", "S"} and not after[1:].isalnum()
    if begins and (ends or plural):
        return True
    left = text[max(0, start - _LONGEST) : start].rsplit(" ", maxsplit=1)[-1]
    right = text[end : end + _LONGEST].split(" ", maxsplit=1)[0]
    return _ADDRESS.search(f"{left}{text[start:end]}{right}") is not None


def _ordinary(word: str) -> bool:
    return word in words("function_words") or bool(noun_class(singular(word)) or noun_class(word))


def _encoded(names: Called, text: str) -> Iterator[Span]:
    """Yield the words of a text that name somebody once `%C3%A9` in them is decoded."""
    for found in _CHUNKS.finditer(text) if "%" in text else ():
        plain = unquote(found[0])
        if plain != found[0] and names.spans(plain.replace("%", " "), anywhere=True):
            yield Span(*found.span())
