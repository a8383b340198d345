"""Find script style: paragraphs that open with their speaker and a colon, `ORTIZ: Is it safe?`."""

import re

from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.speakers import Party
from graph.extract.syntax import char_span
from graph.records import QuotationKind, Span

_LABEL = re.compile(r"([A-Z][^\W\d_a-z]*(?:[ .'\u2019-]{1,2}[A-Z][^\W\d_a-z]*){0,5}):\s+(?=\S)")
_UNNAMED = frozenset({"Q", "A"})
_FEWEST = 2  # paragraphs with a label, below which a label is a heading


def find_script(frame: Frame) -> list[Found]:
    """Return the paragraphs behind a label in capitals, without the label; `Q:` and `A:` name no speaker."""
    found: list[Found] = []
    for start, end in frame.paragraphs:
        first, last = frame.doc[start], frame.doc[end - 1]
        match = _LABEL.match(frame.text, first.idx, last.idx + len(last))
        if match is None or any(frame.passages_within(Span(first.idx, last.idx + len(last)))):
            continue
        content = (Span(match.end(), last.idx + len(last)),)
        stop = next(i for i in range(start, end) if frame.doc[i].text == ":")
        speaker = None if match.group(1) in _UNNAMED else _speaker(frame, start, stop)
        found.append(Found(kind=QuotationKind.DIRECT, content=content, rule="script", speaker=speaker))
    return found if len(found) >= _FEWEST else []


def _speaker(frame: Frame, start: int, end: int) -> Party:
    head = frame.doc[end - 1]
    return Party(char_span(frame.doc, start, end), char_span(frame.doc, end - 1, end), head, start, end)
