"""Take from the tree of a page the text that a reader sees."""

import re
import sys
from typing import TYPE_CHECKING

from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    "script style template noscript head title svg math object select button textarea iframe audio "
    "video".split()
)
_APART = frozenset(  # with a blank line around
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre figure section article header footer hr".split()
)
_LINES = frozenset("div li dt dd tr caption figcaption main aside nav address form center body".split())
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NOTE = re.compile(r"\[?[\d*†‡]{1,3}\]?")  # what refers to a footnote
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2028\u2029]+")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NUMBERED = re.compile(r"&#(?:(\d{1,9})|[xX]([0-9a-fA-F]{1,8}));?")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NO_LETTERS = re.compile(r"[\W_]+")
_UNPRINTED = re.compile("[\u00ad\u200b\u2060\ufeff]")
_EDGE, _BLANK, _CELL, _BR = "\ue000\ue001\ue002\ue003"  # of no script; marks of ours while a text is built
_OURS = re.compile("[\ue000-\ue003]")
_UNKNOWNS = re.compile(" ?[\ue000-\ue003][ \ue000-\ue003]*")
_GAP = re.compile(f"{_BLANK}|{_BR}.*{_BR}|{_EDGE} *{_BR}", re.DOTALL)


def tree_of(html: str) -> "HtmlElement":
    """Return the tree of a page or a part of one. Raises `ReadError` where there is none."""
    from lxml.etree import LxmlError  # noqa: PLC0415 - slow to import, only where markup is met
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - the same

    faults: tuple[type[Exception], ...] = (LxmlError, *LIBRARY_FAULTS)
    try:
        # As bytes: what the text says about its own encoding is no longer true.
        data = f"{writable(html)}<p></p>".encode("utf-8", "replace")  # nor is an empty one refused
        return document_fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except faults as error:
        raise ReadError("Its markup is damaged: save it as plain text.") from error


def plain_text(tree: "HtmlElement") -> str:
    """Return the text of a tree: a paragraph a line with a blank line between two, the cells of a row on one.

    Left out are scripts, what is hidden, the numbers of footnotes, and hyphens that show at the end of a line
    alone.
    """
    found: list[str] = []
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, seen = waiting.pop()
        mark = _mark(element)
        if seen:
            found += (
                "" if mark == _BR else mark,
                _words(element, element.tail) if element is not tree else "",
            )
        elif _unseen(element):
            found.append(_words(element, element.tail))
        else:
            found += ("" if mark == _CELL else mark, _words(element, element.text))
            waiting.append((element, True))
            waiting += ((child, False) for child in reversed(element))
    return _laid_out("".join(found))


def in_lines(text: str, tree: "HtmlElement") -> str:
    """Return a text of a page that has no line breaks in the lines in which the page shows it.

    Unchanged where it has some, or where the lines of the page do not give it whole.
    """
    letters, lines, at = _NO_LETTERS.sub("", text), [], 0
    for line in () if "\n" in text else plain_text(tree).splitlines():
        own = _NO_LETTERS.sub("", line)
        if own and letters.startswith(own, at):
            lines.append(line)
            at += len(own)
    return "\n".join(lines) if lines and at == len(letters) else text


def without_unprinted(text: str) -> str:
    """Return the text without the characters that have no width, as soft hyphens."""
    return _UNPRINTED.sub("", text)


def writable(html: str) -> str:
    """Return the markup with U+FFFD for characters that no tree can hold, written or numbered."""
    return _UNWRITABLE.sub(_UNKNOWN, _NUMBERED.sub(_checked, html))


def _checked(found: re.Match[str]) -> str:
    number = int(found[1]) if found[1] else int(found[2], 16)
    return _UNKNOWN if number > sys.maxunicode or _UNWRITABLE.match(chr(number)) else found[0]


def _mark(element: "HtmlElement") -> str:
    """Return what stands before and behind an element, for cells behind alone."""
    tag = element.tag
    if tag in _APART:
        return _BLANK
    if tag in _LINES:
        return _EDGE
    if tag == "br":
        return _BR
    return _CELL if tag in _CELLS else ""


def _unseen(element: "HtmlElement") -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return is_note_mark(element) or is_hidden(element)


def is_hidden(element: "HtmlElement") -> bool:
    """Tell whether an element itself says that it is not shown."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def is_note_mark(element: "HtmlElement") -> bool:
    """Tell the number that refers to a footnote, or stands before one."""
    if element.tag not in {"sup", "a"} or not _NOTE.fullmatch(element.text_content().strip()):
        return False
    if element.tag == "sup":
        return element.find(".//a") is not None or element.text_content().strip().startswith("[")
    return element.get("href", "").startswith("#") or "footnote" in element.get("class", "")


def _words(element: "HtmlElement", text: str | None) -> str:
    """Return the words with the white space that a browser shows."""
    words = without_unprinted(_OURS.sub(" ", text or ""))
    if not words or next(element.iterancestors("pre"), element).tag != "pre":
        return _SPACE.sub(" ", words)
    return _BR.join(words.splitlines()) + (_BR if words.endswith("\n") else "")


def _laid_out(text: str) -> str:
    def laid(found: re.Match[str]) -> str:
        if _GAP.search(found[0]):
            return "\n\n"
        return "\t" if found[0].strip(f" {_CELL}") == "" else "\n"

    return _UNKNOWNS.sub(laid, re.sub(" +", " ", text)).strip()
