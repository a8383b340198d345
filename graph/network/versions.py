"""Tell how an article differs from the one whose text it has: a copy, a correction, an update, a cut."""

import re

from graph.paragraphs import paragraphs
from graph.records import Article

_WORD = re.compile(r"\w+")
_LONGEST = 300  # characters of a line that tells of a correction or an update; a longer one tells the story
# A label that a mark ends, as `Correction:`, or what only an editor says of a story.
_SAYS = {
    "corrected": re.compile(
        r"^\W*(?:correction|clarification|corrected)\b(?:[^\w\s]|$)|^\(corrects?\b"
        r"|\ban earlier version of th(?:is|e) (?:article|story|report)\b"
        r"|\bth(?:is|e) (?:article|story|report) (?:has been|was) (?:corrected|amended)\b",
        re.IGNORECASE,
    ),
    "updated": re.compile(
        r"^\W*(?:update(?: ?\d)?|updated|updates)\b(?:[^\w\s]|$)|^\(updates?\b"
        r"|\bth(?:is|e) (?:article|story|report) (?:has been|was) updated\b",
        re.IGNORECASE,
    ),
}


def difference(article: Article, original: Article) -> str:
    """Say how an article differs from the original whose text it has, with the words that tell it.

    Corrected or updated is what says so in its title or in a paragraph of its own, where the original does
    not: `corrected, “Correction: the bridge is 40 metres long.”`. Else its words tell it: the same ones, cut,
    with more, or edited.
    """
    known = set(_lines(original))
    for line in _lines(article):
        for how, says in _SAYS.items():
            if line not in known and says.search(line):
                return f"{how}, “{line}”"
    own, others = (_WORD.findall(one.text.casefold()) for one in (article, original))
    if own == others:
        return "word for word"
    if len(own) < len(others):
        return f"cut by {len(others) - len(own):,} of {len(others):,} words"
    if len(own) > len(others):
        return f"with {len(own) - len(others):,} words more"
    return "edited"


def _lines(article: Article) -> list[str]:
    """Return the title and the short paragraphs of an article, each on one line."""
    parts = [article.title or "", *(article.text[start:end] for start, end in paragraphs(article.text))]
    return [line for part in parts if 0 < len(line := " ".join(part.split())) <= _LONGEST]
