"""Cut a paragraph where its sentences end, by its marks alone; the page's sentences.mjs does the same."""

import re
from collections.abc import Iterator

from graph.data.asking import table
from graph.questions.asking.vocabulary import word

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_LAST = re.compile(r"[^\s(\[\"'“‘]+$")


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a stretch begin and end; initials and usual abbreviations end none."""
    part, first = text[start:end], 0
    for found in _END.finditer(part):
        before = _LAST.search(part[first : found.start()])
        last = before[0] if before else ""
        if found[0][0] == "." and (len(last) == 1 or word(last) in table()["text"]["abbreviations"]):
            continue
        yield start + first, start + first + len(part[first : found.end()].rstrip())
        first = found.end()
    yield start + first, end
