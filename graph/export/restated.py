"""List a relation once for each pair of mentions by which its sentence names the two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from graph.records import MentionKind, Relation, ResolvedMention, Span

_Place: TypeAlias = tuple[str, Span]  # an article and a span in it
_Referent: TypeAlias = tuple[str, int, str]  # an article, a sentence of it, what is referred to there


def restated(
    relations: Iterable[Relation], mentions: Iterable[ResolvedMention]
) -> Iterator[tuple[Relation, str | None]]:
    """Yield every relation, and behind it the same for other mentions of its ends, with the id it restates.

    The other mentions are the names and pronouns of the same in the same sentence: where `Ada Lee, who runs
    the Tern, sold her boat`, `her` runs the Tern too. A pair that states such a relation itself is left out.
    """
    known = tuple(relations)
    others = _others(mentions)
    stated = {_pair(relation) for relation in known}
    for relation in known:
        yield relation, None
        found = relation.mention
        subjects = [found.subject, *others((relation.article, found.subject))]
        objects = [found.object, *others((relation.article, found.object))]
        pairs = [(subject, object_) for subject in subjects for object_ in objects]
        for number, (subject, object_) in enumerate(pairs[1:], start=2):
            other = replace(
                relation,
                id=f"{relation.id}-{number}",
                mention=replace(found, subject=subject, object=object_),
            )
            if _pair(other) not in stated and not _overlap(subject, object_):
                yield other, relation.id


def _others(mentions: Iterable[ResolvedMention]) -> Callable[[_Place], list[Span]]:
    """Return the function that gives the other mentions, in its sentence, of what stands at a place."""
    at: dict[_Place, _Referent] = {}
    beside: defaultdict[_Referent, list[Span]] = defaultdict(list)
    for resolved in mentions:
        referent = resolved.entity or resolved.original
        if referent is None:
            continue
        mention = resolved.mention
        at[resolved.article, mention.span] = where = (resolved.article, mention.sentence, referent)
        if mention.kind is not MentionKind.NOMINAL:
            beside[where].append(mention.span)

    def others(place: _Place) -> list[Span]:
        return [span for span in beside.get(at[place], ()) if span != place[1]] if place in at else []

    return others


def _pair(relation: Relation) -> tuple[str, str, Span, Span]:
    found = relation.mention
    return relation.article, found.type or found.predicate, found.subject, found.object


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
