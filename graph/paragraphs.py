"""Split an article's text into paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from graph.records import Division, KnowledgeGraph, Span

_LINE = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
_BLANK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[^\S\r\n]*(?:\r\n|[\n\r\u2028\u2029])|\u2029")
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'”’»)\]]*\s*$")
_BEGINS_SENTENCE = re.compile(r"[\"'“‘«„(\[]*[A-Z0-9À-ÖØ-Þ]")
_WORD = re.compile(r"\S{1,40}")
# A mail client or a terminal wraps between these widths; a paragraph on one line is mostly longer, a
# headline mostly shorter.
_WRAPPED = (45, 100)
# How many sentences a paragraph has that is one unit, and how many a unit that is cut out of a longer one: as
# many as a paragraph of news mostly has.
_MOST = 6
_USUAL = 4
_STRETCH = 2
# Two or three lines are few to judge by: each of them must be at least this wide.
_LEAST_FILLED = 60
# A line is broken on purpose where the next word had fitted well within the width: after the end of a
# sentence, or, for a headline, where the next line begins like one. In a proportional font lines of one
# width differ by a tenth in characters.
_SHORT = 0.85
_HEADLINE = 0.6
_INDENT = 2  # spaces more than the line above; a tab counts as four


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text, in order, without the white space around them.

    A blank line always ends a paragraph. A single line break ends one too, unless the text is hard-wrapped:
    most of its lines that are followed by another are of one width and stop inside a sentence. Then see
    `wrapped_paragraphs`.
    """
    blocks = _blocks(text)
    if not _hard_wrapped(text, blocks):
        return tuple(line for block in blocks for line in block)
    return tuple(_unwrapped(text, blocks))


def units(bounds: Sequence[Span], sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return what a text is read in: its paragraphs, a long one in stretches of a few sentences.

    Long is one of more than `_MOST` sentences, and of more than `_STRETCH` where the breaks of the text were
    lost: it is the only one, or they have more than `_USUAL` sentences each.
    """
    lost = len(bounds) == 1 or len(sentences) > _USUAL * len(bounds)
    most = _STRETCH if lost else _MOST
    found: list[Span] = []
    starts = [sentence.start for sentence in sentences]
    for start, end in bounds:
        within = sentences[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(within) <= most:
            found.append(Span(start, end))
        else:
            stretches = (within[i : i + _STRETCH] for i in range(0, len(within), _STRETCH))
            found += (Span(stretch[0].start, stretch[-1].end) for stretch in stretches)
    return tuple(found)


def divisions(knowledge: KnowledgeGraph) -> dict[str, Division]:
    """Return what each article is cut into, by its id; where no parse told it, its paragraphs."""
    known = {division.article: division for division in knowledge.divisions}
    for article in knowledge.articles:
        if article.id not in known:
            found = paragraphs(article.text)
            known[article.id] = Division(article=article.id, sentences=found, units=found)
    return known


def wrapped_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text that is known to be hard-wrapped, in order.

    A line break ends one where a blank line, an indented line after the end of a sentence, or a line that
    stops well before the width of those around it says so.
    """
    return tuple(_unwrapped(text, _blocks(text)))


def ends_sentence(line: str) -> bool:
    """Tell whether a line stops where a sentence ends."""
    return bool(_ENDS_SENTENCE.search(line[-8:]))


def _blocks(text: str) -> list[list[Span]]:
    """Return the lines that are not blank, together where no blank line stands between them."""
    blocks: list[list[Span]] = []
    end = 0
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if blocks and not _BLANK.search(text, end, line.start):
            blocks[-1].append(line)
        else:
            blocks.append([line])
        end = line.end
    return blocks


def _hard_wrapped(text: str, blocks: Sequence[Sequence[Span]]) -> bool:
    followed = [line for block in blocks for line in block[:-1]]
    if len(followed) < 3:
        return bool(followed) and all(_filled(text, block) for block in blocks)
    widths = [line.end - line.start for line in followed]
    open_ended = sum(not ends_sentence(text[line.start : line.end]) for line in followed)
    return (
        _WRAPPED[0] <= median(widths) <= _WRAPPED[1] and max(widths) <= 120 and open_ended > len(followed) / 2
    )


def _filled(text: str, block: Sequence[Span]) -> bool:
    """Tell whether each line stops inside a sentence where no further word had fitted into the widest."""
    widths = [line.end - line.start for line in block]
    return max(widths) <= _WRAPPED[1] and all(
        width >= _LEAST_FILLED
        and width + 1 + _first_word(text, following) > max(widths)
        and not ends_sentence(text[line.start : line.end])
        for width, (line, following) in zip(widths, pairwise(block), strict=False)
    )


def _first_word(text: str, line: Span) -> int:
    """Return how long the first word of a line is, in code points."""
    word = _WORD.match(text, line.start, line.end)
    return len(word[0]) if word else 0


def _unwrapped(text: str, blocks: Sequence[Sequence[Span]]) -> Iterator[Span]:
    for block in blocks:
        widths = sorted(line.end - line.start for line in block)
        width = widths[len(widths) * 9 // 10]  # a line with an address in it may be wider
        start = block[0].start
        for line, following in pairwise(block):
            if _breaks(text, line, following, width):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, block[-1].end)


def _breaks(text: str, line: Span, following: Span, width: int) -> bool:
    needed = line.end - line.start + 1 + _first_word(text, following)
    if ends_sentence(text[max(line.start, line.end - 8) : line.end]):
        return needed <= _SHORT * width or _indent(text, following) >= _indent(text, line) + _INDENT
    return needed <= _HEADLINE * width and _BEGINS_SENTENCE.match(text, following.start) is not None


def _indent(text: str, line: Span) -> int:
    size, place = 0, line.start - 1
    while place >= 0 and text[place] in " \t\u00a0" and size < 40:
        size += 4 if text[place] == "\t" else 1
        place -= 1
    return size
