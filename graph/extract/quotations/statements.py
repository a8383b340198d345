"""Find the reported statements of an article: what is said or thought without marks around all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from graph.extract.quotations import complements, phrases
from graph.extract.quotations.complements import Stretches, noun_clause
from graph.extract.quotations.cues import ACCORDING, Cue
from graph.extract.quotations.edges import edges, front, rest
from graph.extract.quotations.features import Candidate, Chooser, of_statement
from graph.extract.quotations.frame import Found, Frame, Quoted
from graph.extract.quotations.insertions import according_to, as_said, inserted
from graph.extract.quotations.reports import reading, reports, unwilling
from graph.extract.quotations.speakers import (
    Party,
    addressee_of,
    first_party,
    holder_of,
    speaker_after,
    speaker_of,
)
from graph.extract.quotations.subjects import subject_beside
from graph.extract.quotations.times import time_of
from graph.extract.syntax import char_span, child_of
from graph.records import QuotationKind, Span

RULES = (
    complements.clause,
    phrases.order,
    phrases.infinitive,
    phrases.subject_and_infinitive,
    phrases.gerund,
    complements.that_clause,
    complements.fronted_clause,
    as_said,
    phrases.behind_preposition,
    phrases.small_clause,
    phrases.reason,
    phrases.demand,
    phrases.thing,
    rest,
    front,
)
NESTED = (complements.clause,)  # between marks the rest is mostly turns of phrase
_ASKING = (phrases.order, phrases.behind_preposition)
_NEUTRAL = frozenset({"says", "judges"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_OWN = frozenset({"i", "we"})
_OUTER = frozenset({",", ";", ":", ".", "-", "--", "—", "\N{EN DASH}", "and", "but"})


class _Told(NamedTuple):
    """What a rule read at a cue."""

    entry: Cue
    rule: str
    stretches: Stretches
    speaker: Party | None


def find_statements(frame: Frame, taken: frozenset[int], choose: Chooser) -> list[Found]:
    """Return the reported statements; a cue in `taken` has introduced words between marks already."""
    found: list[Found] = []
    for index, entry in frame.cues.items():
        if index not in taken:
            item = choose(_candidates(frame, frame.doc[index], entry))
            if item is not None:
                found.append(item)
    for index in frame.according:
        result = None if index in taken else according_to(frame, index)
        if result is not None:
            told = _Told(ACCORDING, "according to", *result)
            item = choose(_gathered(frame, frame.doc[index], [told]))
            if item is not None:
                found.append(item)
    return found


def find_nested(frame: Frame, quoted: Iterable[Found], choose: Chooser) -> list[Found]:
    """Return what somebody says or thinks inside their own quotation: `"I think it is over," Lee said`.

    `I` and `we`, no one else: what others said is there a claim of the speaker. An `I` is whoever is quoted.
    """
    speakers = {
        position: item.speaker
        for item in quoted
        for span in item.content
        for position in frame.passages_within(span)
    }
    passages = [(frame.quoted[position], speakers[position]) for position in sorted(speakers)]
    found: list[Found] = []
    at = 0
    for index, entry in frame.marked.items():
        while at < len(passages) and passages[at][0].end <= index:
            at += 1
        if at == len(passages) or index <= passages[at][0].start:
            continue
        passage, outer = passages[at]
        own = [
            candidate
            for candidate in _candidates(frame, frame.doc[index], entry, passage)
            if _tells_more(candidate.found, passage)
        ]
        item = choose(own) if own else None
        if item is not None:
            speaker = item.speaker
            if outer is not None and speaker is not None and speaker.token.lower_ == "i":
                item = replace(item, speaker=replace(speaker, head=outer.head))
            found.append(item)
    return found


def _tells_more(found: Found, passage: Quoted) -> bool:
    """Tell whether words of `I` or `we` are but a part of the quotation in which they stand."""
    speaker = found.speaker
    if speaker is None or speaker.token.lower_ not in _OWN:
        return False
    return speaker.start > passage.start + 1 or found.content[-1].end < passage.passage.inside.end - 1


def _candidates(frame: Frame, cue: Token, entry: Cue, passage: Quoted | None = None) -> list[Candidate]:
    """Return what a cue may report, each content once, with the rules and the ends that lead to it."""
    return _gathered(frame, cue, _read(frame, cue, entry, nested=passage is not None), passage)


def _gathered(
    frame: Frame, cue: Token, told: Iterable[_Told], passage: Quoted | None = None
) -> list[Candidate]:
    """Return candidates from what was read at a cue with each of the ends that it may have."""
    ways: dict[Stretches, list[tuple[str, str]]] = {}
    items: dict[Stretches, tuple[Found, Stretches]] = {}
    for one in told:
        for variant, stretches in edges(frame, cue, one.rule, one.stretches, nested=passage is not None):
            found = _found(frame, cue, one._replace(stretches=stretches), passage)
            if found is not None:
                if found.speaker is not None and any(a <= found.speaker.token.i < b for a, b in stretches):
                    found = replace(found, speaker=first_party(cue.doc, stretches[-1][1], cue.i))
                items.setdefault(found.content, (found, stretches))
                ways.setdefault(found.content, []).append((one.rule, variant))
    return [
        of_statement(frame, found, stretches, ways[content], nested=passage is not None)
        for content, (found, stretches) in items.items()
    ]


def _read(frame: Frame, cue: Token, entry: Cue, *, nested: bool) -> Iterator[_Told]:
    """Yield what a cue may report, by each rule."""
    if cue.pos_ == "NOUN" and subject_beside(cue) is None:
        stretches = noun_clause(cue, entry)
        if stretches is not None:
            yield _Told(entry, "noun clause", stretches, holder_of(cue))
        return
    parenthesis = None if nested else inserted(frame, cue, entry)
    if parenthesis is not None:
        yield _Told(entry, "inserted", *parenthesis)
    speaker = speaker_of(cue)
    for rule in NESTED if nested else RULES:
        stretches = rule(cue, entry)
        if stretches is None:
            continue
        by = speaker
        if by is None and stretches[0][1] <= cue.i:
            by = speaker_after(cue.doc, cue.i, frame.sentence(cue.i)[1])
        if not reports(cue, entry, by):
            continue
        read = reading(cue, entry, by)
        if rule in _ASKING and read.attitude in _NEUTRAL:  # told them to leave, called for calm
            read = replace(read, attitude="asks")
        yield _Told(read, rule.__name__.replace("_", " "), stretches, by)


def _found(frame: Frame, cue: Token, told: _Told, passage: Quoted | None = None) -> Found | None:
    entry, rule, stretches, speaker = told
    if passage is not None:
        stretches = tuple((max(a, passage.start), min(b, passage.end)) for a, b in stretches)
    content = tuple(span for start, end in stretches if (span := _trimmed(frame, start, end)) is not None)
    if not any(" " in frame.text[span.start : span.end] for span in content):
        return None
    marked = passage is None and any(_touches_marks(frame, span) for span in content)
    return Found(
        kind=QuotationKind.MIXED if marked else QuotationKind.INDIRECT,
        content=content,
        rule=rule,
        cue=(cue.i, cue.i + (2 if rule == "according to" else 1)),
        entry=entry,
        speaker=speaker,
        addressee=None if entry is ACCORDING else addressee_of(cue, entry),
        time=time_of(cue, content),
        negated=_is_negated(cue, speaker),
    )


def _is_negated(cue: Token, speaker: Party | None) -> bool:
    """Tell whether it was not said: did not say, declined to say, nobody said."""
    if speaker is not None and cue.doc[speaker.start].lower_ in _NOBODY:
        return True
    return child_of(cue, "neg") is not None or unwilling(cue)


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
    if last is None or frame.text[span.end : last.inside.end].strip(" .,!?…"):
        return span
    return Span(span.start, last.span.end) if span.end <= last.inside.end else span
