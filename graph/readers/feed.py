"""Read the items of a news feed: RSS 0.9 to 2.0, and Atom."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from graph.budgets import MAX_ELEMENTS, MAX_FEED
from graph.errors import ReadError
from graph.readers.byline import names_of
from graph.readers.dates import iso_date
from graph.readers.encoding import decode
from graph.readers.markup import seen_text
from graph.readers.opening import contents
from graph.readers.rows import Columns
from graph.readers.seen import writable
from graph.readers.sources import Source
from graph.records import Article, Skipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_WHOLE = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ROOTS = frozenset({"rss", "RDF", "feed"})
_AROUND = frozenset({"channel", "RDF", "feed"})
_ITEMS = frozenset({"item", "entry"})
# In the order in which they are asked; those without a namespace have that of the item.
_TEXTS = (_WHOLE, "content", "description", "summary")
_DATES = (
    "pubDate",
    "published",
    "issued",
    f"{_DC}date",
    f"{_TERMS}issued",
    f"{_TERMS}created",
    "updated",
    "modified",
)
_AUTHORS = (f"{_DC}creator", "author")
_IDS = ("guid", "id")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})""")
_ENTITY = re.compile(r"&[^\s;&<#][^\s;&<]*;")
_OF_MARKUP = frozenset("<>&\"'")
_MARKED = re.compile(r"<\?xml\s[^>]*\?>")
_MAILED = re.compile(r"(?<![^\s@()])[^\s@()]{1,100}@[^\s@()]{1,100}\s{0,9}\(([^()]{1,200})\)")
_WEB = ("http://", "https://")


def read_feed(stream: io.BufferedReader, source: Source, _columns: Columns) -> Iterator[Article | Skipped]:
    """Yield the article of each item, counted from 1: its whole text where the feed has it, else its summary.

    Text that holds HTML is what a page would show. The id is the one that the feed gives it, so that an item
    which two files of one feed hold is one; the publisher is what an item names as its source, else the title
    of the feed; a date of change counts where none of publication stands. Raises `ReadError` for what is no
    feed, and behind the items that are whole where it is damaged.
    """
    feed = _Feed(source)
    fault = feed.take(_bytes(stream))
    if feed.root not in _ROOTS:
        raise ReadError(fault or "It is XML, but no RSS or Atom feed: convert what is an article.")
    for one in feed.found:
        if isinstance(one, Article) and not one.publisher:
            yield replace(one, publisher=feed.title or None)
        else:
            yield one
    if fault:
        raise ReadError(fault)


def _bytes(stream: io.BufferedReader) -> bytes:
    """Return a feed as UTF-8 without a declaration of another encoding, and without what no XML may hold."""
    data = contents(stream, MAX_FEED)
    if data.count(b"<") > MAX_ELEMENTS:
        raise ReadError(f"It has more than {MAX_ELEMENTS:,} tags: split it.")
    declared = _DECLARED.search(data[:1_000])
    text = writable(decode(data, declared[1].decode("ascii") if declared else None))
    return _ENTITY.sub(_meant, _MARKED.sub("", text, count=1)).strip().encode()


def _meant(entity: re.Match[str]) -> str:
    """Return the character that HTML means by a name and XML does not know, as `&nbsp;`.

    What only the feed itself declares stays as it is written: lxml frees the elements that such an entity
    holds while it still hands them out.
    """
    meant = unescape(entity[0])
    if meant == entity[0]:
        return f"&amp;{entity[0][1:]}"
    return entity[0] if meant in _OF_MARKUP else meant


class _Feed:
    """What is found in a feed: the name of its first element, its title, and its items as articles."""

    def __init__(self, source: Source) -> None:
        self.root = self.title = ""
        self.found: list[Article | Skipped] = []
        self._source = source

    def take(self, data: bytes) -> str:
        """Read the feed, and return what is wrong with it, as a sentence."""
        from lxml.etree import XMLSyntaxError, iterparse  # noqa: PLC0415 - slow to import, only where a feed is met

        parsed = iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for event, element in parsed:
                self._meet(event == "end", element)
        except XMLSyntaxError as error:
            where = f" in line {error.lineno}" if error.lineno else ""
            return f"Its XML is damaged{where}, and the rest is not read: save it again."
        return ""

    def _meet(self, ends: bool, element: "_Element") -> None:  # noqa: FBT001 - both in one place
        parent = element.getparent()
        if parent is None:
            self.root = self.root or _local(element)
        elif ends and _local(parent) in _AROUND:
            if _local(element) == "title":
                self.title = self.title or _line(element)
            elif _local(element) in _ITEMS:
                self.found.append(_article(element, self._source, len(self.found) + 1))
                element.clear()


