"""Write the result as an SQLite database, for queries and for Datasette."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from graph.export.atomic import refused, replacing
from graph.export.characters import without_surrogates
from graph.export.plain import Kind
from graph.export.tables import Cell, Table, tables
from graph.export.view import GraphView

_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "TEXT",
    Kind.TRUTH: "INTEGER",
    Kind.COUNT: "INTEGER",
    Kind.LONG: "INTEGER",
    Kind.NUMBER: "REAL",
}


def write_sqlite(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write all tables to a database file with their keys, and an index on each column that refers to one.

    True is 1. A lone surrogate becomes U+FFFD. Raises WriteError.
    """
    with replacing(path) as part:
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as database:
                _fill(database, tables(view))
        except sqlite3.Error as error:
            raise refused(path, error) from error


def _fill(database: sqlite3.Connection, parts: tuple[Table, ...]) -> None:
    database.execute("PRAGMA journal_mode = MEMORY")
    database.execute("BEGIN")
    for table in parts:
        database.execute(_create(table))
        places = ", ".join("?" * len(table.columns))
        database.executemany(
            f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608  # a name of ours
            (tuple(map(_bound, row)) for row in table.rows()),
        )
    for table in parts:
        for column in table.refers:
            database.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
    database.execute("COMMIT")


def _create(table: Table) -> str:
    columns = [f'"{name}" {_TYPES[kind]}' for name, kind in table.columns.items()]
    key = ", ".join(f'"{name}"' for name in table.key)
    refers = [f'FOREIGN KEY ("{name}") REFERENCES "{other}" ("id")' for name, other in table.refers.items()]
    return f'CREATE TABLE "{table.name}" ({", ".join([*columns, f"PRIMARY KEY ({key})", *refers])})'


def _bound(cell: Cell) -> Cell:
    return without_surrogates(cell) if isinstance(cell, str) else cell
