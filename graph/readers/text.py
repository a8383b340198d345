"""Read plain text and Markdown, unchanged."""

import re
from collections.abc import Callable
from dataclasses import replace

from graph.readers.dates import iso_date
from graph.readers.encoding import decode
from graph.readers.front_matter import split_front_matter
from graph.readers.sources import Source
from graph.records import Article

_HEADING = re.compile(r"\s*#[ \t]+(\S[^\r\n]*)")
_FIRST_LINE = re.compile(r"\s*(\S[^\r\n]{0,150})(?:\r\n|[\r\n])[ \t]*[\r\n]\s*\S")
_HEADLINE_LIMIT = 120  # characters; a longer line is a paragraph
_HEADLINE_WORDS = 3
_NO_HEADLINE = re.compile(r"by\s|[^\w\"'“‘(]|.*(?:[.,:;—–-]|[.!?][\"'”’)]|\\)$|.*(?:://|@\w)", re.IGNORECASE)


def read_text(data: bytes, source: Source) -> Article:
    """Return the text as it stands; a first line that is clearly a headline is the title too.

    That is one of three words to 120 characters, no date, byline or address, without a mark at its end that
    closes or continues a sentence, and with a blank line below it. Front matter states what it names, and
    the text begins below it.
    """
    return _article(data, source, _headline)


def read_markdown(data: bytes, source: Source) -> Article:
    """Return the text as it stands, with its marks; a first line that is a heading is the title too.

    Front matter states what it names, and the text begins below it.
    """
    return _article(data, source, _heading)


def _article(data: bytes, source: Source, title_of: Callable[[str], str | None]) -> Article:
    stated, text = split_front_matter(decode(data))
    article = Article(id=source.stem, text=text, source=source.name, title=title_of(text))
    return replace(article, **stated)


def _heading(text: str) -> str | None:
    found = _HEADING.match(text)
    return found[1].rstrip(" \t#") or None if found else None


def _headline(text: str) -> str | None:
    found = _FIRST_LINE.match(text)
    line = found[1].rstrip() if found else ""
    if len(line) > _HEADLINE_LIMIT or len(line.split()) < _HEADLINE_WORDS:
        return None
    return None if _NO_HEADLINE.match(line) or iso_date(line) else line
