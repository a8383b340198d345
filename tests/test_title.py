from graph.export.title import title_of
from graph.records import Article


def article(
    name: str, published: str | None = None, text: str = "Text.", title: str | None = None
) -> Article:
    return Article(id=name, text=text, published=published, title=title)


def test_a_single_article_gives_its_title() -> None:
    assert title_of([article("a", title="Bridge closed", text="Headline\n\nBody.")], []) == "Bridge closed"


def test_a_single_article_without_a_title_gives_its_first_line() -> None:
    assert (
        title_of([article("a", text="\n  The bridge   is closed \r\n\nBody.")], []) == "The bridge is closed"
    )


def test_a_long_first_line_is_cut_between_words() -> None:
    assert title_of([article("a", text="bridge " * 40)], []) == "bridge " * 14 + "…"
    assert title_of([article("a", text="b" * 200)], []) == "b" * 100 + "…"


def test_several_articles_are_named_after_who_leads_in_them() -> None:
    two = [article("a"), article("b")]
    assert (
        title_of(two, ["Harbour Office", "Ida Brandt", "Omar Quist"])
        == "Harbour Office, Ida Brandt and Omar Quist"
    )
    assert title_of(two, ["Harbour Office", "Ida Brandt"]) == "Harbour Office and Ida Brandt"
    assert title_of(two, ["Harbour Office"]) == "Harbour Office"
    assert title_of(two, []) == "2 articles"
