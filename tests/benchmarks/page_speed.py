"""Measure how fast the page of an invented graph is made, opens and answers, beside pyvis's own default page.

usage: python tests/benchmarks/page_speed.py [--sizes 100 1000 5000 20000] [--pyvis 1000] [--rounds 3]

Three links an entity. The first usable picture is the first frame shown after all is drawn and, for pyvis,
after its simulation ended; --pyvis is the largest size that its page is tried at. The best of the rounds
counts: the rest is the machine's other work; in Python it is the processor's time. The exit status is 1 where
a bound is not kept.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
sys.path[:0] = [str(ROOT), str(TESTS / "browser"), str(TESTS), str(Path(__file__).parent)]

from conftest import OFFLINE, installed_browser  # noqa: E402 - the paths above lead to it
from synthetic import invent  # noqa: E402 - the same

from graph.export.html.page import render_html  # noqa: E402 - the same
from graph.export.view import GraphView, view_of  # noqa: E402 - the same

EDGES = 3
# Seconds that a page is waited for.
PATIENCE = 120.0
# Seconds until the first usable picture, by the number of entities.
OPENING = {100: 0.5, 1000: 1.0, 5000: 2.5, 20000: 5.0}
# At this size: seconds in Python, milliseconds of a search and of a filter, megabytes beside the evidence.
MIDDLE = 5000
PYTHON, SEARCH, FILTER, MEGABYTES = 4.0, 50.0, 300.0, 1.0
# Notes the time of the second frame after the picture stands.
OURS = """
const wait = () => window.newsgraph ? requestAnimationFrame(() => requestAnimationFrame(() =>
  { window.usable = performance.now(); })) : requestAnimationFrame(wait);
wait();
"""
THEIRS = """
const done = () => requestAnimationFrame(() => { window.usable = performance.now(); });
const wait = () => window.network
  ? network.once('stabilizationIterationsDone', () => requestAnimationFrame(done))
  : setTimeout(wait, 5);
wait();
"""
# Answers with the milliseconds from an act until its frame is shown.
TIMED = """() => new Promise((done) => { const start = performance.now(); %s;
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })"""
SEARCHED = """const field = document.querySelector('[role=combobox]'); field.value = '%s';
  field.dispatchEvent(new Event('input', { bubbles: true }))"""
FILTERED = "document.querySelector('#filters .switch').click()"


@dataclass(frozen=True, slots=True)
class Bound:
    """What was measured, and the most it may be."""

    what: str
    figure: float
    unit: str
    most: float | None = None

    def __str__(self) -> str:
        bound = "" if self.most is None else f" (at most {self.most:g})"
        return f"{self.what}: {self.figure:.2f} {self.unit}{bound}"

    @property
    def kept(self) -> bool:
        return self.most is None or self.figure <= self.most


def main() -> None:
    """Measure each size, print each figure beside its bound, and fail above any."""
    parser = argparse.ArgumentParser(description="How fast the page is made, opens and answers.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(OPENING))
    parser.add_argument("--pyvis", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    kept = True
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), headless=True, args=OFFLINE)
        for size in options.sizes:
            print(f"{size} entities, {size * EDGES} links")
            for bound in measured(browser, Path(folder), size, options):
                print(f"  {bound}", flush=True)
                kept &= bound.kept
        browser.close()
    sys.exit(not kept)


def measured(browser: Browser, folder: Path, size: int, options: argparse.Namespace) -> Iterator[Bound]:
    """Yield what our page takes and, up to a size, what pyvis's page takes."""
    at_middle = {True: lambda most: most, False: lambda _: None}[size == MIDDLE]
    knowledge = invent(size, size * EDGES)
    start = time.process_time()
    view = view_of(knowledge)
    yield Bound("links, measures and layout", time.process_time() - start, "s")
    html = render_html(view)
    yield Bound("the page, all told in Python", time.process_time() - start, "s", at_middle(PYTHON))
    megabytes = len(html.encode()) / 1e6
    yield Bound("the file", megabytes, "MB")
    yield Bound("the file without its evidence", megabytes - evidence(html), "MB", at_middle(MEGABYTES))
    path = folder / f"ours-{size}.html"
    path.write_text(html, encoding="utf-8")
    opened = min(opening(browser, path, OURS) or PATIENCE for _ in range(options.rounds))
    yield Bound("first usable picture", opened, "s", OPENING.get(size))
    for what, figure, most in answers(browser, path):
        yield Bound(what, figure, "ms", at_middle(most))
    if size <= options.pyvis:
        yield theirs(browser, folder, view, size)


def evidence(html: str) -> float:
    """Return the megabytes of a page that are articles, quotations, sentences, and what points to them."""
    data = json.loads(html.partition('id="data">')[2].partition("</script>")[0])
    kept = [data[part] for part in ("articles", "quotations", "passages")]
    kept += [data["nodes"]["columns"][part] for part in ("articles", "mentioned")]
    kept += [data["edges"]["columns"][part] for part in ("passages", "quotations")]
    return len(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()) / 1e6


def opening(browser: Browser, path: Path, script: str) -> float | None:
    """Return the seconds until a page's first usable picture, None where patience ends."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    page.add_init_script(script)
    page.goto(path.as_uri(), wait_until="commit")
    usable, end = None, time.monotonic() + PATIENCE
    while usable is None and time.monotonic() < end:
        page.wait_for_timeout(50)
        usable = page.evaluate("window.usable")
    context.close()
    return None if usable is None else float(usable) / 1000


def answers(browser: Browser, path: Path) -> list[tuple[str, float, float]]:
    """Return what a search and a filter take once all is shown."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    page.wait_for_function("window.newsgraph")
    query = page.evaluate("document.querySelector('.ranked .name').textContent.slice(0, 4)")
    searched = min(page.evaluate(TIMED % (SEARCHED % query[:end])) for end in (1, 2, 3, 4))
    filtered = min(page.evaluate(TIMED % FILTERED) for _ in range(4))
    legend = page.get_by_role("region", name="Legend and filters")
    if (more := legend.get_by_role("button", name="Show all")).count():
        more.click()
    all_shown = min(page.evaluate(TIMED % FILTERED) for _ in range(4))
    page.close()
    return [
        ("a search", searched, SEARCH),
        ("a filter, at first", filtered, FILTER),
        ("a filter, all shown", all_shown, FILTER),
    ]


def theirs(browser: Browser, folder: Path, view: GraphView, size: int) -> Bound:
    """Return what pyvis's own default page of the same links takes."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in view.entities:
        network.add_node(entity.id, label=entity.label)
    for source, target in view.network.edges():
        network.add_edge(source, target)
    path = folder / f"pyvis-{size}.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    opened = opening(browser, path, THEIRS)
    given_up = "" if opened else ", given up after"
    return Bound(f"pyvis's default page{given_up}", opened or PATIENCE, "s")


if __name__ == "__main__":
    main()
