"""Find passages between single quotation marks, which look like apostrophes."""

import re

from graph.records import Span

_MARK = re.compile("['\u2018\u2019\u201a\u2039\u203a]")
_OPENING = frozenset("\u2018\u201a\u2039")
_BEFORE_OPENING = frozenset('([{—\u2013-/:"“”„«')
_ENDS_SPEECH = frozenset('.,!?…—"”')
_ELISION = re.compile(
    r"(?:tis|twas|em|n|til|cause|bout|round|neath|cos|[smd]|ll|re|ve|\d\ds?)\b", re.IGNORECASE
)


def find_single(text: str, paragraph: Span) -> list[Span]:
    """Return the stretches between single marks in a paragraph, marks included, in text order.

    One that is never closed is an apostrophe. The first mark behind a comma or a full stop closes; else the
    first behind a word, unless it may be a possessive (`the voters' choice`).
    """
    found: list[Span] = []
    opened: int | None = None
    fallback: int | None = None  # where the passage ends if no better mark follows
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if (opened is None or fallback is not None) and _opens(text, at, paragraph):
            if opened is not None and fallback is not None:
                found.append(Span(opened, fallback + 1))
            opened, fallback = at, None
        elif opened is not None and _closes(text, at, paragraph):
            if text[at - 1] in _ENDS_SPEECH or text[at] == "\u203a":
                found.append(Span(opened, at + 1))
                opened = fallback = None
            elif fallback is None and not _possessive(text, at):
                fallback = at
    if opened is not None and fallback is not None:
        found.append(Span(opened, fallback + 1))
    return [span for span in found if span.end - span.start > 2]


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if text[at] == "\u2019" or after.isspace() or not (before.isspace() or before in _BEFORE_OPENING):
        return False
    return text[at] in _OPENING or not _ELISION.match(text, at + 1)


def _closes(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return text[at] not in _OPENING and not text[at - 1].isspace() and not after.isalnum()


def _possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
