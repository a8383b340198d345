"""Choose of all that proves a co-mention the one passage that a GraphML file has room for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from graph.records import Evidence, ResolvedMention, Span

# A passage of no more code points is written whole, a longer one from the one name to the other.
_WHOLE = 100


class Proofs:
    """Where each entity is mentioned, by article."""

    def __init__(self, mentions: Iterable[ResolvedMention]) -> None:
        self._places: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for resolved in mentions:
            if resolved.entity is not None:
                self._places[resolved.article, resolved.entity].append(resolved.mention.span)

    def shortest(self, evidence: Sequence[Evidence], a: str, b: str) -> Evidence:
        """Return the shortest passage; of a long one what lies between the two where they stand nearest."""
        proof = min(evidence, key=lambda proof: proof.end - proof.start)
        if proof.end - proof.start <= _WHOLE:
            return proof
        between = [
            Span(min(one.start, other.start), max(one.end, other.end))
            for one, other in self._pairs(proof, a, b)
        ]
        if not between:
            return proof
        start, end = min(between, key=lambda span: span.end - span.start)
        text = proof.text[start - proof.start : end - proof.start]
        return Evidence(article=proof.article, start=start, end=end, text=text)

    def _pairs(self, proof: Evidence, a: str, b: str) -> Iterable[tuple[Span, Span]]:
        ones, others = (
            [
                s
                for s in self._places.get((proof.article, end), ())
                if proof.start <= s.start and s.end <= proof.end
            ]
            for end in (a, b)
        )
        return product(ones, others)
