"""Lay out connected components, each as if it were alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from graph.network.forces import Floats, Integers, on_grid, settle, settle_apart

# Up to this size every pair of nodes is computed; up to _TINY all graphs of one size are laid out at a time.
_EXACT, _TINY, _BATCH = 300, 40, 256
# Steps of the sequence that fills a square evenly (Roberts 2018), in the place of chance.
_STEPS = (0.7548776662466927, 0.5698402909980532)


@dataclass(frozen=True, slots=True)
class Component:
    """Nodes that hang together: their indices in the whole, and links between their places in `members`."""

    members: Integers
    ends: Integers
    weights: Floats
    community: Integers


def split(
    size: int, ends: Integers, weights: Floats, community: Integers
) -> tuple[list[Component], Integers]:
    """Return the components, the largest first, and apart from them the nodes without any link."""
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    _, number = connected_components(links, directed=False)
    groups = _grouped(number)
    groups.sort(key=lambda group: (-len(group), group[0]))
    local = np.zeros(size, dtype=np.int64)
    for group in groups:
        local[group] = np.arange(len(group))
    by_number = {int(number[ends[rows[0], 0]]): rows for rows in _grouped(number[ends[:, 0]])}
    components = [
        Component(group, local[ends[rows]], weights[rows], community[group])
        for group in groups
        if (rows := by_number.get(int(number[group[0]]))) is not None
    ]
    lone = np.array(sorted(int(group[0]) for group in groups if len(group) == 1), dtype=np.int64)
    return components, lone


def place(components: Sequence[Component]) -> list[Floats]:
    """Return the positions of each component's members, in ideal link lengths."""
    placed: dict[int, Floats] = {}
    by_size: defaultdict[int, list[int]] = defaultdict(list)
    for number, component in enumerate(components):
        size = len(component.members)
        if size > _TINY:
            start = _by_community(component)
            placed[number] = _rest(start, component.ends, component.weights)
        else:
            by_size[size].append(number)
    for size, numbers in sorted(by_size.items()):
        for first in range(0, len(numbers), _BATCH):
            batch = numbers[first : first + _BATCH]
            links = np.stack([_dense(size, components[n].ends, components[n].weights) for n in batch])
            masses = np.stack([_masses(size, components[n].ends) for n in batch])
            start = np.repeat(_disc(size)[None], len(batch), axis=0)
            placed |= dict(zip(batch, settle_apart(start, links, masses), strict=True))
    return [placed[number] for number in range(len(components))]


def _rest(start: Floats, ends: Integers, weights: Floats) -> Floats:
    size = len(start)
    masses = _masses(size, ends)
    if size > _EXACT:
        return settle(start, ends, weights, masses)
    rest: Floats = settle_apart(start[None], _dense(size, ends, weights)[None], masses[None])[0]
    return rest


def _by_community(component: Component) -> Floats:
    """Return a start in which communities stand apart, near those they are linked to."""
    size = len(component.members)
    groups = _grouped(component.community)
    if len(groups) == 1 or len(groups) * 2 > size:
        return _disc(size)
    of = np.zeros(size, dtype=np.int64)
    for number, group in enumerate(groups):
        of[group] = number
    pairs = np.sort(of[component.ends], axis=1)
    crossing = pairs[:, 0] != pairs[:, 1]
    codes, where = np.unique(pairs[crossing, 0] * len(groups) + pairs[crossing, 1], return_inverse=True)
    ends = np.stack([codes // len(groups), codes % len(groups)], axis=-1)
    weights = np.sqrt(np.bincount(where, component.weights[crossing], len(codes)))
    centres = _rest(_disc(len(groups)), ends, weights)
    spread = np.sqrt((centres * centres).sum() / len(groups)) + 1.0
    start = centres[of] * (0.6 * np.sqrt(float(size)) / spread)
    for group in groups:
        start[group] += _disc(len(group)) * 0.5
    return on_grid(start)


def _disc(size: int) -> Floats:
    """Return points evenly over a disc whose area is that of so many squares of one ideal link."""
    wanted = np.arange(1, 2 * size + 20)
    square = np.stack([(wanted * step) % 1.0 - 0.5 for step in _STEPS], axis=-1)
    inside = square[(square * square).sum(axis=1) <= 0.25][:size]
    return on_grid(inside * (1.13 * np.sqrt(float(size))))


def _masses(size: int, ends: Integers) -> Floats:
    degree = np.bincount(ends.ravel(), minlength=size)
    masses: Floats = np.sqrt((degree + 1.0) / 2.0)
    return masses


def _dense(size: int, ends: Integers, weights: Floats) -> Floats:
    links = np.zeros((size, size))
    links[ends[:, 0], ends[:, 1]] = links[ends[:, 1], ends[:, 0]] = weights
    return links


def _grouped(keys: Integers) -> list[Integers]:
    """Return the indices of equal keys together, in the order of the keys."""
    if not len(keys):
        return []
    order = np.argsort(keys, kind="stable")
    return list(np.split(order, np.flatnonzero(np.diff(keys[order])) + 1))
