"""Let linked nodes attract and all nodes repel each other until the picture is at rest.

Only + - * / and the square root are used, sums run in a fixed order, and positions are rounded to a binary
grid at every step: processors differ in the last bit of anything else, and a layout is chaotic enough to
show it.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Positions are multiples of 1/GRID; the square of a distance is then exact.
GRID = 1024.0
_STEPS = 200
# Draws to the middle what repulsion alone would press against a rim: the share of it that evens out the
# density.
_GRAVITY = 0.5
# Vertices along one side of the mesh that carries the far forces.
_MESH = 24
_FINE_MESH = 40
_FINE_ABOVE = 8000
# Closer pairs than this, in ideal link lengths, are computed one by one: the mesh is too coarse for them.
_NEAR = 1.0
_REFRESH = 4


def settle_apart(start: Floats, links: Floats, masses: Floats) -> Floats:
    """Return positions at rest of several small graphs of one size, each apart from the others.

    `start` is (graphs, nodes, 2), `links` the symmetric weights (graphs, nodes, nodes), `masses` (graphs,
    nodes). Every pair of nodes is computed.
    """
    x, y = start[:, :, 0].copy(), start[:, :, 1].copy()
    repulsion = masses[:, :, None] * masses[:, None, :]
    gravity = masses * (_GRAVITY * masses.sum(axis=1)[:, None] / start.shape[1])
    for heat in _heats(start.shape[1]):
        dx, dy = x[:, :, None] - x[:, None, :], y[:, :, None] - y[:, None, :]
        squared = dx * dx + dy * dy + 1 / GRID
        pull = links / np.sqrt(np.sqrt(squared))
        push = repulsion / squared - pull
        fx, fy = -(push * dx).sum(axis=1) - gravity * x, -(push * dy).sum(axis=1) - gravity * y
        x, y = _moved(x, y, fx, fy, heat)
    return np.stack([x, y], axis=-1)


def settle(start: Floats, ends: Integers, weights: Floats, masses: Floats) -> Floats:
    """Return positions at rest of one large graph: near pairs one by one, far forces over a mesh.

    `start` is (nodes, 2), `ends` the two indices of each link. The mesh is that of particle simulations
    (Hockney and Eastwood 1988): masses are shared out to its vertices, forces computed between vertices,
    and read back in between.
    """
    x, y = start[:, 0].copy(), start[:, 1].copy()
    size = len(x)
    mesh = _Mesh(_FINE_MESH if size > _FINE_ABOVE else _MESH)
    a, b = ends[:, 0], ends[:, 1]
    near = np.empty((0, 2), dtype=np.int64)
    gravity = masses * (_GRAVITY * masses.sum() / size)
    for step, heat in enumerate(_heats(size)):
        if step % _REFRESH == 0:
            near = _neighbours(x, y)
        fx, fy = mesh.forces(x, y, masses)
        fx, fy = fx - gravity * x, fy - gravity * y
        dx, dy = x[b] - x[a], y[b] - y[a]
        pull = weights / np.sqrt(np.sqrt(dx * dx + dy * dy + 1 / GRID))
        _add(fx, fy, (a, b), pull * dx, pull * dy)
        i, j = near[:, 0], near[:, 1]
        dx, dy = x[j] - x[i], y[j] - y[i]
        squared = dx * dx + dy * dy + 1 / GRID
        push = np.maximum(0.0, 1.0 / squared - 1.0 / (_NEAR * _NEAR)) * masses[i] * masses[j]
        _add(fx, fy, (i, j), -push * dx, -push * dy)
        x, y = _moved(x, y, fx, fy, heat)
    return np.stack([x, y], axis=-1)


def on_grid(values: Floats) -> Floats:
    """Return the values rounded to the grid."""
    rounded: Floats = np.floor(values * GRID + 0.5) / GRID
    return rounded


def _heats(size: int) -> list[float]:
    """Return how far a node may move at each step, falling to almost nothing."""
    steps = min(_STEPS, 40 + 2 * size)
    widest = 0.1 * float(np.sqrt(size)) + 0.3
    return [widest * (1 - step / steps) * (1 - step / steps) + 2 / GRID for step in range(steps)]


def _moved(x: Floats, y: Floats, fx: Floats, fy: Floats, heat: float) -> tuple[Floats, Floats]:
    strength = np.sqrt(fx * fx + fy * fy) + 1 / GRID
    share = np.minimum(heat, strength) / strength
    return on_grid(x + fx * share), on_grid(y + fy * share)


def _add(fx: Floats, fy: Floats, ends: tuple[Integers, Integers], dx: Floats, dy: Floats) -> None:
    """Add to the first ends what is given, to the second ends its opposite, in the order of the pairs."""
    for ahead, force, change in (
        (ends[0], fx, dx),
        (ends[0], fy, dy),
        (ends[1], fx, -dx),
        (ends[1], fy, -dy),
    ):
        np.add(force, np.bincount(ahead, change, len(force)), out=force)


def _neighbours(x: Floats, y: Floats) -> Integers:
    # The tree's own order of pairs is its business; sums need one order.
    tree = cKDTree(np.stack([x, y], axis=-1))
    pairs = tree.query_pairs(_NEAR, output_type="ndarray").astype(np.int64)
    codes = np.sort(pairs[:, 0] * len(x) + pairs[:, 1])
    return np.stack([codes // len(x), codes % len(x)], axis=-1)


class _Mesh:
    """The far forces between all masses, by way of a square of vertices."""

    def __init__(self, side: int) -> None:
        self._side = side
        at = np.arange(side * side)
        dx = (at % side)[None, :] - (at % side)[:, None] + 0.0
        dy = (at // side)[None, :] - (at // side)[:, None] + 0.0
        squared = dx * dx + dy * dy
        squared[squared == 0] = 1.0
        self._x, self._y = dx / squared, dy / squared

    def forces(self, x: Floats, y: Floats, masses: Floats) -> tuple[Floats, Floats]:
        """Return the repulsion on each node from all."""
        side = self._side
        left, top = x.min(), y.min()
        cell = max(x.max() - left, y.max() - top, 1.0) / (side - 1.001)
        u, v = (x - left) / cell, (y - top) / cell
        column, row = u.astype(np.int64), v.astype(np.int64)
        u, v = u - column, v - row
        corner = row * side + column
        shares = (
            (corner, (1 - u) * (1 - v)),
            (corner + 1, u * (1 - v)),
            (corner + side, (1 - u) * v),
            (corner + side + 1, u * v),
        )
        load = np.zeros(side * side)
        for vertex, share in shares:
            load += np.bincount(vertex, share * masses, side * side)
        loaded = np.flatnonzero(load)
        heavy = (load[loaded] / cell)[:, None]
        at_x, at_y = (self._x[loaded] * heavy).sum(axis=0), (self._y[loaded] * heavy).sum(axis=0)
        fx, fy = np.zeros(len(x)), np.zeros(len(x))
        for vertex, share in shares:
            fx += at_x[vertex] * share
            fy += at_y[vertex] * share
        return fx * masses, fy * masses
