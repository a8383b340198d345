"""Judge the passages between marks that no cue introduces: sentences that float, fragments in narration."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from graph.extract.quotations.cues import Construction
from graph.extract.quotations.frame import Found, Frame, Quoted, sentence_like
from graph.extract.quotations.passages import Chain, spans_of
from graph.extract.quotations.speakers import Party, party, speaker_of
from graph.extract.quotations.subjects import is_somebody
from graph.extract.quotations.times import time_of
from graph.extract.syntax import FINITE, char_span, child_of
from graph.records import QuotationKind, Span

_CLAUSE = 5  # tokens of the shortest marked clause that counts as somebody's words without a cue
_SENTENCE = 3  # tokens of the shortest passage that counts as a sentence somebody said
_LONG_WORD = 4  # letters; a title has capitals on words as long
_NO_PERSON = frozenset({"GPE", "LOC", "DATE", "EVENT", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "NORP"})


def find_floating(frame: Frame, left: Sequence[Chain], told: Sequence[Found]) -> list[Found]:
    """Return the sentences between marks that nothing introduces, with a speaker where convention gives one.

    That is who was quoted in the sentence before, or in the paragraph before where the passage fills its
    own; else the subject of the sentence before, if a name or a personal pronoun. Without any the speaker
    is None. `told` is in text order.
    """
    starts = [item.content[0].start for item in told]
    found: list[Found] = []
    rule, speaker = "floating", None
    previous: Quoted | None = None
    for chain in left:
        item = chain[0]
        if item.end - item.start < _SENTENCE + 2 or not sentence_like(frame, item):
            continue
        if previous is not None and _adjoins(frame, previous, item):
            pass  # whoever said the sentence before
        elif previous is not None and _fills_next_paragraph(previous, chain):
            rule = "speaker of the paragraph before"
        else:
            rule, speaker = _floating_speaker(frame, chain, told, starts)
        previous = chain[-1]
        found.append(Found(kind=QuotationKind.DIRECT, content=spans_of(chain), rule=rule, speaker=speaker))
    return found


def find_fragments(frame: Frame, left: Sequence[Chain]) -> list[Found]:
    """Return the words between marks that stand inside a narrated sentence: `called it "a disgrace"`."""
    found: list[Found] = []
    for chain in left:
        item = chain[0]
        if (
            len(chain) == 1
            and item.passage.closed
            and frame.readable(item.start)
            and not sentence_like(frame, item)
        ):
            fragment = _named(frame, item) or _marked_clause(frame, item)
            if fragment is not None:
                found.append(fragment)
    return found


def _adjoins(frame: Frame, previous: Quoted, item: Quoted) -> bool:
    return (
        previous.first == item.first
        and not frame.text[previous.passage.span.end : item.passage.span.start].strip()
    )


def _fills_next_paragraph(previous: Quoted, chain: Chain) -> bool:
    return (
        previous.passage.paragraph == chain[0].passage.paragraph - 1
        and previous.start == previous.first
        and _fills_paragraph(chain)
    )


def _fills_paragraph(chain: Chain) -> bool:
    return chain[0].start == chain[0].first and chain[-1].end >= chain[-1].last


def _floating_speaker(
    frame: Frame, chain: Chain, told: Sequence[Found], starts: list[int]
) -> tuple[str, Party | None]:
    item = chain[0]
    if item.start > item.first:
        start, _ = frame.sentence(item.start - 1)
        last = _last_between(frame, max(start, item.first), item.start, told, starts)
        if last is not None and last.speaker is not None:
            return "speaker of the sentence before", last.speaker
        subject = child_of(frame.doc[start].sent.root, "nsubj") if frame.readable(start) else None
        if subject is not None and subject.i < item.start and _may_be_person(subject):
            return "subject of the sentence before", party(subject)
    elif item.passage.paragraph and _fills_paragraph(chain):
        last = _last_between(frame, *frame.paragraphs[item.passage.paragraph - 1], told, starts)
        if last is not None and last.kind is QuotationKind.DIRECT:
            return "speaker of the paragraph before", last.speaker
    return "floating", None


def _last_between(
    frame: Frame, start: int, end: int, told: Sequence[Found], starts: list[int]
) -> Found | None:
    """Return the last quotation that begins between two tokens."""
    span = char_span(frame.doc, start, end)
    position = bisect_left(starts, span.end) - 1
    return told[position] if position >= 0 and starts[position] >= span.start else None


def _may_be_person(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return token.ent_type_ not in _NO_PERSON
    return token.lower_ in {"he", "she"}


def _named(frame: Frame, quoted: Quoted) -> Found | None:
    """Read `Lee called the plan "a disgrace"`: the words that a verb of judging gives its object."""
    verb = _governor(frame, quoted)
    if verb is None or verb.i not in frame.cues or not frame.takes(verb.i, Construction.NAME):
        return None
    words = [token for token in frame.doc[quoted.start : quoted.end] if token.is_alpha]
    if not words or all(word.text[0].isupper() for word in words):  # a title or a name
        return None
    speaker = speaker_of(verb)
    if speaker is None or not speaker.start < verb.i < quoted.start:
        return None
    return _fragment(frame, quoted.passage.span, verb, speaker, rule="named", kind=QuotationKind.MIXED)


def _marked_clause(frame: Frame, quoted: Quoted) -> Found | None:
    """Read `The union will march to "make sure it is over"`: a clause in a sentence about its speaker."""
    tokens = frame.doc[quoted.start : quoted.end]
    if len(tokens) < _CLAUSE + 2 or tokens.root.pos_ not in {"VERB", "AUX"}:
        return None
    if not any(token.tag_ in FINITE for token in tokens):
        return None
    root = frame.doc[quoted.start].sent.root
    subject = child_of(root, "nsubj")
    if subject is None or not subject.i < root.i < quoted.start or not is_somebody(subject):
        return None
    if all(word.text[0].isupper() for word in tokens if word.is_alpha and len(word) >= _LONG_WORD):
        return None  # a title
    return _fragment(
        frame, quoted.passage.span, root, party(subject), rule="marked clause", kind=QuotationKind.DIRECT
    )


def _governor(frame: Frame, quoted: Quoted) -> Token | None:
    """Return the verb outside a passage that governs it."""
    start, end = quoted.start, quoted.end
    while end - start > 1 and frame.doc[end - 1].is_punct:
        end -= 1
    while end - start > 1 and frame.doc[start].is_punct:
        start += 1
    for ancestor in frame.doc[start:end].root.ancestors:  # the marks may hang anywhere
        if not quoted.start <= ancestor.i < quoted.end and ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None


def _fragment(
    frame: Frame, span: Span, cue: Token, speaker: Party, *, rule: str, kind: QuotationKind
) -> Found:
    entry = frame.cues.get(cue.i)
    return Found(
        kind=kind,
        content=(span,),
        rule=rule,
        cue=(cue.i, cue.i + 1),
        entry=entry,
        speaker=speaker,
        time=None if entry is None else time_of(cue, (span,)),
    )
