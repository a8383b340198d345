import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.sentences import sentence_around
from graph.records import Span

TEXT = (
    "The yard closed in May. “It was Mr. Quist’s wish,” said Ida Brandt. She sold it!\n"
    "PORT ELLERY\nNobody asked J. R. Park why, did they? No."
)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("yard", "The yard closed in May."),
        ("Quist", "“It was Mr. Quist’s wish,” said Ida Brandt."),
        ("Brandt", "“It was Mr. Quist’s wish,” said Ida Brandt."),
        ("She", "She sold it!"),
        ("ELLERY", "PORT ELLERY"),
        ("Park", "Nobody asked J. R. Park why, did they?"),
        ("No.", "No."),
    ],
)
def test_a_sentence_ends_at_its_mark_or_line(word: str, sentence: str) -> None:
    start = TEXT.index(word)
    found = sentence_around(TEXT, Span(start, start + len(word)))
    assert TEXT[found.start : found.end] == sentence


def test_a_text_without_marks_is_cut() -> None:
    found = sentence_around("word " * 1_000, Span(2_500, 2_504))
    assert found == Span(2_200, 2_804)


@given(st.text(alphabet="aA.?!\n “”'", max_size=80), st.data())
def test_a_sentence_holds_what_it_was_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert sentence_around(text, Span(start, end)).covers(Span(start, end))
