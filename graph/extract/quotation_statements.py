"""Find the reported statements of an article: what is said or thought without marks around all of it."""

from spacy.tokens import Doc, Token

from graph.extract.cues import Cue
from graph.extract.quotation_complements import VERB_RULES, Stretches, noun_clause
from graph.extract.quotation_frame import LONGEST_SENTENCE, Found, Frame
from graph.extract.quotation_insertions import according_to, as_said, inserted
from graph.extract.quotation_speakers import Party, addressee_of, holder_of, speaker_after, speaker_of
from graph.extract.syntax import char_span, child_of
from graph.records import QuotationKind, Span

_HYPOTHETICAL = frozenset({"could", "should", "might", "must", "may", "would"})
_OUTER = frozenset(",;:.-—–")
_REPORTS_NOTHING = frozenset(
    {"you", "this", "that", "these", "those"}
)  # as subjects: a question, or a conclusion drawn


def find_statements(frame: Frame, taken: frozenset[int]) -> list[Found]:
    """Return the reported statements in the order of their cues; a cue in `taken` has introduced marked words already."""
    found: list[Found] = []
    for index, entry in frame.cues.items():
        if index not in taken and not _too_long(frame.doc[index]):
            found.extend(_statement(frame, frame.doc[index], entry))
    for index in frame.according:
        if index not in taken and not _too_long(frame.doc[index]):
            result = according_to(frame, index)
            if result is not None:
                found.extend(_found(frame, "according to", result[0], (index, index + 2), result[1]))
    return found


def _statement(frame: Frame, cue: Token, entry: Cue) -> list[Found]:
    at = (cue.i, cue.i + 1)
    if cue.pos_ == "NOUN":
        stretches, speaker = noun_clause(frame, cue, entry), holder_of(cue)
        return (
            []
            if stretches is None or speaker is None
            else _found(frame, "noun clause", stretches, at, speaker)
        )
    addressee = addressee_of(cue, entry)
    negated = child_of(cue, "neg") is not None
    parenthesis = inserted(frame, cue, entry)
    if parenthesis is not None:
        return _found(frame, "inserted", parenthesis[0], at, parenthesis[1], addressee, negated=negated)
    rule, stretches = next(
        (
            (rule.__name__, stretches)
            for rule in (*VERB_RULES, as_said)
            if (stretches := rule(frame, cue, entry)) is not None
        ),
        ("", None),
    )
    if stretches is None:
        return []
    speaker = speaker_of(cue)
    if speaker is None and stretches[0][1] <= cue.i:
        speaker = speaker_after(cue.doc, cue.i, cue.sent.end)
    if not _reports(cue, entry, speaker):
        return []
    return _found(frame, rule.replace("_", " "), stretches, at, speaker, addressee, negated=negated)


def _reports(cue: Token, entry: Cue, speaker: Party | None) -> bool:
    """Tell whether a cue says that something was said: not in a wish, a question or a supposition."""
    if cue.tag_ == "VB" and not entry.speech and any(child.lower_ == "to" for child in cue.lefts):
        return False
    if speaker is None and (not entry.speech or cue.tag_ == "VB"):
        return False
    if speaker is not None and cue.doc[speaker.start : speaker.end].text.lower() in _REPORTS_NOTHING:
        return False
    return not any(child.dep_ == "aux" and child.lower_ in _HYPOTHETICAL for child in cue.lefts)


def _too_long(token: Token) -> bool:
    sentence = token.sent
    return sentence.end - sentence.start > LONGEST_SENTENCE


def _found(
    frame: Frame,
    rule: str,
    stretches: Stretches,
    cue: tuple[int, int],
    speaker: Party | None,
    addressee: Party | None = None,
    *,
    negated: bool = False,
) -> list[Found]:
    content = tuple(span for start, end in stretches if (span := _trimmed(frame.doc, start, end)) is not None)
    if not content:
        return []
    marked = any(quoted.passage.span.overlaps(span) for quoted in frame.quoted for span in content)
    kind = QuotationKind.MIXED if marked else QuotationKind.INDIRECT
    return [Found(kind, content, rule, cue, speaker, addressee, negated)]


def _trimmed(doc: Doc, start: int, end: int) -> Span | None:
    while start < end and (doc[start].is_space or doc[start].text in _OUTER):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _OUTER):
        end -= 1
    return char_span(doc, start, end) if start < end else None
