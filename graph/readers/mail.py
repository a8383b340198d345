"""Read an e-mail saved as a file: a newsletter, a press release."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from graph.budgets import MAX_PART_LINES, MAX_PARTS
from graph.errors import ReadError
from graph.readers.byline import names_of
from graph.readers.dates import iso_date
from graph.readers.encoding import decode
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.html import read_html
from graph.readers.letters import written_text
from graph.readers.mime import charset_of, parameter
from graph.readers.quoted import mark_quotations
from graph.readers.seen import plain_text, tree_of
from graph.readers.sources import Source
from graph.records import Article

_STUB = 0.5  # of what the HTML says: a plain text that is shorter only tells to look there
_SIGNATURE = re.compile(r"\b(?:gmail|moz|apple)[_-](?:mail[_-])?signature\b", re.IGNORECASE)
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii"}
_LONGEST_HEADER = 1_000  # characters: a longer one says nothing to a reader
_MAX_HEADER = 50_000  # characters; the parsers of the standard library grow with the square of it


def read_mail(data: bytes, source: Source) -> Article:
    """Return what was written in the message, with subject, sender and date.

    That is its plain text, or its HTML where that says more. Replies and forwarded mails in the text are kept
    without their headers; attachments and attached mails are left out. Raises `ReadError` where there is no
    text.
    """
    faults: tuple[type[Exception], ...] = (MessageError, *LIBRARY_FAULTS)
    parts = data.lower().count(b"boundary=")
    if parts > MAX_PARTS or parts * data.count(b"\n") > MAX_PART_LINES:
        raise ReadError("It has more mails inside it than any mail program writes: save them one by one.")
    try:
        message = message_from_bytes(data)
        bodies = list(_bodies(message))
        subject, sent = (_decoded(_header(message, name)) for name in ("Subject", "Date"))
        sender = _decoded(parseaddr(_header(message, "From"))[0])  # in this order: a name may hold a comma
    except faults as error:
        raise ReadError("It is damaged or no mail: save it again from the mail program.") from error
    plain = "\n\n".join(filter(None, (_plain(part, body) for part, body in bodies if _is(part, "plain"))))
    pages = [_page(part, body, source) for part, body in bodies if _is(part, "html")]
    if not plain and not pages:
        raise ReadError("The mail holds no text: save what is attached to it as a file.")
    article = Article(id=source.stem, text=plain, source=source.name)
    shown = "\n\n".join(page.text for page in pages)
    if len(plain) < _STUB * len(shown):
        article = replace(pages[0], text=shown)
    return replace(
        article,
        title=subject or article.title,
        byline=names_of(sender) or article.byline,
        published=iso_date(sent) or article.published,
    )


def _is(part: Message, kind: str) -> bool:
    return part.get_content_type() == f"text/{kind}"


def _plain(part: Message, body: bytes) -> str:
    flowed = parameter(part, "format") == "flowed"
    joined = parameter(part, "delsp") == "yes"
    return written_text(decode(body, charset_of(part)), flowed=flowed, joined=joined)


def _page(part: Message, body: bytes, source: Source) -> Article:
    """Return the article of a web page that was mailed, or all that stands in a mail written as HTML."""
    charset = charset_of(part)
    tree = tree_of(decode(body, charset))
    if next(tree.iter("article", "main", "nav"), None) is not None:
        return read_html(body, replace(source, charset=charset))
    for element in list(tree.iter("div", "table", "p")):
        if _SIGNATURE.search(element.get("class", "")):
            element.drop_tree()
    mark_quotations(tree)
    return Article(id=source.stem, text=written_text(plain_text(tree)), source=source.name)


def _bodies(message: Message) -> Iterator[tuple[Message, bytes]]:
    """Yield each part that is no attachment and not empty, with its bytes, in order."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if any(len(str(value)) > _MAX_HEADER for value in part.values()):
            raise ReadError(
                "It has a header longer than any mail program writes: save its text as a .txt file."
            )
        if part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting += reversed([inner for inner in part.get_payload() if isinstance(inner, Message)])
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            yield part, body


def _header(message: Message, name: str) -> str:
    """Return a header as it stands, empty where there is none; bytes that it should not hold are read too."""
    values = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    return decode(next(values, "").encode("utf-8", "surrogateescape"))[:_LONGEST_HEADER]


def _decoded(header: str) -> str:
    """Return a header on one line, empty where it is in an unknown encoding."""
    try:
        parts = [(part, _charset(charset)) for part, charset in decode_header(header)]
        return " ".join(str(make_header(parts)).split())
    except (MessageError, LookupError, ValueError):
        return ""


def _charset(declared: str | None) -> str | None:
    """Return the encoding that is meant: mail programs say Latin-1 and write what Windows adds to it."""
    return "cp1252" if declared and declared.lower() in _LATIN else declared
