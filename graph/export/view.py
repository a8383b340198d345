"""What every export gets: the knowledge, its network, and where and how large each entity is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.export.build_id import build_id
from graph.export.title import title_of
from graph.network import OPENING, build_network, layout, layout_opening, measure
from graph.network.measures import Measures, ranked
from graph.records import Entity, Evidence, KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx

_LEADING = 3  # names in the title of a graph of several articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two passages that say something differently: who speaks, None for the article, the words that differ.

    `remark` says why they seem to; the older passage comes first.
    """

    speakers: tuple[str | None, str | None]
    words: tuple[str, str]
    proofs: tuple[Evidence, Evidence]
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """A sentence that the briefing may tell, with its proofs, and the ids of whom it tells.

    `kind` is what it tells, and `first` whether it stands in the briefing of the whole graph.
    """

    kind: str
    text: str
    proofs: tuple[Evidence, ...]
    about: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """One built graph as the exports see it; measures and positions (pixels, y downwards) are by id.

    `opening` has the positions of the strongest in a picture of their own. Without `texts`, the page holds no
    more of the articles than what it cites. `build` is the id that stands in each file, `differing` what the
    page shows of contradictions, `briefed` what its briefing may tell.
    """

    title: str
    knowledge: KnowledgeGraph
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]
    positions: Mapping[str, tuple[float, float]]
    opening: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    texts: bool = True
    build: str = ""
    differing: tuple[Differing, ...] = ()
    briefed: tuple[Briefed, ...] = ()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that are drawn, in the order of the knowledge."""
        return tuple(entity for entity in self.knowledge.entities if entity.id in self.network)

    @property
    def ranked(self) -> list[Entity]:
        """The entities that are drawn, the most important first, those known by description alone last."""
        return ranked(self.entities, self.measures)

    @property
    def most_connected(self) -> list[Entity]:
        """The entities that are linked to any other, those with the most neighbours first."""
        linked = [entity for entity in self.ranked if self.measures[entity.id].degree]
        return sorted(linked, key=lambda entity: -self.measures[entity.id].degree)


def view_of(knowledge: KnowledgeGraph, title: str | None = None, *, texts: bool = True) -> GraphView:
    """Link, measure and lay out what is known; without a title, it is named after its articles."""
    network = build_network(knowledge)
    measures = measure(network)
    drawn = ranked((entity for entity in knowledge.entities if entity.id in network), measures)
    leading = [entity.name for entity in drawn if entity.named and not entity.observer][:_LEADING]
    return GraphView(
        title=title or title_of(knowledge.articles, leading),
        knowledge=knowledge,
        network=network,
        measures=measures,
        positions=layout(network, measures),
        opening=layout_opening(network, measures, [entity.id for entity in drawn[:OPENING]]),
        texts=texts,
        build=build_id(knowledge),
    )
