"""Find what a page states about its article in JSON-LD."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_DEPTH = 6  # @graph, mainEntity and the like; what lies deeper speaks of other pages


def stated_in_json(tree: "HtmlElement", key: str) -> Iterator[str]:
    """Yield the texts under a key of each article that the page is about, in order; of objects their names.

    An organisation is no author.

    What stands inside one, as the posts of a live blog, is no article of its own.
    """
    for element in tree.iter("script"):
        if element.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            yield from _of_articles(json.loads(element.text or "", strict=False), key, _MAX_DEPTH)
        except (ValueError, RecursionError):  # broken, or nested to do harm
            continue


def _of_articles(value: object, key: str, depth: int) -> Iterator[str]:
    if depth and isinstance(value, list):
        for item in value:
            yield from _of_articles(item, key, depth - 1)
    elif depth and isinstance(value, dict):
        kinds = value.get("@type")
        names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
        if any(name.endswith(("Article", "Posting")) for name in names):
            yield from _named(value.get(key), people=key == "author")
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _of_articles(value.get(inner), key, depth - 1)


def _named(value: object, *, people: bool) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        stated = item.get("name") if isinstance(item, dict) else item
        kind = str(item.get("@type", "")) if isinstance(item, dict) else ""
        if isinstance(stated, str) and stated.strip() and not (people and kind.endswith("Organization")):
            yield " ".join(stated.split())
