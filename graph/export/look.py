"""Give each entity and each kind of link the looks of the page, for tools that draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import EntityType

if TYPE_CHECKING:
    from graph.export.view import GraphView

# Radii in pixels: the least can still be hit, the largest leaves its neighbours room.
_SMALLEST, _LARGEST = 5.0, 18.0
COLOURS: Mapping[str, str] = {
    "person": "#bd4a0b",
    "organisation": "#1878cc",
    "place": "#0f5745",
    "group": "#6a347e",
    "event": "#a67f3a",
    "work": "#b72b61",
    "other": "#747d89",
    "statement": "#a35410",
    "relation": "#35506e",
    "co-mention": "#868c94",
}
TYPES: Mapping[str, tuple[str, str]] = {
    EntityType.PERSON: ("person", "circle"),
    EntityType.ORG: ("organisation", "square"),
    EntityType.GPE: ("place", "diamond"),
    EntityType.LOC: ("place", "triangle"),
    EntityType.FAC: ("place", "square"),
    EntityType.NORP: ("group", "hexagon"),
    EntityType.GROUP: ("group", "circle"),
    EntityType.EVENT: ("event", "star"),
    EntityType.LAW: ("work", "square"),
    EntityType.WORK: ("work", "diamond"),
    EntityType.PRODUCT: ("work", "hexagon"),
    EntityType.OTHER: ("other", "circle"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How an entity is drawn: pixels, y downwards; the colour as #rrggbb."""

    x: float
    y: float
    radius: float
    colour: str
    shape: str


def looks(view: "GraphView") -> dict[str, Look]:
    """Return the look of each entity that is drawn, by its id."""
    strongest = max((found.importance for found in view.measures.values()), default=0.0)
    found = {}
    for entity, data in view.network.nodes.items():
        x, y = view.positions.get(entity, (0.0, 0.0))
        colour, shape = TYPES.get(str(data.get("type")), TYPES[EntityType.OTHER])
        measures = view.measures.get(entity)
        size = radius(measures.importance if measures else 0.0, strongest)
        found[entity] = Look(x, y, size, COLOURS[colour], shape)
    return found


def edge_colour(kind: object) -> str:
    """Return the colour of a kind of link, as #rrggbb."""
    return COLOURS.get(str(kind), COLOURS["co-mention"])


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of #rrggbb, each from 0 to 255.

    >>> channels("#bd4a0b")
    (189, 74, 11)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def radius(importance: float, strongest: float) -> float:
    """Return the radius of an entity in pixels, to one decimal; the strongest has the largest."""
    # The area, not the radius, follows the importance: readers compare areas.
    share = (importance / strongest) ** 0.5 if strongest > 0 else 0.0
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 1)
