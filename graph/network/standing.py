"""Tell how each entity stands by what is stated of it, not by whom it is named beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2, sqrt
from typing import TYPE_CHECKING

from graph.network.measures import Measures
from graph.records import Entity

if TYPE_CHECKING:
    import networkx as nx

_OBSERVER = 0.5  # an outlet or an author is no actor of the story


@dataclass(frozen=True, slots=True)
class Standing:
    """To how many others what is stated links an entity, and its share, from 0 to 1, of the most."""

    stated: int
    share: float


def standings(network: "nx.MultiDiGraph[str]") -> dict[str, Standing]:
    """Return the standing of each entity by its id.

    The share is the mean of two square roots: of the share of the most that is stated, where each other
    counts with the logarithm of how often, and of the share of the most articles. An outlet or an author of
    the articles has half of it.
    """
    times: dict[tuple[str, str], int] = {}
    for source, target, data in network.edges(data=True):
        if data.get("kind") != "co-mention" and source != target:
            pair = (source, target) if source < target else (target, source)
            times[pair] = times.get(pair, 0) + int(data.get("support") or 1)
    others = dict.fromkeys(network, 0)
    stated: dict[str, list[int]] = {entity: [] for entity in network}
    for pair, count in times.items():
        for end in pair:
            others[end] += 1
            stated[end].append(count)
    # In one order, since sums of floats depend on it.
    told = {entity: sum(log2(1 + count) for count in sorted(counts)) for entity, counts in stated.items()}
    articles = {entity: int(data.get("articles") or 0) for entity, data in network.nodes(data=True)}
    most_told, most_articles = max(told.values(), default=0) or 1, max(articles.values(), default=0) or 1
    return {
        entity: Standing(
            others[entity],
            round(
                (sqrt(told[entity] / most_told) + sqrt(articles[entity] / most_articles))
                / 2
                * (_OBSERVER if data.get("observer") else 1),
                6,
            ),
        )
        for entity, data in network.nodes(data=True)
    }


def by_standing(
    entities: Iterable[Entity], measures: Mapping[str, Measures], standing: Mapping[str, Standing]
) -> list[Entity]:
    """Return entities, those that most is stated of first, those known by description alone last."""
    return sorted(
        entities,
        key=lambda entity: (
            not entity.named,
            -standing[entity.id].share,
            -measures[entity.id].importance,
            entity.name,
            entity.id,
        ),
    )
