import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ReadError
from graph.readers.encoding import decode

BRIEF = "The café on Östra gatan closed, “for good”, its owner said — nobody asked why.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        BRIEF.encode(),
        codecs.BOM_UTF8 + BRIEF.encode(),
        codecs.BOM_UTF16_LE + BRIEF.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + BRIEF.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + BRIEF.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + BRIEF.encode("utf-32-be"),
        BRIEF.encode("utf-16-le"),
        BRIEF.encode("utf-16-be"),
        BRIEF.encode("cp1252"),
    ],
)
def test_every_certain_encoding_gives_the_same_text_without_its_mark(data: bytes) -> None:
    assert decode(data) == BRIEF


def test_a_declared_western_encoding_is_taken_where_the_bytes_are_no_utf8() -> None:
    assert decode("The café — closed".encode("mac-roman"), "macintosh") == "The café — closed"
    assert decode("The café closed".encode("latin-1"), "ISO-8859-1") == "The café closed"
    assert decode(BRIEF.encode(), "ISO-8859-1") == BRIEF


@pytest.mark.parametrize("declared", ["no-such-charset", "utf-7", "hex", "a\0b", ""])
def test_a_declaration_that_is_not_trusted_changes_nothing(declared: str) -> None:
    assert decode(BRIEF.encode("cp1252"), declared) == BRIEF


def test_few_broken_letters_of_utf8_are_marked_one_by_one() -> None:
    data = ("The café opened. " * 20).encode() + b"The caf\xe9 closed."
    assert decode(data) == "The café opened. " * 20 + "The caf\ufffd closed."


def test_one_odd_byte_does_not_lose_a_long_text() -> None:
    assert decode(b"The vote. " * 200 + b"\x81") == "The vote. " * 200 + "\ufffd"


def test_a_text_cut_inside_a_letter_keeps_the_rest() -> None:
    assert decode("He paid 5 €".encode()[:-1]) == "He paid 5 \ufffd"


@pytest.mark.parametrize(
    "data",
    [
        "Совет собрался в понедельник и проголосовал.".encode("cp1251"),
        "市議会は月曜日に開かれた。".encode("shift-jis"),
        "The mayor doesn\N{RIGHT SINGLE QUOTATION MARK}t know".encode("mac-roman"),
        b"The \x81 vote",
    ],
)
def test_an_encoding_that_is_not_certain_is_not_guessed(data: bytes) -> None:
    with pytest.raises(ReadError, match="Its encoding is unknown: save it as UTF-8"):
        decode(data)


def test_damaged_utf16_is_named() -> None:
    with pytest.raises(ReadError, match="Its text is damaged: save it again"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8" * 50)


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_utf8_is_decoded_to_the_text_that_was_encoded(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        assert decode(data).encode() is not None
    except ReadError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
