"""Read the text of a Word document."""

import io
import zipfile
from typing import TYPE_CHECKING

from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.sources import Source
from graph.readers.zipped import check_unpacked
from graph.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _TEXT, _STYLE = (_WORDS + tag for tag in ("p", "r", "t", "pStyle"))
_BREAKS = {
    _WORDS + tag: text for tag, text in (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"))
}
_ROW, _CELL = _WORDS + "tr", _WORDS + "tc"
_NOTES = ("/footnotes", "/endnotes")  # how the types of these parts end
_AGAIN = (  # says once more what a text box says, or what was moved to another place
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_WORDS}moveFrom",
)
_HIDDEN = f"{_WORDS}rPr/{_WORDS}vanish"
_OFF = {"0", "false", "off"}


def read_docx(data: bytes, source: Source) -> Article:
    """Return the paragraphs, one a line: also of tables and text boxes, and of notes at the end.

    Left out is what is hidden, or marked as deleted. A row of a table is a line where its cells have one
    paragraph each. Its dates say when the file was saved, its author on whose machine: neither is taken.
    Raises `ReadError`.
    """
    import docx  # noqa: PLC0415 - slow to import, only where a DOCX is met
    from docx.exceptions import PythonDocxError  # noqa: PLC0415 - the same
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - the same
    from lxml.etree import LxmlError, XMLParser, fromstring  # noqa: PLC0415 - the same

    faults: tuple[type[Exception], ...] = (
        zipfile.BadZipFile,
        LxmlError,
        OpcError,
        PythonDocxError,
        *LIBRARY_FAULTS,
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_unpacked(packed)
        document = docx.Document(io.BytesIO(data))
        paragraphs = _paragraphs(document.element.body)
        for relation in document.part.rels.values():
            if relation.reltype.endswith(_NOTES) and not relation.is_external:
                notes = fromstring(relation.target_part.blob, XMLParser(resolve_entities=False))
                paragraphs += [(style, text) for style, text in _paragraphs(notes) if text.strip()]
    except faults as error:
        raise ReadError(
            "It is damaged or no DOCX: open it in a word processor and save it again as DOCX."
        ) from error
    title = next((text.strip() for style, text in paragraphs if style == "Title"), "")
    text = "\n".join(text for _, text in paragraphs)
    return Article(id=source.stem, text=text, source=source.name, title=title or None)


def _paragraphs(body: "_Element") -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph in document order.

    python-docx gives the paragraphs of the body alone, and no words that were inserted while changes were
    tracked.
    """
    found: dict[_Element, tuple[list[str], list[str]]] = {}
    for element in body.iter(_PARAGRAPH, _STYLE, _TEXT, *_BREAKS):
        around = element if element.tag == _PARAGRAPH else next(element.iterancestors(_PARAGRAPH), None)
        if around is None or next(element.iterancestors(*_AGAIN), None) is not None:
            continue
        styles, words = found.setdefault(around, ([], []))
        parent = element.getparent()
        if element.tag == _STYLE:
            styles.append(element.get(f"{_WORDS}val", ""))
        elif (
            parent is not None and parent.tag == _RUN and not _is_hidden(parent)
        ):  # no tab stop of the layout
            words.append(_BREAKS.get(str(element.tag)) or element.text or "")
    lines: list[tuple[str, str]] = []
    last: _Element | None = None
    for paragraph, (styles, words) in found.items():
        row = _row_of(paragraph)
        if row is not None and row is last:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}\t{''.join(words)}".rstrip())
        else:
            lines.append(("".join(styles), "".join(words)))
        last = row
    return lines


def _is_hidden(run: "_Element") -> bool:
    mark = run.find(_HIDDEN)
    return mark is not None and mark.get(f"{_WORDS}val") not in _OFF


def _row_of(paragraph: "_Element") -> "_Element | None":
    """Return the row of a table that is one line, if the paragraph stands in such a row."""
    cell = paragraph.getparent()
    row = cell.getparent() if cell is not None and cell.tag == _CELL else None
    if row is None or row.tag != _ROW:
        return None
    return row if all(len(cell.findall(_PARAGRAPH)) == 1 for cell in row.findall(_CELL)) else None
