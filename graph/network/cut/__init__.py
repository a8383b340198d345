"""Cut a graph down to what somebody wants to see of it."""

from graph.network.cut.cut import KINDS, Cut, cut
from graph.network.cut.keep import keep

__all__ = ["KINDS", "Cut", "cut", "keep"]
