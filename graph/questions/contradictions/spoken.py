"""Quotations that differ: one says what another denies, or they give different numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations

from graph.data import words
from graph.questions.contradictions.sides import Contradiction, Side, contradiction, other_number
from graph.questions.known import Known, day_of
from graph.questions.said import Said, said
from graph.records import Mode

_DENYING = frozenset({"denies", "disputes", "doubts"})
_CLAIMING = frozenset(
    "says asserts concludes admits agrees warns predicts shows estimates believes expects knows accuses"
    " judges".split()
)
_NEGATION = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SUFFIX = re.compile(r"(?:ies|ied|ing|ed|es|s)$")
_SHARED = 3  # words that two claims must share
_ALIKE = 0.6  # of the words of the shorter claim
_SELF = 0.8  # of those, where one speaker says both: nobody repeats all he said
_ANSWERED = 2  # words of a denial, at least, where the claim is about the one who denies
_COMMON = 30  # claims that hold one word; beyond, it says nothing of any two


@dataclass(frozen=True, slots=True)
class _Claim:
    """A quotation with its words; `negated` are the words before which a negation stands."""

    said: Said
    words: frozenset[str]
    negated: tuple[str, ...]

    def denies(self, other: "_Claim") -> bool:
        """Tell whether it denies what both speak of: by its cue or by a negation, but not by both."""
        inside = sum(word in other.words for word in self.negated)
        return (self.said.attitude in _DENYING) != (inside % 2 == 1)

    @property
    def states(self) -> bool:
        """Tell whether it denies nothing at all: two denials say the same, however they are worded."""
        return self.said.attitude not in _DENYING and not self.negated

    @property
    def denial(self) -> str:
        """The words by which it denies, empty where it does not."""
        if self.said.attitude in _DENYING:
            return self.said.manner
        found = _NEGATION.search(self.said.words) if self.negated else None
        return found[0] if found else ""


def spoken_otherwise(known: Known) -> Iterator[Contradiction]:
    """Yield pairs of quotations that share enough words, after their endings are cut off, and differ.

    One of them denies, by its cue or by a negation inside but not by both, and the other does not deny
    anything; or they count the same thing differently. Two denials are never paired. What one speaker says
    twice counts where it was published on two days: a claim is withdrawn, or changed.
    """
    claims = [claim for one in said(known) if (claim := _claim(one)) is not None]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for word in claim.words:
            holders[word].append(index)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if len(held) <= _COMMON:
            for pair in combinations(held, 2):
                shared[pair] += 1
    for (a, b), count in sorted(shared.items()):
        one, other = claims[a], claims[b]
        if found := _differ(one, other, count):
            why, differ = found
            if _by(one) == _by(other):
                why = "the same speaker says otherwise on another day"
            yield contradiction(_told(one.said), _told(other.said), why, differ)


def _claim(one: Said) -> _Claim | None:
    if one.negated or (one.mode is Mode.THOUGHT and one.attitude not in _CLAIMING | _DENYING):
        return None
    if one.attitude is not None and one.attitude not in _CLAIMING | _DENYING:
        return None
    negated = (_stems(one.words[found.end() :])[:1] for found in _NEGATION.finditer(one.words))
    return _Claim(
        said=one,
        words=frozenset(_stems(one.words)),
        negated=tuple(chain.from_iterable(negated)),
    )


def _stems(text: str) -> list[str]:
    """Return the words that say what a text is about, in order, without their endings."""
    return [
        _SUFFIX.sub("", word)
        for word in _WORD.findall(text.casefold())
        if word not in words("function_words")
    ]


def _differ(one: _Claim, other: _Claim, shared: int) -> tuple[str, tuple[str, str]] | None:
    alike = _ALIKE
    if _by(one) == _by(other):
        days = {day_of(one.said.sentence), day_of(other.said.sentence)}
        if _by(one) is None or "" in days or len(days) == 1:
            return None
        alike = _SELF
    fewer = min(len(one.words), len(other.words))
    close = shared >= _SHARED and shared >= alike * fewer
    if not (close or _answers(one, other, shared) or _answers(other, one, shared)):
        return None
    if (one.denies(other) and other.states) or (other.denies(one) and one.states):
        return "one says what the other denies", (one.denial, other.denial)
    numbers = other_number(one.said.words, other.said.words)
    return ("they give different numbers", numbers) if numbers else None


def _by(claim: _Claim) -> str | None:
    return claim.said.speaker.id if claim.said.speaker else None


def _answers(denial: _Claim, claim: _Claim, shared: int) -> bool:
    """Tell whether all words of a denial, which may be few, stand in what is said of the one who denies."""
    speaker = denial.said.speaker
    answers = denial.said.attitude in _DENYING and speaker is not None and speaker in claim.said.about
    return answers and _ANSWERED <= shared == len(denial.words)


def _told(one: Said) -> Side:
    return Side(speaker=one.speaker, words=one.words, sentence=one.sentence)
