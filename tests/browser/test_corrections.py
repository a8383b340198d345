"""What a reader corrects on the page is what the next build reads."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import HOSTILE, hostile_view
from playwright.sync_api import Locator, Page, expect

from graph.cli import run
from graph.curation import Action, Name, Ruling
from graph.export.view import GraphView
from graph.readers.curation import read_curation
from graph.records import EntityType

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
ROOT = Path(__file__).parents[2]


def choose(page: Page, name: str) -> Locator:
    page.evaluate("(name) => newsgraph.choose({ entity: newsgraph.idOf(name) })", name)
    panel = page.get_by_role("complementary", name="Details")
    if not panel.locator(".correct[open]").count():
        panel.get_by_role("button", name="Correct …").click()
    return panel


def saved(page: Page) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save curation.yaml").click()
    assert waiting.value.suggested_filename == "curation.yaml"
    return Path(waiting.value.path())


def rulings(path: Path) -> list[tuple[Action, tuple[Name, ...], str | None, EntityType | None]]:
    def told(ruling: Ruling) -> tuple[Action, tuple[Name, ...], str | None, EntityType | None]:
        return ruling.action, ruling.names, ruling.to, ruling.type

    return [told(ruling) for ruling in read_curation(path).rulings]


def test_every_decision_is_read_as_it_was_made(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    panel = choose(page, "Mira Okafor")
    panel.get_by_role("textbox", name="Name").fill("Miriam Okafor")
    panel.get_by_role("button", name="Rename").click()
    panel = choose(page, "Pier Nine")
    panel.get_by_role("combobox", name="Type").select_option("place")
    panel.get_by_role("button", name="Change type").click()
    panel.get_by_role("button", name="Drop: no entity").click()
    panel.get_by_role("button", name="Undo: Pier Nine is no entity").click()
    for other, verdict in (("Sund Pension Fund", "Same as"), ("Transport Ministry", "Not")):
        name = "Ministry of Transport" if other == "Transport Ministry" else other
        panel = choose(page, "Norrland Ferries")
        panel.get_by_role("button", name="Same as, or different from").click()
        panel = choose(page, name)
        panel.get_by_role("button", name=f"{verdict} Norrland Ferries").click()
    panel = choose(page, "Halden")
    panel.get_by_role("button", name="Drop: no entity").click()
    page.keyboard.press("Escape")
    assert panel.locator(".decided li span").all_inner_texts() == [
        "Mira Okafor is called Miriam Okafor",
        "Pier Nine: place",
        "Norrland Ferries and Sund Pension Fund are the same",
        "Norrland Ferries and Ministry of Transport are different",
        "Halden is no entity",
    ]
    norrland = Name(text="Norrland Ferries")
    assert rulings(saved(page)) == [
        (Action.RENAME, (Name(text="Mira Okafor"),), "Miriam Okafor", None),
        (Action.RETYPE, (Name(text="Pier Nine"),), None, EntityType.GPE),
        (Action.MERGE, (norrland, Name(text="Sund Pension Fund")), None, None),
        (Action.DIFFERENT, (norrland, Name(text="Ministry of Transport")), None, None),
        (Action.DROP, (Name(text="Halden"),), None, None),
    ]


def test_a_hostile_name_is_a_name_in_the_file(open_page: OpenPage) -> None:
    page = open_page(hostile_view())
    for number in range(len(HOSTILE)):
        page.evaluate("(id) => newsgraph.choose({ entity: id })", f"n{number}")
        page.locator(".correct").evaluate("(node) => { node.open = true; }")
        page.get_by_role("button", name="Drop: no entity").click()
    found = [names[0].text for _, names, _, _ in rulings(saved(page))]
    assert sorted(found) == sorted(" ".join(text.replace("\ud800", "\ufffd").split()) for text in HOSTILE)


def test_the_next_build_obeys(open_page: OpenPage, story: GraphView, tmp_path: Path) -> None:
    build = ["build", str(ROOT / "tests" / "samples"), "-q", "-o", str(tmp_path)]
    assert run([*build, "--format", "html"]) == 0
    page = open_page(story, written=(tmp_path / "graph.html").read_text(encoding="utf-8"))
    panel = choose(page, "Gulf Water Watch")
    panel.get_by_role("textbox", name="Name").fill("Gulf Watch")
    panel.get_by_role("button", name="Rename").click()
    panel = choose(page, "Halifax")
    panel.get_by_role("combobox", name="Type").select_option("place")
    panel.get_by_role("button", name="Change type").click()
    assert run([*build, "--format", "json", "--curation", str(saved(page))]) == 0
    entities = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))["entities"]
    types = {entity["name"]: entity["type"] for entity in entities}
    assert (types["Gulf Watch"], types["Halifax"]) == ("ORG", "GPE")
    assert "Gulf Water Watch" not in types


def test_an_entity_without_a_name_has_nothing_to_correct(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.evaluate("newsgraph.choose({ entity: newsgraph.idOf('a senior council official') })")
    expect(page.locator("#panel-heading")).to_have_text("a senior council official")
    expect(page.locator(".correct")).to_have_count(0)


def test_the_other_is_found_by_typing_its_name(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    panel = choose(page, "Norrland Ferries")
    panel.get_by_role("button", name="Same as, or different from").click()
    page.keyboard.type("sund pension")
    page.keyboard.press("Enter")
    panel.get_by_role("button", name="Same as Norrland Ferries").click()
    assert panel.locator(".decided li span").all_inner_texts() == [
        "Norrland Ferries and Sund Pension Fund are the same"
    ]


def test_a_correction_shows_everywhere_at_once_stays_and_is_undone(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    first = page.evaluate("newsgraph.names()")
    panel = choose(page, "Norrland Ferries")
    panel.get_by_role("textbox", name="Name").fill("Norrland Line")
    panel.get_by_role("button", name="Rename").click()
    panel = choose(page, "Halden")
    panel.get_by_role("button", name="Drop: no entity").click()
    expected = sorted({"Norrland Line", *first} - {"Norrland Ferries", "Halden"})
    assert page.evaluate("newsgraph.names()") == expected
    page.reload()
    page.wait_for_function("window.newsgraph")
    assert page.evaluate("newsgraph.names()") == expected
    panel.get_by_role("button", name="Undo: Norrland Ferries is called Norrland Line").click()
    panel.get_by_role("button", name="Undo: Halden is no entity").click()
    assert page.evaluate("newsgraph.names()") == first


def test_what_is_merged_has_the_links_of_both(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    panel = choose(page, "Norrland Ferries")
    panel.get_by_role("button", name="Same as, or different from").click()
    panel = choose(page, "Sund Pension Fund")
    panel.get_by_role("button", name="Same as Norrland Ferries").click()
    heading = panel.get_by_role("heading", level=2)
    expect(heading).to_have_text("Norrland Ferries")
    expect(panel).to_contain_text("Sund Pension Fund")
    assert "Sund Pension Fund" not in page.evaluate("newsgraph.names()")
    ids = page.evaluate("newsgraph.visible().links.length")
    assert ids > 0


def test_leaving_is_asked_about_where_the_browser_keeps_nothing(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.reload()
    page.wait_for_function("window.newsgraph")

    def asked() -> bool:
        return not page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")

    answers = [asked()]
    panel = choose(page, "Halden")
    panel.get_by_role("button", name="Drop: no entity").click()
    expect(panel.locator(".decided")).to_contain_text("this browser keeps them")
    answers.append(asked())
    saved(page)
    answers.append(asked())
    panel.get_by_role("button", name="Undo: Halden is no entity").click()
    answers.append(asked())
    page.locator("summary").get_by_text("Save", exact=True).click()
    with page.expect_download():
        page.get_by_role("button", name="This page, as it is now").click()
    answers.append(asked())
    assert answers == [False, True, False, True, False]
