import numpy as np

from graph.network.forces import GRID, Floats, settle, settle_apart

RING = np.array([[n, (n + 1) % 12] for n in range(12)])


def start() -> Floats:
    return np.array([[n % 4 + 0.1 * n, n // 4] for n in range(12)], dtype=np.float64)


def shape(points: Floats) -> tuple[float, float]:
    """Return the mean length of the links, and that over the mean distance of any two."""
    linked = np.sqrt(((points[RING[:, 0]] - points[RING[:, 1]]) ** 2).sum(axis=1)).mean()
    anyone = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)).mean()
    return float(linked), float(linked / anyone)


def test_every_pair_and_the_mesh_come_to_the_same_rest() -> None:
    links = np.zeros((1, 12, 12))
    links[0, RING[:, 0], RING[:, 1]] = links[0, RING[:, 1], RING[:, 0]] = 1.0
    exact = shape(settle_apart(start()[None], links, np.ones((1, 12)))[0])
    meshed = shape(settle(start(), RING, np.ones(12), np.ones(12)))
    assert np.allclose(exact, meshed, rtol=0.25)


def test_positions_are_on_the_grid() -> None:
    points = settle(start(), RING, np.ones(12), np.ones(12)) * GRID
    assert points.tolist() == np.floor(points).tolist()


def test_a_stronger_link_is_shorter() -> None:
    links = np.array([[[0, 1.0, 0], [1.0, 0, 3.0], [0, 3.0, 0]]])
    ((a, b, c),) = settle_apart(np.array([[[0.0, 0], [1, 0.5], [2, 0]]]), links, np.ones((1, 3)))
    assert ((b - c) ** 2).sum() < ((a - b) ** 2).sum()
