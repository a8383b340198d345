"""Move nodes apart that cover each other."""

import numpy as np
from scipy.spatial import cKDTree

from graph.network.forces import Floats, Integers, on_grid

_ROUNDS = 60
_PUSHES = 12
_GROWTH = 1.06
# Keeps what is rounded to one decimal later from touching again.
_SLACK = 0.5


def separate(points: Floats, half: Floats, boxed: Integers, distance: float) -> Floats:
    """Return the points moved so that no boxes overlap and no two points are closer than a distance.

    `half` is half the width and height of every box, `boxed` the indices of the points that have one. Where
    pushing does not do, the whole grows a little, which keeps its shape.
    """
    points = _distinct(on_grid(points))
    for _ in range(_ROUNDS):
        boxes_apart = _push_boxes(points, half, boxed)
        points_apart = _push_points(points, boxed, distance + _SLACK)
        if boxes_apart and points_apart:
            break
        points = on_grid(points * _GROWTH)
    return points


def _distinct(points: Floats) -> Floats:
    """Return a copy in which equal points stand a little apart, in the order of their indices."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    same = np.concatenate([[False], (np.diff(points[order], axis=0) == 0).all(axis=1)])
    moved = points.copy()
    number = np.arange(len(points))
    moved[order[same], 0] += 0.5 + number[: same.sum()] % 7
    moved[order[same], 1] += 0.5 + number[: same.sum()] % 11
    return moved


def _push_boxes(points: Floats, half: Floats, boxed: Integers) -> bool:
    """Push overlapping boxes apart along the shorter way; tell whether none overlaps any more."""
    widths, heights = half[boxed, 0], half[boxed, 1]
    reach_x, reach_y = widths[:, None] + widths[None, :], heights[:, None] + heights[None, :]
    order = np.arange(len(boxed))
    side = np.where(order[:, None] < order[None, :], -1.0, 1.0)
    for _ in range(_PUSHES):
        x, y = points[boxed, 0], points[boxed, 1]
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = reach_x + _SLACK - np.abs(dx), reach_y + _SLACK - np.abs(dy)
        covered = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(covered, val=False)
        if not covered.any():
            return True
        sideways = over_x * 0.5 < over_y
        away_x, away_y = np.where(dx == 0, side, np.sign(dx)), np.where(dy == 0, side, np.sign(dy))
        points[boxed, 0] += np.where(covered & sideways, over_x * away_x, 0.0).sum(axis=1) * 0.5
        points[boxed, 1] += np.where(covered & ~sideways, over_y * away_y, 0.0).sum(axis=1) * 0.5
        points[boxed] = on_grid(points[boxed])
    return False


def _push_points(points: Floats, fixed: Integers, distance: float) -> bool:
    """Push close points apart, those with boxes standing still; tell whether none is close any more."""
    free = np.ones(len(points))
    free[fixed] = 0.0
    for _ in range(_PUSHES):
        pairs = cKDTree(points).query_pairs(distance, output_type="ndarray").astype(np.int64)
        codes = np.sort(pairs[:, 0] * len(points) + pairs[:, 1])
        a, b = codes // len(points), codes % len(points)
        dx, dy = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1]
        apart = np.sqrt(dx * dx + dy * dy)
        movable = free[a] + free[b]
        if not len(a) or bool((apart >= distance - _SLACK).all()):
            return True
        lack = np.maximum(0.0, distance * 1.05 - apart) / np.maximum(apart, 0.1) / np.maximum(movable, 1.0)
        for axis, delta in ((0, dx), (1, dy)):
            change = lack * delta
            moved = np.bincount(b, change, len(points)) - np.bincount(a, change, len(points))
            points[:, axis] = on_grid(points[:, axis] + moved * free)
    return False
