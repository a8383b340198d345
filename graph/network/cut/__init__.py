"""Cut a graph down to what somebody wants to see of it."""

from graph.cuts import KINDS, Cut, check_cut
from graph.network.cut.cut import cut
from graph.network.cut.keep import keep

__all__ = ["KINDS", "Cut", "check_cut", "cut", "keep"]
