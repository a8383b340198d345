"""What every export gets: the knowledge, its network, and where and how large each entity is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.export.build_id import build_id
from graph.export.title import title_of
from graph.network import Standing, build_network, by_standing, layout, measure, standings
from graph.network.measures import Measures
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

    By their `standings` the entities are ranked. Without `texts`, the page holds no more of the articles than
    what it cites. `build` is the id that stands in each file, `differing` what the page shows of
    contradictions, `briefed` what its briefing may tell.
    """

    title: str
    knowledge: KnowledgeGraph
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]
    positions: Mapping[str, tuple[float, float]]
    standings: Mapping[str, Standing] = field(default_factory=dict)
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
        """The entities that are drawn, those that most is stated of first, those without a name last."""
        drawn = self.entities
        return by_standing(drawn, self.measures, {one.id: self.standing(one.id) for one in drawn})

    def standing(self, entity: str) -> Standing:
        """Return how an entity stands; by its importance where the view was made without standings."""
        return self.standings.get(entity) or Standing(0, self.measures[entity].importance)

    @property
    def most_connected(self) -> list[Entity]:
        """The entities that what is stated links to any other, those with the most others first."""
        linked = [entity for entity in self.ranked if self.standing(entity.id).stated]
        return sorted(linked, key=lambda entity: -self.standing(entity.id).stated)


def view_of(
    knowledge: KnowledgeGraph,
    title: str | None = None,
    *,
    texts: bool = True,
    network: "nx.MultiDiGraph[str] | None" = None,
) -> GraphView:
    """Link, measure and lay out what is known; without a title, it is named after its articles.

    Who has made the network already gives it.
    """
    network = build_network(knowledge) if network is None else network
    measures = measure(network)
    standing = standings(network)
    drawn = by_standing((entity for entity in knowledge.entities if entity.id in network), measures, standing)
    leading = [entity.name for entity in drawn if entity.named and not entity.observer][:_LEADING]
    return GraphView(
        title=title or title_of(knowledge.articles, leading),
        knowledge=knowledge,
        network=network,
        measures=measures,
        standings=standing,
        positions=layout(network, measures),
        texts=texts,
        build=build_id(knowledge),
    )
