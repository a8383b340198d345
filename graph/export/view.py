"""What every export gets: the knowledge, its network, and where and how large each entity is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.export.title import title_of
from graph.network import build_network, layout, measure
from graph.network.measures import Measures
from graph.records import Entity, KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx

_LEADING = 3  # names in the title of a graph of several articles


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """One built graph as the exports see it; measures and positions (pixels, y downwards) are by id."""

    title: str
    knowledge: KnowledgeGraph
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]
    positions: Mapping[str, tuple[float, float]]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that are drawn, in the order of the knowledge."""
        return tuple(entity for entity in self.knowledge.entities if entity.id in self.network)


def view_of(knowledge: KnowledgeGraph, title: str | None = None) -> GraphView:
    """Link, measure and lay out what is known; without a title, it is named after its articles."""
    network = build_network(knowledge)
    measures = measure(network)
    leading = [e for e in knowledge.entities if e.named and not e.observer and e.id in measures]
    leading.sort(key=lambda entity: (-measures[entity.id].importance, entity.name, entity.id))
    return GraphView(
        title=title or title_of(knowledge.articles, [entity.name for entity in leading[:_LEADING]]),
        knowledge=knowledge,
        network=network,
        measures=measures,
        positions=layout(network, measures),
    )
