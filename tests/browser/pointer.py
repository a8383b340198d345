"""What a hand does with the picture."""

from playwright.sync_api import Page


def drag(page: Page, name: str) -> None:
    """Take an entity's dot to the place 300 to the right and 200 down in the picture."""
    place = page.evaluate("(name) => newsgraph.placeOf(newsgraph.idOf(name))", name)
    box = page.locator("#picture").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 200, steps=4)
    page.mouse.up()
