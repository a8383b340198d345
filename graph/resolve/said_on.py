"""Tell on which day something was said or done, from the words that tell it and the day of publication."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import (  # type: ignore[import-untyped]  # the package has no types
    FR,
    MO,
    SA,
    SU,
    TH,
    TU,
    WE,
    relativedelta,
)

from graph.data import table
from graph.records import Article, Quotation, Relation, Span

_WORD = re.compile(r"[a-z]+\.?|\d+(?!\d|s\b)")  # no decade: 1990s
_PLANNED = frozenset({"will", "shall", "plan", "schedule", "due", "set", "expect", "intend", "aim", "may"})
_YEAR_DIGITS = 4
_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


def date_quotations(quotations: Sequence[Quotation], articles: Iterable[Article]) -> tuple[Quotation, ...]:
    """Return the quotations with the day on which each was said, where its article states that."""
    sources = {article.id: article for article in articles}
    dated = []
    for quotation in quotations:
        article, time = sources[quotation.article], quotation.mention.time
        day = None if time is None else said_on(article.text[time.start : time.end], article.published)
        dated.append(quotation if day is None else replace(quotation, said_on=day))
    return tuple(dated)


def date_relations(relations: Sequence[Relation], articles: Iterable[Article]) -> tuple[Relation, ...]:
    """Return the relations with the day on which each happened, began and ended, where that is stated.

    What is planned lies ahead, and so does the end of what is not over.
    """
    sources = {article.id: article for article in articles}
    dated = []
    for relation in relations:
        mention, article = relation.mention, sources[relation.article]
        if mention.date or mention.since or mention.until:
            ahead = mention.modality in _PLANNED
            relation = replace(  # noqa: PLW2901  # the same relation, dated
                relation,
                date=_day_of(mention.date, article, ahead=ahead),
                since=_day_of(mention.since, article, ahead=ahead),
                until=_day_of(mention.until, article, ahead=ahead or mention.qualifier != "former"),
            )
        dated.append(relation)
    return tuple(dated)


def _day_of(span: Span | None, article: Article, *, ahead: bool) -> str | None:
    return said_on(article.text[span.start : span.end], article.published, ahead=ahead) if span else None


def said_on(words: str, published: str | None, *, ahead: bool = False) -> str | None:
    """Return an ISO 8601 day, or week, month or year where the words state no more; None where unclear.

    What is said lies in the past: a weekday is the last one up to the day of publication, or the first one
    from then on where what is told lies `ahead`. Without that day only a date with its year is known.

    >>> said_on("on Tuesday", "2024-05-16"), said_on("earlier this week", "2024-05-16T08:00:00Z")
    ('2024-05-14', '2024-W20')
    >>> said_on("on Tuesday", None), said_on("March 5, 2021", None)
    (None, '2021-03-05')
    >>> said_on("on Tuesday", "2024-05-16", ahead=True), said_on("for three years", "2024-05-16")
    ('2024-05-21', None)
    """
    found: dict[str, int] = {}
    unit = ""
    for word in _WORD.findall(words.lower()):
        kind, value = _reading(word)
        if kind == "unit":
            unit = value
        elif kind in found and kind != "shift":
            return None  # two days
        elif kind:
            found[kind] = int(value)
    base = _day(published)
    ahead = ahead or found.get("shift") == 1
    if "month" in found or "year" in found:
        return _calendar(found, base, ahead=ahead)
    return None if base is None else _relative(found, unit, base, ahead=ahead)


def _reading(word: str) -> tuple[str, str]:
    """Return what a word is, and its value; two empty strings for one that tells no time."""
    if word == "next":
        return "shift", "1"
    if word.isdigit():
        return "year" if len(word) == _YEAR_DIGITS else "number", word
    return _known().get(word) or _known().get(word.rstrip(".")) or ("", "")


def _day(published: str | None) -> date | None:
    try:
        return None if published is None else date.fromisoformat(published[:10])
    except ValueError:
        return None


def _calendar(found: Mapping[str, int], base: date | None, *, ahead: bool) -> str | None:
    """Return a date of the calendar; without a year the last up to the publication, or the first."""
    year, month, day = (found.get(kind) for kind in ("year", "month", "number"))
    if month is None:
        return None if day else f"{year:04}"
    if year is None:
        if base is None:
            return None
        this, published = (month, day or 1), (base.month, base.day if day else 1)
        year = base.year + (ahead and this < published) - (not ahead and this > published)
    try:
        stated = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return stated if day else stated[:7]


def _relative(found: Mapping[str, int], unit: str, base: date, *, ahead: bool) -> str | None:
    """Return a day, week, month or year counted from the day of publication."""
    shift = found.get("shift", 0)
    if "weekday" in found:
        near: date = base + relativedelta(weekday=_WEEKDAYS[found["weekday"]](1 if ahead else -1))
        return (near + timedelta(weeks=shift) if near == base else near).isoformat()
    if "day" in found:
        return (base + timedelta(days=found["day"])).isoformat()
    if not unit:
        return (base + timedelta(days=shift)).isoformat() if "part" in found else None
    ago = found.get("number", 0) if "ago" in found else -shift
    if "shift" in found and "number" in found:
        return None  # two years earlier than what, or the last two years
    if "shift" not in found and not ago:
        return None
    then: date = base - relativedelta(
        days=ago * (unit == "day"),
        weeks=ago * (unit == "week"),
        months=ago * (unit == "month"),
        years=ago * (unit == "year"),
    )
    if unit == "day":
        return then.isoformat() if "ago" in found else None
    if unit == "week":
        year, week, _ = then.isocalendar()
        return f"{year}-W{week:02}"
    return then.isoformat()[:7] if unit == "month" else then.isoformat()[:4]


@cache
def _known() -> dict[str, tuple[str, str]]:
    return {word: (kind, value) for word, kind, value in table("time_words")}
