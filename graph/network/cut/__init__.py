"""Cut a graph down to what somebody wants to see of it."""

from graph.network.cut.cut import KINDS, Cut, check_cut, cut, is_day
from graph.network.cut.keep import keep

__all__ = ["KINDS", "Cut", "check_cut", "cut", "is_day", "keep"]
