"""Print an answer as a table: fitted to a terminal, one line a row where it is piped."""

from collections.abc import Sequence
from typing import TypeAlias

from rich.cells import cell_len
from rich.table import Table

from graph.cli.terminal import out, shown

Cell: TypeAlias = str | tuple[str, ...]
Row: TypeAlias = tuple[Cell, ...]
_GAP = "  "
_JOINT = " · "
_WIDEST = 60  # columns of a terminal that a column of a piped table is padded to
_AS_ABOVE = ("as above",)
_LEAST = 44  # columns of a terminal that the last column gets at least, unless others get too narrow
_NARROWEST = 8


def print_table(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Print rows under headings; the last column is the one with the long texts.

    A cell of several lines has them below each other in a terminal; else they stand on one line, so that
    other programs can search and cut the rows.
    """
    cleaned = [[_cleaned(cell) for cell in row] for row in rows]
    if out.is_terminal:
        out.print(_fitted(headings, cleaned), soft_wrap=False)
    else:
        _lines(headings, cleaned)
    out.print()


def print_section(heading: str, columns: Sequence[str], rows: Sequence[Row], most: int) -> None:
    """Print a heading with the number of rows, and the first of them; without any, nothing."""
    if rows:
        cut = f", {most:,} shown" if len(rows) > most else ""
        out.print(f"{shown(heading)} ({len(rows):,}{cut})", style="bold")
        print_table(columns, rows[:most])


def _lines(headings: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> None:
    lines = [list(headings), *([_JOINT.join(cell) for cell in row] for row in rows)]
    widths = [min(_WIDEST, max(cell_len(line[column]) for line in lines)) for column in range(len(headings))]
    widths[-1] = 0
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        out.print(_GAP.join(padded).rstrip())


def _cleaned(cell: Cell) -> tuple[str, ...]:
    lines = (cell,) if isinstance(cell, str) else cell
    return tuple(" ".join(shown(line).split()) for line in lines if line)


def _fitted(headings: Sequence[str], rows: Sequence[Sequence[tuple[str, ...]]]) -> Table:
    stacked = any(len(cell) > 1 for row in rows for cell in row)
    table = Table(box=None, pad_edge=False, padding=(0, 2, int(stacked), 0))
    widest = max(_NARROWEST, (out.width - _LEAST) // max(1, len(headings) - 1) - len(_GAP))
    for heading in headings[:-1]:
        table.add_column(heading, overflow="fold", max_width=widest)
    table.add_column(headings[-1], overflow="fold")
    above: tuple[str, ...] = ()
    for *others, last in rows:
        table.add_row(*("\n".join(cell) for cell in (*others, _AS_ABOVE if last and last == above else last)))
        above = last
    return table
