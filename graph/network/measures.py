"""Measure how each entity stands in the network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How one entity stands in the network; communities count from 0, the largest first."""

    degree: int
    weighted_degree: float
    betweenness: float
    community: int
    importance: float
