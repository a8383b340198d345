"""Follow pronouns and descriptions to what they refer to, inside one article.

A pass over the records of one article in text order: agreement in number, gender and kind, the syntax of
the clause, the roles and the nearness of what came before. Where no candidate agrees, none is chosen.
"""

from collections.abc import Callable
from typing import TypeAlias

from graph.records import Extraction, Mention, MentionKind
from graph.resolve.cluster import Cluster
from graph.resolve.descriptions import refer_back
from graph.resolve.discourse import Discourse
from graph.resolve.pronouns import resolve_pronoun, speaks_itself

_Resolver: TypeAlias = Callable[[Discourse, Mention], Cluster | None]


def resolve_references(
    extraction: Extraction, clusters: list[Cluster], pronoun: _Resolver = resolve_pronoun
) -> list[Cluster]:
    """Return the clusters grown by pronouns and descriptions, and new ones for who is only described.

    `pronoun` says whom a pronoun means; what learns from known answers gives its own.
    """
    discourse = Discourse(extraction, clusters)
    for index, mention in enumerate(extraction.mentions):
        if mention.kind is MentionKind.NOMINAL:
            found = refer_back(discourse, mention)
            if found is None:
                discourse.introduce(index)
            else:
                discourse.join(index, *found)
        elif mention.kind is MentionKind.PRONOUN:
            cluster = pronoun(discourse, mention)
            if cluster is not None:
                discourse.join(index, cluster, "pronoun")
        discourse.seen.append(index)
    # Who speaks is known at last: `"I left," she said.`
    for index, mention in enumerate(extraction.mentions):
        speaker = speaks_itself(discourse, mention)
        if speaker is not None:
            discourse.join(index, speaker, "first person")
    for cluster in discourse.clusters:
        cluster.mentions.sort()
    return sorted(discourse.clusters, key=lambda cluster: cluster.mentions[0])
