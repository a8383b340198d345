"""Show the words of a quotation between marks of ours, and what is denied as a denial."""

import re

from graph.records import Quotation, QuotationKind

_DOUBLE = '“”"„«»'
_SINGLE = "‘’‚‛'"
_MARK = re.compile(rf"[{_DOUBLE}{_SINGLE}]")
_STOPS = frozenset(".,!?…")
_DENIAL = re.compile(r"\b(?:not|never|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_ELIDED = re.compile(r"['’](?:t(?:is|was|il)|em|cause|round|n|\d\ds?)\b", re.IGNORECASE)


def words_of(quotation: Quotation, text: str, most: int | None = None) -> str:
    """Return the words of a quotation on one line, direct ones between marks; beyond `most` they are cut.

    What stands between the parts of a split one, such as its speaker, shows as an ellipsis.
    """
    direct = quotation.mention.kind is QuotationKind.DIRECT
    parts = (text[start:end] for start, end in quotation.mention.content)
    words = " ".join(" … ".join(without_marks(part) if direct else part for part in parts).split())
    if most is not None and len(words) > most:
        words = (words[:most].rpartition(" ")[0] or words[:most]).rstrip(",;: ") + " …"
    return f"“{words}”" if direct else words


def without_marks(words: str) -> str:
    """Return the words without the marks around them, double, single or mixed, and those that do not pair.

    A mark that pairs with one inside stays, and so does an apostrophe.

    >>> [without_marks(words) for words in ("'I never had a reply,'", "“‘Never’ is a long time.”")]
    ['I never had a reply,', '‘Never’ is a long time.']
    """
    pairs = _pairs(words)
    start, end = 0, len(words)
    while start < end:
        if words[start].isspace() or pairs.get(start, end) is None:
            start += 1
        elif words[end - 1].isspace() or pairs.get(end - 1, start) is None:
            end -= 1
        elif pairs.get(start) == end - 1:
            start, end = start + 1, end - 1
        else:
            break
    return words[start:end]


def _pairs(words: str) -> dict[int, int | None]:
    """Return the place of each mark with that of the mark that it pairs with, None for one that has none."""
    pairs: dict[int, int | None] = {}
    waiting: dict[bool, list[int]] = {True: [], False: []}
    last = max(map(words.rfind, _SINGLE))
    for found in _MARK.finditer(words):
        place, single = found.start(), found[0] in _SINGLE
        before, after = words[place - 1 : place], words[place + 1 : place + 2]
        if before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if after.strip() and not before.isalnum() and before not in _STOPS:
            if not single or not _ELIDED.match(words, place):
                pairs[place] = None
                waiting[single].append(place)
        elif waiting[single] and not (single and before == "s" and place < last):
            opening = waiting[single].pop()
            pairs[place], pairs[opening] = opening, place
        elif not single or not before.isalnum():
            pairs[place] = None
    return pairs


def denied(label: str) -> str:
    """Return the words of what is denied, with `not: ` before them where they have no denial."""
    return label if _DENIAL.search(label) else f"not: {label}"
