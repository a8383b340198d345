"""Find the name right beside a description, with a mark or nothing between: `Lee, the mayor of Dorn,`.

Parsers hang an apposition on any noun before it; who is meant is weighed where the article is resolved.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.tokens import Tokens
from graph.records import Mention, MentionKind, Span

_MARKS = {",": ",", "-": "-", "–": "-", "—": "-", "--": "-", "(": "(", ":": ":"}
_CLOSING = frozenset({",", ".", ";", ")", "-", "–", "—", "--", '"', "”", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARTICLES = frozenset({"a", "an", "the"})
_MOST_CLIMBED = 12  # words from the mark to a noun that the name may explain
_LONGEST = 25  # tokens of a description behind its noun


def with_neighbours(tokens: Tokens, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, of the descriptions those beside a name with its head and how they are joined."""
    names = [m for m in mentions if m.kind is MentionKind.NAME and not m.nested]
    described = {
        m.head.start: m
        for m in mentions
        if m.kind is MentionKind.NOMINAL and not m.plural and m.determiner != "whose"
    }
    ends = {bisect_left(tokens.offset, name.span.end): name for name in names}
    found: dict[Span, tuple[int, str]] = {}
    for name in names:
        for noun, joint in _explained(tokens, bisect_left(tokens.offset, name.span.start), name, described):
            found.setdefault(noun.span, (name.head.start, joint))
    for noun in described.values():
        first = _first(tokens, bisect_left(tokens.offset, noun.whole.start))
        before, mark = _name_before(tokens, first, ends)
        if before is not None:
            end = bisect_left(tokens.offset, noun.whole.end)
            found[noun.span] = (before.head.start, f"behind {mark} {_closed(tokens, end)}")
    for mention in mentions:
        beside, joint = found.get(mention.span, (None, ""))
        yield mention if beside is None else replace(mention, beside=beside, joint=joint)


def _first(tokens: Tokens, start: int) -> int:
    """Return the article before a phrase, else where the phrase starts."""
    return start - 1 if start and tokens.lower[start - 1] in _ARTICLES else start


def _name_before(tokens: Tokens, first: int, ends: dict[int, Mention]) -> tuple[Mention | None, str]:
    """Return the name that ends before a mark, or before an age between marks: `Lee, 45, a lawyer`."""
    mark = _MARKS.get(tokens.text[first - 1]) if first else None
    if mark is None:
        return None, ""
    end = first - 1
    if end > 2 and tokens.text[end - 1].isdigit() and tokens.text[end - 2] == ",":
        end -= 2
    same = end in ends and tokens.sentence[end - 1] == tokens.sentence[first]
    return (ends[end], mark) if same else (None, "")


def _explained(
    tokens: Tokens, start: int, name: Mention, described: dict[int, Mention]
) -> Iterator[tuple[Mention, str]]:
    """Yield the descriptions that a name may explain, nearest first: `the head of the agency, Lee`."""
    first, titles = start, name.titles.split()
    while titles and first and tokens.text[first - 1] == titles.pop():
        first -= 1
    last = first - 1
    mark = _MARKS.get(tokens.text[last], "") if last > 0 else ""
    last -= bool(mark)
    if last < 0 or tokens.sentence[last] != tokens.sentence[start]:
        return
    if not mark and not tokens.tag[last].startswith("NN"):
        return
    closed = _closed(tokens, bisect_left(tokens.offset, name.span.end))
    level, i = 0, last
    for _ in range(_MOST_CLIMBED):
        noun = described.get(tokens.offset[i])
        if noun is not None and (mark or i != last):
            yield noun, f"before {mark or 'bare'} {closed} {min(level, 1)}"
            level += 1
        above = tokens.head[i]
        if above == i or above > last or tokens.tag[above].startswith(("VB", "MD")):
            return
        i = above


def _closed(tokens: Tokens, end: int) -> str:
    """Tell whether a mark or a verb comes first behind the second of the two."""
    for i in range(end, min(len(tokens.text), end + _LONGEST)):
        if tokens.text[i] in _CLOSING or tokens.sentence[i] != tokens.sentence[end - 1]:
            return "closed" if i == end else "closed later"
        if tokens.tag[i] in _FINITE:
            return "verb" if i == end else "verb later"
    return "open"
