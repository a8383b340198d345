"""Bring the names of one article together."""

from graph.records import EntityType, Extraction, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.merge import merge_clusters
from graph.resolve.names import is_acronym, key

_BRACKET = 3  # code points from a long form to its acronym in brackets, at most


def cluster_names(extraction: Extraction) -> list[Cluster]:
    """Return the clusters of the names of an article, ordered by first mention.

    An adjective of origin (`the Afghan team`) refers to nobody, save where a relation states the origin.
    """
    stated = {span for relation in extraction.relations for span in (relation.subject, relation.object)}
    found: dict[tuple[str, bool], Cluster] = {}
    before = None
    for index, mention in enumerate(extraction.mentions):
        group = mention.label is EntityType.NORP
        if mention.kind is not MentionKind.NAME or (
            group and mention.role is Role.MODIFIER and mention.span not in stated
        ):
            continue
        # A group and a country of one spelling stay apart, as do all groups and all else.
        cluster = found.setdefault((key(mention.text), group), Cluster())
        cluster.add(extraction.article, index, mention)
        if before and is_acronym(mention.text) and 0 < mention.span.start - before[0] <= _BRACKET:
            before[1].acronyms.add(mention.text)
        before = (mention.span.end, cluster)
    clusters = merge_clusters(list(found.values()))
    for cluster in clusters:
        cluster.mentions.sort()
    return sorted(clusters, key=lambda cluster: cluster.mentions[0])
