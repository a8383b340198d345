"""Measure how each entity stands in the network."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, csr_matrix
from sknetwork.clustering import Louvain

from graph.network.projection import project
from graph.records import Entity

if TYPE_CHECKING:
    import networkx as nx

# Up to so many entities every one is a source of shortest paths; above, a sample of them.
EXACT_BETWEENNESS = 1000
SAMPLE = 128
# No reader follows a longer chain, and the cost of a level is that of the whole network.
LONGEST_PATH = 12
_SEED = 7
_BATCH = 64

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How one entity stands in the network; communities count from 0, the largest first."""

    degree: int
    weighted_degree: float
    betweenness: float
    community: int
    importance: float


def measure(network: "nx.MultiDiGraph[str]") -> dict[str, Measures]:
    """Return the measures of each entity by its id, over the network without directions and parallels.

    The weight of a pair is the sum over all its edges. `degree` counts neighbours. `betweenness` is the
    share of shortest paths between others that pass through (Brandes 2001), in links, not in weights; paths
    of more than `LONGEST_PATH` links are not counted (Borgatti and Everett 2006), and above
    `EXACT_BETWEENNESS` entities it is estimated from `SAMPLE` of them (Brandes and Pich 2007). `community`
    is that of Louvain (Blondel et al. 2008). `importance`, from 0 to 1, is the mean of two square roots: of
    the share of the greatest weighted degree and of the share of the greatest number of mentions; the root
    keeps the others in sight beside one giant. All are rounded to six decimals and none depends on the
    order of nodes or edges.
    """
    projection = project(network)
    ids, pairs = projection.ids, projection.pairs
    degree, strength = [0] * len(ids), [0.0] * len(ids)
    for (a, b), weight in pairs.items():
        for end in (a, b):
            degree[end] += 1
            strength[end] += weight
    mentions = [int(network.nodes[entity].get("mentions", 0)) for entity in ids]
    greatest, most = max(strength, default=0.0) or 1.0, max(mentions, default=0) or 1
    between = _betweenness(len(ids), list(pairs))
    community = _communities(len(ids), pairs)
    return {
        entity: Measures(
            degree=degree[index],
            weighted_degree=round(strength[index], 6),
            betweenness=round(between[index], 6),
            community=community[index],
            importance=round((sqrt(strength[index] / greatest) + sqrt(mentions[index] / most)) / 2, 6),
        )
        for index, entity in enumerate(ids)
    }


def ranked(entities: Iterable[Entity], measures: Mapping[str, Measures]) -> list[Entity]:
    """Return entities, the most important first, those known by description alone last."""
    return sorted(
        entities,
        key=lambda entity: (not entity.named, -measures[entity.id].importance, entity.name, entity.id),
    )


def _communities(size: int, pairs: dict[tuple[int, int], float]) -> list[int]:
    """Number the communities from the largest on; who is linked to nobody is one alone."""
    if not pairs:
        return list(range(size))
    ends = np.array(list(pairs), dtype=np.int32)
    rows, columns = np.concatenate([ends, ends[:, ::-1]]).T
    weights = np.array([*pairs.values(), *pairs.values()], dtype=np.float64)
    labels = Louvain().fit_predict(csr_matrix((weights, (rows, columns)), shape=(size, size)))
    found: dict[int, list[int]] = {}
    for node, label in enumerate(labels.tolist()):
        found.setdefault(label, []).append(node)
    number = [0] * size
    for rank, members in enumerate(sorted(found.values(), key=lambda members: (-len(members), members))):
        for member in members:
            number[member] = rank
    return number


def _betweenness(size: int, pairs: Sequence[tuple[int, int]]) -> list[float]:
    if size < 3 or not pairs:
        return [0.0] * size
    ends = np.array(pairs, dtype=np.int32)
    rows, columns = np.concatenate([ends, ends[:, ::-1]]).T
    links = csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    sources = list(range(size))
    if size > EXACT_BETWEENNESS:
        sources = sorted(Random(_SEED).sample(sources, SAMPLE))  # noqa: S311  # a sample, no secret
    through = np.zeros(size)
    for first in range(0, len(sources), _BATCH):
        through += _dependencies(links, sources[first : first + _BATCH])
    pairs_of_others = (size - 1) * (size - 2)
    return [float(value) * size / len(sources) / pairs_of_others for value in through]


def _dependencies(links: "csr_array[Any, Any]", sources: Sequence[int]) -> _Floats:
    """Return the share of shortest paths that passes through each node, summed over the sources."""
    size, width = links.shape[0], len(sources)
    own = (np.array(sources), np.arange(width))
    paths, depth = np.zeros((size, width)), np.full((size, width), -1, dtype=np.int8)
    paths[own], depth[own] = 1.0, 0
    frontier, level = paths.copy(), 0
    while level < LONGEST_PATH and frontier.any():
        level += 1
        reached = links @ frontier
        fresh = (reached > 0) & (depth < 0)
        depth[fresh] = level
        frontier = np.where(fresh, reached, 0.0)
        paths += frontier
    carried = np.zeros((size, width))
    for back in range(level, 0, -1):
        share = np.zeros((size, width))
        np.divide(1.0 + carried, paths, out=share, where=depth == back)
        carried += np.where(depth == back - 1, (links @ share) * paths, 0.0)
    carried[own] = 0.0
    total: _Floats = carried.sum(axis=1)
    return total
