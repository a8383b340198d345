"""Read the articles of a table with a header: CSV, with any of its delimiters, and TSV, quoted or not."""

import csv
import io
import re
from collections.abc import Iterator

from graph.budgets import MAX_LINE
from graph.errors import ReadError
from graph.readers.opening import lines
from graph.readers.rows import FIELDS, Columns, no_text_column, row_article
from graph.readers.sources import Source
from graph.records import Article, Skipped

_TAB = "\t"
_PASSED = re.compile(r"\s*(?:\"?sep=.?\"?\s*)?")  # a blank line, and one by which Excel is told the delimiter
_PATIENCE = (
    2_000_000  # characters put back in all; where marks pair that badly, each line is a row from there on
)
_UNPAIRED = "Its quotation marks do not pair: put the field between marks, and double those inside it."
_UNREADABLE = "The row is too long, or in an unknown encoding: split it, or save the file as UTF-8."


def read_csv(stream: io.BufferedReader, source: Source, columns: Columns) -> Iterator[Article | Skipped]:
    """Yield the article of each row, counted from 1 below the header. Raises `ReadError`."""
    return _read(stream, source, columns, (",", ";", _TAB, "|"))


def read_tsv(stream: io.BufferedReader, source: Source, columns: Columns) -> Iterator[Article | Skipped]:
    """Yield the article of each row, counted from 1 below the header. Raises `ReadError`."""
    return _read(stream, source, columns, (_TAB,))


def _read(
    stream: io.BufferedReader, source: Source, columns: Columns, delimiters: tuple[str, ...]
) -> Iterator[Article | Skipped]:
    csv.field_size_limit(
        MAX_LINE
    )  # of the whole process: csv knows no other way to read more than 131,072 characters
    table = _Lines(lines(stream))
    first = next((line for line in table if line is None or not _PASSED.fullmatch(line)), None)
    if first is None:
        raise ReadError(
            "It has no header that can be read: name its columns in the first row, one of them text."
        )
    delimiter, header = _header(first, columns, delimiters)
    columns = columns.text_of(header)
    for number, cells in enumerate(_records(table, delimiter, len(header)), start=1):
        if isinstance(cells, str):
            yield Skipped(source=f"{source.shown}#{number}", reason=cells)
        else:
            yield row_article(dict(zip(header, cells, strict=False)), columns, source, number)


class _Lines:
    """Lines that can be put back; `patience` is how many characters still may be."""

    def __init__(self, rest: Iterator[str | None]) -> None:
        self._rest, self._back, self.patience = rest, list[str](), _PATIENCE

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str | None:
        return self._back.pop() if self._back else next(self._rest)

    def put_back(self, taken: list[str]) -> None:
        self.patience -= sum(map(len, taken))
        self._back += reversed(taken)


def _header(line: str, columns: Columns, delimiters: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the delimiter under which there is a column of text, and the names of the columns.

    Where no column is named exactly as wanted, one that differs in capitals or white space alone is taken.
    """
    tried = []
    for delimiter in delimiters:
        names = next(csv.reader([line], delimiter=delimiter))
        for wanted in (*columns.names.values(), *FIELDS):
            alike = [
                index for index, name in enumerate(names) if name.strip().casefold() == wanted.casefold()
            ]
            if wanted not in names and len(alike) == 1:
                names[alike[0]] = wanted
        if columns.text_of(names)["text"] in names:
            return delimiter, names
        tried.append(names)
    raise ReadError(no_text_column(max(tried, key=len), columns["text"]))


def _records(table: _Lines, delimiter: str, width: int) -> Iterator[list[str] | str]:
    """Yield the cells of each row, or the reason why it has none.

    A row whose marks do not pair is taken as it stands where the delimiters alone give the right number of
    cells: it was written without quoting. So a stray mark never swallows the rows below it.
    """
    for line in table:
        if line is None:
            yield _UNREADABLE
            continue
        if line.isspace():
            continue
        cells, more = _quoted(line, table, delimiter)
        unquoted = (
            delimiter == _TAB and more and all(taken.count(_TAB) == width - 1 for taken in (line, *more))
        )
        if cells is None or unquoted:
            table.put_back(more)
            plain = line.rstrip("\r\n").split(delimiter)
            yield plain if len(plain) == width else _UNPAIRED
        elif any(cells[width:]):
            yield f"It has {len(cells)} cells, the header {width}: put the text between quotation marks."
        else:
            yield cells


def _quoted(line: str, table: _Lines, delimiter: str) -> tuple[list[str] | None, list[str]]:
    """Return the cells of the row that begins here, None for unpaired marks, and the further lines taken."""
    more: list[str] = []

    def pull() -> Iterator[str]:
        yield line
        size = len(line)
        for taken in table if table.patience > 0 else ():
            size += len(taken or "")
            if taken is None or size > MAX_LINE:
                return
            more.append(taken)
            yield taken

    try:
        return next(csv.reader(pull(), delimiter=delimiter, strict=True)), more
    except (csv.Error, StopIteration):
        return None, more
