"""Read Markdown: the text that its marks stand for."""

import re

from graph.readers.encoding import decode
from graph.readers.front_matter import split_front_matter
from graph.readers.quoted import mark_quotations
from graph.readers.seen import plain_text, tree_of
from graph.readers.sources import Source
from graph.records import Article

_HEADING = re.compile(r"\s*#[ \t]+(\S[^\r\n]*)|\s*(\S[^\r\n]{0,200})(?:\r\n|[\r\n])=+[ \t]*(?:[\r\n]|\Z)")
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,60}\]")
_CREDIT = re.compile(  # of a block quotation whose last line alone begins with a hyphen: no list
    r"^( {0,3}>(?![ \t]*[-*+] )[^\n]*\n {0,3}>[ \t]*)-(?=[ \t]+[A-Z][^\n]{1,100}(?:\n(?! {0,3}>)|\Z))",
    re.MULTILINE,
)
_DEEPEST = 100  # lists and blocks inside one another: what lies deeper is not rendered
_BOX = re.compile(r"^((?: {0,3}>)+[ \t]*)\[![A-Za-z]+\][+-]?[ \t]*|^([ \t]*[-*+] )\[[ xX]\] ", re.MULTILINE)
_WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\[\]|\r\n]{1,200}\|)?([^\[\]|\r\n]{1,200})\]\]")


def read_markdown(data: bytes, source: Source) -> Article:
    """Return the text without its marks; a first line that is a heading is the title too.

    A paragraph is a line, with a blank line between two; footnotes stand where they are written, pictures and
    the addresses of links are left out. Front matter states what it names. Raises `ReadError`.
    """
    stated, text = split_front_matter(decode(data))
    shown = shown_text(text)
    heading = _HEADING.match(text)
    fields = {"title": shown.partition("\n")[0]} if heading and shown else {}
    return Article(id=source.stem, text=shown, source=source.name, **{**fields, **stated})


def shown_text(text: str) -> str:
    """Return a text in Markdown as a program that renders it shows it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where Markdown is met

    plain = _BOX.sub(
        r"\1\2", _CREDIT.sub(r"\1—", _NOTE_MARK.sub("", _NOTE.sub("\n", "\n".join(text.splitlines()))))
    )
    renderer = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tree = tree_of(renderer.render(_WIKI_LINK.sub(r"\1", plain)))
    mark_quotations(tree)
    return plain_text(tree) or text
