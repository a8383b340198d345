"""Gather what all rules for quotations look at: the passages between marks and the cues, as tokens."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from graph.extract.quotations.cues import Construction, Cue, adjective_cues, noun_cues, verb_cues
from graph.extract.quotations.marks import Passage, find_passages
from graph.extract.quotations.speakers import Party
from graph.extract.quotations.subjects import subject_beside
from graph.extract.syntax import FINITE, char_span
from graph.paragraphs import paragraphs
from graph.records import Mode, QuotationKind, QuotationMention, Span

_LONGEST_SENTENCE = 400  # tokens; a longer one is a list or noise, and its parse means nothing
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”'\u2019)\]]*\s*$")
_VERBAL = frozenset({get_string_id("VERB"), get_string_id("AUX")})
_NOUN = get_string_id("NOUN")
_DESCRIBING = frozenset({get_string_id("ADJ"), get_string_id("VERB")})
_NONE = (None, None, None)
_FIRST = frozenset(map(get_string_id, ("i", "we", "you")))
_PERSONAL = 0.01  # share of such words outside marks; news has 0.001, interviews 0.03
_LONGEST_NAME = 6  # tokens behind `Said` in a name, and its verb
_ACCORDING, _TO = get_string_id("according"), get_string_id("to")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as tokens, end exclusive, marks included; `first` and `last` bound its paragraph."""

    passage: Passage
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A passage, or a chain of them, with the tokens around it up to its neighbours.

    `before` is where the text before the first passage begins, `after` where the text behind the last ends.
    """

    first: Quoted
    last: Quoted
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Frame:
    """An article's parse with its passages and cues, each in text order.

    `cues` maps the index of a token to what it may introduce, `marked` does for tokens between marks; cues in
    overlong sentences are in neither. `according` holds where `according to` stands. `paragraphs` and
    `sentences` are bounds of tokens. `personal` tells whether the text speaks of itself, as interviews do.
    """

    doc: Doc
    text: str
    quoted: tuple[Quoted, ...]
    cues: dict[int, Cue]
    according: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    cue_tokens: tuple[int, ...]
    marked: dict[int, Cue]
    offsets: list[int]
    personal: bool

    def cues_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indices of the cues from token `start` up to `end`."""
        return self.cue_tokens[bisect_left(self.cue_tokens, start) : bisect_left(self.cue_tokens, end)]

    def takes(self, cue: int, construction: Construction) -> bool:
        """Tell whether the cue at a token licenses a construction."""
        return construction in self.cues[cue].takes

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, (token, len(self.doc))) - 1]

    def sentences_between(self, one: int, other: int) -> int:
        """Return how many sentences further a token stands than another."""
        return bisect_right(self.sentences, (other, len(self.doc))) - bisect_right(
            self.sentences, (max(0, one - 1), len(self.doc))
        )

    def token_at(self, offset: int) -> int:
        """Return the first token that begins at or behind a character."""
        return bisect_left(self.offsets, offset)

    def readable(self, token: int) -> bool:
        """Tell whether the sentence of a token is short enough for its parse to mean something."""
        return _readable(self.sentence(token))

    def position(self, quoted: Quoted) -> int:
        """Return where a passage stands in `quoted`."""
        return bisect_left(self.quoted, quoted.start, key=lambda other: other.start)

    def inside_marks(self, token: int) -> int:
        """Return the position in `quoted` of the passage around the gap before a token, -1 for none."""
        position = bisect_left(self.quoted, token, key=lambda quoted: quoted.end)
        inside = (
            position < len(self.quoted) and self.quoted[position].start < token < self.quoted[position].end
        )
        return position if inside else -1

    def passages_within(self, span: Span) -> range:
        """Return the positions in `quoted` of the passages that begin inside a span."""
        start, end = (
            bisect_left(self.quoted, offset, key=lambda quoted: quoted.passage.span.start) for offset in span
        )
        return range(start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quotation found; `cue` is a range of tokens, `entry` what the cue's word reports."""

    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    cue: tuple[int, int] | None = None
    entry: Cue | None = None
    speaker: Party | None = None
    addressee: Party | None = None
    time: Span | None = None
    negated: bool = False

    def mention(self, doc: Doc) -> QuotationMention:
        """Return the record, without tokens."""
        return QuotationMention(
            kind=self.kind,
            content=self.content,
            rule=self.rule,
            cue=None if self.cue is None else char_span(doc, *self.cue),
            attitude=self.entry.attitude if self.entry else None,
            mode=self.entry.mode if self.entry else Mode.SPEECH,
            speaker=self.speaker.span if self.speaker else None,
            speaker_head=self.speaker.head if self.speaker else None,
            addressee=_without(self.addressee.span, self.time) if self.addressee else None,
            addressee_head=self.addressee.head if self.addressee else None,
            time=self.time,
            negated=self.negated,
        )


def _without(span: Span, time: Span | None) -> Span:
    """Return a span without the time at its end: told the panel on Friday."""
    if time is None or not span.start < time.start < time.end == span.end:
        return span
    return Span(span.start, time.start - 1)


def frame(doc: Doc) -> Frame:
    """Return the passages and cues of a parse."""
    text = doc.text
    columns = doc.to_array(["IDX", "LEMMA", "POS", "LOWER", "SENT_START"])
    offsets, lemmas, parts, lowers, starts = (columns[:, index].tolist() for index in range(5))
    spans = paragraphs(text)
    bounds = tuple((bisect_left(offsets, span.start), bisect_left(offsets, span.end)) for span in spans)
    quoted = tuple(
        Quoted(
            passage,
            bisect_left(offsets, passage.span.start),
            bisect_left(offsets, passage.span.end),
            *bounds[passage.paragraph],
        )
        for passage in find_passages(text, spans)
    )
    begins = [index for index, start in enumerate(starts) if start == 1 or index == 0]
    sentences = tuple(pairwise([*begins, len(doc)]))
    known = _by_id()
    readable = [
        index
        for bound in sentences
        if _readable(bound)
        for index in range(*bound)
        if lemmas[index] in known or lowers[index] in known or lowers[index] == _ACCORDING
    ]
    outside = _outside(readable, quoted)
    reporting = {
        index: cue
        for index in readable
        if (cue := _cue(doc, index, lemmas[index], parts[index], lowers[index])) is not None
    }
    cues = {index: reporting[index] for index in outside if index in reporting}
    marked = {index: cue for index, cue in reporting.items() if index not in cues}
    according = tuple(i for i in outside if lowers[i] == _ACCORDING and lowers[i + 1 : i + 2] == [_TO])
    own = [index for index, lower in enumerate(lowers) if lower in _FIRST]
    personal = len(_outside(own, quoted)) > _PERSONAL * len(doc)
    return Frame(
        doc, text, quoted, cues, according, bounds, sentences, tuple(cues), marked, offsets, personal
    )


def hidden_cue(token: Token) -> Cue | None:
    """Return the cue that a word would be as a verb, whatever the parser takes it for."""
    return verb_cues().get(token.lemma_)


def sentence_like(frame: Frame, quoted: Quoted) -> bool:
    """Tell whether a passage is a sentence of its own, or several: it begins like one and ends like one."""
    text, span, inside = frame.text, quoted.passage.span, quoted.passage.inside
    if text[inside.start].islower():
        return False
    if quoted.start > quoted.first and not _ENDS_SENTENCE.search(text, max(0, span.start - 4), span.start):
        return False
    if quoted.passage.closed and text[inside.end - 1] not in ".!?…" and text[span.end : span.end + 1] != ".":
        return False
    return any(token.tag_ in FINITE or token.tag_ == "VB" for token in frame.doc[quoted.start : quoted.end])


def _readable(bound: tuple[int, int]) -> bool:
    return bound[1] - bound[0] <= _LONGEST_SENTENCE


def _outside(indices: list[int], quoted: tuple[Quoted, ...]) -> list[int]:
    kept: list[int] = []
    position = 0
    for index in indices:
        while position < len(quoted) and quoted[position].end <= index:
            position += 1
        if position == len(quoted) or index < quoted[position].start:
            kept.append(index)
    return kept


def _cue(doc: Doc, index: int, lemma: int, part: int, lower: int) -> Cue | None:
    if index and doc[index].is_title and _is_part_of_name(doc, index):
        return None
    verb, noun, _ = _by_id().get(lemma, _NONE)
    _, _, adjective = _by_id().get(lower, _NONE)
    if adjective is not None and part in _DESCRIBING:
        return adjective
    if (
        verb is not None
        and part == _NOUN
        and Construction.CLAUSE in verb.takes
        and subject_beside(doc[index])
    ):
        return verb
    if verb is not None and part in _VERBAL and _has_particle(doc, index, verb.particle):
        return verb
    return noun if part == _NOUN else None


def _is_part_of_name(doc: Doc, index: int) -> bool:
    """Tell whether a word is a name in running text: `Omar bin Said al-Rashid`, `"I ran," Said Omar said`."""
    before, behind = doc[index - 1], doc[index + 1 : index + _LONGEST_NAME]
    if doc[index].is_sent_start and not before.is_quote:
        return bool(behind) and behind[0].is_title and any(token.tag_ in FINITE for token in behind[1:])
    return any(token.is_lower and token.tag_ in FINITE for token in behind)


@cache
def _by_id() -> dict[int, tuple[Cue | None, Cue | None, Cue | None]]:
    """Return the verb, the noun and the adjective by the id that spaCy gives to the word."""
    verbs, nouns, adjectives = verb_cues(), noun_cues(), adjective_cues()
    return {
        get_string_id(word): (verbs.get(word), nouns.get(word), adjectives.get(word))
        for word in {**verbs, **nouns, **adjectives}
    }


def _has_particle(doc: Doc, index: int, particle: str) -> bool:
    return not particle or any(token.lower_ == particle for token in doc[index + 1 : index + 3])
