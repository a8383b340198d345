"""Tell what the fields of a mention usually are, so that a graph.json says only what is otherwise."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from graph.records import Division, Entity, EntityType, MentionKind, Span
from graph.resolve.ids import place_id

RULES = {MentionKind.NAME: "sequence", MentionKind.NOMINAL: "description", MentionKind.PRONOUN: "pronoun"}
_SAME = "same name"


class Fields(NamedTuple):
    """What a mention says of itself beside its place, its kind, its rule and whom it means."""

    label: EntityType | None = None
    sentence: int = 0
    original: str | None = None
    reason: str = ""


class Usual:
    """What is usual of mentions that are asked for one after the other, in their order in the file.

    The label is the type of the entity, without one for a pronoun; the sentence the one in which the mention
    begins; the original the first mention of the entity in the article; and the reason that of a name that
    has stood before, else the rule.
    """

    def __init__(self, entities: Iterable[Entity], divisions: Iterable[Division]) -> None:
        self._types = {entity.id: entity.type for entity in entities}
        self._starts = {division.article: [s.start for s in division.sentences] for division in divisions}
        self._first: dict[tuple[str, str], str] = {}
        self._named: set[str] = set()

    def of(self, article: str, span: Span, kind: MentionKind, entity: str | None, rule: str) -> Fields:
        """Return what is usual of the next mention."""
        sentence = max(bisect_right(self._starts.get(article, ()), span.start) - 1, 0)
        if entity is None:
            return Fields(sentence=sentence)
        first = self._first.get((article, entity))
        if first is None:
            first = self._first[article, entity] = place_id(article, span)
        reason = _SAME if kind is MentionKind.NAME and entity in self._named else rule
        if kind is MentionKind.NAME:
            self._named.add(entity)
        label = None if kind is MentionKind.PRONOUN else self._types.get(entity)
        return Fields(label, sentence, first, reason)
