"""Take the marks off a quotation, so that its words can be shown between marks of ours."""

import re

_DOUBLE = '“”"„«»'
_SINGLE = "‘’‚‛'"
_MARK = re.compile(rf"[{_DOUBLE}{_SINGLE}]")
_STOPS = frozenset(".,!?…")
_ELIDED = re.compile(r"['’](?:t(?:is|was|il)|em|cause|round|n|\d\ds?)\b", re.IGNORECASE)


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
