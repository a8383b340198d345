"""Read the times of a question: days, months, years, spans, and those that count from the newest article.

The page's times.mjs does the same.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from graph.data.asking import table

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_FIRST, _LAST = "0000-00-00", "9999-99-99"

Span = tuple[str, str]


def time_at(words: Sequence[str], at: int, newest: str) -> tuple[int, Span] | None:
    """Return how many words from a place on tell a time, and its first and last day; None where none do.

    `newest` is the day of the newest article: a month without a year is the last one up to then.
    """
    dates = table()["dates"]
    for kind in ("between", "since", "until", "in"):
        for phrase in dates[kind]:
            opening = phrase.split()
            if list(words[at : at + len(opening)]) != opening:
                continue
            found = _span(words, at + len(opening), newest, kind)
            if found:
                return len(opening) + found[0], found[1]
    found = _counted(words, at, newest)
    return found or _point(words, at, newest, alone=True)


def _span(words: Sequence[str], at: int, newest: str, kind: str) -> tuple[int, Span] | None:
    first = _point(words, at, newest) or _counted(words, at, newest)
    if first is None:
        return None
    length, (start, end) = first
    if kind == "since":
        return length, (_after(end) if words[at - 1] == "after" else start, _LAST)
    if kind == "until":
        return length, (_FIRST, _before(start) if words[at - 1] == "before" else end)
    if kind == "between":
        if at + length < len(words) and words[at + length] in table()["dates"]["and"]:
            second = _point(words, at + length + 1, newest)
            if second:
                return length + 1 + second[0], (start, second[1][1])
        return None
    return first


def _counted(words: Sequence[str], at: int, newest: str) -> tuple[int, Span] | None:
    dates = table()["dates"]
    if not newest:
        return None
    day = date.fromisoformat(newest)
    back = {"today": 0, "yesterday": 1}
    for kind, days in back.items():
        if at < len(words) and words[at] in dates[kind]:
            one = (day - timedelta(days)).isoformat()
            return 1, (one, one)
    for kind, days in (("week", 6), ("month", 30), ("year", 365)):
        for phrase in dates[kind]:
            parts = phrase.split()
            if list(words[at : at + len(parts)]) == parts:
                return len(parts), ((day - timedelta(days)).isoformat(), newest)
    return None


def _point(words: Sequence[str], at: int, newest: str, *, alone: bool = False) -> tuple[int, Span] | None:
    """Return a day, month or year; one that stands alone, without a word for it, has a year or a day."""
    if at >= len(words):
        return None
    iso = _iso(words, at)
    if iso:
        return iso
    one = words[at]
    month = _month(one)
    if month:
        day = _DAY.fullmatch(words[at + 1]) if at + 1 < len(words) else None
        length = 2 if day else 1
        year = words[at + length] if at + length < len(words) and _YEAR.fullmatch(words[at + length]) else ""
        if alone and not day and not year:
            return None
        return length + bool(year), _days(year or _year(month, newest), month, int(day[1]) if day else 0)
    day = _DAY.fullmatch(one)
    following = _month(words[at + 1]) if day and at + 1 < len(words) else 0
    if day and following:
        year = words[at + 2] if at + 2 < len(words) and _YEAR.fullmatch(words[at + 2]) else ""
        return 2 + bool(year), _days(year or _year(following, newest), following, int(day[1]))
    if _YEAR.fullmatch(one):
        return 1, (f"{one}-01-01", f"{one}-12-31")
    return None


def _iso(words: Sequence[str], at: int) -> tuple[int, Span] | None:
    # A hyphen parts words: 2024-05-01 comes as three of them.
    parts = [part for part in words[at : at + 3] if part.isdecimal()]
    for length in (3, 2):
        found = _ISO.fullmatch("-".join(parts[:length])) if len(parts) >= length else None
        if found and words[at : at + length] == parts[:length] and 1 <= int(found[2]) <= 12:
            return length, _days(found[1], int(found[2]), int(found[3] or 0))
    return None


def _month(word: str) -> int:
    return next((number for number, names in enumerate(table()["dates"]["months"], 1) if word in names), 0)


def _year(month: int, newest: str) -> str:
    year, last = (int(newest[:4]), int(newest[5:7])) if newest else (0, 12)
    return f"{year - (month > last):04}"


def _days(year: str, month: int, day: int) -> Span:
    start = f"{year}-{month:02}"
    return (f"{start}-{day:02}",) * 2 if day else (f"{start}-01", f"{start}-31")


def _after(day: str) -> str:
    return f"{day}~"  # behind all that begins with it


def _before(day: str) -> str:
    return f"{day[:-1]}{chr(ord(day[-1]) - 1)}~"
