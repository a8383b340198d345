"""Describe each entity and each article as the page draws and lists them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypedDict

from graph.addresses import followable
from graph.export.look import radius
from graph.export.view import GraphView
from graph.network import OPENING
from graph.records import Article, Entity, KnowledgeGraph

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ArticleItem(TypedDict):
    """An article as the page cites it; `url` only when a browser may safely follow it."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    byline: str | None
    url: str | None


class RoleItem(TypedDict):
    """What an entity is said to be, with the numbers of the passages that say so."""

    text: str
    passages: list[int]


class EntityItem(TypedDict):
    """An entity as vis-network draws it (id, x, y, size) and as the panel describes it.

    `opening` is its place among the strongest, None where it is not one of them, `label` None where it is the
    name. `degree` counts the entities
    it is linked to, `mentioned` its mentions in each of its `articles`; `derived` are the names that no
    article has.
    """

    id: str
    x: int
    y: int
    opening: tuple[int, int] | None
    size: float
    label: str | None
    name: str
    type: str
    named: bool
    observer: bool
    aliases: list[str]
    derived: list[str]
    roles: list[RoleItem]
    degree: int
    articles: list[int]
    mentioned: list[int]
    community: int


def article_item(article: Article) -> ArticleItem:
    """Return what the page says of an article; an untitled one goes by its id."""
    return {
        "id": article.id,
        "title": article.title or article.id,
        "publisher": article.publisher,
        "published": article.published,
        "byline": article.byline,
        "url": followable(article.url),
    }


def date_span(articles: Iterable[Article]) -> tuple[str, str] | None:
    """Return the first and the last day stated (YYYY-MM-DD); None where no article states one."""
    days = sorted(day.group() for article in articles if (day := _DAY.match(article.published or "")))
    return (days[0], days[-1]) if days else None


def entity_items(
    view: GraphView,
    entities: Iterable[Entity],
    numbers: Mapping[str, int],
    proofs: Mapping[tuple[str, str], list[int]],
) -> list[EntityItem]:
    """Return the entities in their order under the ids n0, n1 ...

    `numbers` has the articles by id, `proofs` the numbers of the passages by entity and role.
    """
    mentions = _counted(view.knowledge, numbers)
    strongest = max((found.importance for found in view.measures.values()), default=0.0)
    # Whoever made the view without a picture of its own for the strongest gets a part of the whole.
    opening = view.opening or {e.id: view.positions[e.id] for e in view.ranked[:OPENING]}
    return [
        {
            "id": f"n{number}",
            "x": round(view.positions[entity.id][0]),
            "y": round(view.positions[entity.id][1]),
            "opening": _rounded(opening.get(entity.id)),
            "size": radius(view.measures[entity.id].importance, strongest),
            "label": None if entity.label == entity.name else entity.label,
            "name": entity.name,
            "type": entity.type.value,
            "named": entity.named,
            "observer": entity.observer,
            "aliases": [alias.text for alias in entity.aliases if not alias.derived],
            "derived": [alias.text for alias in entity.aliases if alias.derived],
            "roles": _roles(entity, proofs),
            "degree": view.measures[entity.id].degree,
            "articles": sorted(mentions[entity.id]),
            "mentioned": [count for _, count in sorted(mentions[entity.id].items())],
            "community": view.measures[entity.id].community,
        }
        for number, entity in enumerate(entities)
    ]


def _roles(entity: Entity, proofs: Mapping[tuple[str, str], list[int]]) -> list[RoleItem]:
    """Return what an entity is said to be, first what most articles say."""
    found: list[RoleItem] = [
        {"text": role, "passages": proofs.get((entity.id, role), [])} for role in entity.roles
    ]
    return sorted(found, key=lambda role: -len(role["passages"]))


def _rounded(place: tuple[float, float] | None) -> tuple[int, int] | None:
    # The page draws on whole pixels.
    return (round(place[0]), round(place[1])) if place else None


def _counted(knowledge: KnowledgeGraph, numbers: Mapping[str, int]) -> defaultdict[str, Counter[int]]:
    mentions: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for found in knowledge.mentions:
        if found.entity is not None:
            mentions[found.entity][numbers[found.article]] += 1
    return mentions
