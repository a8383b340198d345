"""Split an article's text into paragraphs."""

import re
from itertools import pairwise
from statistics import median

from graph.records import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]*[^\s\u2028\u2029][^\r\n\u2028\u2029]*")
_BLANK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[^\S\r\n]*(?:\r\n|[\n\r\u2028\u2029])|\u2029")
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'”’»)\]]*\s*$")
# A mail client or a terminal wraps between these widths; a paragraph on one line is mostly longer, a
# headline mostly shorter.
_WRAPPED = range(45, 101)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, in order, without the white space around them.

    A blank line always ends a paragraph. A single line break ends one too, unless the text is hard-wrapped:
    most of its lines that are followed by another are of one width and stop inside a sentence.
    """
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    if not _hard_wrapped(text, lines):
        return tuple(lines)
    merged: list[Span] = []
    for line in lines:
        if merged and not _BLANK.search(text, merged[-1].end, line.start):
            merged[-1] = Span(merged[-1].start, line.end)
        else:
            merged.append(line)
    return tuple(merged)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    followed = [
        line for line, following in pairwise(lines) if not _BLANK.search(text, line.end, following.start)
    ]
    if len(followed) < 3:
        return False
    widths = [line.end - line.start for line in followed]
    open_ended = sum(
        not _ENDS_SENTENCE.search(text, max(line.start, line.end - 8), line.end) for line in followed
    )
    return median(widths) in _WRAPPED and max(widths) <= 120 and open_ended > len(followed) / 2
