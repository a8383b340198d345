"""Word lists and tables that a journalist can read and edit.

Each file is UTF-8 text: one entry a line, columns apart by tabs; blank lines and lines that start with `#`
do not count.
"""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `name`.tsv in file order, each with all its columns, white space trimmed."""
    lines = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return tuple(tuple(map(str.strip, row.split("\t"))) for row in rows)


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of `name`.tsv as a set."""
    return frozenset(row[0] for row in table(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """Return the first two columns of `name`.tsv as a dict; a row of one column maps to the empty string."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in table(name)}
