"""Hold the text of an article as the page has it, once, with its places counted as a browser counts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graph.passages import Passage, merge_spans
from graph.records import Article, Span

_BETWEEN = "\n"  # what stands between two stretches of an excerpt


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text, or stretches of one; a place is turned from code points there to UTF-16 units here.

    `kept` are the stretches in order, `begins` where each begins here, in code points, and `wide` the places
    here of what takes two units.
    """

    text: str
    kept: tuple[Span, ...]
    begins: tuple[int, ...]
    wide: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Return the place here of an offset that lies within a stretch or at its end."""
        number = max(bisect_right(self.kept, offset, key=lambda span: span.start) - 1, 0)
        here = self.begins[number] + offset - self.kept[number].start
        return here + bisect_left(self.wide, here)

    def shows(self, span: Span) -> bool:
        """Tell whether a span lies within a stretch."""
        number = bisect_right(self.kept, span.start, key=lambda kept: kept.start) - 1
        return number >= 0 and self.kept[number].covers(span)

    def stretches(self, spans: Iterable[Span]) -> list[int]:
        """Return spans in order as how far each begins behind the one before, and its length."""
        packed: list[int] = []
        before = 0
        for span in spans:
            start, end = map(self.place, span)
            packed += (start - before, end - start)
            before = start
        return packed

    def marks(self, passage: Passage) -> list[int]:
        """Return the marks of a passage as the gap before each, and its length."""
        packed: list[int] = []
        position = self.place(passage.span.start)
        for mark in passage.marks:
            first, last = map(self.place, mark)
            packed += (first - position, last - first)
            position = last
        return packed


def whole_text(article: Article) -> ShownText:
    """Return all of an article's text."""
    return _shown(article.text, (Span(0, len(article.text)),))


def excerpt(article: Article, passages: Iterable[Passage]) -> ShownText:
    """Return only what the passages show of an article."""
    kept = merge_spans(passage.span for passage in passages) or [Span(0, 0)]
    return _shown(article.text, tuple(kept))


def _shown(text: str, kept: tuple[Span, ...]) -> ShownText:
    begins = [0]
    for span in kept[:-1]:
        begins.append(begins[-1] + span.end - span.start + len(_BETWEEN))
    words = _BETWEEN.join(text[span.start : span.end] for span in kept)
    wide = tuple(place for place, letter in enumerate(words) if letter > "\uffff")
    return ShownText(words, kept, tuple(begins), wide)
