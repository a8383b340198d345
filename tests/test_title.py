from graph.export.title import title_of
from graph.records import Article


def article(
    name: str, published: str | None = None, text: str = "Text.", title: str | None = None
) -> Article:
    return Article(id=name, text=text, published=published, title=title)


def test_a_single_article_gives_its_title() -> None:
    assert title_of([article("a", title="Bridge closed", text="Headline\n\nBody.")]) == "Bridge closed"


def test_a_single_article_without_a_title_gives_its_first_line() -> None:
    assert title_of([article("a", text="\n  The bridge   is closed \r\n\nBody.")]) == "The bridge is closed"


def test_a_long_first_line_is_cut_between_words() -> None:
    assert title_of([article("a", text="bridge " * 40)]) == "bridge " * 14 + "…"
    assert title_of([article("a", text="b" * 200)]) == "b" * 100 + "…"


def test_several_articles_give_their_number_and_days() -> None:
    assert title_of([article("a"), article("b")]) == "2 articles"
    assert title_of([article("a", "2024-05-01T10:00:00+02:00"), article("b")]) == "2 articles, 1 May 2024"
    assert (
        title_of([article("a", "2024-06-30"), article("b", "2024-05-01"), article("c")])
        == "3 articles, 1 May 2024 to 30 June 2024"
    )
