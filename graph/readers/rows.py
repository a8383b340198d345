"""Turn one row of a file of articles into an article."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import ReadError, UsageError
from graph.readers.dates import iso_date
from graph.readers.markup import seen_text
from graph.readers.sources import Source
from graph.records import Article, Skipped

_TEXTS = ("text", "content", "body")  # under which a paragraph that is an object holds its words
FIELDS = ("id", "title", "text", "published", "publisher", "byline", "url")


@dataclass(frozen=True, slots=True)
class Columns:
    """The name of the column in which each field of an article stands, by field where it is not the usual.

    `met` are the columns so named that were found so far.
    """

    names: Mapping[str, str]
    met: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> str:
        return self.names.get(name, name)

    def of(self, held: Collection[object]) -> "Columns":
        """Return the columns of a row that holds these: where it lacks a named one, the usual one counts."""
        self.met.update(column for column in self.names.values() if column in held)
        return Columns({name: column for name, column in self.names.items() if column in held}, self.met)

    def text_of(self, held: Collection[object]) -> "Columns":
        """Return the same with the column of the text that the first row of a file holds, for all of them."""
        if self["text"] in held or "text" not in held:
            return self
        return Columns({name: column for name, column in self.names.items() if name != "text"}, self.met)

    def lacking(self) -> Iterator[Skipped]:
        """Yield each named column that was found nowhere."""
        for name, column in sorted(self.names.items()):
            if column not in self.met:
                reason = "No row has such a column: correct its name, or leave it out."
                yield Skipped(source=f"--map {name}={column}", reason=reason)


def columns_of(mapping: Mapping[str, str]) -> Columns:
    """Return the columns with some renamed. Raises `UsageError` for a field that an article has not."""
    unknown = sorted(set(mapping) - set(FIELDS))
    if unknown:
        raise UsageError(f"An article has no field {', '.join(unknown)}: map one of {', '.join(FIELDS)}.")
    return Columns(dict(mapping))


def row_article(row: object, columns: Columns, source: Source, number: int | None) -> Article | Skipped:
    """Return the article of a row. `number` counts the rows from 1; None where the file is one row.

    The text is taken unchanged, but that HTML in it is read as a page shows it, and a list of paragraphs has
    a blank line between two. A date that cannot be read exactly is left out, and of the columns that are
    named, what the row lacks is taken from the usual one, but for the text.
    """
    mark = "" if number is None else f"#{number}"
    if not isinstance(row, Mapping):
        return Skipped(
            source=source.shown + mark, reason=f"It is no object with columns, but {_kind(row)}: correct it."
        )
    here = columns.of(row)
    text = _text(row.get(columns["text"]))
    if text is None:
        return Skipped(source=source.shown + mark, reason=_no_text(row, columns["text"]))
    try:
        text = seen_text(text)
        stated = {field: _stated(row.get(here[field])) for field in FIELDS if field != "text"}
    except ReadError as error:
        return Skipped(source=source.shown + mark, reason=str(error))
    default = source.stem if number is None else f"{source.stem}-{number}"
    return Article(
        id=stated["id"] or default,
        text=text,
        source=source.name + mark,
        title=stated["title"],
        published=iso_date(stated["published"] or ""),
        publisher=stated["publisher"],
        byline=stated["byline"],
        url=stated["url"],
    )


def no_text_column(names: list[str], wanted: str) -> str:
    """Return the reason why a file or row without the column of the text is not read."""
    listed = ", ".join(repr(name[:40]) for name in names[:20]) or "none"
    return (
        f"It has no column {wanted!r} (its columns: {listed}): name the right one, as in --map text=COLUMN."
    )


def _no_text(row: Mapping[object, object], wanted: str) -> str:
    if wanted in row:
        return f"Its column {wanted!r} holds {_kind(row[wanted])}, not text: correct it."
    return no_text_column([str(name) for name in row], wanted)


def _text(value: object) -> str | None:
    """Return a text, or the paragraphs of a list, texts or objects that hold one; None for anything else."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list) or not value:
        return None
    items = [
        next(filter(None, map(item.get, _TEXTS)), "") if isinstance(item, dict) else item for item in value
    ]
    if not all(isinstance(item, str) for item in items) or not any(items):
        return None
    return "\n\n".join(filter(None, items))


def _stated(value: object) -> str | None:
    """Return what a cell states, names in a list joined; None for one that is empty or of another kind."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return seen_text(value) if isinstance(value, str) and value.strip() else None


def _kind(value: object) -> str:
    names = {bool: "true or false", type(None): "nothing", str: "a text", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")
