"""Find turns behind a label: script style, `ORTIZ: Is it safe?`, and interviews, `Q: Is it safe?`."""

import re
from collections import Counter
from typing import NamedTuple

from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.interviews import Interview, introduced
from graph.extract.quotations.speakers import Party, label_party
from graph.extract.syntax import char_span
from graph.records import QuotationKind, Span

_NAME = r"[A-Z][^\W\d_]*(?:[ .'\u2019-]{1,2}[A-Z][^\W\d_]*){0,5}"
_BOLD = r"(?:\*\*|__)?"
_LABEL = re.compile(rf"{_BOLD}({_NAME}){_BOLD}:{_BOLD}\s+(?=\S)")
_LETTER = re.compile(rf"{_BOLD}(Q|A|Question|Answer){_BOLD}[:.]{_BOLD}\s+(?=\S)")
_ASKS, _ANSWERS = frozenset({"q", "question"}), frozenset({"a", "answer"})
_FEWEST = 2  # paragraphs with a label, below which a label is a heading
_INITIALS = 3  # letters of a label that stands for a name, at most
_ENDS = re.compile(r"[.!?…][\"'\u2019”)]*(?:\*\*|__)?$")


class _Turn(NamedTuple):
    """A paragraph that opens with a label: its place, the label, where the words behind it begin."""

    number: int
    label: Span
    name: str
    start: int


def find_script(frame: Frame) -> list[Found]:
    """Return what stands behind labels, with the paragraphs that carry it on before the next label.

    A label in capitals names who speaks, and so does any other name that labels two paragraphs. Behind `Q:`
    and `A:` the introduction tells who asks and who answers; where it does not, the speaker is None.
    """
    turns = _turns(frame)
    if len(turns) < _FEWEST:
        return []
    parties = introduced(frame, frame.paragraphs[turns[0].number][0])
    found: list[Found] = []
    for position, turn in enumerate(turns):
        last = turns[position + 1].number if position + 1 < len(turns) else turn.number + 1
        speaker, addressee = _parties(frame, turn, parties)
        found.append(
            Found(
                kind=QuotationKind.DIRECT,
                content=_content(frame, turn, last),
                rule="script",
                speaker=speaker,
                addressee=addressee,
            )
        )
    return found


def _turns(frame: Frame) -> list[_Turn]:
    turns: list[_Turn] = []
    for number, (start, end) in enumerate(frame.paragraphs):
        first, last = frame.doc[start].idx, frame.doc[end - 1].idx + len(frame.doc[end - 1])
        match = _LETTER.match(frame.text, first, last) or _LABEL.match(frame.text, first, last)
        if match is not None and not any(frame.passages_within(Span(match.end(), match.end() + 1))):
            turns.append(_Turn(number, Span(*match.span(1)), match.group(1), match.end()))
    times = Counter(turn.name for turn in turns)
    asked = any(turn.name.lower() in _ASKS for turn in turns)
    return [turn for turn in turns if _is_label(turn.name, times[turn.name], asked=asked)]


def _is_label(name: str, times: int, *, asked: bool) -> bool:
    if name.lower() in _ASKS | _ANSWERS:
        return asked
    return name.isupper() or times >= _FEWEST


def _parties(frame: Frame, turn: _Turn, parties: Interview) -> tuple[Party | None, Party | None]:
    """Return who speaks and who is spoken to."""
    if turn.name.lower() in _ASKS:
        return parties.asks, parties.answers
    if turn.name.lower() in _ANSWERS:
        return parties.answers, parties.asks
    if len(turn.name) <= _INITIALS and turn.name.isupper():
        for one, other in (parties, parties[::-1]):
            if one is not None and _initials(frame, one) == turn.name:
                return one, other
    start, end = frame.paragraphs[turn.number]
    named = [i for i in range(start, end) if turn.label.start <= frame.doc[i].idx < turn.label.end]
    return label_party(frame.doc, named[0], named[-1] + 1), None


def _initials(frame: Frame, name: Party) -> str:
    return "".join(token.text[0] for token in frame.doc[name.start : name.end] if token.text[0].isupper())


def _content(frame: Frame, turn: _Turn, last: int) -> tuple[Span, ...]:
    """Return the words of a turn, one span a paragraph, without the signs that make them bold."""
    spans = [Span(turn.start, _whole(frame, turn.number).end)]
    for number in range(turn.number + 1, last):
        span = _whole(frame, number)
        if any(frame.passages_within(span)) or not _ENDS.search(frame.text, span.start, span.end):
            break
        spans.append(span)
    return tuple(_unmarked(frame.text, span) for span in spans)


def _whole(frame: Frame, number: int) -> Span:
    start, end = frame.paragraphs[number]
    return char_span(frame.doc, start, end)


def _unmarked(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 2) if text[span.start : span.end].endswith(("**", "__")) else span
