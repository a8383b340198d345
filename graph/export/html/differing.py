"""Show what two passages say differently, with the words in which they differ marked."""

import re
from collections.abc import Iterator

from graph.export.view import Differing
from graph.passages import Passage
from graph.records import Evidence, Span


def sides(found: Differing) -> list[Passage]:
    """Return the two passages, the older first; words that do not stand in one mark nothing there."""
    return [
        Passage(proof.article, Span(proof.start, proof.end), tuple(_places(proof, words)))
        for proof, words in zip(found.proofs, found.words, strict=True)
    ]


def _places(proof: Evidence, words: str) -> Iterator[Span]:
    met = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", proof.text, re.IGNORECASE) if words else None
    if met:
        yield Span(proof.start + met.start(), proof.start + met.end())
