"""Whatever stands in the fields of a graph.json, its page runs none of it and asks for nothing."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from fields import filled, worded
from playwright.sync_api import Page

from graph.errors import UsageError
from graph.export.saved import read_json
from graph.export.view import GraphView, view_of

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
QUICK, ALL = 2, 60
SEEDS = [pytest.param(seed, marks=[pytest.mark.slow] * (seed >= QUICK), id=str(seed)) for seed in range(ALL)]
# Opens each view, each entity and link that is drawn, and articles; searches for the beginning of each name.
_WALK = """async () => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
  const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const { entities, links } = newsgraph.visible();
  for (const entity of entities) newsgraph.choose({ entity });
  for (const link of links) newsgraph.choose({ link });
  await pause();
  const articles = ["articles", "articles&article=0", "articles&article=3"];
  for (const view of ["picture", "relations", "table", "entities", ...articles]) {
    location.hash = `#view=${view}`;
    await pause();
    await pause();
  }
  const search = document.querySelector("#search input");
  for (const name of newsgraph.names()) {
    search.value = name.slice(0, 3);
    search.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await pause();
  return [entities.length, links.length, refused];
}"""
# What words could have made: an element that runs or loads, a handler, an address that is not of the web.
_MADE = """() => {
  const running = /^(img|iframe|object|embed|base|form|audio|video|foreignobject|animate|set|image)$/i;
  const leading = /^(href|src|action|formaction|ping|srcdoc)$/;
  const wrong = ({ name, value }) =>
    name.startsWith("on") || (leading.test(name) && !/^(https?:[/][/]|#)/.test(value));
  return [...document.querySelectorAll("*")].flatMap((node) => [
    ...(running.test(node.localName) ? [node.localName] : []),
    ...[...node.attributes].filter(wrong).map(({ name, value }) => `${node.localName} ${name}=${value}`),
  ]);
}"""


@pytest.mark.parametrize("seed", SEEDS)
def test_no_field_makes_the_page_do_anything(open_page: OpenPage, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(msgspec.json.encode(filled(seed)[0]))
    page = open_page(view_of(read_json(path)))
    scripts = page.locator("script").count()
    entities, links, refused = page.evaluate(_WALK)
    assert entities > 50
    assert links > 20
    assert refused == []
    assert page.evaluate(_MADE) == []
    assert page.locator("script").count() == scripts
    assert page.locator("meta[http-equiv]").count() == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_makes_the_page_complain(open_page: OpenPage, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(msgspec.json.encode(filled(seed, numbers=True)[0]))
    try:
        view = view_of(read_json(path))
    except UsageError:
        return  # it contradicts itself, and is told so
    assert open_page(view).evaluate(_WALK)[2] == []


def test_what_words_could_have_made_is_seen(open_page: OpenPage, story: GraphView) -> None:
    page = open_page(story)
    page.evaluate("document.body.append(document.createElement('form'))")
    page.evaluate("document.body.append(Object.assign(document.createElement('a'), { href: 'data:,a' }))")
    assert page.evaluate(_MADE) == ["form", "a href=data:,a"]


def test_the_pages_that_are_always_tried_fill_every_field_of_words() -> None:
    every = {f"{part}.{name}" for part, names in worded().items() for name in names}
    assert set().union(*(filled(seed)[1] for seed in range(QUICK))) == every
    assert len(every) > 30
