"""Tell the format of standard input, which has no name."""

import io
import json
import re

from graph.budgets import MAX_LINE
from graph.readers.opening import Rejoined, buffered
from graph.readers.rows import Columns

_HTML = re.compile(rb"\s*(<!--.*?-->\s*)?<(!doctype html|html|head)\b", re.IGNORECASE)
_FEED = re.compile(rb"(?:\s|<[?!][^>]*>){0,20}<(?:rss|feed|rdf:RDF)\b")
_SAMPLE = 4_096  # bytes
_LIST = re.compile(rb"\s*\[\s*(\{|$)")
_ODT, _FIRST = b"application/vnd.oasis.opendocument.text", 200  # which stands first in such a file
_NAME = re.compile(r"\w+")


def recognised(stream: io.BufferedReader, columns: Columns) -> tuple[str, io.BufferedReader]:
    """Return the ending of a file of this format, and the stream from its beginning."""
    head = stream.readline(MAX_LINE)
    plain = head.removeprefix(b"\xef\xbb\xbf")
    below = stream.peek(_SAMPLE)[:_SAMPLE]
    return ".xml" if _FEED.match(plain + below) else _ending(plain, columns), buffered(Rejoined(head, stream))


def _ending(head: bytes, columns: Columns) -> str:
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"WARC/1."):
        return ".warc"
    if head.startswith(b"PK\x03\x04"):
        return ".odt" if _ODT in head[:_FIRST] else ".docx"
    if _HTML.match(head):
        return ".html"
    if head.lstrip().startswith(b"{"):
        return ".jsonl" if _is_json(head) else ".json"
    if _LIST.match(head):
        return ".json"
    return ".csv" if _is_header(head, columns) else ".txt"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_header(line: bytes, columns: Columns) -> bool:
    """Tell a line of column names: no sentence has its words between delimiters without a space."""
    text = line.decode("utf-8", "replace").strip()
    for delimiter in (",", ";", "\t"):
        names = text.replace('"', "").split(delimiter)
        if len(names) > 1 and columns.text_of(names)["text"] in names and all(map(_NAME.fullmatch, names)):
            return True
    return False
