"""What the facts of an answer must pass: times, outlets, words, kinds; see the page's answering.mjs."""

import re
from collections.abc import Iterable, Sequence

from graph.data.asking import table
from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.meaning import Meaning
from graph.questions.asking.reading import Segment
from graph.questions.asking.vocabulary import places_of, stem, word


class Sieve:
    """What every fact of an answer must pass: its time, its outlet, its words, whether it is denied."""

    def __init__(self, corpus: Corpus, meant: Meaning) -> None:
        self._corpus, self._meant = corpus, meant
        self._outlets = [set(segment.found) for segment in meant.outlets]
        self._hits: list[dict[int, list[int]]] = [{} for _ in meant.words]

    def article(self, number: int) -> bool:
        """Tell whether an article passes."""
        day = self._corpus.days[number]
        times = all(day and segment.found[0] <= day <= segment.found[1] for segment in self._meant.times)
        return times and all(self._corpus.articles[number].publisher in outlets for outlets in self._outlets)

    def places(self, article: int) -> list[int] | None:
        """Return where an article has the first word that is asked for, None where no word is."""
        return self._places(0, article) if self._hits else None

    def __call__(self, fact: Fact) -> bool:
        """Tell whether a fact passes."""
        return (
            self.article(fact.article)
            and (fact.kind != "relation" or fact.negated == bool(self._meant.negated))
            and all(
                any(fact.start <= at < fact.end for at in self._places(number, fact.article))
                for number in range(len(self._hits))
            )
        )

    def _places(self, number: int, article: int) -> list[int]:
        """Return where an article has one of the words, which is looked for when it is first asked."""
        known = self._hits[number]
        if article not in known:
            known[article] = places_in(self._corpus.texts[article], self._meant.words[number])
        return known[article]


def places_in(text: str, segment: Segment) -> list[int]:
    """Return where a text, in small letters, has a word, in any of its forms, or a phrase as it is."""
    if segment.kind == "phrase":
        return _all(text, segment.found[0])
    wanted = segment.stems[0]
    return [
        start
        for beginning in _beginnings(wanted)
        for start, end in places_of(text, beginning)
        if stem(word(text[start:end])) == wanted
    ]


def _all(text: str, phrase: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(phrase), text)]


def _beginnings(one: str) -> list[str]:
    """Return how the forms of a word begin: as its stem does, if none is irregular or has a z."""
    first = one[:-1] if one.endswith(("y", "is")) else one
    return [first, *table()["irregular"].get(one, [])]


def who_of(segments: Sequence[Segment]) -> set[int] | None:
    """Return whom some names may mean, None without any."""
    return {number for segment in segments for number in segment.who} if segments else None


def meets(wanted: set[int] | None, places: Iterable[int]) -> bool:
    """Tell whether anybody who is wanted stands at some places; where nobody is, all do."""
    return wanted is None or not wanted.isdisjoint(places)


def of_types(corpus: Corpus, meant: Meaning, places: Iterable[int]) -> bool:
    """Tell whether anybody at some places is of a type that is asked for."""
    if not meant.types:
        return True
    return any(corpus.entities[place].type in segment.found for segment in meant.types for place in places)


def unique(places: Iterable[int]) -> list[int]:
    """Return places in their order, each once."""
    return list(dict.fromkeys(places))
