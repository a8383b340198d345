"""See the network as who is linked to whom: no directions, no parallel edges, no loops."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Projection:
    """The ids in order, and the summed weight of each linked pair of their indices, a < b, in order."""

    ids: tuple[str, ...]
    pairs: dict[tuple[int, int], float]


def project(network: "nx.MultiDiGraph[str]") -> Projection:
    """Return the projection of a network; it does not depend on the order of nodes or edges."""
    ids = tuple(sorted(network))
    index = {entity: number for number, entity in enumerate(ids)}
    weights: dict[tuple[int, int], list[float]] = {}
    for source, target, weight in network.edges(data="weight", default=1.0):
        a, b = sorted((index[source], index[target]))
        if a != b:
            weights.setdefault((a, b), []).append(weight)
    return Projection(ids, {pair: sum(sorted(weights[pair])) for pair in sorted(weights)})
