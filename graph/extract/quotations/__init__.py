"""Find who says or thinks what: words between marks and reported ones, with speaker, cue and addressee.

A statement has a content, which a reader could dispute; what ties two parties and has none is a relation.

- Statements: a clause (`said it was over`), also of a document or a poll; an infinitive that speaks
  (`promised to leave`, `told them to leave`, `refuses to pay`); what stands behind a preposition (`called for
  calm`); a thing that is confirmed, denied, disputed; somebody with a judgement (`called Lee a
  liar`) or with a reason (`blamed Lee for the delay`); what a headline gives to the name before a colon.
- Relations, and left to their finders: somebody alone (`criticised Lee`, `met Lee`).
- Neither: what one wants, plans or agrees to do, which is reported as a deed; a call for comment; what may be
  said, or will be; what a third one thinks inside a quotation, which is a claim of its speaker.
"""

from bisect import bisect_left

from spacy.tokens import Doc

from graph.extract.quotations.attribution import Asker, ask, attribute
from graph.extract.quotations.features import Chooser, choose
from graph.extract.quotations.frame import Found, Frame, frame
from graph.extract.quotations.headlines import find_headline
from graph.extract.quotations.leftovers import find_left
from graph.extract.quotations.passages import find_attributed
from graph.extract.quotations.script import find_script
from graph.extract.quotations.statements import find_nested, find_statements
from graph.records import QuotationMention, Span


def find_quotations(doc: Doc, choose: Chooser = choose, ask: Asker = ask) -> tuple[QuotationMention, ...]:
    """Return the quotations of a parse in text order; `choose` and `ask` decide among candidates.

    Passages between marks with a speaker beside them come first, and script style; then reported
    statements, unless they cut through one; then the passages left that are sentences of their own, or
    fragments in a narrated sentence. A statement may hold a quotation (`Lee said Ortiz said it was over`).
    """
    seen = frame(doc)
    attributed, left = find_attributed(seen, choose)
    turns = find_script(seen)
    headline = [item for item in find_headline(seen) if not turns or not _same_place(item, turns[0])]
    direct = sorted([*attributed, *turns, *headline], key=_place)
    parts = [span for item in direct for span in item.content]
    taken = frozenset(index for item in direct if item.cue is not None for index in range(*item.cue))
    statements = [item for item in find_statements(seen, taken, choose) if not _cuts(item, parts)]
    held = _held(seen, [*statements, *turns])
    left = [chain for chain in left if chain[0].start not in held]
    told = sorted([*direct, *statements], key=_place)
    found = attribute(seen, sorted([*told, *find_left(seen, left, choose)], key=_place), ask)
    found = sorted([*found, *find_nested(seen, found, choose)], key=_place)
    return tuple(item.mention(doc) for item in found)


def _place(item: Found) -> tuple[tuple[Span, ...], tuple[int, int]]:
    return item.content, item.cue or (0, 0)


def _same_place(item: Found, other: Found) -> bool:
    return any(span.overlaps(part) for span in item.content for part in other.content)


def _cuts(item: Found, parts: list[Span]) -> bool:
    """Tell whether a statement overlaps a part of a direct quotation without holding it whole."""
    for span in item.content:
        position = bisect_left(parts, span.start, key=lambda part: part.end - 1)
        while position < len(parts) and parts[position].start < span.end:
            if not span.covers(parts[position]):
                return True
            position += 1
    return False


def _held(seen: Frame, statements: list[Found]) -> frozenset[int]:
    """Return the first tokens of the passages that lie inside a statement."""
    return frozenset(
        seen.quoted[position].start
        for item in statements
        for span in item.content
        for position in seen.passages_within(span)
        if span.covers(seen.quoted[position].passage.span)
    )
