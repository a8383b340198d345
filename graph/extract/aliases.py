"""Find where a text says that two names are one's: `Ida Brandt, better known as La Brava`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extract.names.name import written_together
from graph.records import Mention, MentionKind, Span

_ADVERB = "also|better|best|formerly|previously|originally|now|once|then|later|sometimes|since|widely|locally"
_IS = "(?:who|which) (?:is|was|were|are|has been)"
_CALLED = "called|named|renamed(?: as| to)?|dubbed"  # alone these may be what the first does to the second
_SPELLED = "known(?: simply)? as|nicknamed|spelled|spelt|transliterated(?: as)?"
_WORDS = (
    r"alias|a\.?k\.?a\.?|formerly|previously|originally|n[eé]e|born(?: as)?|"
    r"(?:whose )?(?:real|birth|full|given|stage|pen|maiden) name (?:is|was)|"
    r"(?:which )?(?:has )?changed (?:its|his|her|their) name to|"
    rf"(?:{_IS} )?(?:(?:{_ADVERB}) )?(?:{_SPELLED})|"
    rf"(?:{_IS}|(?:{_IS} )?(?:{_ADVERB})) (?:{_CALLED})"
)
_BETWEEN = re.compile(rf"\s*[,(–—]\s*(?:{_WORDS})\s+[\"“'‘]?(?:the\s+)?[\"“'‘]?", re.IGNORECASE)
_LONGEST = 60  # code points between two names of which the one explains the other


def find_aliases(text: str, mentions: Sequence[Mention]) -> tuple[tuple[Span, Span], ...]:
    """Return pairs of names between which a text says that they are one's, in text order."""
    names = [m for m in mentions if m.kind is MentionKind.NAME and not m.nested]
    return (*_stated(text, names), *_written_together(text, names))


def _stated(text: str, names: Sequence[Mention]) -> Iterator[tuple[Span, Span]]:
    for name, other in pairwise(names):
        start, end = name.span.end, other.span.start
        if 0 < end - start <= _LONGEST and _BETWEEN.fullmatch(text[start:end]):
            yield name.span, other.span


def _written_together(text: str, names: Sequence[Mention]) -> Iterator[tuple[Span, Span]]:
    """Yield a name of several words and each other way to write its letters: `Fort Ridge`, `@FortRidge`."""
    apart: dict[str, Span] = {}
    spelled = [(text[m.span.start : m.span.end], m.span) for m in names]
    for words, span in spelled:
        if " " in words:
            apart.setdefault(written_together(words), span)
    seen: set[str] = set()
    for words, span in spelled:
        if " " not in words and words not in seen and (name := apart.get(written_together(words))):
            seen.add(words)
            yield name, span
