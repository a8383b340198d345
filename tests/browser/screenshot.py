"""Take the picture of a page that the README shows.

usage: python tests/browser/screenshot.py [exports/graph.html]
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1280, "height": 800}


def main() -> None:
    """Open the page at its first view, and write what is seen."""
    sys.path.append(str(Path(__file__).parents[1]))  # where pytest finds what the tests share
    from conftest import OFFLINE, installed_browser  # noqa: PLC0415 - pytest, which collects this too, does not find it

    shown = Path(sys.argv[1] if len(sys.argv) > 1 else "exports/graph.html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), headless=True, args=OFFLINE)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto(shown.resolve().as_uri())
        page.wait_for_function("window.newsgraph")
        page.screenshot(path=shown.with_suffix(".png"), animations="disabled")
        browser.close()


if __name__ == "__main__":
    main()
