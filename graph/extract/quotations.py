"""Find who says or thinks what: words between marks and reported ones, with speaker, cue and addressee."""

from spacy.tokens import Doc

from graph.extract.quotation_frame import Found, frame
from graph.extract.quotation_passages import Chain, find_attributed, find_floating, find_fragments
from graph.extract.quotation_statements import find_statements
from graph.records import QuotationMention


def find_quotations(doc: Doc) -> tuple[QuotationMention, ...]:
    """Return the quotations of a parse in text order.

    Passages between marks with a speaker beside them come first; then reported statements, unless they cut through one;
    then the passages left that are sentences of their own, or a fragment in a narrated sentence.
    """
    seen = frame(doc)
    direct, left = find_attributed(seen)
    taken = frozenset(index for item in direct if item.cue is not None for index in range(*item.cue))
    statements = [item for item in find_statements(seen, taken) if not _cuts(item, direct)]
    left = [chain for chain in left if not _inside(chain, statements)]
    told = [*direct, *statements]
    found = [*told, *find_floating(seen, left, told), *find_fragments(seen, left)]
    found.sort(key=lambda item: (item.content, item.cue or (0, 0)))
    return tuple(item.mention(doc) for item in found)


def _cuts(item: Found, others: list[Found]) -> bool:
    """Tell whether the content of a statement overlaps a direct quotation without holding it whole."""
    return any(
        span.overlaps(part) and not span.covers(part)
        for span in item.content
        for other in others
        for part in other.content
    )


def _inside(chain: Chain, statements: list[Found]) -> bool:
    return any(span.covers(chain[0].passage.span) for item in statements for span in item.content)
