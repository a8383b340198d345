"""What a reader sees and does on the page, in a browser whose every request is refused."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest
from playwright.sync_api import Locator, Page, expect

from graph.export.summary import summarise
from graph.export.view import GraphView, view_of
from graph.network import Measures
from graph.records import Entity, EntityType, KnowledgeGraph

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def section(page: Page, heading: str) -> Locator:
    return panel(page).locator("section").filter(has=page.get_by_role("heading", name=heading))


def find(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")


def switch(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{name}, "))


def click_dot(page: Page, name: str) -> None:
    place = page.evaluate("(name) => newsgraph.placeOf(newsgraph.idOf(name))", name)
    page.locator("#picture").click(position=place)


def click_line(page: Page, kind: str, source: str, target: str) -> None:
    place = page.evaluate("(ends) => newsgraph.middleOf(newsgraph.linkOf(...ends))", [kind, source, target])
    page.locator("#picture").click(position=place)


def drawn(page: Page) -> tuple[int, int]:
    """Return how many entities stand in the picture or apart from it, and how many links are in it."""
    shown, links = page.evaluate("[newsgraph.names(), newsgraph.visible().links]")
    return len(shown), len(links)


def test_the_page_says_what_it_shows(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    expect(page).to_have_title("The Port Ellery ferry contract")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Port Ellery ferry contract")
    expect(page.get_by_role("banner")).to_contain_text("6 articles · 4 Mar \u2013 9 Sept 2025 · 39 entities")
    expect(page.get_by_role("img", name=re.compile("^Picture of 31 entities and "))).to_be_visible()
    expect(panel(page)).to_contain_text("Without a line in the picture8")


def test_a_browser_that_cannot_unpack_the_page_is_told(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.add_init_script("delete window.DecompressionStream")
    page.reload()
    expect(panel(page)).to_contain_text("This browser cannot unpack the page")


def test_the_legend_counts_types_and_kinds(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 1440, "height": 900})
    legend = page.get_by_role("region", name="Legend and filters").get_by_role("group")
    assert legend.first.get_by_role("button").all_inner_texts() == [
        "Statements\n28",
        "Relations\n21",
        "Named together\n111",
    ]
    page.get_by_role("button", name="Legend").click()
    types = page.get_by_role("group", name="Entities", exact=True)
    assert types.get_by_role("button").all_inner_texts() == [
        "People\n14",
        "Organisations\n11",
        "Places\n3",
        "Regions and waters\n2",
        "Buildings and sites\n2",
        "Peoples and parties\n1",
        "Groups\n1",
        "Events\n2",
        "Laws\n1",
        "Works\n1",
        "Products\n1",
        "Described only\n2",
    ]


def test_a_click_in_the_legend_hides_a_type_and_another_brings_it_back(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    people = switch(page, "People")
    all_drawn = drawn(page)
    people.click()
    expect(people).to_have_attribute("aria-pressed", "false")
    assert drawn(page)[0] == 39 - 14
    people.click()
    expect(people).to_have_attribute("aria-pressed", "true")
    assert drawn(page) == all_drawn


def test_co_mentions_are_off_until_asked_for(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    together = switch(page, "Named together")
    expect(together).to_have_attribute("aria-pressed", "false")
    before = drawn(page)[1]
    together.click()
    assert drawn(page)[1] == before + len(story.knowledge.co_mentions)


def test_an_alias_finds_its_entity_and_opens_the_panel(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.keyboard.press("/")
    page.keyboard.type("mayor ok")
    suggestion = page.get_by_role("option")
    assert suggestion.all_inner_texts() == ["Mira Okafor\nMayor Okafor"]
    page.keyboard.press("Enter")
    heading = panel(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("Mira Okafor")
    expect(heading).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Selected: Mira Okafor")


def test_arrow_keys_choose_among_suggestions(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.keyboard.press("/")
    page.keyboard.type("port ell")
    names = page.get_by_role("option").locator(".option-name").all_inner_texts()
    assert names == ["Port Ellery City Council", "Port Ellery"]
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text(re.compile("^Port Ellery"))
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Port Ellery")


def test_a_name_that_is_not_there_is_said_not_to_be(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.keyboard.press("/")
    page.keyboard.type("Zebulon")
    expect(page.get_by_role("listbox")).to_have_text("No name or sentence like “Zebulon”")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("In short")


def test_a_click_on_a_dot_opens_what_was_said(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    click_dot(page, "Helen Whitlock")
    said = section(page, "Said by Whitlock").locator("article")
    expect(said).to_have_count(2)
    first = said.first
    expect(first.locator("mark")).to_have_text("I have never closed a pier with so little doubt,")
    expect(first).to_contain_text("about Pier Nine")
    expect(first).to_contain_text("The Sound Courier, 17 Apr 2025")
    link = first.get_by_role("link", name="Source of “Inspectors find cracked ramp at Pier Nine” on the web")
    expect(link).to_have_attribute("href", "https://courier.example/pier-nine")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_panel_says_who_it_is_when_and_by_what_words(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "okafor")
    role = panel(page).get_by_role("list", name="Roles").get_by_role("listitem")
    assert role.all_inner_texts() == ["mayor of Port Ellery 4 Mar 2025"]
    expect(panel(page)).to_contain_text("6 mentions in 3 articles, 4 Mar – 11 June 2025")
    chart = panel(page).get_by_role("img", name="Mentions over time.")
    assert chart.get_attribute("aria-label") == (
        "Mentions over time. 4 Mar – 9 Mar 2025: 3; 27 Apr – 2 May 2025: 2; 8 June – 13 June 2025: 1"
    )
    role.get_by_role("link").click()
    expect(page.locator("#reading mark")).to_have_text("mayor of Port Ellery")


def test_a_panel_tells_what_was_said_of_and_to_an_entity(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "okafor")
    expect(section(page, "Said of Okafor")).to_contain_text("by Castellan")
    expect(section(page, "Said of Okafor")).to_contain_text("by speaker not named")
    expect(section(page, "Said to Okafor").locator("article")).to_have_count(2)


def test_relations_tell_stated_from_reported_and_mark_what_is_negated(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    find(page, "okafor")
    relations = section(page, "Relations").locator("article")
    assert [[part for part in text.split("\n") if part][:4] for text in relations.all_inner_texts()] == [
        ["Okafor", "mayor of", "Port Ellery", "stated"],
        ["Okafor", "campaigned for", "Norrland Ferries", "stated"],
        ["Okafor", "not: work for", "Norrland Ferries", "reported"],
    ]
    expect(relations.nth(2)).to_contain_text("negated")
    expect(relations.nth(2)).to_contain_text(re.compile(r"as said by\s+speaker not named"))
    expect(relations.nth(0).locator("mark")).to_have_text("Mira Okafor, the mayor of Port Ellery")
    page.evaluate(
        "newsgraph.choose({ link: newsgraph.linkOf('relation', 'Daniel Barros', 'Tomas Lindqvist') })"
    )
    expect(panel(page).locator(".who .people")).to_have_text(re.compile("as said by senior council official"))


def test_a_click_on_a_line_opens_its_evidence(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    click_line(page, "relation", "Daniel Barros", "Port Ellery City Council")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(
        re.compile(r"Daniel Barros\s+advised\s+Port Ellery City Council")
    )
    expect(panel(page).locator("mark")).to_have_text("Barros advised the City Council")
    expect(panel(page)).to_contain_text("Who owns the boats? A pension fund in the background")


def test_an_address_that_is_not_of_the_web_is_no_link(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "dubois")
    expect(panel(page)).to_contain_text("Who owns the boats? A pension fund in the background")
    expect(panel(page).locator("a.web")).to_have_count(0)


def test_company_is_proved_by_sentences_with_both_names_marked(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "marsh")
    company = section(page, "Named together with")
    company.get_by_role("button", name=re.compile("Evidence: Harbour Hearings")).click()
    assert panel(page).locator("mark").all_inner_texts() == [
        "Eleanor Marsh",
        "transport minister",
        "Harbour Hearings",
    ]


def test_escape_closes_and_back_returns(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    heading = panel(page).get_by_role("heading", level=2)
    find(page, "whitlock")
    section(page, "Said by Whitlock").get_by_role("button", name="Pier Nine").click()
    expect(heading).to_have_text("Pier Nine")
    panel(page).get_by_role("button", name="Back").click()
    expect(heading).to_have_text("Helen Whitlock")
    page.keyboard.press("Escape")
    expect(heading).to_have_text("In short")


def test_quotations_without_a_known_speaker_are_counted_and_shown(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    unknown = panel(page).get_by_text("2 quotations without a known speaker")
    unknown.click()
    quotations = panel(page).locator("details article")
    expect(quotations).to_have_count(2)
    expect(quotations.first).to_contain_text("by speaker not named")


def test_every_entity_opens_from_the_list_by_keyboard(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    panel(page).get_by_role("button", name="Show all 39").press("Enter")
    last = panel(page).locator(".ranked .name").last
    name = last.inner_text()
    last.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(name)


def test_every_control_is_reached_by_tab_and_shows_it(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    outlined = []
    for _ in range(20):
        page.keyboard.press("Tab")
        outlined.append(
            page.evaluate(
                "() => { const now = document.activeElement; const style = getComputedStyle(now);"
                " return [now.getAttribute('aria-label') ?? now.textContent,"
                " style.outlineStyle !== 'none' || now.className === 'skip']; }"
            )
        )
    assert [name for name, visible in outlined if not visible] == []
    names = [name for name, _ in outlined]
    assert names[:11] == [
        "Skip to the list of entities",
        "Picture",
        "Relations",
        "Statements",
        "Entities",
        "Articles",
        "Search names, or ask in words",
        "Save",
        "Zoom in",
        "Zoom out",
        "Fit to window",
    ]
    assert "Legend" in names


def test_a_dark_screen_gets_a_dark_page(open_page: OpenPage, story: GraphView) -> None:
    colours = [
        open_page(story, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(251, 250, 247)", "rgb(21, 24, 28)"]


def test_a_phone_shows_the_panel_as_a_sheet_and_never_scrolls_sideways(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    page.get_by_role("combobox").tap()
    page.keyboard.type("norrland")
    page.keyboard.press("Enter")
    box = panel(page).bounding_box()
    assert box is not None
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    assert box["height"] < 844 * 0.6
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    place = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Norrland Ferries'))")
    picture = page.locator("#picture").bounding_box()
    assert picture is not None
    assert picture["y"] < picture["y"] + place["y"] < box["y"]


def test_the_list_has_the_order_and_the_numbers_of_the_summary(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    connected, quoted = (dict(summarise(story))[heading] for heading in ("Most connected", "Most quoted"))
    section(page, "Most connected").get_by_role("button", name="Show all 39").click()
    rows = [tuple(row.split("\n")) for row in panel(page).locator(".ranked .companion").all_inner_texts()]
    assert [f"{name}: {figure}" for name, figure in rows[: len(connected)]] == [
        re.sub(r" \([^()]+\):", ":", line) for line in connected
    ]
    spoke = [
        tuple(row.split("\n")) for row in section(page, "Most quoted").locator(".companion").all_inner_texts()
    ]
    assert [f"{name}, {figure}" for name, figure in spoke] == [line.partition(":")[0] for line in quoted[:5]]


def test_the_panel_says_what_its_numbers_count(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 1440, "height": 900})
    panel(page).get_by_text("How this is counted").click()
    lines = page.evaluate("newsgraph.visible().links.length")
    expect(panel(page)).to_contain_text(f"of the {len(story.knowledge.quotations)} quotations found")
    expect(panel(page)).to_contain_text("or their speaker is not known (2).")
    statements = switch(page, "Statements")
    assert lines == sum(
        int(switch(page, kind).locator(".count").inner_text()) for kind in ("Statements", "Relations")
    )
    expect(statements).to_have_attribute(
        "title", re.compile("^Statements: each of the 28 lines runs from a speaker")
    )


def test_a_quotation_tells_how_and_when_it_was_said(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "whitlock")
    said = section(page, "Said by Whitlock").locator("article")
    assert [[*article.locator(".when, .note").all_inner_texts()] for article in said.all()] == [
        ["said on 10 Apr 2025", "asserts"],
        ["said in the week of 7 Apr 2025", "shown, not said"],
    ]
    find(page, "lindqvist")
    denied = section(page, "Said by Lindqvist").locator("article").filter(has_text="had been warned")
    assert denied.locator(".note").all_inner_texts() == ["denies", "reported speech", "negated"]


def test_a_relation_that_is_no_fact_says_so(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "ministry of transport")
    expect(section(page, "Relations").locator("article")).to_contain_text("not stated as a fact")


def test_an_outlet_is_named_as_one(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "ellery gazette")
    expect(panel(page)).to_contain_text("organisation, publishes or writes these articles")


def test_the_key_explains_only_what_is_drawn(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    key = page.get_by_role("list", name="Key")
    assert key.get_by_role("listitem").all_inner_texts() == [
        "denied",
        "only reported",
        "described only",
        "outlet or author",
    ]
    assert key.locator("svg").count() == 4
    knowledge = replace(
        story.knowledge,
        relations=(),
        quotations=(),
        mentions=(),
        co_mentions=(),
        entities=tuple(replace(e, observer=False) for e in story.knowledge.entities if e.named),
    )
    expect(open_page(view_of(knowledge)).get_by_role("list", name="Key")).to_have_count(0)


def test_a_switch_hides_what_is_only_described(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    described = switch(page, "Described only")
    described.click()
    expect(described).to_have_attribute("aria-pressed", "false")
    assert drawn(page)[0] == 39 - 2
    names = panel(page).locator(".ranked .name").all_inner_texts()
    described.click()
    assert drawn(page)[0] == 39
    assert not {"a senior council official", "A deckhand on the evening sailing"} & set(names)


def test_closing_goes_back_to_where_the_reader_was(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
    before = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Mira Okafor'))")
    far = page.evaluate(
        "() => newsgraph.visible().entities.find((id) => newsgraph.placeOf(id).x < -50)",
    )
    page.evaluate("(id) => newsgraph.choose({ entity: id })", far)
    assert page.evaluate("newsgraph.placeOf(newsgraph.idOf('Mira Okafor'))") != before
    panel(page).get_by_role("button", name="Close").click()
    after = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Mira Okafor'))")
    assert [round(after[axis], 3) for axis in "xy"] == [round(before[axis], 3) for axis in "xy"]


def test_what_is_in_sight_stays_where_it_is_when_chosen(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    places = [page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))")]
    find(page, "whitlock")
    places.append(page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))"))
    assert places[0] == places[1]


def test_nothing_of_the_panel_is_seen_beside_its_controls(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    find(page, "okafor")
    panel(page).evaluate("(node) => { node.scrollTop = 300; }")
    controls, whole = page.locator(".panel-controls").bounding_box(), panel(page).bounding_box()
    assert controls is not None
    assert whole is not None
    assert (controls["x"], controls["y"]) == (whole["x"] + 1, whole["y"])
    assert controls["width"] >= whole["width"] - 20  # a scroll bar
    assert (
        page.evaluate("() => getComputedStyle(document.querySelector('.panel-controls')).backgroundColor")
        == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["laptop", "phone"])
def test_dots_stand_apart_in_the_free_part_of_the_window(
    open_page: OpenPage, story: GraphView, size: tuple[int, int]
) -> None:
    page = open_page(story, viewport={"width": size[0], "height": size[1]})
    places = page.evaluate("newsgraph.visible().entities.map((id) => newsgraph.placeOf(id))")
    picture, sheet, zoom = (page.locator(part).bounding_box() for part in ("#picture", "#panel", "#zoom"))
    assert picture is not None
    assert sheet is not None
    floor = (sheet["y"] if size[0] == 390 else picture["y"] + picture["height"]) - picture["y"]
    for number, place in enumerate(places):
        assert 8 < place["x"] < picture["width"] - 8
        assert 8 < place["y"] < floor - 8
        if zoom is not None:
            assert place["x"] < zoom["x"] - 4 or place["y"] < zoom["y"] - picture["y"] - 4
        assert min((math.dist(place.values(), other.values()) for other in places[:number]), default=99) > 24
    across = max(place["x"] for place in places) - min(place["x"] for place in places)
    assert across > 0.7 * picture["width"]


def test_a_phone_shows_every_kind_of_link_and_unfolds_the_rest(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story, viewport={"width": 390, "height": 844}, has_touch=True)
    for kind in ("Statements", "Relations", "Named together"):
        box = switch(page, kind).bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
    people = switch(page, "People")
    expect(people).to_be_hidden()
    page.get_by_role("button", name="Legend").tap()
    people.tap()
    expect(people).to_have_attribute("aria-pressed", "false")


def test_an_empty_graph_says_so(open_page: OpenPage, story: GraphView) -> None:
    knowledge = replace(
        story.knowledge, entities=(), mentions=(), quotations=(), relations=(), co_mentions=()
    )
    network = story.network.__class__()
    page = open_page(replace(story, knowledge=knowledge, network=network, measures={}, positions={}))
    expect(panel(page)).to_contain_text("No people, organisations or places were found")


def test_a_large_graph_opens_on_its_strongest_and_shows_more_on_request(
    open_page: OpenPage, story: GraphView
) -> None:
    numbers = range(400)
    entities = tuple(
        Entity(id=f"x{number}", name=f"Name {number:03}", label=f"Name {number:03}", type=EntityType.ORG)
        for number in numbers
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(entity.id for entity in entities)
    measures = {
        entity.id: Measures(
            degree=0, weighted_degree=0.0, betweenness=0.0, community=0, importance=float(number)
        )
        for number, entity in enumerate(entities)
    }
    page = open_page(
        GraphView(
            title="Many",
            knowledge=KnowledgeGraph(articles=story.knowledge.articles, entities=entities),
            network=network,
            measures=measures,
            positions={f"x{number}": (number % 20 * 60.0, number // 20 * 60.0) for number in numbers},
        ),
        viewport={"width": 1600, "height": 1100},
    )
    legend = page.get_by_role("region", name="Legend and filters")
    expect(legend).to_contain_text("150 of 400")
    assert drawn(page)[0] == 150
    find(page, "name 003")
    assert drawn(page)[0] == 151
    legend.get_by_role("button", name="Show 150 more").click()
    assert drawn(page)[0] == 301
    legend.get_by_role("button", name="Show all").click()
    assert drawn(page)[0] == 400
    legend.get_by_role("button", name="Show the strongest").click()
    assert drawn(page)[0] == 151


def test_what_somebody_said_is_narrowed_to_whom_it_is_about(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.evaluate("newsgraph.choose({ entity: newsgraph.idOf('Tomas Lindqvist') })")
    chips = panel(page).get_by_role("group", name="Said by")
    whole = chips.locator("xpath=..").locator("article").count()
    first = chips.get_by_role("button").first
    told = int(first.locator(".count").inner_text())
    first.press("Enter")
    expect(chips.locator("xpath=..").locator("article")).to_have_count(told)
    assert told < whole
    expect(chips.get_by_role("button", pressed=True)).to_be_focused()
    chips.get_by_role("button", pressed=True).click()
    expect(chips.locator("xpath=..").locator("article")).to_have_count(whole)
