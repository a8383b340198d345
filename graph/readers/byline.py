"""Keep the names in a byline, and leave out what their bearers do."""

import re

_JOBS = frozenset(
    "author authors analyst blogger columnist contributor contributors correspondent correspondents critic "
    "editor editors fellow freelancer intern journalist journalists photographer producer reporter reporters "
    "staff stringer writer writers".split()
)
_BETWEEN = re.compile(r"\s*[;|•·]\s*")
_PREFIX = re.compile(
    r"(?:(?:written|words|reported|story|text|interview) )?by:?\s+|interview:?\s+", re.IGNORECASE
)
# Where a reporter is, and what a line below the article tells of the author.
_BEHIND = re.compile(r"\s+(?:in|at|for|via)\s+[A-Z].*|\s+(?:is|was|are|covers?|writes?|reports?)\s.*")


def names_of(byline: str) -> str:
    """Return a byline without the parts that are jobs alone, unless nothing is left then.

    >>> names_of("Tessa Quill; Staff Writer")
    'Tessa Quill'
    """
    parts = [_BEHIND.sub("", _PREFIX.sub("", part.strip(), count=1)) for part in _BETWEEN.split(byline)]
    parts = [part for part in parts if part]
    named = [part for part in parts if part.split()[-1].strip(",.").lower() not in _JOBS]
    return "; ".join(named or parts)
