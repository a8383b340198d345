"""Follow pronouns and descriptions to what they refer to, inside one article.

A pass over the records of one article in text order: agreement in number, gender and kind, the syntax of
the clause, the roles and the nearness of what came before. Where no candidate agrees, none is chosen.
"""

from collections.abc import Callable
from typing import TypeAlias

from graph.records import Extraction, Mention, MentionKind, Role
from graph.resolve.bodies import spoken_for
from graph.resolve.choice import choose, weights_of
from graph.resolve.cluster import Cluster
from graph.resolve.descriptions import described, stated
from graph.resolve.discourse import Discourse
from graph.resolve.pronouns import FIRST, WE, meant, pronoun_of

NOUN = "noun"
_WHO = frozenset("who whom whose".split())
Resolver: TypeAlias = Callable[[Discourse, Mention], Cluster | None]


def refer(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return the cluster that a pronoun or a description refers to, None where nothing fits well enough."""
    found = certain(discourse, mention)
    if found is not None or not task_of(mention):
        return found
    weighed = candidates(discourse, mention)
    best = choose([features for _, features in weighed], weights_of(task_of(mention)))
    return weighed[best][0] if best >= 0 else None


def certain(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return whom the syntax or the marks of a quotation say that a mention means, None where they do not."""
    if mention.kind is MentionKind.NOMINAL:
        return stated(discourse, mention)
    if mention.text.lower() in _WHO:
        return discourse.owner_at(mention.governor)  # `the man who left`: what the clause belongs to
    return discourse.speaker_around(mention) if mention.text.lower() in FIRST - WE else None


def task_of(mention: Mention) -> str:
    """Return what a mention is weighed as: `he`, `they`, `it`, `we`, `noun`; empty where it is not."""
    return NOUN if mention.kind is MentionKind.NOMINAL else pronoun_of(mention)


def candidates(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters that a mention may mean, each with its features."""
    return _CANDIDATES.get(task_of(mention), meant)(discourse, mention)


_CANDIDATES = {NOUN: described, "we": spoken_for}


def _is_first(mention: Mention) -> bool:
    return mention.kind is MentionKind.PRONOUN and mention.text.lower() in FIRST


def _reason(discourse: Discourse, mention: Mention, cluster: Cluster) -> str:
    """Return what brings a mention in: `apposition` and `predicate` state what somebody is."""
    if mention.kind is MentionKind.PRONOUN:
        return "pronoun"
    if mention.role in {Role.APPOSITION, Role.MODIFIER} or mention.head.start in discourse.named_by:
        return "apposition"
    if mention.beside is not None and discourse.owner_at(mention.beside) is cluster:
        return "apposition"
    return "predicate" if mention.role is Role.PREDICATE else "description"


def resolve_references(
    extraction: Extraction, clusters: list[Cluster], refer: Resolver = refer
) -> list[Cluster]:
    """Return the clusters grown by pronouns and descriptions, and new ones for who is only described.

    `refer` says whom a mention means; what learns from known answers gives its own.
    """
    discourse = Discourse(extraction, clusters)
    for index, mention in enumerate(extraction.mentions):
        if mention.kind is not MentionKind.NAME and not _is_first(mention):
            cluster = refer(discourse, mention)
            if cluster is not None:
                discourse.join(index, cluster, _reason(discourse, mention, cluster))
            elif mention.kind is MentionKind.NOMINAL:
                discourse.introduce(index)
        discourse.see(index)
    # Who speaks is known at last: `"I left," she said.`
    for index, mention in enumerate(extraction.mentions):
        cluster = refer(discourse, mention) if _is_first(mention) else None
        if cluster is not None:
            discourse.join(index, cluster, "first person")
            speaker = discourse.speaker_around(mention)
            if speaker is not None and mention.text.lower() in WE:
                discourse.spoke_for[id(speaker)] = cluster
    for cluster in discourse.clusters:
        cluster.mentions.sort()
    return sorted(discourse.clusters, key=lambda cluster: cluster.mentions[0])
