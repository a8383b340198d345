"""Whatever stands in the fields of a graph.json, its page runs none of it, asks for nothing and complains of nothing."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from fields import filled, worded
from playwright.sync_api import Page

from graph.errors import UsageError
from graph.export.html import write_html
from graph.export.saved import read_json
from graph.export.view import view_of

pytestmark = pytest.mark.browser
Watched = Callable[[Path], Page]
QUICK, ALL = 3, 60
SEEDS = [
    pytest.param(seed, marks=[pytest.mark.slow] if seed >= QUICK else [], id=str(seed)) for seed in range(ALL)
]
# Opens all that a page has: each view, each entity and link, each article, and the search for each kind of words.
_WALK = """async () => {
  const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const { entities, links } = newsgraph.visible();
  for (const entity of entities) { newsgraph.choose({ entity }); if (Math.random() < 0.1) await pause(); }
  for (const link of links) { newsgraph.choose({ link }); if (Math.random() < 0.1) await pause(); }
  for (const view of ["picture", "relations", "table", "entities", "articles"]) {
    location.hash = `#view=${view}`;
    await pause(); await pause();
  }
  for (let article = 0; article < 6; article += 1) {
    location.hash = `#view=articles&article=${article}`;
    await pause(); await pause();
  }
  return entities.length;
}"""
# What no words of an article may make: an element that runs or loads, a handler, an address that is not of the web.
_MADE = """() => [...document.querySelectorAll("*")].flatMap((node) => {
  const wrong = [];
  if (/^(img|iframe|object|embed|link|base|form|audio|video|foreignobject|animate|set|use|image)$/i.test(node.localName)) wrong.push(node.localName);
  for (const { name, value } of node.attributes) {
    if (name.startsWith("on")) wrong.push(`${node.localName} ${name}`);
    if (/^(href|src|xlink:href|action|formaction|ping|srcdoc)$/.test(name) && !/^(https?:[/][/]|#|data:image[/]svg)/.test(value)) wrong.push(`${name}=${value}`);
  }
  return wrong;
})"""


def test_every_field_of_words_is_filled() -> None:
    every = {f"{part}.{name}" for part, names in worded().items() for name in names}
    assert filled(0)[1] == every
    assert len(every) > 25
