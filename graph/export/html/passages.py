"""Find the sentence around a piece of evidence, and the proving words in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graph.paragraphs import paragraphs
from graph.records import Article, Span

# A capital after a stop begins a sentence, unless the word before may be an abbreviation: short, capital.
_STOP = re.compile(
    r"(?<=[a-z0-9)\]%\"'\u201d\u2019»])[.!?…]+[\"'\u201d\u2019»)\]]*\s+(?=[\"'\u201c\u2018«(\[]*[^\W\d_a-z])|[.!?…][\"\u201d\u2019»)\]]+\s+"
)
_LAST_WORD = re.compile(r"[\w.&-]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article, and the marked words in it: in order, apart from one another."""

    article: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """An article with the bounds of its sentences, in order."""

    article: Article
    sentences: tuple[Span, ...]


def divide(article: Article) -> Text:
    """Return the article with its sentences; a doubtful boundary is none, so that none is cut short."""
    return Text(
        article,
        tuple(span for paragraph in paragraphs(article.text) for span in _sentences(article.text, paragraph)),
    )


def passage(text: Text, marks: Iterable[Span], around: Iterable[Span] = ()) -> Passage:
    """Return the whole sentences that hold the marks and what stands around them.

    Marks that touch or overlap become one. Without any mark the passage is the stretch around.
    """
    merged = merge_spans(marks)
    spans = [*merged, *around]
    start = _sentence_start(text, min(span.start for span in spans))
    end = _sentence_end(text, max(span.end for span in spans))
    return Passage(text.article.id, Span(start, end), tuple(merged))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _sentences(text: str, paragraph: Span) -> Iterable[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        before = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start())
        word = before.group() if before else ""
        if word[:1].isupper() and len(word) < 5:
            continue
        yield Span(start, stop.start() + len(stop.group().rstrip()))
        start = stop.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _sentence_start(text: Text, offset: int) -> int:
    number = bisect_right(text.sentences, offset, key=lambda span: span.start) - 1
    if number < 0 or text.sentences[number].end < offset:
        return offset
    return text.sentences[number].start


def _sentence_end(text: Text, offset: int) -> int:
    number = bisect_right(text.sentences, offset - 1, key=lambda span: span.start) - 1
    return max(offset, text.sentences[number].end) if number >= 0 else offset
