"""Read an e-mail saved as a file: a newsletter, a press release."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from graph.errors import ReadError
from graph.readers.dates import iso_date
from graph.readers.encoding import decode
from graph.readers.faults import LIBRARY_FAULTS
from graph.readers.html import read_html
from graph.readers.sources import Source
from graph.records import Article

_LONGEST_HEADER = 1_000  # characters: a longer one says nothing to a reader
_MAX_HEADER = 50_000  # characters; the parsers of the standard library grow with the square of it


def read_mail(data: bytes, source: Source) -> Article:
    """Return the first plain text, else the article of the first HTML, with subject, sender and date.

    Attachments and attached mails are left out. Raises `ReadError` where there is no text.
    """
    faults: tuple[type[Exception], ...] = (MessageError, *LIBRARY_FAULTS)
    try:
        message = message_from_bytes(data)
        bodies = dict(reversed(list(_bodies(message))))
        subject, sent = (_decoded(_header(message, name)) for name in ("Subject", "Date"))
        sender = _decoded(parseaddr(_header(message, "From"))[0])  # in this order: a name may hold a comma
    except faults as error:
        raise ReadError("It is damaged or no mail: save it again from the mail program.") from error
    if "text/plain" in bodies:
        body, charset = bodies["text/plain"]
        article = Article(id=source.stem, text=decode(body, charset), source=source.name)
    elif "text/html" in bodies:
        body, charset = bodies["text/html"]
        article = read_html(body, source, charset)
    else:
        raise ReadError("The mail holds no text: save what is attached to it as a file.")
    return replace(
        article,
        title=subject or article.title,
        byline=sender or article.byline,
        published=iso_date(sent) or article.published,
    )


def _bodies(message: Message) -> Iterator[tuple[str, tuple[bytes, str | None]]]:
    """Yield the content type, the bytes and the encoding of each part that is no attachment and not empty."""
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
            yield part.get_content_type(), (body, part.get_content_charset())


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:_LONGEST_HEADER]


def _decoded(header: str) -> str:
    """Return a header on one line, empty where it is in an unknown encoding."""
    try:
        return " ".join(str(make_header(decode_header(header))).split())
    except (MessageError, LookupError, ValueError):
        return ""
