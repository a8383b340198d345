"""Find the sentence around a mention in a text whose parse is gone."""

import re

from graph.records import Span

_LONGEST = 300  # code points on either side that are looked at; a longer sentence is cut
_END = re.compile(r"\n|[.!?]['\"”’)\]]*\s+(?=['\"“‘(\[]*[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Sgt|Capt|Rev|St|Jr|Sr|No|vs))\.\s+$"
)


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that holds a span, by its marks; it is cut where it runs on for too long."""
    start, last = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    for end in _END.finditer(text, start, last):
        if end.end() > span.start:
            break
        if not _ABBREVIATED.search(text, max(0, end.start() - 8), end.end()):
            start = end.end()
    for end in _END.finditer(text, span.end, last):
        if not _ABBREVIATED.search(text, max(0, end.start() - 8), end.end()):
            last = end.end()
            break
    while last > span.end and text[last - 1].isspace():
        last -= 1
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, last)
