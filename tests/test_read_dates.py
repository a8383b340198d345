from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.readers.dates import iso_date


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-05-01", "2024-05-01"),
        (" 2024-05-01 ", "2024-05-01"),
        ("20240501", "2024-05-01"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00+00:00"),
        ("2024-05-01 10:00", "2024-05-01T10:00:00"),
        ("2024/05/01", "2024-05-01"),
        ("Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T10:00:00+02:00"),
        ("Wed, 1 May 2024 10:00:00 GMT", "2024-05-01T10:00:00+00:00"),
        ("May 1, 2024 10:00 AM EDT", "2024-05-01T10:00:00-04:00"),
        ("May 1, 2024", "2024-05-01"),
        ("1st of May 2024", "2024-05-01"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("13/04/2024", "2024-04-13"),
        ("03/03/2024", "2024-03-03"),
    ],
)
def test_a_date_of_one_reading_is_read(stated: str, expected: str) -> None:
    assert iso_date(stated) == expected


@pytest.mark.parametrize(
    "stated",
    ["03/04/2024", "10-11-12", "13/04/24", "4.5.2024", "2024-05-01, 2024-05-02", "1 May 2024 2 May 2024"],
)
def test_a_date_of_several_readings_is_left_out(stated: str) -> None:
    assert iso_date(stated) is None


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "2024",
        "2024-05",
        "May 2024",
        "Monday, May 2024",
        "10:00",
        "today",
        "1714557600",
        "2024-13-01",
        "30 February 2024",
        "1. Mai 2024",
        "Updated May 1, 2024",
        "May 1, 20240",
        "May 1, 2024 or else never, as the spokeswoman of the council said at noon",
    ],
)
def test_what_states_no_whole_date_is_left_out(stated: str) -> None:
    assert iso_date(stated) is None


def test_a_time_in_a_zone_that_is_not_certain_leaves_the_day() -> None:
    assert iso_date("May 1, 2024 10:00 IST") == "2024-05-01"


@given(st.text(max_size=70))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or datetime.fromisoformat(found)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_iso_date_stays_as_it_is(day: date) -> None:
    assert iso_date(day.isoformat()) == day.isoformat()


@given(
    st.datetimes(min_value=datetime(1000, 1, 2)),  # noqa: DTZ001 - the zone is drawn beside it
    st.sampled_from([None, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30))]),
)
def test_an_iso_date_time_stays_as_it_is(moment: datetime, zone: timezone | None) -> None:
    stated = moment.replace(tzinfo=zone).isoformat()
    assert iso_date(stated) == stated
