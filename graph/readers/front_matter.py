"""Take what the front matter of a text or Markdown file states about its article."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date

import yaml

from graph.readers.dates import iso_date

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|[\r\n])")
_ENDS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|[\r\n]|\Z)", re.MULTILINE),
}
_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*):[ \t](?P<value>.+)")
_LONGEST = 20_000  # characters
# As the programs that make sites from such files name them, and the columns of rows; the first stated counts.
_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publishdate", "published_at"),
    "publisher": ("publisher", "publication", "outlet"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "canonical_url", "link"),
}


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields that the block at the top of a text states, and the text below it, unchanged.

    That is YAML between two lines of `---`, or TOML between two of `+++`. A text whose first line is neither,
    or whose block holds no names and values, has none and stays whole. A date that cannot be read exactly is
    left out, and so are keys that an article has not.
    """
    fence = _FENCE.match(text)
    end = _ENDS[fence[1]].search(text, fence.end(), fence.end() + _LONGEST) if fence else None
    if fence is None or end is None:
        return {}, text
    inside = text[fence.end() : end.start()]
    try:
        block = _yaml(inside) if fence[1] == "---" else tomllib.loads("\n".join(inside.splitlines()))
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        return {}, text
    if not isinstance(block, dict):
        return {}, text
    named = {key.strip().lower(): _stated(value) for key, value in block.items() if isinstance(key, str)}
    fields = {field: next(filter(None, map(named.get, keys)), None) for field, keys in _KEYS.items()}
    fields["published"] = iso_date(fields["published"] or "")
    return {field: value for field, value in fields.items() if value}, text[end.end() :].lstrip("\r\n")


def _yaml(inside: str) -> object:
    """Return what a block says, also where a title has a colon, which YAML does not allow bare."""
    try:
        # The base loader leaves every value the text that it is: a date is read by our own rules.
        return yaml.load(inside, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    except yaml.YAMLError:
        lines = [_LINE.fullmatch(line.strip()) for line in inside.splitlines() if line.strip()]
        fields = {line["key"]: line["value"].strip() for line in lines if line}
        if len(fields) < len(lines) or any(value[:1] in "[{" for value in fields.values()):
            raise
        return {key: value.strip("\"'") for key, value in fields.items()}


def _stated(value: object) -> str | None:
    """Return a text, or the texts of a list joined; an author may be written as an object with a name."""
    items = value if isinstance(value, list) else [value.isoformat() if isinstance(value, date) else value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    stated = [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()]
    return ", ".join(stated) or None
