"""What a reader does with the picture: narrow it down, follow it, group it, keep it."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from browser.pointer import drag
from playwright.sync_api import Download, Locator, Page, expect

from graph.export.view import GraphView
from graph.network import Measures
from graph.records import Article, Entity, EntityType, KnowledgeGraph

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SVG = "{http://www.w3.org/2000/svg}"


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def tools(page: Page) -> Locator:
    return page.locator("#tools")


def legend(page: Page, *names: str) -> None:
    """Press switches in the legend, which is folded away before and after."""
    for name in ("Legend", *names, "Legend"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()


def find(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")


def names(page: Page) -> set[str]:
    return set(page.evaluate("newsgraph.names()"))


def links(page: Page) -> int:
    return int(page.evaluate("newsgraph.visible().links.length"))


def count(page: Page, switch: str) -> str:
    return page.locator(f"[data-name='{switch}'] .count").text_content() or ""


def open_filters(page: Page) -> Locator:
    page.get_by_role("button", name="Filters").click()
    return page.get_by_role("group", name="Filters", exact=True)


def saved(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def test_an_outlet_and_an_article_narrow_the_picture_and_its_counts(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    before = (len(names(page)), links(page), count(page, "People"))
    filters = open_filters(page)
    filters.get_by_label("Outlet").select_option("Ellery Gazette")
    outlet = names(page)
    filters.get_by_label("Article", exact=True).select_option(index=1)
    title = story.knowledge.articles[0].title
    assert title is not None
    one = {mention.entity for mention in story.knowledge.mentions if mention.article == "a1"}
    drawn = {entity.name for entity in story.entities if entity.id in one}
    assert names(page) == drawn <= outlet
    people = sum(entity.type is EntityType.PERSON for entity in story.entities if entity.id in one)
    assert count(page, "People") == str(people)
    expect(page.get_by_role("button", name="Filters: 2 set")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    assert (len(names(page)), links(page), count(page, "People")) == before


def test_the_filters_close_by_their_button_and_by_escape(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "whitlock")
    filters = open_filters(page)
    lowest = "Math.max(...newsgraph.visible().entities.map((id) => newsgraph.placeOf(id).y))"
    page.get_by_role("button", name="Fit to window").click()
    picture, box = page.locator("#picture").bounding_box(), filters.bounding_box()
    assert picture is not None
    assert box is not None
    assert picture["y"] + page.evaluate(lowest) < box["y"]
    filters.get_by_role("button", name="Close the filters").click()
    expect(filters).to_be_hidden()
    expect(page.get_by_role("button", name="Filters")).to_be_focused()
    open_filters(page)
    panel(page).get_by_role("heading", level=2).click()
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helen Whitlock")


def test_the_tools_cover_nothing_of_the_picture(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "whitlock")
    line, picture = tools(page).bounding_box(), page.locator("#picture").bounding_box()
    assert line is not None
    assert picture is not None
    assert picture["x"] + picture["width"] <= line["x"]


def test_a_stretch_of_time_is_chosen_by_dragging_or_by_keyboard(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    brush = open_filters(page).get_by_role("group", name="When published")
    expect(brush).to_contain_text("4 Mar 2025 \u2013 9 Sept 2025: 6 articles")
    bars = brush.locator("svg")
    box = bars.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 10)
    page.mouse.up()
    dragged = names(page)
    assert 0 < len(dragged) < 39
    until = brush.get_by_role("slider", name="Until")
    until.press("Home")
    first = {m.entity for m in story.knowledge.mentions if m.article == "a1"}
    assert names(page) == {entity.name for entity in story.entities if entity.id in first}
    expect(brush.get_by_role("slider", name="From")).to_have_attribute("aria-valuetext", "4 Mar 2025")
    assert "until=2025-03-" in page.url


def test_relations_are_chosen_by_how_they_are_stated_and_links_by_their_support(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    filters = open_filters(page)
    filters.get_by_label("Relations that are").select_option("reported")
    reported = sum(data["reported"] for _, _, data in story.network.edges(data=True))
    assert links(page) == reported > 0
    filters.get_by_label("Relations that are").select_option("")
    page.get_by_role("button", name=re.compile("^Named together, ")).click()
    support = filters.get_by_label("Articles behind a link")
    support.press("ArrowRight")
    assert links(page) == int(count(page, "Statements")) + int(count(page, "Relations")) + int(
        count(page, "Named together")
    )
    assert 0 < links(page) < 40
    weight = filters.get_by_label("Weight of a link")
    before = links(page)
    for _ in range(4):
        weight.press("ArrowRight")
    assert links(page) < before


def test_each_change_can_be_undone_and_all_at_once(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_hidden()
    legend(page, "People, ", "Places, ")
    assert len(names(page)) == 39 - 14 - 3
    undo.click()
    assert len(names(page)) == 39 - 14
    page.keyboard.press("Control+z")
    assert len(names(page)) == 39
    expect(undo).to_be_hidden()
    expect(page.get_by_role("button", name="Filters")).to_be_focused()


def test_the_steps_around_an_entity_are_what_is_left(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "whitlock")
    tools(page).get_by_role("button", name="1 step").click()
    one = names(page)
    stated = {
        story.network.nodes[end]["name"]
        for source, target, data in story.network.edges(data=True)
        if data["kind"] != "co-mention" and "whitlock" in (source, target)
        for end in (source, target)
    }
    assert one == stated
    tools(page).get_by_role("button", name="2 steps").click()
    assert one < names(page)
    page.keyboard.press("Escape")
    tools(page).get_by_role("button", name="Only around Whitlock, 2 steps").click()
    assert len(names(page)) == 39
    expect(tools(page)).to_be_hidden()


def test_an_entity_is_hidden_and_comes_back(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "whitlock")
    tools(page).get_by_role("button", name="Hide").click()
    assert "Helen Whitlock" not in names(page)
    tools(page).get_by_role("button", name="1 hidden").click()
    assert "Helen Whitlock" in names(page)


def test_a_moved_entity_is_pinned_where_it_was_put(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    place = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))")
    drag(page, "Helen Whitlock")
    expect(tools(page).get_by_role("button", name="1 pinned")).to_be_visible()
    page.reload()
    page.wait_for_function("window.newsgraph")
    moved = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))")
    assert math.dist(moved.values(), (300, 200)) < 2
    page.get_by_role("button", name="Reset").click()
    back = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))")
    assert math.dist(back.values(), place.values()) < 2


def test_a_path_is_listed_hop_by_hop_with_its_sentences(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "castellan")
    tools(page).get_by_role("button", name="Path to").click()
    expect(page.get_by_role("combobox", name="Search names")).to_be_focused()
    expect(tools(page)).to_contain_text("A path from Castellan to whom?")
    page.keyboard.type("kittiwake")
    page.keyboard.press("Enter")
    heading = panel(page).get_by_role("heading", level=2)
    expect(heading).to_have_text(re.compile(r"Jorge Castellan\s+–\s+.*Kittiwake"))
    ways = panel(page).locator(".way")
    hops = ways.first.locator(".hop")
    assert hops.count() >= 2
    for hop in hops.all():
        assert hop.locator("mark").count() > 0
    ends = page.evaluate("newsgraph.state().selected.path.ways[0].hops.map(({ from, to }) => [from, to])")
    assert all(before[1] == after[0] for before, after in pairwise(ends))
    url = page.url
    assert "path=" in url
    page.keyboard.press("Escape")
    page.goto(url)
    page.wait_for_function("window.newsgraph")
    expect(heading).to_have_text(re.compile("Jorge Castellan"))


def test_a_path_goes_over_what_is_shown_and_says_so(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "castellan")
    tools(page).get_by_role("button", name="Path to").click()
    page.keyboard.type("whitlock")
    page.keyboard.press("Enter")

    def kinds() -> set[str]:
        return set(
            page.evaluate(
                "newsgraph.state().selected.path.ways.flatMap(({ hops }) => hops)"
                ".flatMap(({ links }) => links.map(({ kind }) => kind))"
            )
        )

    expect(panel(page)).to_contain_text("Over the links that are shown")
    assert "co-mention" not in kinds()
    panel(page).get_by_role("button", name="Include “Named together”").click()
    expect(panel(page).get_by_role("button", name="Include")).to_have_count(0)
    assert "co-mention" in kinds()
    page.get_by_role("button", name="Undo").click()
    assert "co-mention" not in kinds()


def test_the_address_opens_the_same_picture(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    open_filters(page).get_by_label("Outlet").select_option("Ellery Gazette")
    legend(page, "Full names")
    find(page, "whitlock")
    tools(page).get_by_role("button", name="2 steps").click()
    page.mouse.move(150, 300)
    page.mouse.wheel(0, -300)
    expect(page).to_have_url(re.compile("at="))
    seen = "[newsgraph.names(), newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))]"
    before = page.evaluate(seen)
    page.reload()
    page.wait_for_function("window.newsgraph")
    after = page.evaluate(seen)
    assert after[0] == before[0]
    assert math.dist(after[1].values(), before[1].values()) < 3


def test_communities_are_outlined_and_named(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    button = page.get_by_role("button", name="Communities", exact=True)
    page.get_by_role("button", name="Legend").click()
    plain = page.locator("#picture canvas").screenshot()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert "groups=yes" in page.url
    assert page.locator("#picture canvas").screenshot() != plain


def test_a_crowd_opens_as_communities_that_open_on_a_click(open_page: OpenPage) -> None:
    page = open_page(crowd())
    page.get_by_role("button", name="Show all", exact=True).click()
    circles = "newsgraph.visible().entities.filter((id) => id.startsWith('c'))"
    assert page.evaluate(circles) == [f"c{community}" for community in range(8)]
    place = page.evaluate("newsgraph.placeOf('c3')")
    page.locator("#picture").click(position=place)
    assert len(page.evaluate("newsgraph.visible().entities")) == 7 + 200
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("combobox", name="Open a community").select_option("5")
    assert len(page.evaluate("newsgraph.visible().entities")) == 6 + 400
    tools(page).get_by_role("button", name="2 communities open").click()
    assert len(page.evaluate(circles)) == 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_kept_as_svg_and_as_png(
    open_page: OpenPage, story: GraphView, tmp_path: Path, scheme: str
) -> None:
    page = open_page(story, color_scheme=scheme)
    legend(page, "Communities")
    find(page, "whitlock")
    page.get_by_text("Save", exact=True).click()
    with page.expect_download() as svg:
        page.get_by_role("button", name="Picture as SVG").click()
    drawing = ET.parse(saved(svg.value, tmp_path)).getroot()  # noqa: S314 - the page under test wrote it
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    assert "Whitlock" in words
    assert words[0] == "The Port Ellery ferry contract · 6 articles · 4 Mar \u2013 9 Sept 2025 · 39 entities"
    assert words[1:14] == [
        "People",
        "Organisations",
        "Places",
        "Buildings and sites",
        "Events",
        "Laws",
        "Products",
        "described only",
        "outlet or author",
        "Statements",
        "Relations",
        "denied",
        "only reported",
    ]
    assert len(list(drawing.iter(f"{SVG}path"))) > links(page)
    page.get_by_text("Save", exact=True).click()
    with page.expect_download() as png:
        page.get_by_role("button", name="Picture as PNG").click()
    assert saved(png.value, tmp_path).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_phone_has_all_tools_within_its_width(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_role("button", name="Filters", exact=True).tap()
    page.get_by_label("Outlet").select_option("Ellery Gazette")
    last = page.get_by_label("Weight of a link")
    last.scroll_into_view_if_needed()
    last.tap(trial=True)
    page.get_by_role("button", name="Filters: 1 set").tap()
    page.evaluate("newsgraph.choose({ entity: newsgraph.idOf('Mira Okafor') })")
    for name in ("1 step", "Path to …", "Hide"):
        box = tools(page).get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
        assert box["height"] >= 34
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def crowd() -> GraphView:
    """Make eight communities of 200 each, that are not linked at all."""
    numbers = range(1600)
    entities = tuple(
        Entity(id=f"x{n:04}", name=f"Name {n:04}", label=f"Name {n:04}", type=EntityType.ORG) for n in numbers
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(entity.id for entity in entities)
    measures = {
        entity.id: Measures(
            degree=0, weighted_degree=0.0, betweenness=0.0, community=n % 8, importance=1 - n / 1600
        )
        for n, entity in enumerate(entities)
    }
    places = {f"x{n:04}": (n % 8 * 400.0 + n // 8 % 15 * 26, float(n // 120 * 26)) for n in numbers}
    return GraphView(
        title="Crowd",
        knowledge=KnowledgeGraph(articles=(Article(id="a", text="Nobody."),), entities=entities),
        network=network,
        measures=measures,
        positions=places,
    )
