"""Give each entity its place in the picture."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from graph.network.components import place, split
from graph.network.forces import Floats
from graph.network.measures import Measures
from graph.network.packing import pack, rows
from graph.network.projection import project
from graph.network.spacing import separate

if TYPE_CHECKING:
    import networkx as nx

# So many labels, the most important, never cover each other.
LABELLED = 150
# No two entities are closer, in pixels.
DISTANCE = 26.0
# Pixels: a letter of the page's font, the height of a node with its label, the longest label.
_LETTER, _HEIGHT, _LONGEST = 7.0, 52.0, 210.0
# Pixels: the side of the square that an entity has on average; wider than high, since labels are.
_ROOM = (90.0, 66.0)


def layout(
    network: "nx.MultiDiGraph[str]", measures: Mapping[str, Measures]
) -> dict[str, tuple[float, float]]:
    """Return a place for each entity by its id, in pixels, y downwards, around (0, 0), to one decimal.

    Connected components are laid out alone and packed, the largest first, entities without links in a grid
    at the end. No two entities are closer than `DISTANCE`, and the labels of the `LABELLED` most important
    do not cover each other. The result is the same on every machine, whatever the order of nodes and edges.
    """
    projection = project(network)
    ids = projection.ids
    if not ids:
        return {}
    ends = np.array(list(projection.pairs), dtype=np.int64).reshape(-1, 2)
    weights = _evened(np.array(list(projection.pairs.values())))
    community = np.array([measures[entity].community for entity in ids])
    strongest = sorted(range(len(ids)), key=lambda index: (-measures[ids[index]].importance, ids[index]))
    labelled = np.zeros(len(ids), dtype=bool)
    labelled[strongest[:LABELLED]] = True
    half = _halves(network, ids)
    components, lone = split(len(ids), ends, weights, community)
    members = [component.members for component in components]
    parts = [
        separate(_scaled(points), half[group], np.flatnonzero(labelled[group]), DISTANCE)
        for group, points in zip(members, place(components), strict=True)
    ]
    if len(lone):
        widest = max((float(np.ptp(part[:, 0])) for part in parts), default=0.0)
        parts.append(rows(len(lone), half[lone], widest))
        members.append(lone)
    places = np.zeros((len(ids), 2))
    for group, part in zip(members, pack(parts, [half[group] for group in members]), strict=True):
        places[group] = part
    return _rounded(ids, places)


def _rounded(ids: Sequence[str], places: Floats) -> dict[str, tuple[float, float]]:
    rounded = np.floor(places * 10 + 0.5) / 10
    return {entity: (float(x), float(y)) for entity, (x, y) in zip(ids, rounded, strict=True)}


def _evened(weights: Floats) -> Floats:
    """Return weights around 1, so that none tears the picture."""
    if not len(weights):
        return weights
    evened: Floats = np.minimum(np.sqrt(weights / np.sort(weights)[len(weights) // 2]), 3.0)
    return evened


def _halves(network: "nx.MultiDiGraph[str]", ids: Sequence[str]) -> Floats:
    """Return half the width and height of each entity with its label."""
    letters = np.array([len(str(network.nodes[entity].get("label", entity))) for entity in ids])
    widths = np.minimum(np.maximum(letters * _LETTER + 10.0, 2 * DISTANCE), _LONGEST)
    return np.stack([widths / 2, np.full(len(ids), _HEIGHT / 2)], axis=-1)


def _scaled(points: Floats) -> Floats:
    """Return a component in pixels, its longer side level, with room for each of its entities."""
    x, y = (points - (points.max(axis=0) + points.min(axis=0)) / 2).T
    xx, yy, xy = (x * x).sum(), (y * y).sum(), (x * y).sum()
    # The first eigenvector of the second moments, by square roots alone.
    tilt = np.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    along = np.array([tilt + xx - yy, 2 * xy]) if xx >= yy else np.array([2 * xy, tilt + yy - xx])
    length = np.sqrt((along * along).sum())
    cos, sin = along / length if length > 0 else (1.0, 0.0)
    x, y = x * cos + y * sin, y * cos - x * sin
    spread = np.sqrt((x * x + y * y).sum() / len(points))
    # Points spread evenly over a disc of so many unit squares have this mean square.
    unit = np.sqrt(len(points) / 6.28) / max(float(spread), 1e-3)
    turned: Floats = np.stack([x * (unit * _ROOM[0]), y * (unit * _ROOM[1])], axis=-1)
    return turned
