"""Follow pronouns and descriptions to what they refer to, inside one article.

A pass over the records of one article in text order: agreement in number, gender and kind, the syntax of
the clause, the roles and the nearness of what came before. Where no candidate agrees, none is chosen.
"""

from graph.records import Extraction, MentionKind
from graph.resolve.cluster import Cluster
from graph.resolve.descriptions import refer_back
from graph.resolve.discourse import Discourse
from graph.resolve.pronouns import resolve_pronoun


def resolve_references(extraction: Extraction, clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters grown by pronouns and descriptions, and new ones for who is only described."""
    discourse = Discourse(extraction, clusters)
    for index, mention in enumerate(extraction.mentions):
        if mention.kind is MentionKind.NOMINAL:
            cluster = refer_back(discourse, mention)
            if cluster is None:
                discourse.introduce(index)
            else:
                discourse.join(index, cluster)
        elif mention.kind is MentionKind.PRONOUN:
            cluster = resolve_pronoun(discourse, mention)
            if cluster is not None:
                discourse.join(index, cluster)
        discourse.seen.append(index)
    for cluster in discourse.clusters:
        cluster.mentions.sort()
    return sorted(discourse.clusters, key=lambda cluster: cluster.mentions[0])
