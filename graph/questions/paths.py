"""How two entities are linked: the shortest and the strongest way, with the sentence on each hop."""

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.network.projection import project
from graph.questions.known import Known, Party, Proof
from graph.questions.links import ProvedLink, links_between, most_readable
from graph.records import Entity

# A hop costs so much more than any weight that fewer hops always win; the weights decide between equals.
_HOP = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """From one entity to the next: the clearest link between the two, a sentence, and all their links."""

    source: Party
    target: Party
    weight: float
    link: ProvedLink
    sentence: Proof
    links: tuple[ProvedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The way with the fewest hops, and the one whose hops are the strongest; both empty without any."""

    start: Party
    end: Party
    shortest: tuple[Hop, ...] = ()
    strongest: tuple[Hop, ...] = ()


def paths(known: Known, start: Entity, end: Entity) -> Paths:
    """Return the shortest and the strongest way between two entities, in whatever direction links run.

    The strongest has the least sum of the reciprocal weights of its pairs (Newman 2001, Scientific
    collaboration networks II). No way leads through an outlet or an author of the articles.
    """
    network = known.network
    ends = Paths(start=known.entity(start.id), end=known.entity(end.id))
    if start.id not in network or end.id not in network or start.id == end.id:
        return ends
    passable: nx.Graph[str] = nx.Graph()
    projection = project(network)
    passing = {
        entity
        for entity in projection.ids
        if not network.nodes[entity]["observer"] or entity in {start.id, end.id}
    }
    for (a, b), weight in projection.pairs.items():
        one, other = projection.ids[a], projection.ids[b]
        if one in passing and other in passing:
            passable.add_edge(one, other, weight=weight, few=_HOP + 1 / weight, strong=1 / weight)
    if start.id not in passable or end.id not in passable or not nx.has_path(passable, start.id, end.id):
        return ends
    shortest, strongest = (
        tuple(
            _hop(known, one, other, passable[one][other]["weight"])
            for one, other in pairwise(nx.dijkstra_path(passable, start.id, end.id, weight=cost))
        )
        for cost in ("few", "strong")
    )
    return Paths(start=ends.start, end=ends.end, shortest=shortest, strongest=strongest)


def _hop(known: Known, one: str, other: str, weight: float) -> Hop:
    links = links_between(known, one, other)
    return Hop(
        source=known.entity(one),
        target=known.entity(other),
        weight=round(weight, 6),
        link=links[0],
        sentence=most_readable(links[0].sentences),
        links=tuple(links),
    )
