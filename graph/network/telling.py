"""Weigh how much a relation tells: law, money, office and kin first, by sources, age and standing."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log2

from graph.data.relations import vocabulary
from graph.records import KnowledgeGraph, MentionKind, Relation

# What a type is about, by its schema in FollowTheMoney.
_ABOUT = {
    "CourtCaseParty": 3.0,
    "Ownership": 2.75,
    **dict.fromkeys(("Directorship", "Employment", "Occupancy", "Succession", "Representation"), 2.5),
    **dict.fromkeys(("Family", "Membership"), 2.25),
}
_LAW = frozenset({"arrested", "investigated"})  # which that schema has no word for
_SUMS = frozenset({"Payment", "Debt"})  # money as Ownership is, where a sum is told
_LOOSE = frozenset({"employer"})  # what any noun may state: a pioneer of, a figure of
_SAID = frozenset({"spoke to"})  # that words were said, and not which, tells no more than unknown words
_TYPED = 1.0  # of any other type; words that are in no vocabulary tell least
_OWNED = frozenset({"name-owned", "name-possessed"})  # what a name says itself: the Lund administration
_RECENT = 0.5  # of what the newest article states, beside 0 for the oldest
_REPORTED = 1.0  # less for what only somebody says
_DENIED = 1.0  # less for what is not so
_POSSIBLE = 2.5  # less for what only may be, or is wanted
_INDIRECT = 1.2  # less where no sentence names both
_LEAST = 0.1  # of what tells anything


class Telling:
    """Weighs relations against the other articles of a graph."""

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        self._days = sorted({article.published[:10] for article in knowledge.articles if article.published})
        self._names = {
            (found.article, found.mention.span)
            for found in knowledge.mentions
            if found.mention.kind is MentionKind.NAME
        }

    def weight(self, relations: Sequence[Relation], support: int, last: str | None) -> float:
        """Return how much relations tell that say the same, 0 for what a name says itself.

        `support` is the number of articles that state it, `last` the day of the newest.
        """
        first = relations[0]
        mention = first.mention
        if mention.type is None and mention.rule in _OWNED:
            return 0.0
        recent = _RECENT * bisect_left(self._days, last) / len(self._days) if last else 0.0
        doubt = _REPORTED * (first.quotation is not None) + _DENIED * mention.negated
        doubt += _POSSIBLE * bool(mention.modality) + _INDIRECT * (not self._are_direct(relations))
        return max(_LEAST, _about(relations) + more_sources(support) + recent - doubt)

    def _are_direct(self, relations: Iterable[Relation]) -> bool:
        return any(
            (one.article, one.mention.subject) in self._names
            and (bool(one.mention.value) or (one.article, one.mention.object) in self._names)
            for one in relations
        )


def more_sources(support: int) -> float:
    """Return what so many articles add."""
    return log2(1 + support)


def _about(relations: Sequence[Relation]) -> float:
    kind = vocabulary().types.get(relations[0].mention.type or "")
    if kind is None or kind.label in _SAID:
        return 0.0
    if kind.label in _LAW:
        return _ABOUT["CourtCaseParty"]
    if kind.ftm in _SUMS and any(relation.mention.amount for relation in relations):
        return _ABOUT["Ownership"]
    return _TYPED if kind.label in _LOOSE else _ABOUT.get(kind.ftm, _TYPED)
