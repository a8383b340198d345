"""Read the text of an OpenDocument file."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.sources import Source
from graph.readers.zipped import check_unpacked
from graph.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT, _OFFICE, _TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "office", "table")
)
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
# Comments, what was deleted or hidden, and the marks that refer to notes.
_PASSED = {
    f"{_OFFICE}annotation",
    f"{_TEXT}note-citation",
    f"{_TEXT}tracked-changes",
    f"{_TEXT}hidden-paragraph",
}
_MOST_SPACES = 100


def read_odt(data: bytes, source: Source) -> Article:
    """Return the paragraphs, one a line, also of tables and text boxes, and of notes at the end.

    Left out are comments and what is marked as deleted. A row of a table is a line where its cells have one
    paragraph each. Raises `ReadError`.
    """
    from lxml.etree import LxmlError, XMLParser, fromstring  # noqa: PLC0415 - slow, only where an ODT is met

    faults: tuple[type[Exception], ...] = (zipfile.BadZipFile, LxmlError, *LIBRARY_FAULTS)
    notes: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_unpacked(packed)
            tree = fromstring(packed.read("content.xml"), XMLParser(resolve_entities=False))
        (body,) = tree.iterchildren(f"{_OFFICE}body")
        lines = list(_lines(body, notes))
        title = next((_words(found, []) for found in body.iter(*_PARAGRAPHS) if _is_title(found)), "")
    except faults as error:
        raise ReadError("It is damaged, locked or no ODT: open it, and save it again as ODT.") from error
    return Article(
        id=source.stem, text="\n".join([*lines, *notes]), source=source.name, title=title.strip() or None
    )


def _is_title(paragraph: "_Element") -> bool:
    return paragraph.get(f"{_TEXT}style-name") == "Title"


def _lines(element: "_Element", notes: list[str]) -> Iterator[str]:
    """Yield the lines of the paragraphs in an element; those of its notes are put behind `notes`."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield from _words(child, notes).split("\n")
        elif child.tag == f"{_TABLE}table-row":
            cells = [list(_lines(cell, notes)) for cell in child]
            texts = [line for cell in cells for line in cell]
            yield from ["\t".join(texts).rstrip()] if all(len(cell) < 2 for cell in cells) else texts
        elif child.tag not in _PASSED:
            yield from _lines(child, notes)


def _words(element: "_Element", notes: list[str]) -> str:
    """Return the words of a paragraph; a text box in it begins a new line."""
    found = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            count = child.get(f"{_TEXT}c", "1")
            found.append(_BREAKS[str(child.tag)] * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif child.tag == f"{_TEXT}note":
            notes.extend(_lines(child, notes))
        elif child.tag in _PARAGRAPHS:
            found.append(f"\n{_words(child, notes)}")
        elif child.tag not in _PASSED and isinstance(child.tag, str):
            found.append(_words(child, notes))
        found.append(child.tail or "")
    return "".join(found)
