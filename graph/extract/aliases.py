"""Find where a text says that two names are one's: `Ida Brandt, better known as La Brava`."""

import re
from collections.abc import Iterator, Sequence

from graph.records import Mention, MentionKind, Span

_ADVERB = "also|better|best|formerly|previously|originally|now|sometimes|once|later|since|then|widely|locally|popularly"
_CALLED = "known|called|named|renamed|nicknamed|dubbed|spelled|spelt|written|transliterated|rebranded"
_WORDS = (
    r"alias|a\.?k\.?a\.?|formerly|previously|originally|n[eé]e|born(?: as)?|born under the name|"
    r"(?:whose )?(?:real|birth|full|given|stage|pen|maiden) name (?:is|was|being)|"
    r"(?:which )?(?:has )?changed (?:its|his|her|their) name to|"
    rf"(?:who|which)?\s*(?:is|was|were|are|has been)?\s*(?:(?:{_ADVERB})\s+)?(?:{_CALLED})(?: by (?:his|her|its) fans)?"
    r"(?:\s+(?:as|to|by (?:the|his|her|its) (?:alias|nickname|nom de guerre)))?(?:\s+simply)?"
)
_BETWEEN = re.compile(rf"\s*[,(–—]\s*(?:{_WORDS})\s+(?:the\s+)?[\"“'‘]?", re.IGNORECASE)
_LONGEST = 60  # code points between two names of which the one explains the other


def find_aliases(text: str, mentions: Sequence[Mention]) -> tuple[tuple[Span, Span], ...]:
    """Return pairs of names between which a text says that they are one's, in text order."""
    return tuple(_stated(text, [m for m in mentions if m.kind is MentionKind.NAME and not m.nested]))


def _stated(text: str, names: Sequence[Mention]) -> Iterator[tuple[Span, Span]]:
    for name, other in zip(names, names[1:], strict=False):
        start, end = name.span.end, other.span.start
        if 0 < end - start <= _LONGEST and _BETWEEN.fullmatch(text[start:end]):
            yield name.span, other.span
