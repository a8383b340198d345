"""Show a report as Markdown that no article can bend."""

import re
from collections.abc import Iterator

from graph.addresses import followable
from graph.questions.known import Proof, day_of
from graph.questions.report.document import Document, Item

# What CommonMark and its dialects read as more than itself: anywhere, and at the beginning of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])")
_OPENING = re.compile(r"^(?:[-+=#]|\d+(?=[.)]))")


def to_markdown(document: Document) -> str:
    """Return a document as Markdown (CommonMark)."""
    return re.sub("\n{3,}", "\n\n", "\n".join(_lines(document)))


def _lines(document: Document) -> Iterator[str]:
    yield f"# {plain(document.title)}"
    yield ""
    yield plain(document.about)
    for section in document.sections:
        yield from ("", f"## {section.heading}", "", section.told, "")
        for number, item in enumerate(section.items, 1):
            yield from _item(number, item)
        if section.left:
            yield f"\nAnd {section.left:,} more."
    yield ""


def _item(number: int, item: Item) -> Iterator[str]:
    note = f": {plain(item.note)}" if item.note else ""
    yield f"{number}. **{plain(item.head)}**{note}"
    indent = " " * (len(str(number)) + 2)
    for proof in item.proofs:
        yield f"{indent}> {plain(proof.text)}"
        yield f"{indent}> — {_source(proof)}"
        yield ""


def _source(proof: Proof) -> str:
    named = ", ".join(filter(None, (proof.title or proof.article, proof.publisher, day_of(proof))))
    url = followable(proof.url)
    target = "" if url is None else re.sub(r"[\s<>()\\]", lambda found: f"%{ord(found[0]):02X}", url)
    return f"[{plain(named)}]({target})" if target else plain(named)


def plain(text: str) -> str:
    """Return a text on one line, so that Markdown shows it as it is; what cannot be seen is a blank."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    escaped = _MARKUP.sub(r"\\\g<0>", " ".join(seen.split()))
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    return f"{opening[0]}\\{escaped[opening.end() :]}" if opening[0].isdigit() else f"\\{escaped}"
