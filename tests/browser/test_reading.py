"""Articles as the page lists and shows them, and the way from evidence to its place."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.export.view import GraphView

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def show(page: Page, view: str) -> None:
    page.get_by_role("group", name="View").get_by_role("button", name=view).click()


def article(page: Page) -> Locator:
    return page.get_by_role("region", name="Article", exact=True)


def choose(page: Page, name: str) -> None:
    page.evaluate("(name) => newsgraph.choose({ entity: newsgraph.idOf(name) })", name)


def test_articles_are_listed_with_what_they_hold(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    show(page, "Articles")
    rows = page.get_by_role("table", name="All articles").locator("tbody tr")
    assert [cell.inner_text() for cell in rows.first.locator("td").all()] == [
        "Court freezes the contract · source",
        "9 Sept 2025",
        "Ellery Gazette",
        "12",
        "4",
        "2",
    ]
    expect(rows).to_have_count(6)
    page.get_by_role("searchbox", name="Search titles and texts").fill("crack as long as")
    assert rows.locator(".title").all_inner_texts() == ["Inspectors find cracked ramp at Pier Nine"]


def test_an_article_is_shown_whole_with_mentions_and_voices(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    show(page, "Articles")
    page.get_by_role("link", name="Inspectors find cracked ramp at Pier Nine", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="Inspectors find cracked")).to_be_focused()
    expected = story.knowledge.articles[1].text.split("\n\n")
    assert article(page).locator(".paragraph p").all_inner_texts() == expected
    key = article(page).get_by_role("list", name="Key")
    assert key.get_by_role("listitem").all_inner_texts() == [
        "said, between quotation marks",
        "reported speech",
        "a name, in the colour of its type",
        "a pronoun or a description of somebody",
    ]
    speaking = article(page).locator(".paragraph").nth(2)
    assert speaking.get_by_role("list", name="Who speaks").get_by_role("listitem").all_inner_texts() == [
        "Lindqvist",
        "Lindqvist to Gazette",
    ]
    assert speaking.locator(".said").all_inner_texts() == [
        "that the company had been warned",
        "The Safety Board sent us nothing, and Inspector Whitlock knows it,",
    ]
    speaking.get_by_role("link", name="Inspector Whitlock").click()
    expect(page.locator("#panel-heading")).to_have_text("Helen Whitlock")
    assert set(article(page).locator(".chosen").all_inner_texts()) == {
        "Helen Whitlock",
        "Whitlock",
        "Inspector Whitlock",
        "inspector at the Maritime Safety Board",
    }


def test_a_voice_is_named_once_a_paragraph(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.evaluate("location.hash = '#view=articles&article=2'")
    voices = article(page).get_by_role("list", name="Who speaks")
    assert voices.all_inner_texts() == ["speaker not named", "Castellan", "Okafor"]


def test_evidence_opens_the_article_at_its_words_and_back_returns(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story, viewport={"width": 1280, "height": 500})
    choose(page, "Harpreet Singh")
    page.get_by_role("complementary").get_by_role(
        "link", name="the ramp had groaned since the winter"
    ).click()
    lit = article(page).locator("mark")
    expect(lit).to_have_text("the ramp had groaned since the winter")
    expect(lit).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"#view=articles&article=1&passage=\d+&entity=n\d+$"))
    address = page.url
    article(page).get_by_role("button", name="Back to: Picture").click()
    expect(page.get_by_role("img", name="Picture of")).to_be_visible()
    expect(page.locator("#panel-heading")).to_have_text("Harpreet Singh")
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("window.newsgraph")
    expect(lit).to_have_text("the ramp had groaned since the winter")


def test_the_way_from_evidence_to_the_article_and_on_is_walked_by_keyboard(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    page.keyboard.press("/")
    page.keyboard.type("singh")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-heading")).to_be_focused()
    quoted = page.get_by_role("link", name="the ramp had groaned since the winter")
    for _ in range(12):  # past what is stated, which comes first
        if not quoted.evaluate("(link) => link === document.activeElement"):
            page.keyboard.press("Tab")
    expect(quoted).to_be_focused()
    page.keyboard.press("Enter")
    expect(article(page).locator("mark")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(article(page).get_by_role("button", name="Singh")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel-heading")).to_have_text("A deckhand on the evening sailing")


def test_a_page_without_texts_has_evidence_and_no_reading(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(replace(story, texts=False))
    choose(page, "Harpreet Singh")
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.locator("mark").filter(has_text="the ramp had groaned since the winter")).to_be_visible()
    assert panel.locator("a[data-article]").count() == 0
    show(page, "Articles")
    expect(page.get_by_role("table", name="All articles").locator("a[data-article]")).to_have_count(0)
    assert "A film about the crossing" in page.content()
    assert "Islanders on Grey Skerry depend" in page.content()
    assert "will pay for the hearings. " not in page.content()


def test_a_phone_reads_an_article_without_scrolling_sideways(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    show(page, "Articles")
    page.get_by_role("link", name="Court freezes the contract", exact=True).tap()
    assert page.evaluate("document.querySelector('#reading').scrollWidth") <= 390
    expect(page.get_by_role("complementary", name="Details")).to_be_hidden()


def test_paper_shows_what_is_read_and_nothing_to_click(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, color_scheme="dark")
    choose(page, "Harpreet Singh")
    page.emulate_media(media="print")
    panel = page.get_by_role("complementary", name="Details")
    expect(panel).to_be_visible()
    expect(page.get_by_role("group", name="View")).to_be_hidden()
    ink = "getComputedStyle(document.querySelector('h1')).color"
    assert page.evaluate(ink) == "rgb(29, 33, 38)"
    page.evaluate("location.hash = '#view=articles&article=1'")
    expect(article(page)).to_be_visible()
    expect(panel).to_be_hidden()
    expect(article(page).get_by_role("button", name="All articles")).to_be_hidden()
