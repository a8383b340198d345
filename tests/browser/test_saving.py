"""Files that the page hands out: what is shown, the tables, and the page itself."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from hostile import HOSTILE, hostile_view
from playwright.sync_api import Page, expect

from graph.export.view import GraphView

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def saved(page: Page, entry: str) -> Path:
    page.locator("summary").get_by_text("Save", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=entry).click()
    return Path(waiting.value.path())


def kept(page: Path) -> object:
    (data,) = re.findall(
        r'<script type="application/json" id="data">(.*?)</script>', page.read_text(encoding="utf-8")
    )
    return json.loads(data)["kept"]


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_the_menu_opens_and_closes_by_keyboard(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    menu = page.locator(".menu > summary")
    menu.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Network for Gephi")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.get_by_role("button", name="Network for Gephi")).to_be_hidden()


def test_the_network_that_is_shown_is_saved_for_other_programs(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="People, 14").click()
    page.get_by_role("button", name="Legend").click()
    shown = page.evaluate("newsgraph.visible()")
    network = nx.read_graphml(saved(page, "GraphML"), force_multigraph=True)
    assert sorted(network) == sorted(shown["entities"])
    assert sorted(key for _, _, key in network.edges(keys=True)) == sorted(shown["links"])
    assert "PERSON" not in {kind for _, kind in network.nodes(data="entity_type")}
    saved_json = json.loads(saved(page, "JSON").read_text(encoding="utf-8"))
    assert [entity["id"] for entity in saved_json["entities"]] == sorted(
        shown["entities"], key=lambda entity: int(entity[1:])
    )
    owns = next(link for link in saved_json["links"] if link["label"] == "owns two fifths of")
    assert owns["evidence"] == [
        {
            "article": "a4",
            "words": "The Sund Pension Fund owns two fifths of Norrland Ferries",
            "sentence": (
                "The Sund Pension Fund owns two fifths of Norrland Ferries, according to papers filed in"
                " Halden, Norway, and seen by the Sound Courier."
            ),
        }
    ]


def test_links_are_saved_with_each_piece_of_evidence(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    links = rows(saved(page, "Links with evidence"))
    found = next(row for row in links if row["from"] == "Daniel Barros" and row["kind"] == "relation")
    assert (found["label"], found["to"], found["words"]) == (
        "advised",
        "Port Ellery City Council",
        "Barros advised the City Council",
    )
    assert (found["article"], found["publisher"], found["published"], found["url"]) == (
        "a4",
        "The Sound Courier",
        "2025-06-11",
        "",
    )
    entities = rows(saved(page, "Entities (CSV)"))
    assert len(entities) == page.evaluate("newsgraph.visible().entities.length") > 30
    assert entities[0]["name"] == story.ranked[0].name


@pytest.mark.parametrize(
    ("view", "file", "first"),
    [
        ("Statements", "statements.csv", ("who", "Tomas Lindqvist")),
        ("Entities", "entities.csv", ("name", "Tomas Lindqvist")),
        ("Articles", "articles.csv", ("title", "Court freezes the contract")),
    ],
)
def test_a_table_is_saved_as_it_is_sorted_and_searched(
    open_page: OpenPage, story: GraphView, view: str, file: str, first: tuple[str, str]
) -> None:
    page = open_page(story)
    page.get_by_role("group", name="View").get_by_role("button", name=view).click()
    page.locator(".table:visible input").fill("norrland")
    count = page.locator(".table:visible tbody tr").count()
    with page.expect_download() as waiting:
        page.locator(".save-table:visible").click()
    assert waiting.value.suggested_filename == file
    found = rows(Path(waiting.value.path()))
    assert (len(found), found[0][first[0]]) == (count, first[1])


def test_hostile_words_are_saved_as_words(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    names = {text.replace("\ud800", "\ufffd") for text in HOSTILE}
    assert {row["name"] for row in rows(saved(page, "Entities (CSV)"))} == names
    network = nx.read_graphml(saved(page, "GraphML"), force_multigraph=True)
    assert {name for _, name in network.nodes(data="name")} == names


def test_a_copy_opens_as_it_was_left(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    place = "newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))"
    start = page.evaluate(place)
    box = page.locator("#picture").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Legend").click()
    page.get_by_role("button", name="Laws, 1").click()
    moved, drawn = page.evaluate(place), page.evaluate("newsgraph.visible()")
    copy = saved(page, "This page")
    again = open_page(story, written=copy.read_text(encoding="utf-8"))
    assert again.evaluate("newsgraph.visible()") == drawn
    there = again.evaluate(place)
    assert abs(there["x"] - moved["x"]) + abs(there["y"] - moved["y"]) < 3
    assert abs(there["x"] - start["x"]) + abs(there["y"] - start["y"]) > 50
    again.get_by_role("button", name="Legend").click()
    expect(again.get_by_role("button", name="Laws, 1")).to_have_attribute("aria-pressed", "false")
    assert kept(saved(again, "This page")) == kept(copy)
