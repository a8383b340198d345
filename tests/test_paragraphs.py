from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.paragraphs import paragraphs, units
from graph.records import Span


def shown(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert shown("One.\n\nTwo.\n \t\nThree.\r\n\r\nFour.") == ["One.", "Two.", "Three.", "Four."]


def test_a_line_break_ends_a_paragraph() -> None:
    assert shown("Headline\nThe ferry left.\r\nIt came back.\rNobody saw it.") == [
        "Headline",
        "The ferry left.",
        "It came back.",
        "Nobody saw it.",
    ]


def test_a_hard_wrapped_text_has_paragraphs_of_several_lines() -> None:
    wrapped = (
        "The ferry to the islands was late on Monday because the\n"
        "captain had lost his keys and did not want to tell the\n"
        "owners, who were waiting for him at the other side with\n"
        "a band and flowers.\n"
        "\n"
        "Nobody played."
    )
    first, _, last = wrapped.partition("\n\n")
    assert shown(wrapped) == [first, last]


def test_in_a_hard_wrapped_text_a_sentence_that_stops_short_of_the_width_ends_a_paragraph() -> None:
    first = (
        "The ferry to the islands was late on Monday because the\n"
        "captain had lost his keys and did not want to tell the\n"
        "owners, who were waiting for him. Nobody minded. It was\n"
        "the feast of the saint."
    )
    second = "“We played twice,” said Ida Brandt, who leads the band of\nthe harbour, and who smiled."
    assert shown(f"{first}\n{second}") == [first, second]


def test_in_a_hard_wrapped_text_a_headline_and_an_indented_line_begin_anew() -> None:
    first = (
        "The ferry to the islands was late on Monday because the\n"
        "captain had lost his keys and did not want to tell the\n"
        "owners, who were waiting for him on the other shore."
    )
    second = "“We played twice,” said Ida Brandt, who leads the band of\nthe harbour, and she smiled at them."
    assert shown(f"Late ferry\n   {first}\n   {second}") == ["Late ferry", first, second]


def test_a_short_line_inside_a_sentence_ends_no_paragraph() -> None:
    wrapped = (
        "The ferry to the islands was late on Monday because\n"
        "the captain had lost\n"
        "his keys and did not want to tell the owners about it\n"
        "at the harbour of Lowmoor."
    )
    assert shown(wrapped) == [wrapped]


def test_a_list_of_short_lines_is_not_hard_wrapped() -> None:
    assert shown("Ida Brandt\nOmar Quist\nLars Moen\nJoan Pruitt") == [
        "Ida Brandt",
        "Omar Quist",
        "Lars Moen",
        "Joan Pruitt",
    ]


def test_the_breaks_of_other_scripts_count() -> None:
    assert shown("One.\u2029Two.\u2028Three.") == ["One.", "Two.", "Three."]


def test_white_space_has_no_paragraphs() -> None:
    assert shown("") == shown(" \n\t\r\n \u00a0") == []


@given(st.text(alphabet="aB. \n\r\t\u2028\u2029\u00a0é", max_size=400))
def test_paragraphs_stand_in_order_and_hold_all_that_is_not_blank(text: str) -> None:
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in found)
    assert sum(not c.isspace() for c in text) == sum(not c.isspace() for part in shown(text) for c in part)


def test_a_million_line_breaks_are_read_in_linear_time() -> None:
    assert shown("\n" * 500_000 + "One." + " \n" * 250_000) == ["One."]


def test_half_a_million_spaces_are_read_in_linear_time() -> None:
    blank = " " * 500_000
    assert shown(f"{blank}One.\n{blank}Two.{blank}\n{blank}") == ["One.", "Two."]


def test_a_text_without_breaks_is_read_in_pairs_of_sentences() -> None:
    sentences = tuple(Span(10 * number, 10 * number + 9) for number in range(7))
    assert units((Span(0, 69),), sentences) == (Span(0, 19), Span(20, 39), Span(40, 59), Span(60, 69))


def test_a_paragraph_among_others_is_one_unit_unless_it_is_long() -> None:
    sentences = tuple(Span(10 * number, 10 * number + 9) for number in range(12))
    bounds = (Span(0, 39), Span(40, 109), Span(110, 119))
    assert units(bounds, sentences) == (
        Span(0, 39),
        Span(40, 59),
        Span(60, 79),
        Span(80, 99),
        Span(100, 109),
        Span(110, 119),
    )
