"""Read the text of a Word document."""

import io
import zipfile
from typing import TYPE_CHECKING

from graph.errors import ReadError
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.sources import Source
from graph.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_UNPACKED = 200_000_000  # bytes of all parts; the XML of an article at its limit stays below 20 MB
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _TEXT, _STYLE = (_WORDS + tag for tag in ("p", "r", "t", "pStyle"))
_BREAKS = {
    _WORDS + tag: text for tag, text in (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"))
}
_FALLBACK = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats what a text box says
)


def read_docx(data: bytes, source: Source) -> Article:
    """Return the paragraphs, one a line: also of tables and text boxes, without what is marked as deleted.

    Its dates say when the file was saved, its author on whose machine: neither is taken. Raises `ReadError`.
    """
    import docx  # noqa: PLC0415 - slow to import, only where a DOCX is met
    from docx.exceptions import PythonDocxError  # noqa: PLC0415 - the same
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - the same
    from lxml.etree import LxmlError  # noqa: PLC0415 - the same

    faults: tuple[type[Exception], ...] = (
        zipfile.BadZipFile,
        LxmlError,
        OpcError,
        PythonDocxError,
        *LIBRARY_FAULTS,
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > _MAX_UNPACKED:
            raise ReadError(f"It unpacks to {size:,} bytes: save it again without its pictures.")
        paragraphs = _paragraphs(docx.Document(io.BytesIO(data)).element.body)
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
        if around is None or next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        styles, words = found.setdefault(around, ([], []))
        parent = element.getparent()
        if element.tag == _STYLE:
            styles.append(element.get(f"{_WORDS}val", ""))
        elif parent is not None and parent.tag == _RUN:  # a tab stop of the layout stands elsewhere
            words.append(_BREAKS.get(str(element.tag)) or element.text or "")
    return [("".join(styles), "".join(words)) for styles, words in found.values()]
