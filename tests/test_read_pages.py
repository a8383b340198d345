from hypothesis import given
from hypothesis import strategies as st

from graph.readers.pages import Line, article_text

LEADING = 12.0
STORY = (
    ("The quarry above Marnock will stay shut until the engineers", 0.0),
    ("have looked at every wall of it.", 0.0),
    ("“Nobody told us,” said Oskar Brandvold, who keeps the bells", 12.0),
    ("of the church below.", 0.0),
)
TOLD = (
    "The quarry above Marnock will stay shut until the engineers have looked at every wall of it.",
    "“Nobody told us,” said Oskar Brandvold, who keeps the bells of the church below.",
)


def printed(
    *rows: tuple[str, float], left: float = 50.0, size: float = 10.0, top: float = 700.0
) -> list[Line]:
    """Set lines below one another, each with a gap above it and all with one distance between them."""
    lines, height = [], top
    for text, gap in rows:
        height -= LEADING + gap
        lines.append(Line(text=text, left=left, height=height, size=size))
    return lines


def test_a_gap_between_lines_ends_a_paragraph() -> None:
    assert article_text([printed(*STORY)]) == "\n\n".join(TOLD)


def test_an_indented_line_begins_a_paragraph_after_the_end_of_a_sentence() -> None:
    lines = printed(*((text, 0.0) for text, _ in STORY))
    lines[2] = Line(text=lines[2].text, left=62.0, height=lines[2].height, size=10.0)
    assert article_text([lines]) == "\n\n".join(TOLD)


def test_a_headline_in_larger_type_stands_apart() -> None:
    headline = printed(("Quarry stays shut", 0.0), size=20.0, top=720.0)
    assert article_text([[*headline, *printed(*STORY)]]) == "\n\n".join(("Quarry stays shut", *TOLD))


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    below = ("On Tuesday", 12.0)
    left, right = printed(*STORY[:1]), printed(*STORY[1:3], left=300.0)
    second = printed(*STORY[3:], below), printed(("they came back.", 0.0))
    text = "\n\n".join((*TOLD, "On Tuesday they came back."))
    assert article_text([[*left, *right], *second]) == text


def test_the_head_and_the_foot_of_pages_are_left_out() -> None:
    def page(number: int, *rows: tuple[str, float]) -> list[Line]:
        head = printed((f"Marnock Mercury, Saturday edition {number}", 0.0), top=800.0)
        foot = printed((f"Page {number} of the Mercury", 0.0), top=50.0)
        return [*head, *printed(*rows), *foot]

    assert article_text([page(1, *STORY[:2]), page(2, *STORY[2:])]) == "\n\n".join(TOLD)


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    around = (
        "03/05/2024, 18:22 Quarry stays shut",
        "https://mercury.example/quarry 1/2",
        "5/3/24, 6:22 PM",
        "1 of 2 5/3/24, 6:22 PM",
        "Copyright 2024 Marnock Mercury. All rights reserved.",
        "© Marnock Mercury",
    )
    lines = [*printed(*STORY), *printed(*((text, 20.0) for text in around), top=300.0)]
    assert article_text([lines], "Quarry stays shut") == "\n\n".join(TOLD)


def test_a_sentence_about_copyright_or_an_hour_is_kept() -> None:
    rows = (
        ("Copyright law changed last year, and so did the fees that", 0.0),
        ("5/3/24, 6:22 PM was stamped on the letter by the clerk.", 0.0),
    )
    text = f"{rows[0][0]} {rows[1][0]}"
    assert article_text([printed(*rows)], "Fees") == text


def test_a_menu_above_the_headline_is_left_out_where_the_title_tells_the_headline() -> None:
    menu = printed(("Home Crime Sport", 0.0), ("Quarry stays shut", 20.0), top=760.0)
    page = [*menu, *printed(*STORY)]
    without = "\n\n".join(("Quarry stays shut", *TOLD))
    assert article_text([page], "Quarry stays shut | Marnock Mercury") == without
    assert article_text([page], "") == f"Home Crime Sport\n\n{without}"


def test_a_divided_word_is_joined_where_it_stands_undivided_elsewhere() -> None:
    rows = (
        ("The engineers came on Monday, and one of them said that the engi-", 0.0),
        ("neers had seen the north-", 0.0),
        ("ern wall, and a sof\u00ad", 0.0),
        ("tened beam.", 0.0),
    )
    found = article_text([printed(*rows)])
    assert found == (
        "The engineers came on Monday, and one of them said that the engineers had seen the north-ern wall, "
        "and a softened beam."
    )


def test_words_that_a_typesetter_divided_are_joined_but_for_those_that_have_a_hyphen_elsewhere() -> None:
    rows = (
        ("The well-known engi-", 0.0),
        ("neers said that the wall was no", 0.0),
        ("danger, and the munici-", 0.0),
        ("pality agreed with the well-", 0.0),
        ("known men, who left on Mon-", 0.0),
        ("day.", 0.0),
    )
    assert article_text([printed(*rows)]) == (
        "The well-known engineers said that the wall was no danger, and the municipality agreed with the "
        "well-known men, who left on Monday."
    )


def test_a_hyphen_of_a_browser_divides_a_word() -> None:
    rows = (("The munici\u2010", 0.0), ("pality halted the ferry.", 0.0))
    assert article_text([printed(*rows)]) == "The municipality halted the ferry."


def test_pages_without_lines_have_no_text() -> None:
    assert article_text([]) == article_text([[], []]) == ""


@given(
    st.lists(
        st.lists(
            st.builds(
                Line,
                text=st.text(alphabet="aB. é“-7", min_size=1, max_size=60).filter(
                    lambda text: bool(text.strip())
                ),
                left=st.sampled_from([0.0, 50.0, 62.0]),
                height=st.floats(0, 800),
                size=st.sampled_from([0.0, 8.0, 10.0, 20.0]),
            ),
            max_size=12,
        ),
        max_size=1,
    )
)
def test_no_letter_of_a_single_page_is_lost(pages: list[list[Line]]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    assert letters(article_text(pages)) == letters("".join(line.text for page in pages for line in page))
