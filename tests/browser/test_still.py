"""The picture shows what is so: after each control it is the picture that its address opens."""

import re
from collections.abc import Callable

import pytest
from browser.conftest import beside
from browser.pointer import drag
from playwright.sync_api import Page, expect

from graph.export.view import GraphView

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
Control = Callable[[Page], None]
DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
PIXELS = """() => new Promise((done) => {
  const seen = () => done(document.querySelector("#picture canvas").toDataURL());
  requestAnimationFrame(() => requestAnimationFrame(seen));
})"""


def narrow(page: Page, field: str, value: str) -> None:
    page.get_by_role("button", name="Filters").click()
    filters = page.get_by_role("group", name="Filters", exact=True)
    filters.get_by_label(field, exact=True).select_option(value)
    page.keyboard.press("Escape")


def slide(page: Page, field: str) -> None:
    page.get_by_role("button", name="Filters").click()
    page.get_by_label(field).press("ArrowRight")
    page.keyboard.press("Escape")


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=re.compile(f"^{name}")).click()


def in_legend(page: Page, *names: str) -> None:
    press(page, "Legend", *names, "Legend")


def rise(page: Page) -> None:
    page.set_viewport_size({"width": 1100, "height": 700})


def wheel(page: Page) -> None:
    page.locator("#picture").hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, -300)
    page.wait_for_url("**at=*")


def pan(page: Page) -> None:
    page.mouse.move(8, 300)
    page.mouse.down()
    page.mouse.move(90, 380, steps=3)
    page.mouse.up()


def back(page: Page) -> None:
    find(page, "whitlock")
    find(page, "kittiwake")
    page.go_back()
    page.wait_for_function("newsgraph.state().selected?.entity === newsgraph.idOf('Helen Whitlock')")


def find(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")


def brush(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    box = page.get_by_role("group", name="When published").locator("svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 10, steps=9)
    page.mouse.up()
    page.keyboard.press("Escape")


def with_whitlock(page: Page, *names: str) -> None:
    find(page, "whitlock")
    press(page, *names)


CONTROLS: dict[str, Control] = {
    "an outlet": lambda page: narrow(page, "Outlet", "Ellery Gazette"),
    "an article": lambda page: narrow(page, "Article", "0"),
    "the standing of relations": lambda page: narrow(page, "Relations that are", "stated"),
    "the support of links": lambda page: slide(page, "Articles behind a link"),
    "the weight of links": lambda page: slide(page, "Weight of a link"),
    "a brush of time": brush,
    "a kind of link": lambda page: press(page, "Named together, "),
    "a type off": lambda page: in_legend(page, "Organisations, "),
    "a type off and on": lambda page: in_legend(page, "People, ", "People, "),
    "a selection": lambda page: find(page, "whitlock"),
    "one step": lambda page: with_whitlock(page, "1 step"),
    "steps there and back": lambda page: with_whitlock(page, "1 step", "3 steps", "3 steps"),
    "hide": lambda page: with_whitlock(page, "Hide"),
    "hide and show": lambda page: with_whitlock(page, "Hide", "1 hidden"),
    "pin": lambda page: with_whitlock(page, "Pin"),
    "a dot dragged": lambda page: drag(page, "Helen Whitlock"),
    "communities": lambda page: in_legend(page, "Communities"),
    "full names": lambda page: in_legend(page, "Full names"),
    "back": back,
    "another window": rise,
    "the wheel": wheel,
    "a drag of the picture": pan,
    "the buttons that zoom": lambda page: press(page, "Zoom in", "Zoom in", "Zoom out"),
    "all of it": lambda page: press(page, "Zoom in", "Fit to window"),
    "the panel folded": lambda page: press(page, "Fold the panel away"),
    "the panel folded and shown": lambda page: press(page, "Fold the panel away", "Show the panel"),
    "a dark screen": lambda page: page.emulate_media(color_scheme="dark"),
}


# What is no change of what is wished for is not undone.
LASTING = (
    "another window",
    "the wheel",
    "a drag of the picture",
    "the buttons that zoom",
    "all of it",
    "the panel folded",
    "a dark screen",
)


@pytest.mark.parametrize("control", CONTROLS)
def test_the_picture_after_a_control_and_after_its_undoing_is_that_of_its_address(
    open_page: OpenPage, story: GraphView, reopened: Callable[[Page], str], control: str
) -> None:
    page = open_page(story)
    first = seen(page)
    CONTROLS[control](page)
    assert seen(page) == reopened(page)
    undo = page.get_by_role("button", name="Undo")
    while undo.is_visible():
        undo.click()
        assert seen(page) == reopened(page)
    if page.evaluate("newsgraph.state().selected"):
        page.keyboard.press("Escape")
    if control not in LASTING:
        assert seen(page) == first


def test_one_brush_of_time_is_one_step_of_undo(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    brush(page)
    slide(page, "Until")
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    undo.click()
    expect(undo).to_be_hidden()
    assert "until" not in page.url


def test_the_pointer_leaves_nothing_behind_when_it_goes_to_the_panel(
    open_page: OpenPage, story: GraphView
) -> None:
    page = open_page(story)
    still = seen(page)
    place = page.evaluate("newsgraph.placeOf(newsgraph.idOf('Helen Whitlock'))")
    page.locator("#picture").hover(position=place)
    expect(page.locator("#hint")).to_be_visible()
    assert seen(page) == still
    expect(page.locator("#hint")).to_be_hidden()


def seen(page: Page) -> str:
    """Return the picture as pixels, with the pointer off it."""
    page.mouse.move(600, 5)
    return str(page.evaluate(PIXELS))


@pytest.fixture(scope="module")
def reopened() -> Callable[[Page], str]:
    """Return the function that gives the picture that an address opens in another page, of the same once."""
    pictures: dict[tuple[str, str, bool], str] = {}

    def picture(page: Page) -> str:
        assert page.viewport_size is not None
        dark = page.evaluate(DARK)
        key = (page.url.partition("#")[2], str(page.viewport_size), dark)
        if key not in pictures:
            other = beside(page)
            other.set_viewport_size(page.viewport_size)
            other.emulate_media(color_scheme="dark" if dark else "light")
            other.goto(page.url)
            other.wait_for_function("window.newsgraph")
            pictures[key] = seen(other)
            other.close()
        return pictures[key]

    return picture
