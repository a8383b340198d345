"""Keep out of a text what a file cannot hold."""

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Most texts have none of these, and one look is quicker than each replacement.
_TO_REPLACE = re.compile(f"[&<>\r]|{_NOT_XML.pattern}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return the text with each lone surrogate, which no encoding can write, as the replacement character."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def for_xml(text: str) -> str:
    r"""Return a text as what an XML element holds; a character that XML cannot hold is dropped.

    >>> for_xml("a < b\x00 & c")
    'a &lt; b &amp; c'
    """
    if _TO_REPLACE.search(text) is None:
        return text
    legal = _NOT_XML.sub("", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def for_xml_attribute(text: str) -> str:
    r"""Return a text as what an XML attribute holds between double quotation marks, its lines kept.

    >>> for_xml_attribute('a "b"\n')
    'a &quot;b&quot;&#10;'
    """
    return for_xml(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
