"""A passage is whole sentences of the article, cut at the proving words."""

from itertools import chain, pairwise

from divided import divide
from hypothesis import given
from hypothesis import strategies as st

from graph.passages import Passage, passage
from graph.records import Article, Span


def text_of(words: str) -> Article:
    return Article(id="a", text=words)


def around(words: str, *marked: str) -> tuple[str, ...]:
    marks = [Span(words.index(mark), words.index(mark) + len(mark)) for mark in marked]
    return parts(words, passage(divide(text_of(words)), marks))


def parts(words: str, found: Passage) -> tuple[str, ...]:
    bounds = [found.span.start, *chain.from_iterable(found.marks), found.span.end]
    return tuple(words[start:end] for start, end in pairwise(bounds))


def test_the_sentence_that_holds_the_words_is_shown_whole() -> None:
    words = "It rained. The bridge fell at noon. Nobody was hurt."
    assert around(words, "bridge") == ("The ", "bridge", " fell at noon.")


def test_words_of_two_sentences_show_both() -> None:
    words = "The bridge fell. Nobody was hurt. It rained."
    assert around(words, "bridge", "hurt") == ("The ", "bridge", " fell. Nobody was ", "hurt", ".")


def test_a_sentence_may_end_inside_quotation_marks() -> None:
    words = "\u201cWe won.\u201d The crowd left."
    assert around(words, "crowd") == ("The ", "crowd", " left.")


def test_another_paragraph_is_never_shown() -> None:
    assert around("A headline without a stop\n\nThe bridge fell.", "bridge") == ("The ", "bridge", " fell.")


def test_marks_that_touch_become_one() -> None:
    words = "The bridge fell."
    spans = [Span(4, 7), Span(7, 10), Span(5, 8)]
    assert parts(words, passage(divide(text_of(words)), spans)) == ("The ", "bridge", " fell.")


def test_a_stretch_without_marks_is_plain() -> None:
    words = "The bridge fell. Nobody was hurt."
    assert passage(divide(text_of(words)), (), [Span(4, 6)]) == Passage("a", Span(0, 16))


@given(st.text('Ab. \n"!\u201d', max_size=80), st.data())
def test_the_marked_words_stand_within_the_passage(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    found = passage(divide(text_of(words)), [Span(start, end)])
    assert found.marks == (Span(start, end),)
    assert found.span.covers(Span(start, end))
    assert Span(0, len(words)).covers(found.span)
