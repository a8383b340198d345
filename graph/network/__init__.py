"""Link entities into a network, measure it and lay it out."""

from graph.network.build import build_network
from graph.network.co_mention import co_mentions
from graph.network.copies import copies
from graph.network.layout import layout
from graph.network.measures import Measures, measure
from graph.network.standing import Standing, by_standing, standings

__all__ = [
    "Measures",
    "Standing",
    "build_network",
    "by_standing",
    "co_mentions",
    "copies",
    "layout",
    "measure",
    "standings",
]
