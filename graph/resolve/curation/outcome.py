"""Give entities the names and types that a person chose, and leave out what was dropped."""

from collections import defaultdict
from collections.abc import Sequence

from graph.resolve.cluster import Cluster
from graph.resolve.curation.pinning import conflicts, fail
from graph.resolve.names import key


def settle(clusters: Sequence[Cluster], file: str) -> list[Cluster]:
    """Return the clusters that stay, named and typed as decided.

    Raises UsageError where the rules bring together what was named, typed or dropped in two ways, and where
    two entities would bear one name.
    """
    problems: list[tuple[int, str]] = []
    kept: list[Cluster] = []
    for cluster in clusters:
        names = sorted(pin.name for pin in cluster.pins if pin.name)
        types = sorted(pin.type for pin in cluster.pins if pin.type)
        drops = sorted(pin.dropped for pin in cluster.pins if pin.dropped)
        problems += conflicts(names, types, drops)
        if not drops:
            cluster.chosen_name = names[0][1] if names else None
            cluster.chosen_type = types[0][1] if types else None
            kept.append(cluster)
    fail(file, [*problems, *_collisions(kept)])
    return kept


def _collisions(clusters: Sequence[Cluster]) -> list[tuple[int, str]]:
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.named:
            bearers[key(cluster.chosen_name or cluster.name)].append(cluster)
    problems = []
    for same in bearers.values():
        given = [cluster for cluster in same if cluster.chosen_name]
        if given and len(same) > 1:
            line = min(pin.name[0] for cluster in given for pin in cluster.pins if pin.name)
            where = sorted({article for cluster in same for article, _ in cluster.mentions})
            text = (
                f"{len(same)} entities would be called {given[0].chosen_name} (in {', '.join(where[:4])}):"
                " merge them, or choose another name."
            )
            problems.append((line, text))
    return problems
