"""The table of statements, and the address that brings a reader back to what was shown."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.export.view import GraphView

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def read(page: Page) -> Locator:
    page.get_by_role("group", name="View").get_by_role("button", name="Statements").click()
    return page.get_by_role("table", name="All statements")


def column(table: Locator, number: int) -> list[str]:
    cells: list[str] = table.locator(f"tbody td:nth-child({number})").all_inner_texts()
    return cells


def test_every_statement_stands_in_the_table_the_newest_first(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    table = read(page)
    expect(table.locator("tbody tr")).to_have_count(len(story.knowledge.quotations))
    assert [cell.inner_text() for cell in table.locator("tbody tr").last.locator("td").all()] == [
        "Nakagawa",
        (
            "Yuki Nakagawa, a spokeswoman for Bluewater Transit, said the company would study the Public"
            " Contracts Act before it took any step."
        ),
        "",
        "Bluewater, Public Contracts Act",
        "4 Mar 2025",
        "Council hands ferry routes to Norrland after a midnight vote, Ellery Gazette",
    ]
    expect(table.get_by_role("columnheader", name="When")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("img", name="Picture of")).to_be_hidden()


def test_a_column_sorts_both_ways_and_what_is_unknown_stands_last(
    open_page: OpenPage, story: GraphView
) -> None:
    table = read(open_page(story))
    table.get_by_role("button", name="Who").click()
    up = column(table, 1)
    table.get_by_role("button", name="Who").click()
    down = column(table, 1)
    assert up[:-2] == sorted(up[:-2], key=str.casefold)
    assert down[:-2] == up[:-2][::-1]
    assert up[-2:] == down[-2:] == ["speaker not named"] * 2


def test_the_table_is_searched_in_all_its_words(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    table = read(page)
    page.get_by_role("searchbox", name="Search the statements").fill("so LITTLE doubt")
    assert column(table, 1) == ["Whitlock"]
    expect(page.locator("#table").get_by_role("status")).to_have_text("1 statement")


def test_tables_hold_what_passes_the_filters_and_lead_back_to_all(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="People, 14").click()
    page.get_by_role("button", name="Legend").click()
    page.evaluate(
        "(address) => (location.hash = address)", "#view=entities&hide=PERSON&publisher=National+Wire"
    )
    status = page.locator(".table:visible").get_by_role("status")
    expect(page.locator(".table-entities tbody")).not_to_contain_text("person")
    expect(status).to_have_text("6 entities · 33 filtered out Reset the filters")
    page.evaluate("(address) => (location.hash = address)", "#view=table&publisher=National+Wire")
    assert set(column(page.get_by_role("table", name="All statements"), 6)) == {
        "Minister calls hearings on the Sound crossing, National Wire"
    }
    status.get_by_role("button", name="Reset the filters").click()
    expect(status).to_have_text(f"{len(story.knowledge.quotations)} statements")


def test_a_name_in_the_table_opens_its_panel(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    read(page).get_by_role("button", name="Petrov").first.click()
    expect(page.locator("#panel-heading")).to_have_text("Anton Petrov")


def test_an_address_opens_what_it_was_taken_from(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    start = page.url
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="People, 14").click()
    page.get_by_role("button", name="Legend").click()
    page.keyboard.press("/")
    page.keyboard.type("whitlock")
    page.keyboard.press("Enter")
    read(page)
    address = page.url
    assert address.startswith(f"{start}#view=table&entity=n")
    state = "(({ view, selected, hiddenTypes }) => [view, selected, [...hiddenTypes]])(newsgraph.state())"
    before = page.evaluate(state)
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("window.newsgraph")
    assert page.evaluate(state) == before
    expect(page.locator("#panel-heading")).to_have_text("Helen Whitlock")
    page.evaluate("location.hash = '#entity=__proto__'")
    expect(page.locator("#panel-heading")).to_have_text("In short")
    expect(page.get_by_role("table")).to_be_hidden()


def test_a_page_as_it_opened_has_a_plain_address(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    start = page.url
    read(page)
    page.get_by_role("button", name="Picture").click()
    assert page.url == start


def test_a_phone_reads_statements_without_scrolling_sideways(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    table = read(page)
    assert page.evaluate("document.querySelector('#table').scrollWidth") <= 390
    box = table.locator("tbody tr").first.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < box["x"] + box["width"] <= 390


def test_a_phone_shows_what_is_searched_and_counted_whole(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_role("button", name="Statements", exact=True).tap()
    tools = page.locator("#table .table-tools")
    search, count = tools.get_by_role("searchbox").bounding_box(), tools.get_by_role("status").bounding_box()
    assert search is not None
    assert count is not None
    assert search["width"] > 300
    assert count["height"] < 26


def test_relations_stand_in_a_table_and_lead_to_their_ends(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.get_by_role("group", name="View").get_by_role("button", name="Relations").click()
    table = page.get_by_role("table", name="All relations")
    rows = table.locator("tbody tr")
    relations = [edge for *_, edge in story.network.edges(data=True) if edge["kind"] == "relation"]
    assert 0 < rows.count() <= len(relations)
    name = rows.first.locator(".name").first.inner_text()
    rows.first.locator("button.predicate").click()
    expect(page.locator("#panel-heading")).to_contain_text(name)
