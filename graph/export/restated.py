"""List a relation once for each pair of mentions by which its sentence names the two."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
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
    ends = {(r.article, span) for r in known for span in (r.mention.subject, r.mention.object)}
    others = _others(tuple(mentions), ends)
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


def _others(mentions: Sequence[ResolvedMention], ends: Container[_Place]) -> Callable[[_Place], list[Span]]:
    """Return the function that gives the other mentions, in its sentence, of what stands at an end."""
    at = {
        (resolved.article, resolved.mention.span): referent
        for resolved in mentions
        if (resolved.article, resolved.mention.span) in ends and (referent := _referent(resolved))
    }
    beside: dict[_Referent, list[Span]] = {referent: [] for referent in at.values()}
    for resolved in mentions:
        if resolved.mention.kind is not MentionKind.NOMINAL and (referent := _referent(resolved)) in beside:
            beside[referent].append(resolved.mention.span)

    def others(place: _Place) -> list[Span]:
        return [span for span in beside[at[place]] if span != place[1]] if place in at else []

    return others


def _referent(resolved: ResolvedMention) -> _Referent | None:
    referent = resolved.entity or resolved.original
    return (resolved.article, resolved.mention.sentence, referent) if referent else None


def _pair(relation: Relation) -> tuple[str, str, Span, Span]:
    found = relation.mention
    return relation.article, found.type or found.predicate, found.subject, found.object


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
