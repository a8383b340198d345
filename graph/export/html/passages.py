"""Cut the sentence around a piece of evidence out of its article, with the proving words set apart."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graph.paragraphs import paragraphs
from graph.records import Article, Span

# Longer stretches are shortened in the middle, so that one endless sentence cannot fill the panel.
_PLAIN_LIMIT = 320
_MARKED_LIMIT = 2000
# A capital after a stop begins a sentence, unless the word before may be an abbreviation: short, capital.
_STOP = re.compile(
    r"(?<=[a-z0-9)\]%\"'\u201d\u2019»])[.!?…]+[\"'\u201d\u2019»)\]]*\s+(?=[\"'\u201c\u2018«(\[]*[^\W\d_a-z])|[.!?…][\"\u201d\u2019»)\]]+\s+"
)
_LAST_WORD = re.compile(r"[\w.&-]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one article, cut into parts: plain, marked, plain, marked ... plain."""

    article: str
    parts: tuple[str, ...]


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
    """Return the whole sentences that hold the marks and what stands around them, the marks set apart.

    Marks that touch or overlap become one. Without any mark the passage is the stretch around.
    """
    words = text.article.text
    merged = _merged(marks)
    spans = [*merged, *around]
    start = _sentence_start(text, min(span.start for span in spans))
    end = _sentence_end(text, max(span.end for span in spans))
    parts: list[str] = []
    position = start
    for mark in merged:
        parts += (words[position : mark.start], words[mark.start : mark.end])
        position = mark.end
    parts.append(words[position:end])
    last = len(parts) - 1
    return Passage(
        text.article.id, tuple(_shortened(part, number, last) for number, part in enumerate(parts))
    )


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


def _merged(marks: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for mark in sorted(marks):
        if merged and mark.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, mark.end))
        else:
            merged.append(mark)
    return merged


def _shortened(part: str, number: int, last: int) -> str:
    limit = _MARKED_LIMIT if number % 2 else _PLAIN_LIMIT
    if len(part) <= limit:
        return part
    if number == 0 and last:
        return f"… {_ending(part, limit)}"
    if number == last and last:
        return f"{_beginning(part, limit)} …"
    return f"{_beginning(part, limit // 2)} […] {_ending(part, limit // 2)}"


def _beginning(part: str, limit: int) -> str:
    whole_words, _, cut = part[:limit].rpartition(" ")
    return whole_words or cut


def _ending(part: str, limit: int) -> str:
    cut, _, whole_words = part[-limit:].partition(" ")
    return whole_words or cut
