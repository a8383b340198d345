import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.words import without_marks


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“We told Quist.”", "We told Quist."),
        ("'We told Quist,'", "We told Quist,"),
        ("‘We told Quist,’", "We told Quist,"),
        ("\"'We told Quist,’”", "We told Quist,"),
        ("“We told Quist", "We told Quist"),
        ("We told Quist”", "We told Quist"),
        ("«We told Quist.»", "We told Quist."),
        ("‘It was the owners’ bridge,’", "It was the owners’ bridge,"),
        (" “ We told Quist. ” ", "We told Quist."),
        ("“”", ""),
        ("", ""),
    ],
)
def test_the_marks_around_a_quotation_are_taken_off(words: str, expected: str) -> None:
    assert without_marks(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "We told Quist.",
        "We called it the owners’",
        "'Tis the season",
        "’90s bridges, all of them",
        "“No,” and then “yes”",
        "‘Never’ is a long time",
        "They said it was “weak.”",
    ],
)
def test_marks_that_pair_inside_and_apostrophes_stay(words: str) -> None:
    assert without_marks(words) == words


@given(st.text(alphabet="as “”\"‘’'.,", max_size=60))
def test_only_marks_and_spaces_are_taken_off(words: str) -> None:
    kept = without_marks(words)
    assert kept in words
    assert set(words.replace(kept, "", 1) if kept else words) <= set("“”\"‘’' ")
