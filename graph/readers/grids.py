"""Write the tables of a page as lines, since what finds its article passes over tables."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BETWEEN = "\u2409"  # the picture of a tab: stands for one until white space is settled
_LEAST = 2  # rows, and cells in one: what has fewer is no table but layout
_MOST = 300  # rows
_LONGEST_CELL = 150  # characters; what holds more is a part of the layout
_SPACE = re.compile(r"\s+")


def spell_tables(tree: "HtmlElement") -> None:
    """Put a paragraph a row in the place of each table that is no layout. Changes the tree."""
    for table in list(tree.iter("table")):
        rows = _rows(table) if table.getparent() is not None else None
        if not rows:
            continue
        around = table.getparent()
        table.clear(keep_tail=True)
        table.tag = "div"
        for cells in rows:
            row = table.makeelement("p")
            row.text = BETWEEN.join(cells)
            table.append(row)
        if around is not None and around.tag == "figure":  # of which the caption alone would be left
            around.tag = "div"


def _rows(table: "HtmlElement") -> list[list[str]] | None:
    """Return the cells of each row that are not empty, None for a table that is layout."""
    if next(table.iterdescendants("table", "ul", "ol", "form", "h1", "h2", "article"), None) is not None:
        return None
    rows = [
        [_SPACE.sub(" ", cell.text_content()).strip() for cell in row.iter("td", "th")]
        for row in table.iter("tr")
    ]
    if not _LEAST <= len(rows) <= _MOST or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return None
    if 2 * sum(len(row) >= _LEAST for row in rows) < len(rows):
        return None
    return [filled for row in rows if (filled := [cell for cell in row if cell])]
