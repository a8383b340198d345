"""Find the sentence around a piece of evidence, and the proving words in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.records import Article, Division, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article, and the marked words in it: in order, apart from one another."""

    article: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """An article with what it is cut into."""

    article: Article
    division: Division


def passage(text: Text, marks: Iterable[Span], around: Iterable[Span] = ()) -> Passage:
    """Return the whole sentences that hold the marks and what stands around them.

    Marks that touch or overlap become one. Without any mark the passage is the stretch around.
    """
    merged = merge_spans(marks)
    return Passage(text.article.id, text.division.around([*merged, *around]), tuple(merged))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
