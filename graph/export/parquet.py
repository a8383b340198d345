"""Write the result as Parquet files, by DuckDB: tables for a data team."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graph.export.atomic import refused, replacing, write_whole
from graph.export.json import encoded
from graph.export.plain import Kind
from graph.export.tables import Table, tables
from graph.export.view import GraphView

if TYPE_CHECKING:
    import duckdb

_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "VARCHAR",
    Kind.TRUTH: "BOOLEAN",
    Kind.COUNT: "BIGINT",
    Kind.LONG: "BIGINT",
    Kind.NUMBER: "DOUBLE",
}
_LONGEST_ROW = 64 * 2**20  # bytes: a text of 1,000,000 characters, each escaped, and room


def write_parquet(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write each table to a Parquet file of its own in a folder; raises WriteError."""
    with TemporaryDirectory() as staging, _connected() as database:
        for table in tables(view):
            target = path / f"{table.name}.parquet"
            with replacing(target) as part, _sentences(target):
                rows = _staged(table, Path(staging))
                database.execute(f"COPY ({rows}) TO {_quoted(part)} (FORMAT parquet, COMPRESSION zstd)")


def _staged(table: Table, staging: Path) -> str:
    """Return the query for the rows of a table, which are written down first: row by row takes far longer."""
    path = staging / f"{table.name}.jsonl"
    names = tuple(table.columns)
    write_whole(path, (f"{encoded(dict(zip(names, row, strict=True)))}\n" for row in table.rows()))
    columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind in table.columns.items())
    return (
        f"SELECT * FROM read_json({_quoted(path)}, format = 'newline_delimited', columns = {{{columns}}},"  # noqa: S608  # names of ours
        f" maximum_object_size = {_LONGEST_ROW})"
    )


@contextmanager
def _connected() -> Iterator["duckdb.DuckDBPyConnection"]:
    import duckdb  # noqa: PLC0415  # an extra

    # One thread, so that rows and row groups come in one order.
    database = duckdb.connect(config={"threads": 1})
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Tell what duckdb raises as a sentence."""
    import duckdb  # noqa: PLC0415  # an extra

    try:
        yield
    except duckdb.Error as error:
        raise refused(path, error) from error


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
