"""Questions and the briefing on the page: what is answered stands beside just that part of the picture."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.export.saved import read_json
from graph.export.view import GraphView, view_of
from graph.questions.differing import with_findings

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def samples() -> GraphView:
    """The graph of the sample articles."""
    return with_findings(view_of(read_json(Path(__file__).parents[2] / "exports" / "graph.json")))


def ask(page: Page, question: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(question)
    page.keyboard.press("Enter")


def test_a_question_leaves_just_its_answer_in_the_picture(open_page: OpenPage, samples: GraphView) -> None:
    page = open_page(samples)
    ask(page, "who sued Nortgate")
    expect(page.locator("#panel-heading")).to_have_text("who sued Nortgate")
    expect(page.locator(".answer blockquote")).to_have_count(1)
    expect(page.locator(".answer mark")).to_contain_text(["Gulf Water Watch sued Northgate Shipping"])
    assert page.evaluate("newsgraph.names()") == ["Gulf Water Watch", "Northgate Shipping"]
    assert page.evaluate("location.hash") == "#ask=who+sued+Nortgate"
    page.keyboard.press("Escape")
    expect(page.locator("#panel-heading")).to_have_text("In short")
    assert len(page.evaluate("newsgraph.names()")) > 2


def test_what_was_understood_can_be_changed_and_stands_in_the_address(
    open_page: OpenPage, samples: GraphView
) -> None:
    page = open_page(samples)
    ask(page, "Lindqvist in July 2024")
    expect(page.locator(".chip")).to_have_count(2)
    page.get_by_role("combobox", name="name Lindqvist").select_option("Peter Lindqvist")
    expect(page.locator("#panel")).to_contain_text("Nothing in the articles answers that.")
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('meant')") == "0:Peter Lindqvist"


def test_a_sentence_of_the_briefing_opens_on_its_proof(open_page: OpenPage, samples: GraphView) -> None:
    page = open_page(samples)
    told = page.locator(".briefing .sentence")
    assert told.all_inner_texts() == [one.text for one in samples.briefed if one.first]
    told.first.click()
    expect(page.locator(".answer blockquote")).to_have_count(1)
    assert page.evaluate("newsgraph.names()") == ["Gulf Water Watch", "Northgate Shipping", "Port Ellery"]


def test_the_briefing_speaks_of_what_passes_the_filters(open_page: OpenPage, samples: GraphView) -> None:
    page = open_page(samples)
    page.evaluate("location.hash = '#publisher=Port+Ellery+Courier'")
    expect(page.locator(".briefing")).not_to_contain_text("sued")
    expect(page.locator(".briefing")).to_contain_text("William Pruett wrote to")
