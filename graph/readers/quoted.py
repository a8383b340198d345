"""Put marks around what a page shows as a quotation by its layout, since plain text has no layout."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.readers.seen import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_DASH = r"(?:[\u2012-\u2015\u2212]|--?|~)"
_CREDIT = re.compile(rf"{_DASH}\s*(\S.{{1,119}})")  # a line of its own
_CREDITED = re.compile(
    rf"(.+[.!?\u2026,\"\u201d\u2019'])\s+{_DASH}\s*([A-Z][^.!?]{{1,119}})"
)  # behind the words
_OPENING = '"“‘„«'
_PAIR = re.compile('["“„]([^"“”„]*)["”]')
_NESTED = {False: ("“", "”"), True: ("‘", "’")}
_LONGEST_CREDIT = 120  # characters


def mark_quotations(tree: "HtmlElement") -> None:
    """Put marks around each <q>, and around a <blockquote> that says whose words it holds.

    That is one with a <cite>, or a line behind a dash, at its end or below it, which comes behind the closing
    mark: “Nobody was hurt.” — Dora Penhale. One that a colon introduces is marked too. Any other stays as it
    is, for it may be no speech; and so do marks that stand there already. Changes the tree.
    """
    for element in reversed(list(tree.iter("q"))):  # first those inside, for they are told by what is around
        _mark_inline(element)
    for element in list(tree.iter("blockquote")):
        if element.getparent() is not None and next(element.iterancestors("blockquote"), None) is None:
            _mark_block(element)


def _mark_inline(element: "HtmlElement") -> None:
    words = element.text_content().strip()
    if words and words[0] not in _OPENING:
        opening, closing = _NESTED[next(element.iterancestors("q"), None) is not None]
        element.text = opening + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + closing
        else:
            element.text = element.text.rstrip() + closing
    element.tag = "span"


def _mark_block(element: "HtmlElement") -> None:
    if not plain_text(element):
        return
    credit = _taken_credit(element)
    lines = [line for line in plain_text(element).split("\n") if line]
    if not credit:
        lines, credit = _split_credit(lines)
    if not (credit or _introduced(element)):
        return
    if not lines:  # it holds nothing but whose words it should hold
        _fill(element, [credit])
        return
    if lines[0][0] not in _OPENING:
        lines = [f"“{_PAIR.sub(_single, line)}" for line in lines]
        lines[-1] += "”"
    if credit:
        lines[-1] = f"{lines[-1]} — {credit}"
    _fill(element, lines)


def _single(pair: re.Match[str]) -> str:
    """Return words between marks as they stand inside others."""
    return f"‘{pair[1]}’"


def _split_credit(lines: list[str]) -> tuple[list[str], str]:
    """Return the lines without the credit in the last of them, and that; empty where there is none."""
    own = _CREDIT.fullmatch(lines[-1])
    if own and len(lines) > 1:
        return lines[:-1], own[1]
    behind = _CREDITED.fullmatch(lines[-1])
    return ([*lines[:-1], behind[1]], behind[2]) if behind else (lines, "")


def _taken_credit(element: "HtmlElement") -> str:
    """Take away what names the source at the end of a block or right below it, and return its words."""
    inside = [found for found in element.iter("cite", "footer", "figcaption") if _last_of(found, element)]
    below = element.getnext()
    if below is not None and not _credits(below, element):
        below = None
    for found in (*inside[:1], *((below,) if below is not None else ())):
        words = " ".join(plain_text(found).split())
        named = _CREDIT.fullmatch(words)
        words = named[1] if named else words
        if words and len(words) <= _LONGEST_CREDIT:
            before = found.getprevious()
            found.drop_tree()
            _trim_dash(element, before)
            return words
    return ""


def _last_of(found: "HtmlElement", block: "HtmlElement") -> bool:
    """Tell whether no words stand behind an element inside the block, and some before it."""
    around = [found, *takewhile(lambda element: element is not block, found.iterancestors())]
    behind: Iterator[str | None] = (
        text
        for element in around
        for text in (
            element.tail,
            *(sibling.text_content() + (sibling.tail or "") for sibling in element.itersiblings()),
        )
    )
    own, whole = found.text_content().strip(), block.text_content().strip()
    return bool(own) and own != whole and not any(text and text.strip() for text in behind)


def _credits(below: "HtmlElement", block: "HtmlElement") -> bool:
    """Tell whether what follows a block names its source: by its tag, or by a dash before a few words."""
    if (block.tail or "").strip() or not isinstance(below.tag, str):
        return False
    parent = block.getparent()
    if below.tag == "cite" or (below.tag == "figcaption" and parent is not None and parent.tag == "figure"):
        return True
    words = plain_text(below)
    return (
        below.tag in {"p", "div", "footer", "span"}
        and bool(_CREDIT.fullmatch(words))
        and words[-1] not in ".!?"
    )


def _trim_dash(block: "HtmlElement", before: "HtmlElement | None") -> None:
    """Remove a dash that stood before the source and would now end the words."""
    place = block if before is None else before
    for element in (place, *place.iterdescendants()):
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and (element is not block or name == "text"):
                setattr(element, name, re.sub(rf"\s*{_DASH}\s*$", "", text))


def _introduced(element: "HtmlElement") -> bool:
    before = element.getprevious()
    return (
        before is not None
        and before.text_content().rstrip().endswith(":")
        and not (before.tail or "").strip()
    )


def _fill(element: "HtmlElement", lines: list[str]) -> None:
    element.clear(keep_tail=True)
    element.tag = "div"
    for line in lines:
        paragraph = element.makeelement("p")
        paragraph.text = line
        element.append(paragraph)
