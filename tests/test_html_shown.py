"""A place in an article is a place in what the page shows of it, counted as a browser counts."""

from hypothesis import given
from hypothesis import strategies as st

from graph.export.html.shown import ShownText, excerpt, whole_text
from graph.passages import Passage
from graph.records import Article, Span

TEXTS = st.text("ab \u00e9\u20ac\U0001f600\n", max_size=40)


def cut(shown: ShownText, start: int, end: int) -> str:
    """Slice as JavaScript does: by UTF-16 units."""
    units = shown.text.encode("utf-16-le")
    return units[2 * start : 2 * end].decode("utf-16-le")


def spans_in(text: str) -> st.SearchStrategy[Span]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))


@given(st.data())
def test_a_passage_shows_the_same_words_in_the_whole_text_and_in_an_excerpt(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    article = Article(id="a", text=text)
    spans = data.draw(st.lists(spans_in(text), min_size=1, max_size=4))
    passages = [Passage("a", span, (Span(span.start, span.end),)) for span in spans]
    for shown in (whole_text(article), excerpt(article, passages)):
        for found in passages:
            start, length = shown.stretches([found.span])
            gap, marked = shown.marks(found)
            words = text[found.span.start : found.span.end]
            assert (gap, cut(shown, start, start + length)) == (0, words)
            assert cut(shown, start + gap, start + gap + marked) == words


def test_an_excerpt_keeps_nothing_but_the_passages() -> None:
    article = Article(id="a", text="One. Two. Three.")
    passages = [Passage("a", Span(10, 16)), Passage("a", Span(0, 4), (Span(0, 3),))]
    shown = excerpt(article, passages)
    assert shown.text == "One.\nThree."
    assert shown.stretches([Span(0, 4), Span(10, 16)]) == [0, 4, 5, 6]
    assert [shown.marks(found) for found in passages] == [[], [0, 3]]
    assert [shown.shows(span) for span in (Span(5, 9), Span(10, 16), Span(3, 11))] == [False, True, False]
    assert excerpt(article, []).text == ""
