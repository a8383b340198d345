"""Hand out the tables as pandas data frames."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.export.plain import Kind
from graph.export.tables import Table, tables
from graph.export.view import GraphView

if TYPE_CHECKING:
    import pandas as pd

# Types of pandas in which a value may be unknown, so that a count stays a whole number.
_TYPES = {
    Kind.TEXT: "string",
    Kind.TRUTH: "boolean",
    Kind.COUNT: "Int64",
    Kind.LONG: "Int64",
    Kind.NUMBER: "Float64",
}


def frames(view: GraphView) -> "dict[str, pd.DataFrame]":
    """Return each table as a data frame, a column for each of its columns; what is unknown is `pandas.NA`.

    Raises UsageError where pandas is not installed.
    """
    if find_spec("pandas") is None:
        raise UsageError("Tables need pandas: install it (pip install pandas).")
    return {table.name: _frame(table) for table in tables(view)}


def _frame(table: Table) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415 - it is optional

    columns = zip(*table.rows(), strict=True)
    cells = list(columns) or [()] * len(table.columns)
    return pd.DataFrame(
        {
            name: pd.array(list(column), dtype=_TYPES[kind])
            for (name, kind), column in zip(table.columns.items(), cells, strict=True)
        }
    )
