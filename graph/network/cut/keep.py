"""Keep of a graph what a part of its network shows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.network.links import links_of
from graph.network.relations import merge_relations
from graph.records import KnowledgeGraph, Quotation, Relation

if TYPE_CHECKING:
    import networkx as nx


def keep(
    knowledge: KnowledgeGraph, network: "nx.MultiDiGraph[str]", *, statements: bool = True
) -> KnowledgeGraph:
    """Return the records behind the nodes and edges of a network that is a part of the graph's own.

    A quotation stays with whom its edges lead to; one that never had an edge, where its speaker stays, or
    where its speaker is unknown and somebody of whom it speaks stays. A quotation in which a relation stands
    goes with that relation: its speaker is null where he is cut. Without `statements`, no other stays.
    Articles stay that mention somebody who does.
    """
    keys = {key for *_, key in network.edges(keys=True)}
    relations = tuple(_relations(knowledge, keys))
    claimed = {relation.quotation for relation in relations}
    quotations = tuple(_quotations(knowledge, network, claimed, statements=statements))
    mentioning = {mention.article for mention in knowledge.mentions if mention.entity in network}
    articles = tuple(article for article in knowledge.articles if article.id in mentioning)
    return replace(
        knowledge,
        articles=articles,
        entities=tuple(entity for entity in knowledge.entities if entity.id in network),
        mentions=tuple(
            mention
            for mention in knowledge.mentions
            if mention.article in mentioning and (mention.entity is None or mention.entity in network)
        ),
        quotations=tuple(one for one in quotations if one.article in mentioning),
        relations=relations,
        co_mentions=tuple(pair for pair in knowledge.co_mentions if f"co:{pair.a}:{pair.b}" in keys),
        decisions=tuple(
            one for one in knowledge.decisions if one.article is None or one.article in mentioning
        ),
    )


def _relations(knowledge: KnowledgeGraph, keys: Collection[str]) -> Iterator[Relation]:
    """Yield the relations of the links that stay, with those that the same words imply."""
    speakers = {quotation.id: quotation.speaker for quotation in knowledge.quotations}
    links = merge_relations(knowledge.relations, speakers)
    linked = {relation.id for link in links for relation in link.relations}
    kept = {
        relation.id: relation
        for link in links
        if f"re:{link.relations[0].id}" in keys
        for relation in link.relations
    }
    stated = {_words(relation) for relation in kept.values()}
    for relation in knowledge.relations:
        if relation.id in kept or (relation.id not in linked and _words(relation) in stated):
            yield relation


def _words(relation: Relation) -> tuple[object, ...]:
    return relation.article, relation.subject, relation.object, relation.mention.evidence


def _quotations(
    knowledge: KnowledgeGraph,
    network: "nx.MultiDiGraph[str]",
    claimed: Collection[str | None],
    *,
    statements: bool,
) -> Iterator[Quotation]:
    led: defaultdict[str | None, set[tuple[str | None, str]]] = defaultdict(set)
    for link in links_of(network):
        if link.kind == "statement":
            led[link.quotation].add((link.to, link.target))
    for quotation in knowledge.quotations:
        ends = led[quotation.id]
        kept = _trimmed(quotation, ends, network)
        if (statements and _stays(quotation, kept, ends)) or quotation.id in claimed:
            yield kept


def _trimmed(
    quotation: Quotation, ends: AbstractSet[tuple[str | None, str]], network: "nx.MultiDiGraph[str]"
) -> Quotation:
    speaker = quotation.speaker if quotation.speaker in network else None
    unknown = quotation.speaker is None
    return replace(
        quotation,
        speaker=speaker,
        addressee=quotation.addressee
        if ("addressee", quotation.addressee) in ends or (unknown and quotation.addressee in network)
        else None,
        about=tuple(
            entity
            for entity in quotation.about
            if ("about", entity) in ends or (entity in network and (unknown or entity == speaker))
        ),
    )


def _stays(quotation: Quotation, kept: Quotation, ends: AbstractSet[tuple[str | None, str]]) -> bool:
    if quotation.speaker is None:
        return bool(kept.about) or kept.addressee is not None
    if kept.speaker is None:
        return False
    led_to = {*quotation.about, quotation.addressee} - {quotation.speaker, None}
    return bool(ends) or not led_to
