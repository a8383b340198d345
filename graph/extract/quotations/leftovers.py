"""Judge the passages between marks that no cue introduces: sentences that float, fragments in narration."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from graph.extract.quotations.cues import Construction
from graph.extract.quotations.features import Chooser, of_passage
from graph.extract.quotations.frame import Found, Frame, Quoted, sentence_like
from graph.extract.quotations.passages import Chain, spans_of
from graph.extract.quotations.speakers import Party, party, speaker_of
from graph.extract.quotations.subjects import is_somebody
from graph.extract.quotations.times import time_of
from graph.extract.syntax import char_span, child_of
from graph.records import QuotationKind, Span

_SENTENCE = 3  # tokens of the shortest passage that counts as a sentence somebody said
_NO_PERSON = frozenset({"GPE", "LOC", "DATE", "EVENT", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "NORP"})


def find_left(frame: Frame, left: Sequence[Chain], told: Sequence[Found], choose: Chooser) -> list[Found]:
    """Return which passages between marks are quotations though no cue introduces them.

    The speaker of a sentence is who was quoted in the sentence before, or in the paragraph before where the
    passage fills its own; else the subject of the sentence before, if a name or a personal pronoun. Without
    any the speaker is None. A fragment in a narrated sentence is its subject's. `told` is in text order.
    """
    starts = [item.content[0].start for item in told]
    found: list[Found] = []
    rule, speaker = "floating", None
    previous: Quoted | None = None
    for chain in left:
        item = chain[0]
        if item.end - item.start < _SENTENCE + 2:
            continue
        position = bisect_left(frame.quoted, item.start, key=lambda quoted: quoted.start)
        offered = []
        if not sentence_like(frame, item):
            offered = _fragments(frame, chain)
        else:
            if previous is not None and _adjoins(frame, previous, item):
                pass  # whoever said the sentence before
            elif previous is not None and _fills_next_paragraph(previous, chain):
                rule = "speaker of the paragraph before"
            else:
                rule, speaker = _floating_speaker(frame, chain, told, starts)
            offered = [Found(kind=QuotationKind.DIRECT, content=spans_of(chain), rule=rule, speaker=speaker)]
        kept = choose([of_passage(frame, one, position, position + len(chain) - 1) for one in offered])
        if kept is not None:
            found.append(kept)
            previous = chain[-1] if sentence_like(frame, item) else previous
    return found


def _fragments(frame: Frame, chain: Chain) -> list[Found]:
    """Return what words between marks inside a narrated sentence may be: `called it "a disgrace"`."""
    item = chain[0]
    if len(chain) > 1 or not frame.readable(item.start):
        return []
    fragment = _named(frame, item) or _in_narration(frame, item)
    return [] if fragment is None else [fragment]


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
    speaker = speaker_of(verb)
    if speaker is None or not speaker.start < verb.i < quoted.start:
        return None
    return _fragment(frame, quoted.passage.span, verb, speaker, rule="named", kind=QuotationKind.MIXED)


def _in_narration(frame: Frame, quoted: Quoted) -> Found:
    """Read `The union will march to "make sure it is over"`: words in a sentence about their speaker."""
    root = frame.doc[quoted.start].sent.root
    subject = child_of(root, "nsubj")
    if subject is None or not subject.i < root.i < quoted.start or not is_somebody(subject):
        return Found(kind=QuotationKind.DIRECT, content=(quoted.passage.span,), rule="fragment")
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
