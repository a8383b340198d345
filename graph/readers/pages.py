"""Bring the lines of printed pages together into paragraphs, without what is printed around an article."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.paragraphs import ends_sentence, wrapped_paragraphs

_GAP = 1.25  # of the usual distance between two lines; paragraphs stand apart by half a line or more
_SIZE = 0.06  # by how much type is larger or smaller where something else begins
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(\w{1,40}) ?([-\u2010])\n([a-zß-öø-ÿ]\w*)")
_COMPOUND = re.compile(r"\b\w+[-\u2010]\w+")
_TYPESET = 0.04  # of all lines: so many divided words are the work of a program; of compounds there are fewer
_FEW = 3
_ADDRESS = r"(?:https?|file)://\S+"
_CLOCK = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?"
_COUNT = r"\d{1,3} ?(?:/|of) ?\d{1,3}"
# What browsers print above and below a page, and what a lawyer puts below it.
_PRINTED = re.compile(
    rf"{_CLOCK}|{_ADDRESS}|{_COUNT}|{_CLOCK} (?P<title>.+)|{_ADDRESS} {_COUNT}|{_COUNT} {_CLOCK}"
    rf"|(?P<below>.+) {_ADDRESS}|Page \d{{1,3}}(?: of \d{{1,3}})?"
    r"|(?:©|\([cC]\)|Copyright(?= ©| \([cC]\)| \d{4}|.*All rights reserved)).{0,200}"
)
_MOST_ABOVE = 8  # lines of a menu above a headline
_LEAST_TITLE = 12  # characters; a shorter line may be a part of a title by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: where it begins, in points from the left and the foot, and the size of its type."""

    text: str
    left: float
    height: float
    size: float


def article_text(pages: Sequence[Sequence[Line]], title: str = "") -> str:
    """Return the text of pages of lines, one paragraph a line, with a blank line between two.

    A paragraph ends where there is a gap, an indent, another size of type, or a line that stops short. Left
    out are lines that stand at the head or foot of several pages and differ in digits alone, what browsers
    print around a page, a copyright notice, and what stands above the headline, if the title tells it, and
    is no sentence. A word divided at the end of a line is joined where it stands undivided elsewhere, and,
    where a typesetter divided words, unless it stands elsewhere with its hyphen.
    """
    repeated = _repeated(pages)
    kept = [[line for line in page if not _around(line, page, repeated, title)] for page in pages]
    if kept:
        kept[0] = _below_menu(kept[0], title)
    raw = "".join(_joined([page for page in kept if page]))
    words = _Words(raw)
    found = (words.joined(raw[start:end]) for start, end in wrapped_paragraphs(raw))
    return "\n\n".join(found)


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return the lines at the head or the foot of two pages or more, each with where it stands."""
    seen = Counter(edge for page in pages for edge in {_place(line) for line in _edges(page)})
    return {place for place, count in seen.items() if count >= max(2, len(pages) // 2)}


def _edges(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.height)
    return [*ordered[:2], *ordered[-2:]]


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.height)


def _around(line: Line, page: Sequence[Line], repeated: set[tuple[str, int]], title: str) -> bool:
    if repeated and _place(line) in repeated and line in _edges(page):
        return True
    printed = _PRINTED.fullmatch(line.text)
    if printed is None:
        return False
    beside = printed["title"] or printed["below"]
    return beside is None or beside.strip() == title


def _below_menu(page: list[Line], title: str) -> list[Line]:
    for index, line in enumerate(page[: _MOST_ABOVE + 1]):
        if len(line.text) >= _LEAST_TITLE and title.startswith(line.text):
            return page[index:]
        if ends_sentence(line.text):
            break
    return page


def _joined(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield lines and what stands between them: a line break, or a blank line where the place tells one."""
    leading = _leading(pages)
    last: Line | None = None
    for page in pages:
        if last:
            yield "\n\n" if ends_sentence(last.text) else "\n"
        for line, following in pairwise(page):
            yield line.text
            yield "\n\n" if _apart(line, following, leading) else "\n"
        last = page[-1]
        yield last.text


def _apart(line: Line, following: Line, leading: float) -> bool:
    if abs(following.size - line.size) > _SIZE * line.size:
        return True
    down = line.height - following.height
    if down < 0:  # the next column
        return ends_sentence(line.text)
    if leading and down > _GAP * leading * line.size:
        return True
    return following.left > line.left + 0.8 * line.size and ends_sentence(line.text)


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance from line to line inside a paragraph, by the size of type; 0 if unknown."""
    steps = sorted(
        (line.height - following.height) / line.size
        for page in pages
        for line, following in pairwise(page)
        if line.size > 0 and abs(following.size - line.size) <= _SIZE * line.size
    )
    steps = [step for step in steps if 0.8 <= step <= 3]
    return steps[len(steps) // 4] if steps else 0.0


class _Words:
    """The words of a text, by which those that a line end divides are told from compounds."""

    def __init__(self, text: str) -> None:
        self._whole = set(re.findall(r"\w+", text))
        self._compounds = {found.replace("\u2010", "-") for found in _COMPOUND.findall(text)}
        divided = len(_HYPHEN.findall(text))
        self._typeset = divided >= max(_FEW, _TYPESET * text.count("\n"))

    def joined(self, paragraph: str) -> str:
        """Return the lines of a paragraph on one, with the words whole that they divide."""
        whole = paragraph.replace("\u00ad\n", "").replace("\u00ad", "")
        return _HYPHEN.sub(self._join, whole).replace("\n", " ")

    def _join(self, found: re.Match[str]) -> str:
        first, hyphen, second = found.groups()
        if first + second in self._whole:
            return first + second
        # A browser divides words with the one hyphen and keyboards write the other.
        divided = self._typeset or hyphen == "\u2010"
        return (
            first + second if divided and f"{first}-{second}" not in self._compounds else f"{first}-{second}"
        )
