"""Cut a graph by dates, types, kinds of link, support, neighbourhood and importance."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from graph.cuts import Cut
from graph.network.build import build_network
from graph.network.copies import copies
from graph.network.cut.keep import keep
from graph.network.cut.period import within
from graph.network.links import links_of
from graph.network.measures import measure, ranked
from graph.records import KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx


def cut(knowledge: KnowledgeGraph, wanted: Cut) -> KnowledgeGraph:
    """Return the part of a graph that is wanted; what is given for one cut counts before the next.

    First come the dates, then types, kinds, support and what is reported, then the neighbourhood in what is
    left, then the most important of that. An entity that loses its last link to a cut of links goes too.
    """
    if wanted == Cut():
        return knowledge
    dated = within(knowledge, wanted.since, wanted.until)
    network = select(build_network(dated), dated, wanted)
    return keep(dated, network, statements=not wanted.kinds or "statement" in wanted.kinds)


def select(network: "nx.MultiDiGraph[str]", knowledge: KnowledgeGraph, wanted: Cut) -> "nx.MultiDiGraph[str]":
    """Return the part of the network of a graph that is wanted, as a copy; dates are not looked at."""
    kept = network.copy()
    if wanted.types:
        others = {entity for entity in kept if kept.nodes[entity]["type"] not in wanted.types}
        kept.remove_nodes_from(others - set(wanted.around))
    if wanted.kinds or wanted.min_support > 1 or not wanted.reported:
        _cut_links(kept, wanted, copies(knowledge.articles))
    if wanted.around:
        near = _reached(kept, wanted.around, wanted.depth)
        kept.remove_nodes_from([entity for entity in kept if entity not in near])
    if wanted.top is not None:
        left = [
            entity for entity in knowledge.entities if entity.id in kept and entity.id not in wanted.around
        ]
        room = max(0, wanted.top - len(wanted.around))
        kept.remove_nodes_from([entity.id for entity in ranked(left, measure(kept))[room:]])
    _drop_unfounded(kept, _heard(knowledge))
    return kept


def _heard(knowledge: KnowledgeGraph) -> set[str | None]:
    """Return who speaks of and to nobody else, which no edge shows."""
    return {
        quotation.speaker
        for quotation in knowledge.quotations
        if {*quotation.about, quotation.addressee} <= {quotation.speaker, None}
    }


def _drop_unfounded(kept: "nx.MultiDiGraph[str]", heard: Collection[str | None]) -> None:
    """Drop who is known by a description alone and neither speaks, is spoken to nor stands in a relation now.

    Only these make a node of him, and not that somebody speaks of him.
    """
    described = {entity for entity in kept if not kept.nodes[entity]["named"] and entity not in heard}
    waiting = sorted(entity for entity in described if kept.degree(entity))
    while waiting:
        entity = waiting.pop()
        if entity in kept and not _founded(kept, entity):
            waiting += [near for near in (*kept.pred[entity], *kept.succ[entity]) if near in described]
            kept.remove_node(entity)


def _founded(kept: "nx.MultiDiGraph[str]", entity: str) -> bool:
    return any(
        link.kind == "relation"
        or link.to == "addressee"
        or (link.kind == "statement" and link.source == entity)
        for link in links_of(kept, entity)
    )


def _cut_links(kept: "nx.MultiDiGraph[str]", wanted: Cut, originals: Mapping[str, str]) -> None:
    support = _support(kept, originals)
    linked = {entity for entity, degree in kept.degree() if degree}
    for link in list(links_of(kept)):
        if (
            (wanted.kinds and link.kind not in wanted.kinds)
            or (link.reported and not wanted.reported)
            or support[link.id] < wanted.min_support
        ):
            kept.remove_edge(link.source, link.target, link.id)
    bare = [entity for entity in linked if not kept.degree(entity) and entity not in wanted.around]
    kept.remove_nodes_from(bare)


def _support(network: "nx.MultiDiGraph[str]", originals: Mapping[str, str]) -> dict[str, int]:
    """Return in how many articles each link stands; all that one says of another is one link here."""
    support: dict[str, int] = {}
    articles: defaultdict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    lines: dict[str, tuple[str, str, str | None]] = {}
    for link in links_of(network):
        if link.kind == "statement":
            lines[link.id] = (link.source, link.target, link.to)
            articles[lines[link.id]] |= {originals.get(one.article, one.article) for one in link.evidence}
        else:
            support[link.id] = link.support
    return support | {key: len(articles[line]) for key, line in lines.items()}


def _reached(network: "nx.MultiDiGraph[str]", starts: Collection[str], depth: int) -> set[str]:
    reached = {start for start in starts if start in network}
    frontier = set(reached)
    while frontier and depth > 0:
        depth -= 1
        beside = {near for entity in frontier for near in (*network.pred[entity], *network.succ[entity])}
        frontier = beside - reached
        reached |= frontier
    return reached
