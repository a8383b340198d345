import pytest
from spacy.language import Language

from graph.analyse import parse
from graph.boilerplate import boilerplate, credit_lines
from graph.mending import mend
from graph.records import Article

BAR = "Send Facebook Twitter Google+ Whatsapp Permalink http://courier.example/p/2a"


@pytest.mark.parametrize(
    "found",
    [
        BAR,
        "Media playback is unsupported on your device",
        "Image copyright Getty Images Image caption",
        "Follow Ida Brandt on Chirper: http://chirper.example/ida",
        "Sign up for our newsletter, edited by Ida Brandt.",
        "Click here to start your free trial.",
        "READ MORE:",
    ],
)
def test_what_is_none_of_the_article_is_found_within_a_line(found: str) -> None:
    text = f"The bridge is closed. {found} Omar Quist left."
    assert [text[start:end] for start, end in boilerplate(text)] == [found]


@pytest.mark.parametrize(
    "found",
    [
        "(Reporting by Ida Brandt; Editing by Omar Quist)",
        "ib/oq (AFP, dpa)",
        "ib@courier.example (Harwick Weekly 03/10/2024 page7)",
    ],
)
def test_a_credit_stands_on_a_line_of_its_own(found: str) -> None:
    text = f"The bridge is closed. {found} Omar Quist left."
    assert mend(text) == f"The bridge is closed.\n{found}\nOmar Quist left."


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ida Brandt/Nordfoto",
        "© 2025 Harwick Courier. All rights reserved.",
        "Read more: The bridge that never was",
    ],
)
def test_a_line_that_is_none_of_the_article_is_found(line: str) -> None:
    text = f"The bridge is closed.\n\n{line}\n\nOmar Quist left."
    assert [text[start:end] for start, end in boilerplate(text)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "He used Facebook, Twitter, Digg and Reddit. Facebook Twitter accounts were closed.",
        "She asked readers to follow Ida Brandt on her way. Follow the money.",
        "Workers may sign up for shifts. Sign up for the race in Harwick by May.",
        "The report (written by Ida Brandt in 2024) said so (AFP). He said (AFP, dpa) it was over.",
        "Photo by photo, he told the story.\nThe image copyright law passed.",
        "The source: Ida Brandt, who left.",
    ],
)
def test_a_sentence_of_the_article_is_none(text: str) -> None:
    assert [*boilerplate(text), *credit_lines(text)] == []


def test_sentences_end_and_begin_around_it_and_offsets_hold(nlp: Language) -> None:
    text = f"The bridge is closed {BAR} Omar Quist left."
    [(_, doc)] = parse(nlp, [Article(id="a", text=text)])
    assert len(mend(text)) == len(text)
    assert [sentence.text.strip() for sentence in doc.sents] == ["The bridge is closed", "Omar Quist left."]
