"""Bring together what a person said is one, before any rule speaks."""

from collections.abc import Iterable

from graph.resolve.cluster import Cluster
from graph.resolve.curation.meaning import RULE


def link_pinned(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters, those with a pin in common absorbed by the first of them."""
    kept: dict[int, Cluster] = {}
    holder: dict[int, Cluster] = {}
    for cluster in clusters:
        numbers = sorted(pin.number for pin in cluster.pins)
        joined = {id(holder[number]): holder[number] for number in numbers if number in holder}
        first, *others = [*joined.values(), cluster]
        for other in others:
            first.absorb(other, RULE)
            kept.pop(id(other), None)
        kept[id(first)] = first
        holder |= dict.fromkeys((pin.number for pin in first.pins), first)
    return list(kept.values())
