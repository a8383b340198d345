"""Link entities into a network, measure it and lay it out."""

from graph.network.build import build_network
from graph.network.co_mention import co_mentions
from graph.network.copies import copies
from graph.network.layout import OPENING, layout, layout_opening
from graph.network.measures import Measures, measure

__all__ = [
    "OPENING",
    "Measures",
    "build_network",
    "co_mentions",
    "copies",
    "layout",
    "layout_opening",
    "measure",
]
