"""Write the result as entities of FollowTheMoney, for Aleph and OpenSanctions."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from graph.addresses import followable
from graph.data import words
from graph.data.relations import vocabulary
from graph.export.atomic import write_whole
from graph.export.days import is_day
from graph.export.json import encoded
from graph.export.view import GraphView
from graph.network.links import Link, links_of
from graph.records import Article, Entity, EntityType
from graph.resolve.ids import content_id


class _Edge(NamedTuple):
    """How a schema names its two ends, and the schemata that may stand there; the rest is an UnknownLink."""

    source: str
    target: str
    sources: frozenset[str]
    targets: frozenset[str]


_BODIES = frozenset({"Organization", "PublicBody", "Company"})
_LEGAL = _BODIES | {"LegalEntity", "Person"}
_PEOPLE = frozenset({"Person"})
_OWNED = frozenset({"Asset", "Company"})
_EDGES: Mapping[str, _Edge] = {
    "Directorship": _Edge("director", "organization", _LEGAL, _BODIES),
    "Employment": _Edge("employee", "employer", _PEOPLE, _BODIES),
    "Family": _Edge("person", "relative", _PEOPLE, _PEOPLE),
    "Membership": _Edge("member", "organization", _LEGAL, _BODIES),
    "Ownership": _Edge("owner", "asset", _LEGAL, _OWNED),
    "Payment": _Edge("payer", "beneficiary", _LEGAL, _LEGAL),
    "Representation": _Edge("agent", "client", _LEGAL, _LEGAL),
    "Succession": _Edge("predecessor", "successor", _LEGAL, _LEGAL),
}
_LINK = "UnknownLink"
# Relations of ours that read from the target of their edge to its source.
_REVERSED = frozenset({"parent organization", "hired", "dismissed", "succeeded"})
_SCHEMATA: Mapping[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.GPE: "Address",
    EntityType.LOC: "Address",
    EntityType.FAC: "Address",
    EntityType.EVENT: "Event",
    EntityType.LAW: "Note",
    EntityType.PRODUCT: "Asset",
    EntityType.WORK: "Asset",
}
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_SPOKE = {"about": "speaks about", "addressee": "speaks to"}


def write_ftm(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write articles, entities, their mentions, relations and statements, one a line; raises WriteError.

    A relation whose ends are not what its schema takes is an UnknownLink, and so is a statement. Co-mentions
    are left out: the mentions of an article tell as much. A mention is resolved where its schema allows it:
    to a person or a body, not to a place.
    """
    write_whole(path, (f"{encoded(found)}\n" for found in _all(view)))


def _all(view: GraphView) -> Iterator[Mapping[str, object]]:
    knowledge = view.knowledge
    schemata = {entity.id: _schema(entity) for entity in knowledge.entities}
    yield _record(content_id("build", view.build), "Note", {"name": f"newsgraph, build {view.build}"})
    yield from map(_article, knowledge.articles)
    for entity in knowledge.entities:
        yield _entity(entity, schemata[entity.id])
    yield from _mentions(view, schemata)
    yield from _links(view, schemata)


def _record(id_: str, schema: str, properties: Mapping[str, object]) -> Mapping[str, object]:
    listed = {
        name: list(value) if isinstance(value, list | tuple) else [value]
        for name, value in properties.items()
        if value
    }
    return {"id": id_, "schema": schema, "properties": listed}


def _article_id(id_: str) -> str:
    return content_id("article", id_)


def _entity_id(id_: str) -> str:
    return id_ if _ID.fullmatch(id_) else content_id("entity", id_)


def _article(article: Article) -> Mapping[str, object]:
    day = (article.published or "")[:10]
    return _record(
        _article_id(article.id),
        "Article",
        {
            "title": article.title or article.id,
            "fileName": article.source,
            "author": article.byline,
            "publisher": article.publisher,
            "publishedAt": day if is_day(day) else None,
            "sourceUrl": followable(article.url),
            "bodyText": article.text,
        },
    )


def _schema(entity: Entity) -> str:
    if entity.type is not EntityType.ORG:
        return _SCHEMATA.get(entity.type, "LegalEntity")
    parts = entity.name.split()
    if parts and parts[-1] in words("legal_forms"):
        return "Company"
    return "Organization" if words("government_nouns").isdisjoint(parts) else "PublicBody"


def _entity(entity: Entity, schema: str) -> Mapping[str, object]:
    name = "full" if schema == "Address" else "name"
    return _record(
        _entity_id(entity.id),
        schema,
        {
            name: entity.name,
            "alias": sorted({alias.text for alias in entity.aliases}),
            "position" if schema == "Person" else "summary": entity.roles,
        },
    )


def _mentions(view: GraphView, schemata: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    met = {
        (found.article, found.entity, found.mention.text)
        for found in view.knowledge.mentions
        if found.entity is not None
    }
    for article, entity, text in sorted(met):
        yield _record(
            content_id("mention", article, entity, text),
            "Mention",
            {
                "document": _article_id(article),
                "resolved": _entity_id(entity) if schemata[entity] in _LEGAL else None,
                "name": text,
                "detectedSchema": schemata[entity],
            },
        )


def _links(view: GraphView, schemata: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    for link in sorted(links_of(view.network), key=lambda link: (link.id, link.source, link.target)):
        if link.kind in {"relation", "statement"} and {link.source, link.target} <= schemata.keys():
            yield _link(link, schemata)


def _link(link: Link, schemata: Mapping[str, str]) -> Mapping[str, object]:
    known = vocabulary().types.get(link.type or "")
    schema, ends = known.ftm if known else _LINK, (link.source, link.target)
    if known and known.label in _REVERSED:
        ends = (link.target, link.source)
    names = _EDGES.get(schema)
    if names is None or schemata[ends[0]] not in names.sources or schemata[ends[1]] not in names.targets:
        schema, names = _LINK, _Edge("subject", "object", _LEGAL, _LEGAL)
        ends = (link.source, link.target)
    role = {"Family": "relationship", "Payment": "purpose"}.get(schema, "role")
    return _record(
        content_id("link", link.id),
        schema,
        {
            names.source: _entity_id(ends[0]),
            names.target: _entity_id(ends[1]),
            role: link.type or link.predicate or _SPOKE.get(link.to or ""),
            "status": _status(link) if schema not in {"Family", "Payment"} else None,
            "date": link.date or sorted({day for day in (link.first, link.last) if day and is_day(day)}),
            "startDate": link.since,
            "endDate": link.until,
            "summary": [proof.text for proof in link.evidence],
            "proof": sorted({_article_id(proof.article) for proof in link.evidence}),
            "recordId": link.id,
        },
    )


def _status(link: Link) -> str:
    """Return in what a relation is less than a plain fact: denied, former, may, reported."""
    words_ = ["denied" * link.negated, link.qualifier, link.modality, "reported" * link.reported]
    return ", ".join(filter(None, words_))
