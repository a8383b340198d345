"""The page is usable by everybody: axe-core finds nothing, in light, in dark and on a phone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from graph.export.view import GraphView

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SIZES = {"laptop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
STATES: Mapping[str, str] = {
    "overview": "document.querySelectorAll('details').forEach((node) => { node.open = true; })",
    "entity": (
        "document.querySelectorAll('details').forEach((node) => { node.open = false; });"
        "newsgraph.choose({ entity: newsgraph.idOf('Tomas Lindqvist') });"
        "document.querySelector('.correct').open = true;"
        "document.querySelector('.correct p button').click();"
        "newsgraph.choose({ entity: newsgraph.idOf('Mira Okafor') });"
        "document.querySelector('.verdicts button').click()"
    ),
    "link": "newsgraph.choose({ link: newsgraph.visible().links[0] })",
    "path": "location.hash = '#path=n0.n12'",
    "legend": "document.querySelector('[aria-controls=legend]').click()",
    "answer": "newsgraph.choose(null); location.hash = '#ask=Okafor+about+Whitlock'",
    "filters": "document.querySelector('[aria-controls=narrow]').click()",
    "statements": "document.querySelector('[aria-controls=narrow]').click(); location.hash = '#view=table'",
    "entities": "location.hash = '#view=entities'",
    "articles": "location.hash = '#view=articles'",
    "article": "location.hash = '#view=articles&article=1&passage=154'",
}
# A switch is called by what it shows with a comma for the ear: "People, 14". That rule counts commas.
RULES = {"label-content-name-mismatch": {"enabled": False}}
FOUND = """async (rules) => (await axe.run(document, { rules })).violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`))"""


@pytest.fixture(scope="session")
def axe(npm_modules: Path) -> str:
    return (npm_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("size", "scheme"), [("laptop", "light"), ("laptop", "dark"), ("phone", "light")])
def test_axe_finds_nothing(open_page: OpenPage, story: GraphView, axe: str, size: str, scheme: str) -> None:
    page = open_page(story, viewport=SIZES[size], color_scheme=scheme)
    page.evaluate(axe)
    found = {}
    for state, reach in STATES.items():
        page.evaluate(reach)
        page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
        found[state] = page.evaluate(FOUND, RULES)
    assert found == {state: [] for state in STATES}
