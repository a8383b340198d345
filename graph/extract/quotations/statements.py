"""Find the reported statements of an article: what is said or thought without marks around all of it."""

from spacy.tokens import Token

from graph.data import words
from graph.extract.quotations.complements import VERB_RULES, Stretches, noun_clause
from graph.extract.quotations.cues import ACCORDING, Cue
from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.insertions import according_to, as_said, inserted
from graph.extract.quotations.speakers import Party, addressee_of, holder_of, speaker_after, speaker_of
from graph.extract.quotations.times import time_of
from graph.extract.syntax import char_span, child_of
from graph.records import Mode, QuotationKind, Span

_HYPOTHETICAL = frozenset({"could", "should", "might", "must", "may", "would"})
_OPEN = frozenset({"asks", "doubts"})  # attitudes that hold a question
_WHETHER = frozenset({"whether", "if"})
_OUTER = frozenset({",", ";", ":", ".", "-", "--", "—", "\N{EN DASH}", "and", "but"})
_REPORTS_NOTHING = frozenset({"you", "this", "that", "these", "those"})  # as subjects: questions, conclusions
_SOURCES = ("person_nouns", "organisation_nouns", "document_nouns")


def find_statements(frame: Frame, taken: frozenset[int]) -> list[Found]:
    """Return the reported statements; a cue in `taken` has introduced words between marks already."""
    found: list[Found] = []
    for index, entry in frame.cues.items():
        if index not in taken:
            item = _statement(frame, frame.doc[index], entry)
            if item is not None:
                found.append(item)
    for index in frame.according:
        result = None if index in taken else according_to(frame, index)
        item = None if result is None else _found(frame, frame.doc[index], "according to", *result)
        if item is not None:
            found.append(item)
    return found


def _statement(frame: Frame, cue: Token, entry: Cue) -> Found | None:
    if cue.pos_ == "NOUN":
        stretches, holder = noun_clause(cue, entry), holder_of(cue)
        return (
            None
            if stretches is None or holder is None
            else _found(frame, cue, "noun clause", stretches, holder)
        )
    parenthesis = inserted(frame, cue, entry)
    if parenthesis is not None:
        return _found(frame, cue, "inserted", *parenthesis)
    for rule in (*VERB_RULES, as_said):
        stretches = rule(cue, entry)
        if stretches is None:
            continue
        speaker = speaker_of(cue)
        if speaker is None and stretches[0][1] <= cue.i:
            speaker = speaker_after(cue.doc, cue.i, frame.sentence(cue.i)[1])
        if not _reports(cue, entry, speaker):
            return None
        if (
            entry.mode is not Mode.SPEECH
            and entry.attitude not in _OPEN
            and cue.doc[stretches[0][0]].lower_ in _WHETHER
        ):
            return None
        return _found(frame, cue, rule.__name__.replace("_", " "), stretches, speaker)
    return None


def _reports(cue: Token, entry: Cue, speaker: Party | None) -> bool:
    """Tell whether a cue says that something was said: not in a wish, a question, a supposition."""
    if any(child.dep_ == "aux" and child.lower_ in _HYPOTHETICAL for child in cue.lefts):
        return False
    if speaker is None:
        return entry.mode is Mode.SPEECH and cue.tag_ != "VB" and cue.dep_ not in {"advcl", "acl"}
    if cue.doc[speaker.start : speaker.end].text.lower() in _REPORTS_NOTHING:
        return False
    if (
        entry.mode is not Mode.SPEECH
        and cue.tag_ == "VB"
        and any(child.lower_ == "to" for child in cue.lefts)
    ):
        return False
    return entry.mode is not Mode.FINDING or _is_source(speaker.token)


def _is_source(head: Token) -> bool:
    """Tell whether a subject can show something: somebody, or a document, not `experience`."""
    return head.pos_ in {"PROPN", "PRON"} or any(head.lemma_.lower() in words(name) for name in _SOURCES)


def _found(frame: Frame, cue: Token, rule: str, stretches: Stretches, speaker: Party | None) -> Found | None:
    content = tuple(span for start, end in stretches if (span := _trimmed(frame, start, end)) is not None)
    if not any(" " in frame.text[span.start : span.end] for span in content):
        return None
    entry = ACCORDING if rule == "according to" else frame.cues.get(cue.i)
    marked = any(_touches_marks(frame, span) for span in content)
    return Found(
        kind=QuotationKind.MIXED if marked else QuotationKind.INDIRECT,
        content=content,
        rule=rule,
        cue=(cue.i, cue.i + (2 if rule == "according to" else 1)),
        entry=entry,
        speaker=speaker,
        addressee=None if entry is None or entry is ACCORDING else addressee_of(cue, entry),
        time=time_of(cue, content),
        negated=entry is not None and child_of(cue, "neg") is not None,
    )


def _touches_marks(frame: Frame, span: Span) -> bool:
    within = frame.passages_within(span)
    return len(within) > 0 or (
        within.start > 0 and frame.quoted[within.start - 1].passage.span.overlaps(span)
    )


def _trimmed(frame: Frame, start: int, end: int) -> Span | None:
    doc = frame.doc
    while start < end and (doc[start].is_space or doc[start].text in _OUTER - {"and", "but"}):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _OUTER):
        end -= 1
    return _with_marks(frame, char_span(doc, start, end)) if start < end else None


def _with_marks(frame: Frame, span: Span) -> Span:
    """Return the span with the closing mark of a passage that ends with it."""
    within = frame.passages_within(span)
    last = frame.quoted[within[-1]].passage if within else None
    return Span(span.start, last.span.end) if last is not None and last.inside.end == span.end else span
