"""Files that each reader can read, to be changed by tests."""

import io
import zipfile
from pathlib import Path

import docx

CORPORA = Path(__file__).with_name("fuzz") / "corpora"
ENDINGS = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "mail": "eml",
    "pdf": "pdf",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "tsv",
    "docx": "docx",
    "odt": "odt",
    "gzip": "jsonl.gz",
    "feed": "rss",
    "zip": "zip",
    "tar": "tar",
    "warc": "warc",
}


def sound(reader: str) -> bytes:
    """Return a file of a format, as it should be."""
    data = (CORPORA / reader / "1").read_bytes()
    if reader == "odt":
        return with_part(b"", "content.xml", data)
    if reader == "docx":
        document = io.BytesIO()
        docx.Document().save(document)
        return with_part(document.getvalue(), "word/document.xml", data)
    return data


def with_part(packed: bytes, name: str, data: bytes) -> bytes:
    """Return a package with one of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        if packed:
            with zipfile.ZipFile(io.BytesIO(packed)) as held:
                for other in held.namelist():
                    if other != name:
                        target.writestr(other, held.read(other))
        target.writestr(name, data)
    return out.getvalue()
