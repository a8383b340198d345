"""What all rules for quotations look at: the passages between marks and the cues, as tokens."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache


from spacy.strings import get_string_id
from spacy.tokens import Doc

from graph.extract.cues import Construction, Cue, noun_cues, verb_cues
from graph.extract.quotation_marks import Passage, find_passages
from graph.extract.quotation_speakers import Party
from graph.paragraphs import paragraphs
from graph.records import QuotationKind, QuotationMention, Span

LONGEST_SENTENCE = 400  # tokens; a longer one is a list or noise, and its parse means nothing
_VERBAL = frozenset(get_string_id(name) for name in ("VERB", "AUX"))
_ACCORDING = get_string_id("according")
_TO = get_string_id("to")
_NOUN = get_string_id("NOUN")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage between marks as tokens, end exclusive, marks included; `first` and `last` bound its paragraph."""

    passage: Passage
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A passage, or a chain of them, with the tokens around it up to its neighbours.

    `before` is where the text before the first passage begins, `after` where the text behind the last one ends.
    """

    first: Quoted
    last: Quoted
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Frame:
    """An article's parse with its passages and cues, each in text order.

    `cues` maps the index of a token to what it may introduce; cues between marks are not in it.
    """

    doc: Doc
    quoted: tuple[Quoted, ...]
    cues: dict[int, Cue]
    cue_tokens: tuple[int, ...]
    according: tuple[int, ...]
    paragraphs: tuple[tuple[int, int], ...]

    def cues_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the indices of the cues from token `start` up to `end`."""
        return self.cue_tokens[bisect_left(self.cue_tokens, start) : bisect_left(self.cue_tokens, end)]

    def takes(self, cue: int, construction: Construction) -> bool:
        """Tell whether the cue at a token licenses a construction."""
        return construction in self.cues[cue].takes


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation found, with the tokens that later rules need: where its cue stands, who speaks."""

    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    cue: tuple[int, int] | None = None
    speaker: Party | None = None
    addressee: Party | None = None
    negated: bool = False

    def mention(self, doc: Doc) -> QuotationMention:
        """Return the record, without tokens."""
        cue = self.cue
        return QuotationMention(
            kind=self.kind,
            content=self.content,
            rule=self.rule,
            cue=None if cue is None else Span(doc[cue[0]].idx, doc[cue[1] - 1].idx + len(doc[cue[1] - 1])),
            speaker=self.speaker.span if self.speaker else None,
            speaker_head=self.speaker.head if self.speaker else None,
            addressee=self.addressee.span if self.addressee else None,
            addressee_head=self.addressee.head if self.addressee else None,
            negated=self.negated,
        )


def frame(doc: Doc) -> Frame:
    """Return the passages and cues of a parse."""
    columns = doc.to_array(["IDX", "LEMMA", "POS", "LOWER"])
    offsets: list[int] = columns[:, 0].tolist()
    bounds = tuple(
        (bisect_left(offsets, span.start), bisect_left(offsets, span.end)) for span in paragraphs(doc.text)
    )
    quoted = tuple(
        Quoted(
            passage,
            bisect_left(offsets, passage.span.start),
            bisect_left(offsets, passage.span.end),
            *bounds[passage.paragraph],
        )
        for passage in find_passages(doc.text, paragraphs(doc.text))
    )
    cues = _cues(doc, columns[:, 1].tolist(), columns[:, 2].tolist(), quoted)
    lowers = columns[:, 3].tolist()
    to = (index + 1 for index, lower in enumerate(lowers) if lower == _ACCORDING)
    according = tuple(index - 1 for index in to if index < len(lowers) and lowers[index] == _TO)
    return Frame(doc, quoted, cues, tuple(cues), according, bounds)


def _cues(doc: Doc, lemmas: list[int], parts: list[int], quoted: tuple[Quoted, ...]) -> dict[int, Cue]:
    verbs, nouns = _by_id()
    found: dict[int, Cue] = {}
    passages = iter(quoted)
    passage = next(passages, None)
    for index, lemma in enumerate(lemmas):
        if lemma not in verbs and lemma not in nouns:
            continue
        while passage is not None and passage.end <= index:
            passage = next(passages, None)
        if passage is not None and passage.start <= index:
            continue
        if parts[index] in _VERBAL and lemma in verbs and _has_particle(doc, index, verbs[lemma].particle):
            found[index] = verbs[lemma]
        elif parts[index] == _NOUN and lemma in nouns:
            found[index] = nouns[lemma]
    return found


@cache
def _by_id() -> tuple[dict[int, Cue], dict[int, Cue]]:
    """Return the cues by the ids that spaCy gives their lemmas, verbs and nouns."""
    return (
        {get_string_id(lemma): cue for lemma, cue in verb_cues().items()},
        {get_string_id(lemma): cue for lemma, cue in noun_cues().items()},
    )


def _has_particle(doc: Doc, index: int, particle: str) -> bool:
    return not particle or any(token.lower_ == particle for token in doc[index + 1 : index + 3])
