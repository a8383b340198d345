"""What every export gets: the knowledge, its network, and where and how large each entity is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.network import build_network, layout, measure
from graph.network.measures import Measures
from graph.records import KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """One built graph as the exports see it; measures and positions (pixels, y downwards) are by id."""

    title: str
    knowledge: KnowledgeGraph
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]
    positions: Mapping[str, tuple[float, float]]


def view_of(knowledge: KnowledgeGraph, title: str) -> GraphView:
    """Link, measure and lay out what is known."""
    network = build_network(knowledge)
    measures = measure(network)
    return GraphView(
        title=title,
        knowledge=knowledge,
        network=network,
        measures=measures,
        positions=layout(network, measures),
    )
