"""What a header of mail or of the web states beside its kind of content."""

from email.message import Message
from email.utils import collapse_rfc2231_value

from graph.readers.faults import LIBRARY_FAULTS


def parameter(message: Message, name: str) -> str:
    """Return a parameter of the content type in small letters, empty where there is none or it is damaged."""
    try:
        return collapse_rfc2231_value(message.get_param(name, "")).lower()
    except LIBRARY_FAULTS:
        return ""


def charset_of(message: Message) -> str | None:
    """Return the encoding that is declared, None where there is none or it is damaged."""
    try:
        return message.get_content_charset()
    except LIBRARY_FAULTS:
        return None
