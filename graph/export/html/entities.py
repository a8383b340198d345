"""Describe each entity and each article as the page draws and lists them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from graph.addresses import followable
from graph.export.look import radius
from graph.export.view import GraphView
from graph.records import Article, Entity, KnowledgeGraph

_HEADLINE_WORDS = (3, 20)
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

    `label` is None where it is the name. `degree` counts the entities it is linked to, `stated` those of them
    by a relation or a statement, `mentioned` its mentions in each of its `articles`; `derived` are the names
    that no article has.
    """

    id: str
    x: int
    y: int
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
    stated: int
    articles: list[int]
    mentioned: list[int]
    community: int


def article_item(article: Article) -> ArticleItem:
    """Return what the page says of an article; an untitled one goes by its headline, else by its id."""
    return {
        "id": article.id,
        "title": article.title or _headline(article.text) or article.id,
        "publisher": article.publisher,
        "published": article.published,
        "byline": article.byline,
        "url": followable(article.url),
    }


def _headline(text: str) -> str | None:
    """Return the first line where it is one by its look: some words, no sentence, with more text below.

    >>> _headline("Ferry contract goes north" + chr(10) + "The council signed it.")
    'Ferry contract goes north'
    """
    first, _, rest = text.lstrip().partition("\n")
    line = first.lstrip("#").strip()
    looks = _HEADLINE_WORDS[0] <= len(line.split()) <= _HEADLINE_WORDS[1] and line[-1] not in ".:;,"
    return line if looks and rest.strip() else None


def date_span(articles: Iterable[Article]) -> tuple[str, str] | None:
    """Return the first and the last day stated (YYYY-MM-DD); None where no article states one."""
    days = sorted(day.group() for article in articles if (day := _DAY.match(article.published or "")))
    return (days[0], days[-1]) if days else None


def entity_items(
    view: GraphView,
    entities: Sequence[Entity],
    numbers: Mapping[str, int],
    proofs: Mapping[tuple[str, str], list[int]],
) -> list[EntityItem]:
    """Return the entities in their order under the ids n0, n1 ...

    `numbers` has the articles by id, `proofs` the numbers of the passages by entity and role.
    """
    mentions = _counted(view.knowledge, numbers)
    standing = {entity.id: view.standing(entity.id) for entity in entities}
    strongest = max((found.share for found in standing.values()), default=0.0)
    return [
        {
            "id": f"n{number}",
            "x": round(view.positions[entity.id][0]),
            "y": round(view.positions[entity.id][1]),
            "size": radius(standing[entity.id].share, strongest),
            "label": None if entity.label == entity.name else entity.label,
            "name": entity.name,
            "type": entity.type.value,
            "named": entity.named,
            "observer": entity.observer,
            "aliases": [alias.text for alias in entity.aliases if not alias.derived],
            "derived": [alias.text for alias in entity.aliases if alias.derived],
            "roles": _roles(entity, proofs),
            "degree": view.measures[entity.id].degree,
            "stated": standing[entity.id].stated,
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


def _counted(knowledge: KnowledgeGraph, numbers: Mapping[str, int]) -> defaultdict[str, Counter[int]]:
    mentions: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for found in knowledge.mentions:
        if found.entity is not None:
            mentions[found.entity][numbers[found.article]] += 1
    return mentions
