"""The first picture tells the story: who has to do with whom, at a glance, in every window."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from browser.conftest import beside
from playwright.sync_api import Locator, Page, expect

from graph.export.view import GraphView
from graph.network import Measures, layout, standings
from graph.records import Article, Entity, EntityType, KnowledgeGraph

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
WINDOWS = [(1024, 640), (1280, 800), (1920, 1080)]
FOUND = """() => {
  const { entities } = newsgraph.visible();
  const labelled = new Set(newsgraph.labelled());
  const { width, height } = document.querySelector("#picture").getBoundingClientRect();
  return {
    part: (width * height) / (innerWidth * innerHeight),
    nameless: newsgraph.leaders().filter((id) => entities.includes(id) && !labelled.has(id)),
    regions: newsgraph.regions(),
  };
}"""
NAMES = """() => {
  const { entities } = newsgraph.visible();
  const names = newsgraph.labels().filter(({ id }) => entities.includes(id));
  const named = new Set(names.map(({ id }) => id));
  const beyond = (middle, side, place) => Math.max(Math.abs(middle - place) - side / 2, 0);
  const over = ({ x, y, width, height }, id) => {
    const dot = newsgraph.placeOf(id);
    return Math.hypot(beyond(x, width, dot.x), beyond(y, height, dot.y)) < newsgraph.radiusOf(id);
  };
  return {
    nameless: entities.filter((id) => !named.has(id)),
    over: names.flatMap((name) => entities.filter((id) => id !== name.id && over(name, id))),
  };
}"""
STORIES = 8
TOLD = 20


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def choose(page: Page, name: str) -> None:
    page.evaluate("(name) => newsgraph.choose({ entity: newsgraph.idOf(name) })", name)


@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_stories_are_regions_with_titles_and_the_picture_has_most_of_the_window(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(stories(), viewport={"width": size[0], "height": size[1]})
    found = page.evaluate(FOUND)
    assert found["part"] >= 0.6
    assert found["nameless"] == []
    titles = {region["title"] for region in found["regions"]}
    assert 6 <= len(titles) <= 12
    assert {title[:6] for title in titles} == {f"Lead {number}" for number in range(STORIES)}
    boxes = [region["box"] for region in found["regions"]]
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            across = max(one["left"] - other["right"], other["left"] - one["right"])
            down = max(one["top"] - other["bottom"], other["top"] - one["bottom"])
            assert max(across, down) >= 12


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (390, 844)], ids=str)
def test_each_dot_of_a_few_has_its_name_and_none_lies_on_the_dot_of_another(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    view = stories(3, 10, "Quay Trust {}-{}")
    page = open_page(view, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("newsgraph.visible().entities.length") == len(view.entities)
    assert page.evaluate(NAMES) == {"nameless": [], "over": []}


def test_as_many_open_on_a_phone_whatever_else_the_address_asks_for(open_page: OpenPage) -> None:
    page = open_page(stories(9, 40), viewport={"width": 390, "height": 844})
    opening = page.evaluate("newsgraph.state().opening")
    other = beside(page)
    other.set_viewport_size({"width": 390, "height": 844})
    other.goto(f"{page.url}#support=2")
    other.wait_for_function("window.newsgraph")
    for _ in range(100):
        if other.evaluate("newsgraph.state().opening") == opening:
            break
        other.wait_for_timeout(50)
    assert other.evaluate("newsgraph.state().opening") == opening


def test_a_title_leads_into_its_region_and_the_list_does_without_a_pointer(open_page: OpenPage) -> None:
    page = open_page(stories())
    page.get_by_role("button", name="Legend").click()
    regions = page.get_by_role("combobox", name="Look into a region")
    regions.select_option(index=1)
    page.get_by_role("button", name="Legend").click()
    first = page.evaluate("newsgraph.regions()[0].members.map(newsgraph.placeOf)")
    picture = page.locator("#picture").bounding_box()
    assert picture is not None
    assert all(0 < place["x"] < picture["width"] and 0 < place["y"] < picture["height"] for place in first)
    assert "at=" in page.url
    page.get_by_role("button", name="Fit to window").click()


def test_who_has_no_line_stands_beside_the_picture(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    apart = set(page.evaluate("newsgraph.apart()"))
    linked = {
        story.network.nodes[end]["name"]
        for source, target, data in story.network.edges(data=True)
        if data["kind"] != "co-mention"
        for end in (source, target)
    }
    assert apart == {entity.name for entity in story.entities} - linked
    page.get_by_role("button", name=re.compile("^Named together, ")).click()
    named = {
        story.network.nodes[end]["name"]
        for source, target in story.network.edges()
        for end in (source, target)
    }
    assert set(page.evaluate("newsgraph.apart()")) == {entity.name for entity in story.entities} - named


def test_back_and_forward_go_through_selections_views_and_articles(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    heading = panel(page).get_by_role("heading", level=2)
    choose(page, "Helen Whitlock")
    choose(page, "Mira Okafor")
    page.get_by_role("button", name="Statements", exact=True).click()
    page.get_by_role("button", name="Articles", exact=True).click()
    page.locator("#articles .title").first.click()
    expect(page.locator("#reading")).to_be_visible()
    page.go_back()
    expect(page.locator("#reading")).to_be_hidden()
    expect(page.locator("#articles")).to_be_visible()
    page.go_back()
    expect(page.locator("#table")).to_be_visible()
    page.go_back()
    expect(page.locator("#table")).to_be_hidden()
    expect(heading).to_have_text("Mira Okafor")
    page.go_back()
    expect(heading).to_have_text("Helen Whitlock")
    page.go_forward()
    expect(heading).to_have_text("Mira Okafor")
    page.go_back()
    page.go_back()
    expect(heading).to_have_text("In short")


def test_back_leaves_the_filters_as_they_are(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    choose(page, "Helen Whitlock")
    choose(page, "Mira Okafor")
    page.locator("#tools").get_by_role("button", name="Pin").click()
    page.go_back()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helen Whitlock")
    expect(page.locator("#tools").get_by_role("button", name="1 pinned")).to_be_visible()
    assert "pinned=" in page.url


def test_a_double_click_leaves_one_type_alone_and_is_one_step(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="People, 14").dblclick()
    people = sorted(entity.name for entity in story.entities if entity.type is EntityType.PERSON)
    assert page.evaluate("newsgraph.names()") == people
    page.get_by_role("button", name="Undo").click()
    assert len(page.evaluate("newsgraph.names()")) == 39
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_hidden_neighbours_come_in_and_move_nobody(open_page: OpenPage) -> None:
    page = open_page(stories(), viewport={"width": 1024, "height": 640})
    choose(page, "Lead 0")
    places = "newsgraph.visible().entities.map((id) => [id, newsgraph.placeOf(id)])"
    before = dict(page.evaluate(places))
    page.locator("#tools").get_by_role("button", name="Expand").click()
    after = dict(page.evaluate(places))
    assert {name: after[name] for name in before} == before
    assert len(after) > len(before)
    page.locator("#tools").get_by_role("button", name="brought in").click()
    assert dict(page.evaluate(places)) == before


def test_what_is_chosen_is_published_alone_with_title_and_credit(
    open_page: OpenPage, story: GraphView, tmp_path: Path
) -> None:
    page = open_page(story)
    choose(page, "Helen Whitlock")
    page.get_by_text("Save", exact=True).click()
    page.get_by_text("Picture to publish").click()
    page.get_by_role("textbox", name="Title").fill("Whom the harbour master knows")
    page.get_by_role("textbox", name="Credit").fill("Our picture desk")
    page.get_by_role("combobox", name="Proportions").select_option("square")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="SVG", exact=True).click()
    path = tmp_path / "picture.svg"
    waiting.value.save_as(path)
    drawing = ET.parse(path).getroot()  # noqa: S314 - the page under test wrote it
    words = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    near = {"whitlock"} | {
        end
        for source, target, data in story.network.edges(data=True)
        if data["kind"] != "co-mention" and "whitlock" in (source, target)
        for end in (source, target)
    }
    names = {entity.name for entity in story.entities if entity.id in near}
    assert words & {entity.name for entity in story.entities} == names
    assert {"Whom the harbour master knows", "Our picture desk"} <= words
    assert page.locator(".sheet").count() == 0


def stories(number: int = STORIES, told: int = TOLD, other_name: str = "Other {}-{}") -> GraphView:
    """Tell stories in which everybody is linked to one who leads, and the leaders of two neighbours."""
    names = {
        (story, n): f"Lead {story}" if n == 0 else other_name.format(story, n)
        for story in range(number)
        for n in range(told)
    }
    entities = tuple(
        Entity(
            id=f"s{story}n{n:02}",
            name=name,
            label=name,
            type=EntityType.PERSON if n % 2 else EntityType.ORG,
        )
        for (story, n), name in names.items()
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities:
        network.add_node(
            entity.id, name=entity.name, label=entity.label, articles=told - int(entity.id[3:]), mentions=1
        )
    pairs = [(f"s{story}n00", f"s{story}n{n:02}") for story, n in names if n]
    pairs += [(f"s{story}n00", f"s{story + 1}n00") for story in range(number - 1)]
    for place, (one, other) in enumerate(pairs):
        network.add_edge(
            one,
            other,
            key=f"re:{place}",
            kind="relation",
            label="advises",
            weight=1.0,
            support=1,
            evidence=(),
            negated=False,
            reported=False,
        )
    flat = {
        entity.id: Measures(
            degree=1, weighted_degree=1.0, betweenness=0.0, community=int(entity.id[1]), importance=0.5
        )
        for entity in entities
    }
    return GraphView(
        title="Stories",
        knowledge=KnowledgeGraph(articles=(Article(id="a", text="Nobody."),), entities=entities),
        network=network,
        measures=flat,
        positions=layout(network, flat),
        standings=standings(network),
    )
