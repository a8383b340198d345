import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from graph.extract.tokens import Tokens, read_tokens
from graph.records import Span

VOCAB = spacy.blank("en").vocab


def tokens(*sentences: str) -> Tokens:
    words = [word for sentence in sentences for word in sentence.split()]
    starts: list[bool | int | None] = [
        i == 0 for sentence in sentences for i, _ in enumerate(sentence.split())
    ]
    return read_tokens(Doc(VOCAB, words=words, sent_starts=starts))


def test_a_line_of_capitalised_words_is_a_headline_unless_it_ends_like_a_sentence() -> None:
    assert set(tokens("Farmer Finds Roman Coins in Field").headline) == {True}
    assert set(tokens("Ida Brandt Finds Roman Coins .").headline) == {False}
    assert set(tokens("Farmer finds Roman coins in a field").headline) == {False}


def test_a_line_in_capitals_is_shouted() -> None:
    assert set(tokens("STORM SHUTS 3 SCHOOLS").shouted) == {True}
    assert set(tokens("ICE shuts three schools").shouted) == {False}


def test_a_sentence_and_quoted_speech_begin_with_a_word() -> None:
    read = tokens('Brandt said : " Ida left , " then smiled')
    assert [word for word, begins in zip(read.text, read.begins, strict=True) if begins] == [
        "Brandt",
        "Ida",
        "then",
    ]


def test_words_in_lower_case_are_known() -> None:
    assert tokens("Shipping stopped", "the shipping began").uncapitalised == {
        "stopped",
        "the",
        "shipping",
        "began",
    }


@given(
    st.lists(st.sampled_from("Ida pro anti - & . \" “ ICE 12 left é 漢 '".split()), min_size=1, max_size=30)
)
def test_offsets_slice_back(words: list[str]) -> None:
    doc = Doc(VOCAB, words=words, sent_starts=[True, *[False] * (len(words) - 1)])
    read = read_tokens(doc)
    assert [doc.text[slice(*read.span(i, i + 1))] for i in range(len(doc))] == words
    assert read.span(0, len(doc)) == Span(0, len(doc.text.rstrip()))


def test_a_sentence_of_blanks_alone_is_not_counted() -> None:
    doc = Doc(VOCAB, words=[" ", "Ida", "left", "."], sent_starts=[True, True, False, False])
    assert read_tokens(doc).sentence == [0, 0, 0, 0]
