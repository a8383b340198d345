"""Find what a page states about its article outside JSON: when it was published, by whom."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from graph.readers.dates import iso_date
from graph.readers.json_ld import stated_in_json

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
_MOST_AUTHORS = 3
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


def publisher_marked(tree: "HtmlElement") -> str:
    """Return the name that is marked as the publisher's in the body of a page, empty where none is."""
    for element in tree.iter("div", "span", "section", "a", "p", "figure"):
        if element.get("itemprop", "") == "publisher":
            named = (inner for inner in element.iterdescendants() if inner.get("itemprop", "") == "name")
            name = next(named, element)
            return " ".join((name.get("content") or str(name.text_content())).split())
    return ""


def author_linked(tree: "HtmlElement") -> str:
    """Return the names that the page links as its authors; empty where none are, or too many."""
    names = dict.fromkeys(
        " ".join(str(link.text_content()).split())
        for link in tree.iter("a")
        if "author" in link.get("rel", "").lower().split()
    )
    return "; ".join(filter(None, names)) if len(names) <= _MOST_AUTHORS else ""


def _meta(tree: "HtmlElement", names: frozenset[str]) -> Iterator[str]:
    for element in tree.iter("meta"):
        stated = (element.get(key, "").strip().lower() for key in ("property", "name", "itemprop"))
        if not names.isdisjoint(stated):
            yield element.get("content", "")


def _time(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if element.get("pubdate") is not None or "publish" in marks:
            yield element.get("datetime") or str(element.text_content())


_FINDERS: tuple[Callable[["HtmlElement"], Iterator[str]], ...] = (
    lambda tree: _meta(tree, _META),
    lambda tree: stated_in_json(tree, "datePublished"),
    _time,
    lambda tree: _meta(tree, _META_LESS_CLEAR),
)
