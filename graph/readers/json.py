"""Read the articles of a JSON file, or of one that holds a JSON object a line."""

import io
import json
from collections.abc import Iterator

from graph.budgets import MAX_ITEMS, MAX_JSON, MAX_VALUES
from graph.errors import ReadError
from graph.readers.encoding import decode
from graph.readers.opening import contents, lines
from graph.readers.rows import Columns, row_article
from graph.readers.sources import Source
from graph.records import Article, Skipped


def read_jsonl(stream: io.BufferedReader, source: Source, columns: Columns) -> Iterator[Article | Skipped]:
    """Yield the article of each line; blank lines are passed over but counted."""
    first = True
    for number, line in enumerate(lines(stream), start=1):
        if line is None:
            reason = "The row is too long, or in an unknown encoding: split it, or save it as UTF-8."
            yield Skipped(source=f"{source.shown}#{number}", reason=reason)
        elif not line.isspace():
            try:
                row = _parsed(line.rstrip("\r\n"))
            except ReadError as error:
                yield Skipped(source=f"{source.shown}#{number}", reason=str(error))
                continue
            if first and isinstance(row, dict):
                columns, first = columns.text_of(row), False
            yield row_article(row, columns, source, number)


def read_json(stream: io.BufferedReader, source: Source, columns: Columns) -> Iterator[Article | Skipped]:
    """Yield the articles of a list of objects, also one under the key `articles`, or the one of an object.

    A file that holds an object a line is read as such. Raises `ReadError` where it is neither.
    """
    data = contents(stream, MAX_JSON, _Counted())
    try:
        value = _parsed(decode(data))
    except ReadError:
        if not _is_jsonl(data):
            raise
        yield from read_jsonl(io.BufferedReader(io.BytesIO(data)), source, columns)
        return
    if isinstance(value, dict):
        columns = columns.text_of(value)
        if columns["text"] not in value and isinstance(value.get("articles"), list):
            value = value["articles"]
    if isinstance(value, list):
        columns = columns.text_of(next((row for row in value if isinstance(row, dict)), {}))
        for number, row in enumerate(value, start=1):
            yield row_article(row, columns, source, number)
    else:
        yield row_article(value, columns, source, None)


class _Counted:
    """Raise `ReadError` once the pieces of a file hold more values than memory should."""

    def __init__(self) -> None:
        self._values = self._items = 0

    def __call__(self, piece: bytes) -> None:
        self._values += piece.count(b"[") + piece.count(b"{")
        self._items += piece.count(b",")
        if self._values > MAX_VALUES or self._items > MAX_ITEMS:
            raise ReadError(
                f"It holds over {MAX_VALUES:,} objects and lists, or {MAX_ITEMS:,} values: split it."
            )


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise ReadError(f"It is no valid JSON ({error.msg} at {where}): correct it there.") from error
    except RecursionError as error:
        raise ReadError("Its JSON is nested too deep: give one flat object an article.") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise ReadError(
            "Its JSON holds a number that is too long: put it between quotation marks."
        ) from error
    return value


def _is_jsonl(data: bytes) -> bool:
    first, _, rest = data.lstrip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(_parsed(decode(first)), dict)
    except ReadError:
        return False
