"""Read plain text, unchanged."""

import re
from dataclasses import replace

from graph.readers.dates import iso_date
from graph.readers.encoding import decode
from graph.readers.front_matter import split_front_matter
from graph.readers.sources import Source
from graph.records import Article

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
    stated, text = split_front_matter(decode(data))
    article = Article(id=source.stem, text=text, source=source.name, title=_headline(text))
    return replace(article, **stated)


def _headline(text: str) -> str | None:
    found = _FIRST_LINE.match(text)
    line = found[1].rstrip() if found else ""
    if len(line) > _HEADLINE_LIMIT or len(line.split()) < _HEADLINE_WORDS:
        return None
    return None if _NO_HEADLINE.match(line) or iso_date(line) else line
