"""Read the date that a source states."""

import re
import warnings
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_LONGEST = 60  # characters; a date with weekday, time and zone has 45
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FULL_YEAR = re.compile(r"(?<![\d:+-])(?:1[5-9]|20)\d\d(?!\d)")  # no offset of a zone
_YEAR_FIRST = re.compile(r"\d{4}\D")  # nobody writes the day second behind it
# Two days that differ in every part: a part that the text leaves open takes that of the default, and shows.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 15, 1, 1, 1))  # noqa: DTZ001 - never a moment in time
_ZONES = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
_UNKNOWN = timezone(
    timedelta(hours=23, minutes=59)
)  # stands for a zone whose letters mean more than one, as IST


def iso_date(text: str) -> str | None:
    """Return the ISO 8601 form of a date or date-time, None where none or more than one reading is possible.

    >>> [iso_date(text) for text in ("Wed, 01 May 2024 10:00:00 +0200", "May 1, 2024", "03/04/2024")]
    ['2024-05-01T10:00:00+02:00', '2024-05-01', None]
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for exact in (date.fromisoformat, datetime.fromisoformat):
        try:
            return exact(text).isoformat()
        except ValueError:
            continue
    return _agreed(text) if _YEAR.search(text) and len(_FULL_YEAR.findall(text)) < 2 else None


def _agreed(text: str) -> str | None:
    """Parse under several assumptions, and take the parts that depend on none of them."""
    from dateutil import parser  # type: ignore[import-untyped]  # noqa: PLC0415 - only where a date is no ISO 8601

    readings: list[datetime] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            readings = [
                parser.parse(text, default=default, dayfirst=day_first, tzinfos=_zone)
                for default in _DEFAULTS
                for day_first in ((False,) if _YEAR_FIRST.match(text) else (False, True))
            ]
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError, Warning):
        return None
    first, last = readings[0], readings[-1]
    if len({reading.date() for reading in readings}) > 1:
        return None
    if (first.hour, first.minute) != (last.hour, last.minute) or first.tzinfo is _UNKNOWN:
        return first.date().isoformat()
    return first.isoformat()


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """Return the zone of a name, from the table alone: the zone of this machine must not decide."""
    if offset is not None:
        return timezone(timedelta(seconds=offset)) if offset else UTC
    if name is None:
        return None
    hours = _ZONES.get(name.upper())
    return _UNKNOWN if hours is None else timezone(timedelta(hours=hours))
