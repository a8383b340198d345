"""Read whom a label beside a colon or a dash names: `Ada Lee, 44, baker:`, `— Ada Lee (@ada) May 2, 2024`."""

import re
from typing import NamedTuple

from graph.data import mapping, words
from graph.data.places import regions
from graph.extract.quotations.frame import Frame
from graph.extract.quotations.speakers import Party, label_party
from graph.records import Span

_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*\.?"
_JOINED = r"(?:[ \N{NO-BREAK SPACE}'\u2019-]{1,2}(?:(?:de|del|der|di|la|le|van|von|bin|al|el) )?)"
NAME = rf"(?P<name>{_WORD}(?:{_JOINED}{_WORD}){{0,5}})"
TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?)"
ROLE = r"(?:,[ ][^:.!?\"“”\n]{1,60}|[ ]?[(\[][^:)\]\n]{1,60}[)\]])"
_DAY = r"(?:[ ](?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2},[ ]\d{4}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?[ ]\d{4}))"  # of a post
_WHOLE = re.compile(rf"\s*(?:[•*·–—-]+\s*)?{NAME}(?P<role>{ROLE})?{_DAY}?[.]?\s*")
_VERBS = re.compile(r"\b(?:is|was|are|were|has|had|said|says|will|would)\b")


class Label(NamedTuple):
    """The characters that name somebody, and whether an age or an office stands behind them."""

    span: Span
    described: bool


def label_in(text: str, start: int, end: int) -> Label | None:
    """Return whom a stretch names that holds nothing but a name and what describes it."""
    match = _WHOLE.fullmatch(text, start, end)
    if match is None or is_heading(match["name"]) or _VERBS.search(match["role"] or ""):
        return None
    return Label(Span(*match.span("name")), match["role"] is not None)


def is_heading(name: str) -> bool:
    """Tell whether a label tells what follows, or when or where it was, rather than who says it."""
    lowered = name.lower().split()
    if name in regions() or name.title() in regions():
        return True
    return any(
        word in words("label_words") or word in mapping("time_words") for word in (lowered[0], lowered[-1])
    )


def party_at(frame: Frame, span: Span) -> Party | None:
    """Return the party that a span of characters names."""
    start, end = frame.token_at(span.start), frame.token_at(span.end)
    return label_party(frame.doc, start, end) if start < end else None
