"""Pack laid out components into one picture of the shape of a screen."""

from collections.abc import Sequence

import numpy as np

from graph.network.forces import Floats

_GAP = 60.0
# Width to height.
_SCREEN = 1.6


def pack(parts: Sequence[Floats], halves: Sequence[Floats]) -> list[Floats]:
    """Return the parts moved beside and below each other, in order, with a gap, around (0, 0).

    `halves` holds half the width and height that each point of a part takes up.
    """
    corners = [
        ((part - half).min(axis=0), (part + half).max(axis=0))
        for part, half in zip(parts, halves, strict=True)
    ]
    sizes = [high - low + _GAP for low, high in corners]
    widest = max((size[0] for size in sizes), default=0.0)
    width = max(widest, float(np.sqrt(_SCREEN * sum(size[0] * size[1] for size in sizes))))
    moved: list[Floats] = []
    at, row = np.zeros(2), 0.0
    for part, (low, _), size in zip(parts, corners, sizes, strict=True):
        if at[0] > 0 and at[0] + size[0] > width + 0.5:
            at, row = np.array([0.0, at[1] + row]), 0.0
        moved.append(part - low + at)
        row = max(row, size[1])
        at = at + np.array([size[0], 0.0])
    return _centred(moved)


def rows(count: int, half: Floats, width: float) -> Floats:
    """Return so many points in rows of a width, each with room for the widest."""
    cell = 2 * half.max(axis=0) + 12.0
    columns = max(1, int(max(width, float(np.sqrt(_SCREEN * count * cell[0] * cell[1]))) // cell[0]))
    number = np.arange(count)
    places: Floats = np.stack([number % columns, number // columns], axis=-1) * cell
    return places


def _centred(parts: list[Floats]) -> list[Floats]:
    if not parts:
        return parts
    low = np.min([part.min(axis=0) for part in parts], axis=0)
    high = np.max([part.max(axis=0) for part in parts], axis=0)
    return [part - (low + high) / 2 for part in parts]
