"""Describe a candidate for a quotation by named features, and choose among candidates by learned weights."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from graph.data import mapping, words
from graph.extract.quotations.complements import Stretches
from graph.extract.quotations.cues import Construction
from graph.extract.quotations.frame import Found, Frame, sentence_like
from graph.extract.quotations.reports import circumstances
from graph.extract.quotations.speakers import Party
from graph.extract.syntax import FINITE
from graph.records import QuotationKind

_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)  # tokens: a content is as long as the last of them it reaches
_PERSONS = dict.fromkeys(("i", "we"), "I") | dict.fromkeys(("he", "she", "they", "who"), "he")
_LONG_WORD = 4  # letters; a title has capitals on words as long
_TELLING = frozenset(
    "that to of for with without as but and while if whether who which though after before when".split()
)
_PLURALS = frozenset({"NNS", "NNPS"})


class Candidate(NamedTuple):
    """What may be a quotation, with its features."""

    found: Found
    features: tuple[str, ...]


Chooser = Callable[[Sequence[Candidate]], Found | None]


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in mapping("quotation_weights").items()}


def choose(candidates: Sequence[Candidate]) -> Found | None:
    """Return the candidate for which most speaks, None where too little speaks for any."""
    weights = _weights()
    best, best_score = None, weights.get("nothing", 0.0)
    for found, features in candidates:
        score = sum(weights.get(feature, 0.0) for feature in features)
        if score > best_score:
            best, best_score = found, score
    return best


def of_statement(
    frame: Frame, found: Found, stretches: Stretches, ways: Sequence[tuple[str, str]], *, nested: bool
) -> Candidate:
    """Describe what a cue may report without marks around all of it; `ways` are rules with their ends."""
    assert found.cue is not None and found.entry is not None  # noqa: S101, PT018 - a statement has both
    cue, entry = frame.doc[found.cue[0]], found.entry
    start, end = stretches[0][0], stretches[-1][1]
    speaker = kind_of(found.speaker)
    marks = found.kind is QuotationKind.MIXED
    told = [
        f"cue {entry.lemma}",
        f"{entry.mode.value} by {speaker}",
        f"cue is {cue.tag_}",
        f"cue is {cue.dep_}",
        f"ways {min(len(ways), 3)}",
        f"{entry.attitude} by {speaker}",
        f"{entry.attitude} of {_length(end - start)}",
        f"marks {marks}",
        *circumstances(cue, entry, found.speaker, start),
        *_edges(frame, cue, start, end),
    ]
    bare = not any(token.tag_ in FINITE for token in frame.doc[start:end])
    rule, variant = ways[0]
    told += [
        f"rule {rule}",
        f"{rule}, {variant}",
        f"{rule} of {entry.mode.value}",
        f"{rule} {entry.attitude}",
        f"{rule} by {speaker}",
        f"{rule} of {_length(end - start)}",
        f"{rule}, marks {marks}",
    ]
    if bare:
        told.append(f"{rule} without a verb")
    if rule in {"thing", "behind preposition", "clause", "order", "infinitive"}:
        told.append(f"{rule} of {entry.lemma}")
    told += [f"also {rule}, {variant}" for rule, variant in ways[1:]]
    if frame.personal:
        told += [f"in conversation {entry.mode.value}", f"in conversation {entry.mode.value} by {speaker}"]
    if nested:
        told += ["nested", f"nested {entry.mode.value} by {speaker}"]
    if len(found.content) > 1:
        told.append("in parts")
    if found.rule == "thing":
        head = frame.doc[start:end].root
        told += [f"thing {_class(head)}", f"{entry.attitude} {_class(head)}"]
        if Construction.OBJECT in entry.takes:
            told.append("thing licensed")
    return Candidate(found, tuple(told))


def _edges(frame: Frame, cue: Token, start: int, end: int) -> Iterator[str]:
    """Tell what stands at the two ends of a content, and whether it cuts a passage between marks."""
    doc = frame.doc
    behind = doc[end].text if end < len(doc) else "."
    if start > cue.i:
        yield f"behind cue by {min(start - cue.i - 1, 3)}"
        yield f"opens with {_opening(doc[start])}"
    yield f"before {_opening(doc[end]) if behind.isalpha() else 'a stop' if behind in '.!?' else behind}"
    first, last = frame.sentence(start)
    yield f"from the start of the sentence {start == first}"
    yield f"to the end of the sentence {end >= last - 1}"
    if frame.inside_marks(start) != frame.inside_marks(end):
        yield "cuts marks"
    root = doc[start:end].root
    stem = "cue" if root.head == cue else "itself" if root.head == root else "another"
    yield f"root {root.dep_} of {stem}"
    if end < last:
        yield from _tail(doc, cue, (start, end), last)


def _tail(doc: Doc, cue: Token, content: tuple[int, int], last: int) -> Iterator[str]:
    """Tell what is left of the sentence behind a content: its first word, and what that hangs on."""
    start, end = content
    at = end
    while at < last and (doc[at].is_punct or doc[at].is_space):
        at += 1
    if at == last:
        return
    told = "," if doc[end].text == "," else ";" if at > end else ""
    yield f"cut {told} {_opening(doc[at])}"
    stem = doc[at]
    while stem.head.i > stem.i or stem.head.i >= end:
        if stem.head == stem:
            break
        stem = stem.head
    where = "content" if start <= stem.head.i < end else "cue" if stem.head == cue else "another"
    yield f"tail {told} on {where}"
    yield f"tail {stem.dep_} on {where}"


def _opening(token: Token) -> str:
    if token.lower_ in _TELLING:
        return token.lower_
    return token.pos_


def of_passage(frame: Frame, found: Found, position: int, last: int) -> Candidate:
    """Describe the passages between marks from `position` to `last`, with who may have said them."""
    doc, first = frame.doc, frame.quoted[position]
    tokens = doc[first.start + 1 : max(first.start + 2, first.end - 1)]
    length = _length(sum(token.is_alpha for token in tokens))
    long_words = [token for token in tokens if token.is_alpha and len(token) >= _LONG_WORD]
    title = bool(long_words) and all(word.text[0].isupper() for word in long_words)
    whole = sentence_like(frame, first)
    finite = any(token.tag_ in FINITE for token in tokens)
    stop = frame.text[first.passage.inside.end - 1]
    stop = stop if stop in ",.!?" else "none"
    group = "passage" if found.cue is None else "told"
    before = doc[first.start - 1] if first.start > first.first else None
    opening = "nothing" if before is None else before.text if before.is_punct else _opening(before)
    behind = "nothing" if first.end >= first.last else _opening(doc[first.end])
    told = [
        f"rule {found.rule}",
        f"{group} of {length}",
        f"{found.rule}, a sentence {whole}",
        f"{group} with a verb {finite}",
        f"{group} all capitals {title}",
        f"{group} closed by {stop}",
        f"{group} behind {opening}",
        f"{group} before {behind}",
        f"{group} by {kind_of(found.speaker)}",
        f"{group}, small letter {frame.text[first.passage.inside.start].islower()}",
        f"{group}, closed {first.passage.closed}",
        f"{group}, passages {min(last - position + 1, 3)}",
    ]
    if found.cue is not None:
        cue = doc[found.cue[0]]
        lemma = found.entry.lemma if found.entry else "none"
        apart = found.cue[0] - first.end if found.cue[0] >= first.end else first.start - found.cue[1]
        told += [
            f"told with {lemma}",
            f"told with {found.entry.mode.value if found.entry else 'none'}",
            f"told with {cue.tag_}",
            f"{found.rule} at {_length(apart + 1)}",
            f"{found.rule} after {opening} closed by {stop}",
        ]
    return Candidate(found, tuple(told))


def kind_of(speaker: Party | None) -> str:
    """Return what kind of word a speaker is."""
    if speaker is None:
        return "nobody"
    return _class(speaker.token)


def _class(token: Token) -> str:
    lemma = token.lemma_.lower()
    if token.lower_ in _PERSONS:
        return _PERSONS[token.lower_]
    if token.pos_ == "PRON" or token.lower_ in {"you", "it", "this", "that", "which", "what"}:
        return "you" if token.lower_ == "you" else "a pronoun"
    if token.pos_ == "PROPN":
        return "a name"
    for name in ("person_nouns", "organisation_nouns", "document_nouns"):
        if lemma in words(name):
            return ("people" if token.tag_ in _PLURALS else "somebody") if name[0] == "p" else name[:-6]
    return "a thing" if token.pos_ == "NOUN" else token.pos_


def _length(tokens: int) -> int:
    return next((length for length in reversed(_LENGTHS) if tokens >= length), 0)
