"""Tell whether a text is a day or a moment, as XML Schema, GEXF and RDF have them."""

import re
from datetime import date, datetime

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def is_day(text: object) -> bool:
    """Tell whether it is a day of the calendar.

    >>> is_day("2024-02-29"), is_day("2024-02-30"), is_day("2024-W09")
    (True, False, False)
    """
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_moment(text: str) -> bool:
    """Tell whether it is a day with its time, to the second or finer.

    >>> is_moment("2024-02-29T09:30:00Z"), is_moment("2024-02-29T09:30"), is_moment("2024-02-30T09:30:00Z")
    (True, False, False)
    """
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
