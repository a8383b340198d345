"""Pair the quotation marks of a text, whatever the convention, and lose no text to a stray one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from graph.records import Span

_DOUBLE = re.compile("[\"“”„‟«»＂]|``|''")
_SINGLE = re.compile("['‘’‚‹›]")
_OPENING = frozenset("“„«``‘‚‹")
_CLOSING = frozenset("”»›''")
_BEFORE_OPENING = frozenset("([{—–-/:\"“”„«'‘’`")
_AFTER_CLOSING = frozenset(")]}—–-/.,;:!?\"“”»'’…`")
_ENDS_SPEECH = frozenset(".,!?…—")
_ELISIONS = re.compile(r"(?:tis|twas|em|n|til|cause|bout|round|neath|cos|\d\ds?)\b", re.IGNORECASE)


class _Side(Enum):
    OPENS = 1
    CLOSES = 2
    EITHER = 3
    NEITHER = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between marks in one paragraph.

    `span` includes the marks, `inside` does not. `closed` is false where the closing mark is missing: the passage then ends
    with its paragraph, or where the next one opens. `continues` is true where it carries on the passage before it from the
    paragraph before.
    """

    span: Span
    inside: Span
    paragraph: int
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    side: _Side


def find_passages(text: str, paragraphs: Sequence[Span]) -> tuple[Passage, ...]:
    """Return the outermost passages between quotation marks, in text order; none crosses a paragraph.

    A passage left open at the end of a paragraph goes on in the next where that one opens with a mark again, or begins
    without one and has a closing mark first. Single marks count outside double ones alone; an apostrophe is no mark.
    """
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs):
        marks = [
            _Mark(Span(*match.span()), _side(text, *match.span(), paragraph))
            for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
        ]
        carried = found[-1] if found and not found[-1].closed and found[-1].paragraph == number - 1 else None
        passages = _pair(text, marks, paragraph, number, carried)
        singles = _single_passages(text, paragraph, number)
        found.extend(_outermost(passages, singles))
    return tuple(found)


def _side(text: str, start: int, end: int, paragraph: Span) -> _Side:
    mark = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    may_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    may_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if mark in _OPENING and not (may_close and not may_open and mark == "“"):
        return _Side.OPENS
    if mark in _CLOSING and not (may_open and not may_close):
        return _Side.CLOSES
    if may_open != may_close:
        return _Side.OPENS if may_open else _Side.CLOSES
    if not may_open and not before.isspace() and not after.isspace():
        return _Side.NEITHER if before.isdigit() else _Side.EITHER
    return _Side.EITHER


def _pair(
    text: str, marks: list[_Mark], paragraph: Span, number: int, carried: Passage | None
) -> list[Passage]:
    passages: list[Passage] = []
    opened: _Mark | None = None
    depth = 0
    continues = False
    if marks and carried:
        if marks[0].side is _Side.CLOSES and marks[0].span.start > paragraph.start:
            opened = _Mark(Span(paragraph.start, paragraph.start), _Side.OPENS)
            continues = True
        elif marks[0].span.start == paragraph.start:
            continues = True
    for index, mark in enumerate(marks):
        following = marks[index + 1].side if index + 1 < len(marks) else None
        if opened is None:
            if _opens(text, mark, following):
                opened, depth = mark, 1
        elif mark.side is _Side.OPENS:
            after = marks[index + 2].side if index + 2 < len(marks) else None
            if following is _Side.CLOSES and after in {_Side.CLOSES, _Side.EITHER}:
                depth = 2
            else:
                passages.append(
                    _passage(
                        text,
                        opened,
                        mark.span.start,
                        mark.span.start,
                        number,
                        closed=False,
                        continues=continues,
                    )
                )
                opened, depth, continues = mark, 1, False
        elif mark.side is not _Side.NEITHER and depth == 2:
            depth = 1
        elif mark.side is not _Side.NEITHER:
            passages.append(
                _passage(text, opened, mark.span.start, mark.span.end, number, continues=continues)
            )
            opened, depth, continues = None, 0, False
    if opened is not None:
        passages.append(
            _passage(text, opened, paragraph.end, paragraph.end, number, closed=False, continues=continues)
        )
    return [passage for passage in passages if passage.inside.start < passage.inside.end]


def _opens(text: str, mark: _Mark, following: _Side | None) -> bool:
    """Tell whether a mark outside any passage opens one; `said," It` does where a closing mark follows."""
    if mark.side is _Side.OPENS:
        return True
    spaced = mark.span.end < len(text) and text[mark.span.end].isspace()
    if mark.side is _Side.CLOSES:
        return spaced and following is _Side.CLOSES and text[mark.span.start - 1] in ",:"
    return mark.side is _Side.EITHER and following in {_Side.CLOSES, _Side.EITHER}


def _passage(
    text: str,
    opened: _Mark,
    inside_end: int,
    end: int,
    number: int,
    *,
    closed: bool = True,
    continues: bool = False,
) -> Passage:
    start, inside = opened.span.start, opened.span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while inside_end > inside and text[inside_end - 1].isspace():
        inside_end -= 1
    while inside < inside_end and text[inside].isspace():
        inside += 1
    return Passage(Span(start, end), Span(inside, inside_end), number, closed=closed, continues=continues)


def _single_passages(text: str, paragraph: Span, number: int) -> list[Passage]:
    passages: list[Passage] = []
    opened: int | None = None
    closing: int | None = None  # where the passage ends, if no better mark follows
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if opened is None or closing is not None:
            starts = mark != "’" and (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
            if starts and (mark in _OPENING or not _ELISIONS.match(text, at + 1)):
                if opened is not None and closing is not None:
                    passages.append(_single(opened, closing, number))
                opened, closing = at, None
                continue
        if opened is None or mark in _OPENING or before.isspace() or after.isalnum():
            continue
        if before in _ENDS_SPEECH or before == '"' or mark == "›":
            passages.append(_single(opened, at, number))
            opened = closing = None
        elif after != " " or before != "s" or not text[at + 2 : at + 3].islower():
            closing = closing or at
    if opened is not None and closing is not None:
        passages.append(_single(opened, closing, number))
    return passages


def _single(start: int, closing: int, number: int) -> Passage:
    return Passage(Span(start, closing + 1), Span(start + 1, closing), number)


def _outermost(doubles: list[Passage], singles: list[Passage]) -> list[Passage]:
    """Merge the two lists: a passage inside another is dropped; of two that cross, the double one stays."""
    kept: list[Passage] = []
    position = 0
    for single in singles:
        while position < len(doubles) and doubles[position].span.end <= single.span.start:
            kept.append(doubles[position])
            position += 1
        if kept and kept[-1].span.overlaps(single.span):
            continue
        inner = position
        while inner < len(doubles) and doubles[inner].span.end <= single.span.end:
            inner += 1
        if inner < len(doubles) and doubles[inner].span.overlaps(single.span):
            continue
        if inner > position and not _encloses(single, doubles[position]):
            continue
        position = inner
        kept.append(single)
    kept.extend(doubles[position:])
    return kept


def _encloses(single: Passage, double: Passage) -> bool:
    return single.span.start < double.span.start and double.closed
