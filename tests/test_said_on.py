"""The day on which something was said follows from the words and the day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Article, Quotation, QuotationKind, QuotationMention, Span
from graph.resolve.said_on import date_quotations, said_on

THURSDAY = "2024-05-16"

DAYS = (
    ("on Tuesday", "2024-05-14"),
    ("Tuesday", "2024-05-14"),
    ("on Thursday", "2024-05-16"),
    ("last Thursday", "2024-05-09"),
    ("late Wednesday", "2024-05-15"),
    ("on Sunday night", "2024-05-12"),
    ("On Fri.", "2024-05-10"),
    ("today", "2024-05-16"),
    ("this morning", "2024-05-16"),
    ("last night", "2024-05-15"),
    ("yesterday afternoon", "2024-05-15"),
    ("three days ago", "2024-05-13"),
    ("2 days ago", "2024-05-14"),
    ("a week ago", "2024-W19"),
    ("earlier this week", "2024-W20"),
    ("last week", "2024-W19"),
    ("last month", "2024-04"),
    ("late last year", "2023"),
    ("in March", "2024-03"),
    ("in November", "2023-11"),
    ("on May 16", "2024-05-16"),
    ("on Dec. 31", "2023-12-31"),
    ("on 5 March 2021", "2021-03-05"),
    ("on Tuesday, March 2, 2021", "2021-03-02"),
    ("In 2019", "2019"),
)
AHEAD = (
    ("on Tuesday", "2024-05-21"),
    ("on Thursday", "2024-05-16"),
    ("next Thursday", "2024-05-23"),
    ("next week", "2024-W21"),
    ("in March", "2025-03"),
    ("in November", "2024-11"),
    ("In 2019", "2019"),
)
UNKNOWN = (
    "in the 1990s",
    "for three years",
    "two years earlier",
    "the other day",
    "days ago",
    "on Monday and Tuesday",
    "on February 31",
    "this",
    "",
)


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_a_stated_time_becomes_a_day_or_what_the_words_allow(words: str, day: str) -> None:
    assert said_on(words, THURSDAY) == day


@pytest.mark.parametrize(("words", "day"), AHEAD)
def test_what_lies_ahead_is_the_first_such_day_from_the_publication_on(words: str, day: str) -> None:
    assert said_on(words, THURSDAY, ahead=True) == day


@pytest.mark.parametrize("words", UNKNOWN)
def test_unclear_words_give_no_day(words: str) -> None:
    assert said_on(words, THURSDAY) is None


@pytest.mark.parametrize("published", [None, "", "2024", "in spring"])
def test_without_a_day_of_publication_only_a_whole_date_is_known(published: str | None) -> None:
    words = ("on Tuesday", "today", "on May 3", "on May 3, 2024", "in May 2024")
    assert [said_on(item, published) for item in words] == [None, None, None, "2024-05-03", "2024-05"]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from("Monday Tuesday Friday Sunday".split()))
def test_a_weekday_lies_in_the_week_up_to_the_publication(published: date, weekday: str) -> None:
    said = date.fromisoformat(said_on(weekday, published.isoformat()) or "")
    assert timedelta(0) <= published - said < timedelta(days=7)
    assert said.strftime("%A") == weekday


def test_each_quotation_is_dated_by_its_own_article() -> None:
    text = "Lee spoke on Tuesday."
    time = Span(10, 20)
    articles = [Article(id="a", text=text, published="2024-05-16"), Article(id="b", text=text)]
    said = [
        Quotation(
            id=article,
            article=article,
            mention=QuotationMention(kind=QuotationKind.INDIRECT, content=(), rule="", time=time),
        )
        for article in ("a", "b")
    ]
    assert [item.said_on for item in date_quotations(said, articles)] == ["2024-05-14", None]
