"""Look up the words that report speech and thought."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from graph.data import table
from graph.records import Mode


class Construction(StrEnum):
    """What a cue takes, as the head of its table explains."""

    QUOTE = "quote"
    CLAUSE = "clause"
    INFINITIVE = "inf"
    ORDER = "order"
    SUBJECT = "subject"
    GERUND = "gerund"
    TELL = "tell"
    NAME = "name"
    OF = "of"
    FOR = "for"
    TO = "to"
    ABOUT = "about"
    AGAINST = "against"
    OBJECT = "object"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports: its attitude, whether it reports speech, thought or a finding, what it takes.

    `particle` is the word that must stand close behind it (`point out`, `make clear`), empty for most.
    """

    lemma: str
    particle: str
    attitude: str
    mode: Mode
    takes: frozenset[Construction]


ACCORDING = Cue("according", "to", "says", Mode.SPEECH, frozenset())


@cache
def verb_cues() -> dict[str, Cue]:
    """Return the reporting verbs by lemma."""
    return _cues("verb")


@cache
def noun_cues() -> dict[str, Cue]:
    """Return the reporting nouns by lemma."""
    return _cues("noun")


@cache
def adjective_cues() -> dict[str, Cue]:
    """Return the adjectives that report, as they are written."""
    return _cues("adj")


def _cues(part_of_speech: str) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for words, kind, attitude, mode, takes in table("cues"):
        if kind == part_of_speech:
            lemma, _, particle = words.partition(" ")
            constructions = frozenset(Construction(word) for word in takes.split())
            found[lemma] = Cue(lemma, particle, attitude, Mode(mode), constructions)
    return found
