"""Look into a zipped document before any of it is held in memory."""

import zipfile

from graph.budgets import MAX_ELEMENTS, MAX_UNPACKED, MAX_XML
from graph.errors import ReadError

_CHUNK = 1_000_000  # bytes
_TREES = (".xml", ".rels")
# What is packed in another way, as with bzip2, Python unpacks whole: gigabytes may come of a kilobyte.
UNPACKED_BY_PIECES = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def check_unpacked(packed: zipfile.ZipFile) -> None:
    """Raise `ReadError` where what a document unpacks to is more than an article can hold.

    The sizes that it states are true: Python reads no further, and finds the sum wrong where there is more.
    """
    if any(part.compress_type not in UNPACKED_BY_PIECES for part in packed.infolist()):
        raise ReadError("It is packed in a way that no office program uses: save it again.")
    size = sum(part.file_size for part in packed.infolist())
    if size > MAX_UNPACKED:
        raise ReadError(f"It unpacks to {size:,} bytes: save it again without its pictures.")
    tags = 0
    for part in packed.infolist():
        if not part.filename.lower().endswith(_TREES):
            continue
        if part.file_size > MAX_XML:
            raise ReadError(f"Its text unpacks to {part.file_size:,} bytes: split it into articles.")
        with packed.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                tags += chunk.count(b"<")
                if tags > MAX_ELEMENTS:
                    raise ReadError(f"It has more than {MAX_ELEMENTS:,} tags: split it into articles.")
