"""The page inside the frame in which a notebook shows it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from graph.export.html import render_html
from graph.export.notebook import InlinePage
from graph.export.view import GraphView

pytestmark = pytest.mark.browser


def test_the_page_works_in_the_frame_of_a_notebook(open_page: Callable[..., Page], story: GraphView) -> None:
    shown = InlinePage(render_html(story))._repr_html_()
    frame = open_page(story, written=f"<!doctype html><title>Notebook</title>{shown}").frame_locator("iframe")
    frame.get_by_role("combobox").fill("Whitlock")
    frame.get_by_role("option").first.click()
    expect(frame.get_by_role("heading", name="Helen Whitlock")).to_be_visible()
    frame.get_by_role("button", name="Correct …").click()
    frame.get_by_role("textbox", name="Name").fill("Ellen Whitlock")
    frame.get_by_role("button", name="Rename").click()
    expect(frame.get_by_text("Helen Whitlock is called Ellen Whitlock")).to_be_visible()
