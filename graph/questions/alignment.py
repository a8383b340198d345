"""Find for each entity of an older graph what it is in a newer one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.records import Entity, EntityType, KnowledgeGraph, Span
from graph.resolve.names import key

_Place = tuple[str, Span]
_Name = tuple[str, EntityType]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What the older entities have become, by id; one that is gone is not among them.

    Several that became one are joined, and `parted` has the further entities that a single one became.
    """

    became: Mapping[str, str]
    parted: Mapping[str, tuple[str, ...]]

    @property
    def joined(self) -> dict[str, list[str]]:
        """The older entities, where several became one newer one, by that."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for older, newer in sorted(self.became.items()):
            found[newer].append(older)
        return {newer: older for newer, older in found.items() if len(older) > 1}


def align(old: KnowledgeGraph, new: KnowledgeGraph) -> Alignment:
    """Return what each older entity has become: what most of its mentions mean now.

    Mentions are compared in the articles whose text is the same in both. One without any there is the same
    where the id is, or else the name and the type, if only one bears them.
    """
    shared = same_texts(old, new)
    now = _meanings(new, shared)
    moved: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, older in _meanings(old, shared).items():
        if place in now:
            moved[older][now[place]] += 1
    ids = {entity.id for entity in new.entities}
    named = _named(new.entities)
    became: dict[str, str] = {}
    for entity in old.entities:
        meant = moved.get(entity.id)
        if meant:
            became[entity.id] = min(meant, key=lambda newer: (-meant[newer], newer != entity.id, newer))
        elif entity.id in ids:
            became[entity.id] = entity.id
        elif entity.named and len(same := named[key(entity.name), entity.type]) == 1:
            became[entity.id] = same[0]
    heirs = set(became.values())
    parted = {
        older: tuple(sorted(newer for newer in meant if newer not in heirs)) for older, meant in moved.items()
    }
    return Alignment(became=became, parted={older: parts for older, parts in parted.items() if parts})


def same_texts(old: KnowledgeGraph, new: KnowledgeGraph) -> set[str]:
    """Return the ids of the articles that have the same text in both graphs."""
    texts = {article.id: article.text for article in old.articles}
    return {article.id for article in new.articles if texts.get(article.id) == article.text}


def _meanings(knowledge: KnowledgeGraph, articles: Collection[str]) -> dict[_Place, str]:
    return {
        (resolved.article, resolved.mention.span): resolved.entity
        for resolved in knowledge.mentions
        if resolved.entity is not None and resolved.article in articles
    }


def _named(entities: Iterable[Entity]) -> defaultdict[_Name, list[str]]:
    found: defaultdict[_Name, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.named:
            found[key(entity.name), entity.type].append(entity.id)
    return found
