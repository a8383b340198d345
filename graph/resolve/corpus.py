"""Bring the entities of many articles together."""

from collections.abc import Iterable

from graph.records import EntityType
from graph.resolve.cluster import Cluster
from graph.resolve.merge import merge_clusters
from graph.resolve.names import key


def merge_articles(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the entities of all articles as clusters, by name; the order given does not matter.

    Names of one spelling and one kind come together; then the rules for names speak as inside an article.
    What is known by a description alone stays with its article.
    """
    unnamed: list[Cluster] = []
    found: dict[tuple[str, str], Cluster] = {}
    for cluster in sorted(clusters, key=lambda cluster: cluster.mentions[0]):
        if not cluster.named:
            unnamed.append(cluster)
            continue
        same = (key(cluster.name), _kind(cluster.type))
        if same in found:
            found[same].absorb(cluster, "same name")
        else:
            found[same] = cluster
    merged = merge_clusters([found[same] for same in sorted(found)])
    for cluster in merged:
        cluster.mentions.sort()
    return sorted(merged, key=lambda cluster: (cluster.name, cluster.mentions[0])) + unnamed


def _kind(type_: EntityType) -> str:
    """Return what never merges with anything of another kind."""
    return type_.value if type_ in {EntityType.PERSON, EntityType.NORP} else "thing"
