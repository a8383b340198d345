"""Keep the names in a byline, and leave out what their bearers do."""

import re

_JOBS = frozenset(
    "author authors analyst blogger columnist contributor contributors correspondent correspondents critic "
    "editor editors fellow freelancer intern journalist journalists photographer producer reporter reporters "
    "staff stringer writer writers".split()
)
_BETWEEN = re.compile(r"[;|•·]")
_PREFIX = re.compile(
    r"(?:(?:written|words|reported|story|text|interview) )?by:?\s+|interview:?\s+", re.IGNORECASE
)
_LISTED = re.compile(r",\s(?:\s*and\s)?|\s(?:and|&)\s")
_NO_NAME = re.compile(
    r"https?:|www\.|[^\s@]+@\S+\.|(?:in|at|for)\s|(?:photo(?:graph\w*|s)?|pictures?|illustrat\w+|graphics?|video)\b",
    re.IGNORECASE,
)
# Where a reporter is, and what a line below the article tells of the author.
_BEHIND = re.compile(r",?\s(?:in|at|for|via)\s+[A-Z].*|\s(?:is|was|are|covers?|writes?|reports?)\s.*")


_LONGEST = 1_000  # characters of a byline that are read


def names_of(byline: str) -> str:
    """Return a byline without the parts that are jobs alone, unless nothing is left then.

    >>> names_of("By Tessa Quill and Marc Dunne, Staff Writers")
    'Tessa Quill; Marc Dunne'
    """
    parts = [
        _BEHIND.sub("", _PREFIX.sub("", part.strip(), count=1)).rstrip()
        for part in _BETWEEN.split(byline[:_LONGEST])
    ]
    parts = [name for part in parts for name in _divided(part) if not _NO_NAME.match(name)]
    return "; ".join([part for part in parts if not _is_job(part)] or parts)


def _divided(part: str) -> list[str]:
    """Return the names of a list; no surname before its first name, and no degree, is a name of its own."""
    names = [name.strip() for name in _LISTED.split(part) if name.strip()]
    return names if all(" " in name or _is_job(name) for name in names) else [part]


def _is_job(part: str) -> bool:
    return part.rsplit(maxsplit=1)[-1].strip(",.").lower() in _JOBS
