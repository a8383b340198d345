"""Write the result as CSV tables that a spreadsheet, pandas and Gephi open as they are."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.characters import without_surrogates
from graph.export.tables import Cell, Table, tables
from graph.export.view import GraphView

# What some spreadsheet would take for a formula, also behind white space and in the wide letters of Asia.
_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f]*[=+\-@|%＝＋－＠]|[\t\r\n]")
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Gephi's own words for what it takes from a table.
_GEPHI = {name.lower(): name for name in "Id Label Source Target Type Weight".split()}
_FOR_GEPHI = frozenset({"entities", "edges"})
_MARK = "\ufeff"


def write_csv(view: GraphView, path: Path, flavour: str = "") -> None:
    """Write each table to a file of its own in a folder; raises WriteError.

    An empty cell is unknown. A text that a spreadsheet would take for a formula gets an apostrophe before it,
    and a control character becomes U+FFFD. With the flavour `excel` each file begins with a byte order mark.
    """
    for table in tables(view):
        write_whole(path / f"{table.name}.csv", _lines(table, _MARK if flavour == "excel" else ""))


def _lines(table: Table, mark: str) -> Iterator[str]:
    line = StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    names = _GEPHI if table.name in _FOR_GEPHI else {}
    writer.writerow(names.get(name, name) for name in table.columns)
    yield mark + line.getvalue()
    for row in table.rows():
        line.seek(0)
        line.truncate()
        writer.writerow(map(_shown, row))
        yield line.getvalue()


def _shown(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell
    text = _NO_CELL.sub("\ufffd", without_surrogates(cell))
    return f"'{text}" if _FORMULA.match(text) else text