def _article(item: "_Element", source: Source, number: int) -> Article | Skipped:
    stated = {_spelt(child, item): child for child in reversed(item) if isinstance(child.tag, str)}
    text = next((text for name in _TEXTS if name in stated and (text := _markup(stated[name]).strip())), "")
    mark = f"#{number}"
    if not text:
        return Skipped(source=source.shown + mark, reason="The item has no text: leave it out.")
    try:
        text = seen_text(text)
    except ReadError as error:
        return Skipped(source=source.shown + mark, reason=str(error))
    own = next((line for name in _IDS if name in stated and (line := _line(stated[name]))), "")
    url = _address(item, own if stated.get("guid") is not None else "")
    dates = (iso for name in _DATES if name in stated and (iso := iso_date(_line(stated[name]))))
    authors = (name for key in _AUTHORS if key in stated and (name := _author(item, key)))
    return Article(
        id=own or url or f"{source.stem}-{number}",
        text=text,
        source=source.name + mark,
        title=_line(stated["title"]) or None if "title" in stated else None,
        published=next(dates, None),
        publisher=_origin(stated) or None,
        byline=next(authors, None),
        url=url or None,
    )


def _author(item: "_Element", key: str) -> str:
    """Return those who wrote an item: names, or what stands in brackets behind an address of mail."""
    found = []
    for child in item:
        if isinstance(child.tag, str) and _spelt(child, item) == key:
            name = next((_line(part) for part in child if _local(part) == "name"), "") or _line(child)
            mailed = _MAILED.search(name)
            found.append(mailed[1] if mailed else name)
    return names_of("; ".join(dict.fromkeys(filter(None, found))))


def _origin(stated: "dict[str, _Element]") -> str:
    """Return the outlet that an item in a feed of many names as its own."""
    source = stated.get("source")
    if source is None:
        return _line(stated[f"{_DC}publisher"]) if f"{_DC}publisher" in stated else ""
    return next((_line(part) for part in source if _local(part) == "title"), "") or _line(source)


def _address(item: "_Element", guid: str) -> str:
    links = [child for child in item if isinstance(child.tag, str) and _spelt(child, item) == "link"]
    told = [link.get("href") or _line(link) for link in links if link.get("rel", "alternate") == "alternate"]
    whole = (_joined(item.base or "", address.strip()) for address in (*told, guid) if address)
    return next((address for address in whole if address.startswith(_WEB)), "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # for brackets that hold no address of a network
        return ""


def _markup(element: "_Element") -> str:
    """Return what an element holds: a text, also one that is HTML once more, or elements as HTML."""
    from lxml.etree import tostring  # noqa: PLC0415 - slow to import, only where a feed is met

    elements = any(isinstance(child.tag, str) for child in element)
    parts = [escape(element.text or "", quote=False) if elements else element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            for inner in child.iter("{*}*"):
                with suppress(ValueError):  # of a prefix that is nowhere declared
                    inner.tag = _local(inner)
            parts.append(tostring(child, encoding="unicode", method="html", with_tail=False))
        else:
            parts.append(child.text or "")  # what a document type of the feed's own explains is left
        parts.append(escape(child.tail or "", quote=False) if elements else child.tail or "")
    return "".join(parts)


def _line(element: "_Element") -> str:
    """Return what an element holds on one line, without its markup."""
    try:
        return " ".join(seen_text(_markup(element)).split())
    except ReadError:
        return ""


def _spelt(child: "_Element", item: "_Element") -> str:
    """Return the name of an element, without the namespace where it is that of the item."""
    space, _, name = str(child.tag).rpartition("}")
    return name if space == str(item.tag).rpartition("}")[0] else f"{space}}}{name}" if space else name


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
