"""Read plain text and Markdown, unchanged."""

import re

from graph.read.encoding import decode
from graph.read.sources import Source
from graph.records import Article

_HEADING = re.compile(r"\s*#[ \t]+(\S[^\r\n]*)")


def read_text(data: bytes, source: Source) -> Article:
    """Return the text as it stands."""
    return Article(id=source.stem, text=decode(data), source=source.name)


def read_markdown(data: bytes, source: Source) -> Article:
    """Return the text as it stands, with its marks; a first line that is a heading is the title too."""
    text = decode(data)
    heading = _HEADING.match(text)
    title = heading[1].rstrip(" \t#") if heading else ""
    return Article(id=source.stem, text=text, source=source.name, title=title or None)
