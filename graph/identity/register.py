"""Look an entity up by any of its names, with all its mentions."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import get_close_matches

from graph.curation import Name
from graph.paragraphs import divisions
from graph.records import Decision, Entity, EntityType, Evidence, KnowledgeGraph, MentionKind, ResolvedMention
from graph.resolve.names import fold, key

_CLOSE = 0.7  # how alike two names must be (difflib), for one to be offered for the other
_MOST_OFFERED = 10
_TYPED = re.compile(r"(?P<name>.*\S)\s*\((?P<type>[A-Z_]+)\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a name leads to: the entities that bear it, or else those that come close.

    `also` are further ones that bear it as an alias, where it is the name of those that are meant.
    """

    exact: tuple[Entity, ...] = ()
    also: tuple[Entity, ...] = ()
    close: tuple[Entity, ...] = ()


class Register:
    """Who is who in a graph: entities by name and id, their mentions, the decisions on them."""

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        self.entities = {entity.id: entity for entity in knowledge.entities}
        self.decisions = knowledge.decisions
        self._divisions = divisions(knowledge)
        self._texts = {article.id: article.text for article in knowledge.articles}
        self._mentions: dict[str, list[ResolvedMention]] = defaultdict(list)
        self._by_original: dict[str, str] = {}
        self._labels: dict[tuple[str, str], Counter[EntityType]] = defaultdict(Counter)
        self._by_form: dict[tuple[str, str], set[str]] = defaultdict(set)
        for resolved in sorted(knowledge.mentions, key=lambda r: (r.article, r.mention.span)):
            if resolved.entity is None:
                continue
            self._mentions[resolved.entity].append(resolved)
            if resolved.original:
                self._by_original[resolved.original] = resolved.entity
            if resolved.mention.kind is MentionKind.NAME:
                self._by_form[resolved.article, resolved.mention.text].add(resolved.entity)
                if resolved.mention.label:
                    self._labels[resolved.entity, key(resolved.mention.text)][resolved.mention.label] += 1
        self._by_name: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities.values():
            for name in sorted({key(name) for name in names_of(entity)} - {""}):
                self._by_name[name].append(entity)

    def mentions(self, entity: Entity) -> list[ResolvedMention]:
        """Return the mentions of an entity in the order of articles and text."""
        return self._mentions.get(entity.id, [])

    def labels(self, entity: Entity, name: str) -> Counter[EntityType]:
        """Return the types that the mentions of an entity by one name, folded, suggest each by itself."""
        return self._labels[entity.id, name]

    def find(self, name: str) -> Found:
        """Return the entities of a name: by id, letter by letter, in full, as an alias, by the short name.

        One with a name of its own goes before one that is so described. Where there is none, those whose
        names hold all its words, or else resemble it. A type in brackets behind the name (`Fort Ridge (ORG)`)
        leaves those of the type.
        """
        if name in self.entities:
            return Found(exact=(self.entities[name],))
        typed = _TYPED.fullmatch(name)
        if typed and not self._by_name.get(key(name)):
            return _of_type(self.find(typed["name"]), typed["type"])
        wanted = key(name)
        bearers = self._by_name.get(wanted, []) or [
            entity for entity in self.entities.values() if entity.named and key(entity.label) == wanted
        ]
        full = [entity for entity in bearers if key(entity.name) == wanted]
        spelled = [entity for entity in full if entity.name.casefold() == name.casefold()]
        if bearers:
            meant = spelled or full or bearers
            exact = sorted([entity for entity in meant if entity.named] or meant, key=_order)
            also = [entity for entity in bearers if entity.named and entity not in exact]
            return Found(exact=tuple(exact), also=tuple(sorted(also, key=_order)))
        words = set(fold(name).split())
        names = [known for known in self._by_name if words and words <= set(known.split())]
        if not names:
            names = get_close_matches(wanted, sorted(self._by_name), n=_MOST_OFFERED, cutoff=_CLOSE)
        close = {entity.id: entity for known in names for entity in self._by_name[known]}
        return Found(close=tuple(sorted(close.values(), key=_order)[:_MOST_OFFERED]))

    def reference(self, entity: Entity, text: str) -> Name:
        """Return how a curation file means an entity alone by one of its names, where there is a way."""
        bearers = self._by_name.get(key(text), [])
        others = [e for e in bearers if key(e.name) == key(text)] or bearers
        others = [other for other in others if other.id != entity.id]
        if not others:
            return Name(text=text)
        if all(other.type is not entity.type for other in others):
            return Name(text=text, type=entity.type)
        taken = {mention.article for other in others for mention in self.mentions(other)}
        own = [mention.article for mention in self.mentions(entity)]
        return Name(text=text, article=next((a for a in own if a not in taken), own[0] if own else None))

    def is_clear(self, name: Name) -> bool:
        """Tell whether a name, as a curation file has it, means one entity: a build refuses any other.

        In some article it must have a spelling that no other entity has there.
        """
        bearers: dict[str, list[ResolvedMention]] = {}
        for entity in self._by_name.get(key(name.text), []):
            here = [m for m in self.mentions(entity) if name.article in {None, m.article}]
            if name.type in {None, entity.type} and here:
                bearers[entity.id] = here
        full = [id_ for id_ in bearers if key(self.entities[id_].name) == key(name.text)]
        [meant, *others] = full or [*bearers] or [""]
        forms = [self._by_form.get((m.article, m.mention.text), ()) for m in bearers.get(meant, ())]
        return not others and any(len(form) == 1 for form in forms)

    def sides(self, decision: Decision) -> tuple[frozenset[str], frozenset[str]]:
        """Return the ids of the entities that the two sides of a decision may mean now."""
        left = self._side(decision.left, decision.left_original, decision.article)
        return left, self._side(decision.right, decision.right_original, decision.article)

    def _side(self, name: str, original: str, article: str | None) -> frozenset[str]:
        if original in self._by_original:
            return frozenset({self._by_original[original]})
        if article is not None:
            return frozenset(self._by_form.get((article, name), ()))
        if original:
            return frozenset()  # what bore this id is part of no entity any more
        return frozenset(entity.id for entity in self._by_name.get(key(name), ()))

    def evidence(self, resolved: ResolvedMention) -> Evidence:
        """Return the sentence that holds a mention."""
        text = self._texts.get(resolved.article, "")
        start, end = self._divisions[resolved.article].around([resolved.mention.span])
        return Evidence(article=resolved.article, start=start, end=end, text=text[start:end])


def _of_type(found: Found, type_: str) -> Found:
    """Return those of a type; where none of those that are meant is, what bears the name as an alias is."""
    exact, also, close = (
        tuple(entity for entity in same if entity.type == type_)
        for same in (found.exact, found.also, found.close)
    )
    return Found(exact=exact, also=also, close=close) if exact else Found(exact=also, close=close)


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return all names of an entity, the full one first."""
    return entity.name, *(alias.text for alias in entity.aliases)


def _order(entity: Entity) -> tuple[str, str]:
    return entity.name, entity.id
