"""Read the article of a web page."""

import logging
import re
import warnings
from typing import TYPE_CHECKING

from graph.budgets import MAX_PAGE_ELEMENTS
from graph.errors import ReadError
from graph.readers.boilerplate import remove_boilerplate
from graph.readers.byline import names_of
from graph.readers.encoding import decode
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.grids import BETWEEN, spell_tables
from graph.readers.json_ld import stated_in_json
from graph.readers.markup import seen_text
from graph.readers.published import author_linked, publication_date, publisher_marked
from graph.readers.quoted import mark_quotations
from graph.readers.seen import in_lines, plain_text, without_unprinted, writable
from graph.readers.sources import Source
from graph.records import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_BULLET = re.compile(r"^- ", re.MULTILINE)
_NOISY = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


def read_html(data: bytes, source: Source) -> Article:
    """Return the text of the article alone, one paragraph a line, and what the page states about it.

    The `charset` of the source is what stands outside the page. Raises `ReadError` where no article is found.
    """
    from lxml.etree import LxmlError  # noqa: PLC0415 - slow to import, only where a page is met
    from trafilatura import extract, load_html  # noqa: PLC0415 - the same
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - the same

    declared = _CHARSET.search(data, 0, _HEAD)
    page = decode(data, source.charset or (declared[1].decode("ascii") if declared else None))
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    faults: tuple[type[Exception], ...] = (LxmlError, *LIBRARY_FAULTS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree: HtmlElement | None = load_html(writable(page))
            if tree is None:
                raise ReadError("It holds no HTML: give it the ending of its format.")
            size = sum(1 for _ in tree.iter())
            if size > MAX_PAGE_ELEMENTS:
                raise ReadError(
                    f"The page has {size:,} elements, too many for an article: save its text as a .txt file."
                )
            stated = extract_metadata(tree, extensive=False)
            published = publication_date(tree)
            headline = next(stated_in_json(tree, "headline"), "")
            authors = "; ".join(dict.fromkeys(stated_in_json(tree, "author"))) or author_linked(tree)
            publisher = seen_text(next(stated_in_json(tree, "publisher"), "") or publisher_marked(tree))
            remove_boilerplate(tree)
            mark_quotations(tree)
            spell_tables(tree)
            text = extract(tree, include_comments=False, include_tables=False)
            text = in_lines(text, tree) if text else _marked_article(tree)
    except faults as error:
        raise ReadError("It is damaged or no HTML: open it in a browser and save it again.") from error
    if not text:
        raise ReadError("No article was found in the page: save its text as a .txt file.")
    return Article(
        id=source.stem,
        text=_BULLET.sub("", without_unprinted(text)).replace(BETWEEN, "\t"),
        source=source.name,
        title=_stated(seen_text(headline)) or _stated(stated.title),
        published=published,
        publisher=publisher or _stated(stated.sitename),
        byline=names_of(authors or _stated(stated.author) or "") or None,
        url=_stated(stated.url),
    )


def _marked_article(tree: "HtmlElement") -> str:
    """Return what the page itself marks as its article, where none looks like one."""
    return next((text for element in tree.iter("article", "main") if (text := plain_text(element))), "")


def _stated(value: object) -> str | None:
    """Return what a page states, None for what its JSON states in another shape than a text."""
    return value.strip() or None if isinstance(value, str) else None
