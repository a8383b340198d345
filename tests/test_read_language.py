from pathlib import Path

import pytest

from graph.readers.language import foreign_language

CASES = [
    (expected, text)
    for case in (Path(__file__).parent / "cases" / "languages.txt")
    .read_text(encoding="utf-8")
    .split("## ")[1:]
    for expected, _, text in [case.partition("\n")]
]


@pytest.mark.parametrize(
    ("expected", "text"), CASES, ids=[f"{text[:30]}: {expected}" for expected, text in CASES]
)
def test_an_article_in_another_language_is_told_and_names_headlines_and_fragments_are_kept(
    expected: str, text: str
) -> None:
    assert (foreign_language(text) or "kept") == expected


@pytest.mark.parametrize("text", ["", "12345 !!!"])
def test_what_has_no_words_is_in_no_language(text: str) -> None:
    assert foreign_language(text) is None
