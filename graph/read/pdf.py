"""Read the text of a PDF."""

import io
import logging

from graph.errors import ReadError
from graph.read.faults import LIBRARY_FAULTS
from graph.read.sources import Source
from graph.read.unfit import MAX_ARTICLE
from graph.records import Article

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(data: bytes, source: Source) -> Article:
    """Return the text of all pages, with the line breaks of the page and its ligatures spelled out.

    Its dates say when the file was made, and its author on whose machine: neither is taken. Raises
    `ReadError`.
    """
    import pypdf  # noqa: PLC0415 - slow to import, only where a PDF is met
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - the same

    faults: tuple[type[Exception], ...] = (PyPdfError, *LIBRARY_FAULTS)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages, size = [], 0
        for page in reader.pages:
            pages.append(page.extract_text().strip().translate(_LIGATURES))
            size += len(pages[-1])
            if size > MAX_ARTICLE:
                break
        stated: object = reader.metadata.title if reader.metadata else None
    except (FileNotDecryptedError, DependencyError) as error:
        raise ReadError("It is encrypted: save a copy without a password.") from error
    except faults as error:
        raise ReadError("It is damaged or no PDF: open it in a viewer and save it again.") from error
    text = "\n".join(pages)
    if not text or text.isspace():
        raise ReadError("It holds pictures of text only: run it through a text recognition program first.")
    title = stated.strip() if isinstance(stated, str) else ""  # anything else where the file is damaged
    return Article(id=source.stem, text=text, source=source.name, title=title or None)
