"""Nothing that an article says is ever run, followed or taken for a key, wherever it stands."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hostile import HOSTILE, hostile_view
from playwright.sync_api import Page, expect

from graph.export.view import GraphView, view_of

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def test_hostile_words_are_shown_as_words(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    expect(page).to_have_title(HOSTILE[1])
    details = page.get_by_role("complementary", name="Details")
    for text in HOSTILE[:-2]:
        page.keyboard.press("/")
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")
        expect(details.get_by_role("heading", level=2)).to_have_text(text)
        expect(details.locator("mark").filter(has_text=f"{text} said that").first).to_be_visible()
        page.keyboard.press("Escape")


def test_no_hostile_address_becomes_a_link(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    links = "[...document.links].filter((link) => !link.matches('.skip, [data-article]'))"
    schemes = set()
    for number in range(len(HOSTILE)):
        page.evaluate("(id) => newsgraph.choose({ entity: id })", f"n{number}")
        schemes.update(page.evaluate(f"{links}.map((link) => link.protocol)"))
    assert schemes == {"https:"}


def test_every_hostile_link_opens(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    links = page.evaluate("newsgraph.visible().links")
    assert len(links) == 2 * len(HOSTILE)
    for link in links:
        page.evaluate("(id) => newsgraph.choose({ link: id })", link)
        expect(page.locator("#panel mark").first).to_be_visible()


def test_every_hostile_article_is_read_as_words(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    for view in ("relations", "table", "entities", "articles"):
        page.evaluate("(view) => (location.hash = `#view=${view}`)", view)
        expect(page.locator(".table:visible tbody tr")).to_have_count(len(HOSTILE))
    for number, text in enumerate(HOSTILE[:-2]):
        page.evaluate("(number) => (location.hash = `#view=articles&article=${number}`)", number)
        expect(page.locator("#article-heading")).to_have_text(text)
        expect(page.locator("#reading .paragraph")).to_contain_text(f"{text} said that {text} is {text}.")


def test_a_title_cannot_write_into_the_policy(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(replace(story, title="'unsafe-inline' https://x.example; script-src *"))
    policy = page.locator("meta[http-equiv]").get_attribute("content")
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


def test_what_a_name_hides_is_seen_and_turns_nothing_behind_it(open_page: OpenPage, story: GraphView) -> None:
    name = "M\u0456ra \u202eOkafor"
    entities = tuple(
        replace(one, name=name) if one.id == "okafor" else one for one in story.knowledge.entities
    )
    page = open_page(view_of(replace(story.knowledge, entities=entities), "The port"))
    page.evaluate("(name) => newsgraph.choose({ entity: newsgraph.idOf(name) })", name)
    heading = page.locator("#panel-heading")
    expect(heading).to_have_text(name)
    hidden = heading.locator(".unseen")
    shown = "(nodes) => nodes.map((node) => getComputedStyle(node, '::before').content)"
    assert hidden.evaluate_all(shown) == ['"[U+0456]"', '"[U+202E]"']
    assert hidden.evaluate_all("(nodes) => nodes.map((node) => getComputedStyle(node).unicodeBidi)") == [
        "isolate",
        "isolate",
    ]
    expect(page.locator("#status")).to_contain_text("M[U+0456]ra [U+202E]Okafor")
