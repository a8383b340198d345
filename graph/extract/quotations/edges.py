"""Offer the ends that a reported statement may have, where the parse may have missed the right one."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.extract.quotations.complements import Stretches
from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.frame import Frame
from graph.extract.syntax import FINITE, child_of
from graph.records import Mode

_SUBORDINATE = frozenset({"as", "while", "after", "before", "when", "(", "--", "—", "during"})
_JOINS = frozenset({"and", "but"})
_MOST_BREAKS = 6
_SHORTEST = 4  # tokens of a content that a comma may end
_MOST_COMMAS = 3  # before a cue, nearest first, behind which its speaker may begin
_STOPS = frozenset({",", ";", ":"})


def rest(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee said on Monday it was over` as all that stands behind the cue, whatever the parse."""
    end = cue.sent.end
    if Construction.CLAUSE not in entry.takes or entry.mode is not Mode.SPEECH or cue.i + 3 >= end:
        return None
    told = cue.doc[cue.i + 1 : end]
    if (told[0].is_punct and not told[0].is_quote) or not any(token.tag_ in FINITE for token in told):
        return None
    return ((cue.i + 1, end),)


def front(cue: Token, entry: Cue) -> Stretches | None:
    """Read `It was over, Lee, the mayor, told us` as all that stands before a comma, whatever the parse."""
    subject = child_of(cue, "nsubj", "nsubjpass")
    before = cue.i if subject is None else min(cue.i, subject.left_edge.i)
    first, comma = cue.sent.start, _last_comma(cue.doc, cue.sent.start, before)
    if Construction.CLAUSE not in entry.takes or entry.mode is not Mode.SPEECH or comma < first + 3:
        return None
    if cue.tag_ not in FINITE or not any(token.tag_ in FINITE for token in cue.doc[first:comma]):
        return None
    return ((first, comma),)


def edges(
    frame: Frame, cue: Token, rule: str, stretches: Stretches, *, nested: bool
) -> Iterator[tuple[str, Stretches]]:
    """Yield a content as it was read and, where it is one stretch, with other ends, each named."""
    yield "as read", stretches
    if len(stretches) != 1 or nested:
        return
    (start, end), doc = stretches[0], frame.doc
    if start > cue.i:
        last = frame.sentence(cue.i)[1]
        if end < last - 1 and rule != "rest" and not _second_cue(frame, cue, end, last):
            yield "to the end", ((start, last),)
        breaks = [i for i in range(start + _SHORTEST, end - 1) if _breaks(doc, i)]
        for at in breaks[:_MOST_BREAKS]:
            yield "to a break", ((start, at + doc[at].is_quote),)
    elif end <= cue.i:
        first = frame.sentence(cue.i)[0]
        if start > first:
            yield "from the start", ((first, end),)
        if rule == "front":
            for _ in range(_MOST_COMMAS):
                end = _last_comma(doc, first, end)
                if end < first + _SHORTEST:
                    return
                yield "to an earlier comma", ((first, end),)


def _second_cue(frame: Frame, cue: Token, start: int, end: int) -> bool:
    """Tell whether a cue follows that shares the subject of another: `said it was over and urged them on`."""
    later = [frame.doc[index] for index in frame.cues_between(start, end)]
    return any(word.tag_ == cue.tag_ and child_of(word, "nsubj", "nsubjpass") is None for word in later)


def _breaks(doc: Doc, at: int) -> bool:
    """Tell whether what is told may end before a token: at a comma, a dash, `as`, `and` before a verb."""
    token, behind = doc[at], doc[at + 1]
    if token.text in _STOPS or (token.is_quote and doc[at - 1].text == ","):
        return True
    return token.lower_ in _SUBORDINATE or (token.lower_ in _JOINS and behind.tag_ == "VBD")


def _last_comma(doc: Doc, first: int, end: int) -> int:
    return next((i for i in range(end - 1, first, -1) if doc[i].text == ","), -1)
