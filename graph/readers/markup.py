"""Take the markup of HTML out of a text."""

import re
from html import unescape

from graph.readers.boilerplate import remove_boilerplate
from graph.readers.quoted import mark_quotations
from graph.readers.seen import plain_text, tree_of

_TAGS = (
    "p|br|div|span|a|b|i|u|em|strong|small|sub|sup|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|q|cite|pre|code|hr|img"
    "|figure|figcaption|table|thead|tbody|tr|td|th|section|article|header|footer|main|aside|script|style|iframe"
    "|font|center|html|head|body"
)
_TAG = re.compile(
    rf"</(?:{_TAGS})\s*>|<(?:{_TAGS})(?:\s+[a-z][\w:-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*\s*/?>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"<(?:p|br|div|td)\b", re.IGNORECASE)
_NEWLINE = re.compile(r"\r\n|[\r\n]")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,31}\d{0,2});")


def seen_text(text: str) -> str:
    r"""Return the text without its markup; a text that holds none is returned unchanged.

    Only tags and entities of HTML are markup, so that `a < b` and `<inaudible>` stay. Raises `ReadError`
    where what is left cannot be read.

    >>> seen_text("<p>It&#8217;s <b>shut</b>.</p><p>Ada Brock left.</p>")
    'It’s shut.\n\nAda Brock left.'
    """
    if "&" in text and not _TAG.search(text) and _ENTITY.search(text):
        text = unescape(text)  # also of markup that is escaped as a whole, as in a feed
    if "<" not in text or not _TAG.search(text):
        return text
    if not _PARAGRAPH.search(text):  # written in an editor that takes an empty line for the end of one
        text = _NEWLINE.sub("<br>", text)
    tree = tree_of(text)
    remove_boilerplate(tree)
    mark_quotations(tree)
    return plain_text(tree) or plain_text(tree_of(text))
