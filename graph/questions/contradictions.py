"""Claims that contradict one another: one says what another denies, or the numbers differ."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from graph.data import words
from graph.questions.known import Known, Party, Proof
from graph.questions.links import Link, all_links, most_readable
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
_DENIAL = re.compile(rf"{_NEGATION.pattern}|\b(?:den(?:y|ies|ied|ying)|disput|reject|refut)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SUFFIX = re.compile(r"(?:ies|ied|ing|ed|es|s)$")
_SHARED = 3  # words that two claims must share
_ALIKE = 0.6  # of the words of the shorter claim
_ANSWERED = 2  # words of a denial, at least, where the claim is about the one who denies
_COMMON = 30  # claims that hold one word; beyond, it says nothing of any two


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction: who claims it, None for the article itself, in which words, and where."""

    speaker: Party | None
    words: str
    sentence: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both be right, if they speak of the same; and why they seem to."""

    one: Side
    other: Side
    why: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """A quotation with its words and numbers; `negated` are the words before which a negation stands."""

    said: Said
    words: frozenset[str]
    numbers: frozenset[str]
    negated: tuple[str, ...]

    def denies(self, other: "_Claim") -> bool:
        """Tell whether it denies what both speak of: by its cue or by a negation, but not by both."""
        inside = sum(word in other.words for word in self.negated)
        return (self.said.attitude in _DENYING) != (inside % 2 == 1)

    @property
    def states(self) -> bool:
        """Tell whether it denies nothing at all: two denials say the same, however they are worded."""
        return self.said.attitude not in _DENYING and not self.negated


def contradictions(known: Known) -> tuple[Contradiction, ...]:
    """Return pairs of claims that contradict one another: of relations, then of what different people say.

    Two quotations are compared where they share enough words, after their endings are cut off. They
    contradict where one of them denies, by its cue or by a negation inside but not by both, and the other
    does not deny anything; or where they differ in their numbers alone. Two denials are never paired,
    and two sentences once where their relations contradict already.
    """
    related = tuple(_of_relations(known))
    met = {frozenset((found.one.sentence, found.other.sentence)) for found in related}
    spoken = _of_quotations(known)
    return (*related, *(f for f in spoken if frozenset((f.one.sentence, f.other.sentence)) not in met))


def _of_relations(known: Known) -> Iterator[Contradiction]:
    found: defaultdict[tuple[str | None, str | None, str], list[Link]] = defaultdict(list)
    for link in all_links(known, "relation"):
        found[link.subject.id, link.object.id, link.type or link.label.casefold()].append(link)
    for same in found.values():
        denials = [_related(link, link.sentences) for link in same if link.negated]
        for link in same if denials else ():
            # Where every sentence that seems to state it denies something, it may deny this very relation.
            plain = [proof for proof in link.sentences if not _DENIAL.search(proof.text)]
            if plain and not link.negated:
                one = _related(link, plain)
                yield from (
                    Contradiction(one=one, other=other, why="one states what the other denies")
                    for other in denials
                )


def _related(link: Link, sentences: Sequence[Proof]) -> Side:
    return Side(speaker=link.speaker, words=link.words, sentence=most_readable(sentences))


def _of_quotations(known: Known) -> Iterator[Contradiction]:
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
        why = _why(claims[a], claims[b], count)
        if why:
            yield Contradiction(one=_told(claims[a].said), other=_told(claims[b].said), why=why)


def _claim(one: Said) -> _Claim | None:
    if one.negated or (one.mode is Mode.THOUGHT and one.attitude not in _CLAIMING | _DENYING):
        return None
    if one.attitude is not None and one.attitude not in _CLAIMING | _DENYING:
        return None
    negated = (_stems(one.words[found.end() :])[:1] for found in _NEGATION.finditer(one.words))
    return _Claim(
        said=one,
        words=frozenset(_stems(one.words)),
        numbers=frozenset(_NUMBER.findall(one.words)),
        negated=tuple(chain.from_iterable(negated)),
    )


def _stems(text: str) -> list[str]:
    """Return the words that say what a text is about, in order, without their endings."""
    return [
        _SUFFIX.sub("", word)
        for word in _WORD.findall(text.casefold())
        if word not in words("function_words")
    ]


def _why(one: _Claim, other: _Claim, shared: int) -> str:
    by = {claim.said.speaker.id if claim.said.speaker else None for claim in (one, other)}
    if len(by) < 2:
        return ""
    alike = shared >= _SHARED and shared >= _ALIKE * min(len(one.words), len(other.words))
    if alike or _answers(one, other, shared) or _answers(other, one, shared):
        if (one.denies(other) and other.states) or (other.denies(one) and one.states):
            return "one says what the other denies"
        differ = one.numbers and other.numbers and not one.numbers & other.numbers
        return "they give different numbers" if differ else ""
    return ""


def _answers(denial: _Claim, claim: _Claim, shared: int) -> bool:
    """Tell whether all words of a denial, which may be few, stand in what is said of the one who denies."""
    speaker = denial.said.speaker
    answers = denial.said.attitude in _DENYING and speaker is not None and speaker in claim.said.about
    return answers and _ANSWERED <= shared == len(denial.words)


def _told(one: Said) -> Side:
    return Side(speaker=one.speaker, words=one.words, sentence=one.sentence)
