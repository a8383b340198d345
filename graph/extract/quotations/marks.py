"""Pair the quotation marks of a text, whatever the convention, and lose no text to a stray one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from graph.extract.quotations.single_marks import find_single
from graph.records import Span

_DOUBLE = re.compile("[\"“”„‟«»\uff02]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_TURNED = frozenset({"“", "«"})  # some conventions close with them
# A nickname inside a name (`Ada "Ace" Lee`), and a name behind what names (`known as "Uncle Bo"`).
_INSIDE_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{0,40} $"), re.compile(r" [^\W\d_a-z][\w.'’-]*\b(?![\"”’'])")
_NAMING = re.compile(
    r"\b(?:called|named|titled|entitled|nicknamed|dubbed|known as|headlined|captioned),? (?:the )?$"
)
_LONGEST_NICKNAME = 3  # words
_FARTHEST_NAMING = 24  # code points
_BEFORE_OPENING = frozenset("([{—\u2013-/:\"“”„«'\u2018\u2019`")
_AFTER_CLOSING = frozenset(")]}—\u2013-/.,;:!?\"“”»'\u2019…`")


class _Side(Enum):
    OPENS = 1
    CLOSES = 2
    EITHER = 3
    NEITHER = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between marks in one paragraph.

    `span` includes the marks, `inside` does not. `closed` is false where the closing mark is missing: the
    passage then ends with its paragraph, or where the next one opens. `continues` is true where it carries
    on the passage before it from the paragraph before.
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

    A passage left open at the end of a paragraph goes on in the next where that one opens with a mark
    again, or begins without one and has a closing mark first. Single marks count outside double ones alone;
    an apostrophe is no mark.
    """
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs):
        marks = [
            _Mark(Span(*match.span()), _side(text, Span(*match.span()), paragraph))
            for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
        ]
        marks = [mark for mark in marks if mark.side is not _Side.NEITHER]
        carried = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
        doubles = _pair(text, marks, paragraph, number, carried=carried)
        singles = [
            Passage(span, Span(span.start + 1, span.end - 1), number) for span in find_single(text, paragraph)
        ]
        found.extend(one for one in _outermost(doubles, singles) if not _is_name(text, one))
    return tuple(found)


def _is_name(text: str, passage: Passage) -> bool:
    """Tell whether marks hold what somebody or something is called: each word of it has a capital."""
    spoken = [word for word in text[slice(*passage.inside)].split() if word != "the"]
    if not spoken or not all(word[0].isupper() for word in spoken):
        return False
    before = text[max(0, passage.span.start - _FARTHEST_NAMING) : passage.span.start]
    front, behind = _INSIDE_NAME
    inside = front.search(before) and behind.match(text, passage.span.end)
    return bool(_NAMING.search(before)) or (len(spoken) <= _LONGEST_NICKNAME and bool(inside))


def _side(text: str, span: Span, paragraph: Span) -> _Side:
    """Return what a mark may do by its shape and its neighbours."""
    mark = text[span.start : span.end]
    before = text[span.start - 1] if span.start > paragraph.start else " "
    after = text[span.end] if span.end < paragraph.end else " "
    may_open = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    may_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if mark in _OPENING:
        return _Side.CLOSES if mark in _TURNED and may_close and not may_open else _Side.OPENS
    if mark in _CLOSING:
        return _Side.OPENS if may_open and not may_close and after.isalnum() else _Side.CLOSES
    if may_open != may_close:
        return _Side.OPENS if may_open else _Side.CLOSES
    inside_word = not may_open and not before.isspace() and not after.isspace()
    return _Side.NEITHER if inside_word and before.isdigit() else _Side.EITHER


def _pair(text: str, marks: list[_Mark], paragraph: Span, number: int, *, carried: bool) -> list[Passage]:
    passages: list[Passage] = []
    opened, nested = None, False
    if carried and marks and marks[0].side is _Side.CLOSES and marks[0].span.start > paragraph.start:
        opened = paragraph.start
    for index, mark in enumerate(marks):
        if opened is None:
            if _opens(text, marks, index):
                opened = mark.span.start
        elif mark.side is _Side.OPENS:
            nested = _closes_twice(marks, index)
            if not nested:
                passages.append(_passage(text, Span(opened, mark.span.start), None, number))
                opened = mark.span.start
        elif nested:
            nested = False
        else:
            passages.append(_passage(text, Span(opened, mark.span.end), mark, number))
            opened = None
    if opened is not None:
        passages.append(_passage(text, Span(opened, paragraph.end), None, number))
    if carried and passages and passages[0].span.start == paragraph.start:
        passages[0] = replace(passages[0], continues=True)
    return [passage for passage in passages if passage.inside.start < passage.inside.end]


def _opens(text: str, marks: list[_Mark], index: int) -> bool:
    """Tell whether a mark outside any passage opens one; `said," It` does where a closing mark follows."""
    mark = marks[index]
    closed = index + 1 < len(marks) and marks[index + 1].side in {_Side.CLOSES, _Side.EITHER}
    if mark.side is _Side.CLOSES:
        spaced = text[mark.span.end : mark.span.end + 1].isspace()
        return closed and spaced and text[mark.span.start - 1 : mark.span.start] in {",", ":"}
    return mark.side is _Side.OPENS or closed


def _closes_twice(marks: list[_Mark], index: int) -> bool:
    """Tell whether two closing marks follow: the mark then opens a passage inside another."""
    sides = [mark.side for mark in marks[index + 1 : index + 3]]
    return len(sides) == 2 and sides[0] is _Side.CLOSES and sides[1] is not _Side.OPENS


def _passage(text: str, span: Span, closing: _Mark | None, number: int) -> Passage:
    """Return a passage without white space at its ends; its opening mark may stand further up."""
    start, end = span
    opening = _DOUBLE.match(text, start)
    inner, inner_end = opening.end() if opening else start, closing.span.start if closing else end
    while end > start and text[end - 1].isspace():
        end -= 1
    while inner_end > inner and text[inner_end - 1].isspace():
        inner_end -= 1
    while inner < inner_end and text[inner].isspace():
        inner += 1
    return Passage(Span(start, end), Span(inner, inner_end), number, closed=closing is not None)


def _outermost(doubles: list[Passage], singles: list[Passage]) -> list[Passage]:
    """Merge two lists: a passage inside another is dropped; of two that cross, the double one stays."""
    kept: list[Passage] = []
    position = 0
    for single in singles:
        while position < len(doubles) and doubles[position].span.end <= single.span.start:
            kept.append(doubles[position])
            position += 1
        following = position
        while following < len(doubles) and doubles[following].span.end <= single.span.end:
            following += 1
        crosses = following < len(doubles) and doubles[following].span.overlaps(single.span)
        inside = position < following and not single.span.covers(doubles[position].span)
        if not crosses and not inside:
            position = following
            kept.append(single)
    return [*kept, *doubles[position:]]
