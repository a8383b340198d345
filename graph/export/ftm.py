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
from graph.records import Article, Entity, EntityType, Evidence
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
    kinds = {"relation", "statement"}
    edges = sorted(view.network.edges(keys=True, data=True), key=lambda edge: (edge[2], edge[0], edge[1]))
    for source, target, key, edge in edges:
        if edge.get("kind") in kinds and source in schemata and target in schemata:
            yield _link(key, source, target, edge, schemata)


def _link(
    key: str, source: str, target: str, edge: Mapping[str, object], schemata: Mapping[str, str]
) -> Mapping[str, object]:
    known = vocabulary().types.get(str(edge.get("type")))
    schema, ends = known.ftm if known else _LINK, (source, target)
    if known and known.label in _REVERSED:
        ends = (target, source)
    names = _EDGES.get(schema)
    if names is None or schemata[ends[0]] not in names.sources or schemata[ends[1]] not in names.targets:
        schema, ends, names = _LINK, (source, target), _Edge("subject", "object", _LEGAL, _LEGAL)
    role = edge.get("type") or edge.get("predicate") or _SPOKE.get(str(edge.get("to")))
    found = edge.get("evidence")
    evidence = [proof for proof in found if isinstance(proof, Evidence)] if isinstance(found, tuple) else []
    return _record(
        content_id("link", key),
        schema,
        {
            names.source: _entity_id(ends[0]),
            names.target: _entity_id(ends[1]),
            **_role(schema, str(role or "")),
            "status": _status(edge) if schema not in {"Family", "Payment"} else None,
            "date": edge.get("date")
            or sorted({str(edge[name]) for name in ("first", "last") if is_day(edge.get(name))}),
            "startDate": edge.get("since"),
            "endDate": edge.get("until"),
            "summary": [proof.text for proof in evidence],
            "proof": sorted({_article_id(proof.article) for proof in evidence}),
            "recordId": key,
        },
    )


def _role(schema: str, role: str) -> Mapping[str, object]:
    names = {"Family": "relationship", "Payment": "purpose"}
    return {names.get(schema, "role"): role}


def _status(edge: Mapping[str, object]) -> str:
    """Return in what a relation is less than a plain fact: denied, former, may, reported."""
    words_ = ["denied"] if edge.get("negated") else []
    words_ += [str(edge[name]) for name in ("qualifier", "modality") if edge.get(name)]
    return ", ".join([*words_, "reported"] if edge.get("reported") else words_)
