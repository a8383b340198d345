"""Find the date of publication that a page states."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graph.readers.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_DEPTH = 6  # of JSON-LD: @graph, mainEntity and the like; what lies deeper speaks of other pages
_META = frozenset(
    {
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "article.published",
        "rnews:datepublished",
        "published_time",
        "publication_date",
        "publication-date",
        "publish_date",
        "publish-date",
        "publishdate",
        "published-date",
        "pubdate",
        "pub_date",
        "sailthru.date",
        "parsely-pub-date",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.issued",
        "cxenseparse:recs:publishtime",
        "article_date_original",
        "originalpublicationdate",
    }
)
_META_LESS_CLEAR = frozenset({"date", "dc.date", "dcterms.date"})


def publication_date(tree: "HtmlElement") -> str | None:
    """Return the date in ISO 8601, None where the page states none, or several in one place.

    Asked in this order: meta tags that name publication, JSON-LD of an article, <time> marked as publication,
    meta tags of a plain date. The address, the text and the clock are never asked.
    """
    for find in _FINDERS:
        dates = {iso for stated in find(tree) if (iso := iso_date(stated))}
        days = {iso[:10] for iso in dates}
        if len(days) == 1:
            return max(dates, key=lambda iso: (len(iso), iso))
        if days:
            return None
    return None


def _meta(tree: "HtmlElement", names: frozenset[str]) -> Iterator[str]:
    for element in tree.iter("meta"):
        stated = (element.get(key, "").strip().lower() for key in ("property", "name", "itemprop"))
        if not names.isdisjoint(stated):
            yield element.get("content", "")


def _json_ld(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("script"):
        if element.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            yield from _article_dates(json.loads(element.text or "", strict=False), _MAX_DEPTH)
        except (ValueError, RecursionError):  # broken, or nested to do harm
            continue


def _article_dates(value: object, depth: int) -> Iterator[str]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _article_dates(item, depth - 1)
    elif depth and isinstance(value, dict):
        kinds = value.get("@type")
        names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
        stated = value.get("datePublished")
        if isinstance(stated, str) and any(name.endswith(("Article", "Posting")) for name in names):
            yield stated
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _article_dates(value.get(key), depth - 1)


def _time(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if element.get("pubdate") is not None or "publish" in marks:
            yield element.get("datetime") or str(element.text_content())


_FINDERS: tuple[Callable[["HtmlElement"], Iterator[str]], ...] = (
    lambda tree: _meta(tree, _META),
    _json_ld,
    _time,
    lambda tree: _meta(tree, _META_LESS_CLEAR),
)
