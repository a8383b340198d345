"""Resolve pronouns: `he` and `she` by a weighing of named features, the others by rules."""

from functools import cache

from graph.data import mapping, words
from graph.data.places import regions
from graph.records import EntityType, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import GENDER, Discourse

WE = frozenset("we us our ours ourselves".split())
FIRST = WE | frozenset("i me my mine myself".split())
_THEY = frozenset("they them their theirs themselves".split())
_WHO = frozenset("who whom whose".split())
_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.FAC})
_REACH = 4  # sentences back that a pronoun looks
_NEAR = 2
_STANDS_OUT = 1.5  # how much more must speak for the body that an `it` means than for the next
_CONTRADICTS = -2  # from here on the gender told excludes
_MOST_WORDS = 3  # words of a person's name that the model may take for something else
_MOST_COUNTED = 4  # mentions from which on one more tells nothing


def resolve_pronoun(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return the cluster that a pronoun refers to, None where nothing fits or nothing fits well enough."""
    word = mention.text.lower()
    if word in GENDER:
        return _he_or_she(discourse, mention)
    if word in _WHO:
        return _relative(discourse, mention)
    if word in _THEY:
        return _they(discourse, mention)
    if word == "its" or (word == "it" and discourse.speaks(mention)):
        return _its(discourse, mention)
    return None


def speaks_itself(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return who speaks the words that hold `I` or `we`, None for any other mention."""
    if mention.kind is not MentionKind.PRONOUN or mention.text.lower() not in FIRST:
        return None
    around = discourse.quotation_around(mention)
    if around is None or around.speaker_head is None:
        return None
    index = discourse.at_head.get(around.speaker_head.start)
    return discourse.owner.get(index) if index is not None else None


def candidates(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters that `he` or `she` may mean, nearest first, each with its features."""
    gender = GENDER[mention.text.lower()]
    out = discourse.excluded(mention)
    found: list[tuple[Cluster, tuple[str, ...]]] = []
    recent = discourse.recent(mention, _REACH)
    awaited = discourse.at_head.get(mention.awaits) if mention.awaits is not None else None
    if awaited is not None and awaited in discourse.owner:
        cluster = discourse.owner[awaited]
        recent.setdefault(id(cluster), (cluster, []))
    for cluster, indices in recent.values():
        lean = cluster.lean(gender)
        if id(cluster) in out or cluster.plural or lean <= _CONTRADICTS or not _may_be_person(cluster):
            continue
        features = [f"rank {min(len(found), 3)}", f"gender {_told(lean)}", *_of_cluster(discourse, cluster)]
        if indices:
            features += _of_mention(discourse, mention, discourse.mentions[indices[0]])
            features += _of_company(discourse, mention, indices)
        if awaited is not None:
            features.append("awaited" if discourse.owner.get(awaited) is cluster else "not awaited")
        found.append((cluster, tuple(features)))
    return found


def _may_be_person(cluster: Cluster) -> bool:
    """Tell whether a cluster may be a person: called one, or a short name of no sure other type."""
    if cluster.type is EntityType.PERSON:
        return True
    if not cluster.named or not regions().isdisjoint(cluster.forms):
        return False
    spelled = cluster.name.split()
    return (
        len(spelled) <= _MOST_WORDS
        and spelled[-1] not in words("head_nouns")
        and spelled[-1] not in words("generic_endings")
    )


def _told(lean: int) -> str:
    return (
        "agrees" if lean > 1 else "may agree" if lean == 1 else "unknown" if lean == 0 else "may contradict"
    )


def _of_cluster(discourse: Discourse, cluster: Cluster) -> list[str]:
    kind = (
        f"{cluster.type.value} {min(len(cluster.name.split()), 2)}" if cluster.named else cluster.type.value
    )
    count = sum(index in discourse.owner for _, index in cluster.mentions)
    features = [
        f"type {kind}",
        f"named {cluster.named}",
        f"count {min(count, _MOST_COUNTED)}",
    ]
    if cluster.named and cluster.mentions[0][1] == discourse.first_person():
        features.append("first person named")
    return features


def _of_mention(discourse: Discourse, mention: Mention, last: Mention) -> list[str]:
    distance = discourse.distance(mention, last)
    features = [
        f"distance {distance}",
        f"last is {last.role.value}",
        f"last is a {last.kind.value}",
        f"{mention.role.value} after {last.role.value}",
        f"{last.role.value} at {min(distance, 2)}",
        f"quoted {mention.quoted} {last.quoted}",
    ]
    if last.paragraph != mention.paragraph:
        features.append("other paragraph")
    if last.sentence == mention.sentence:
        if last.clause == mention.clause:
            features.append(f"same clause {mention.role.value} {last.role.value}")
        else:
            deeper = (
                "above" if last.depth < mention.depth else "below" if last.depth > mention.depth else "beside"
            )
            features.append(f"clause {deeper} {last.role.value}")
    elif last.depth == 0:
        features.append("in a main clause")
    return features


def _of_company(discourse: Discourse, mention: Mention, indices: list[int]) -> list[str]:
    """Tell of all recent mentions of a cluster."""
    features = []
    others = [discourse.mentions[index] for index in indices]
    if any(other.role is Role.SUBJECT and discourse.distance(mention, other) == 1 for other in others):
        features.append("subject of the sentence before")
    if any(other.role is Role.SUBJECT and other.sentence == mention.sentence for other in others):
        features.append("subject of the same sentence")
    if any(other.kind is MentionKind.PRONOUN and other.role is mention.role for other in others):
        features.append("pronoun of the same role")
    if any(other.kind is MentionKind.PRONOUN for other in others):
        features.append("pronoun before")
    features.append(f"recent mentions {min(len(others), _MOST_COUNTED)}")
    return features


def _he_or_she(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`she`: the person for whom the features weigh most, unless too little speaks for anyone."""
    best, best_score = None, _weights().get("nobody", 0.0)
    for cluster, features in candidates(discourse, mention):
        score = sum(_weights().get(feature, 0.0) for feature in features)
        if score > best_score:
            best, best_score = cluster, score
    return best


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in mapping("pronoun_weights").items()}


def _relative(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`the man who left`: what the clause belongs to."""
    index = discourse.at_head.get(mention.governor) if mention.governor is not None else None
    return discourse.owner.get(index) if index is not None else None


def _they(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`they`: the group spoken of most lately, a subject before others."""
    out = discourse.excluded(mention)
    best, best_score = None, 0.0
    for cluster, indices in discourse.recent(mention, _NEAR).values():
        if not cluster.plural or id(cluster) in out:
            continue
        score = sum(_salience(discourse, mention, index) for index in indices)
        if score > best_score:
            best, best_score = cluster, score
    return best


def _its(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`its`: the organisation or place spoken of most lately; so does `it` where it says something.

    Any other `it` is left open, as it may mean anything. It means the subject of a clause, and neither of two
    between which little decides.
    """
    out = discourse.excluded(mention)
    best, best_score, second_score = None, 0.0, 0.0
    for cluster, indices in discourse.recent(mention, 1).values():
        if cluster.plural or cluster.type not in _BODIES or id(cluster) in out:
            continue
        acts = any(discourse.mentions[index].role is Role.SUBJECT for index in indices)
        if mention.role is not Role.POSSESSIVE and not acts:
            continue
        score = sum(_salience(discourse, mention, index) for index in indices)
        if score > best_score:
            best, best_score, second_score = cluster, score, best_score
        else:
            second_score = max(second_score, score)
    unclear = mention.role is not Role.POSSESSIVE and best_score < _STANDS_OUT * second_score
    return None if unclear else best


def _salience(discourse: Discourse, mention: Mention, index: int) -> float:
    """Weigh a mention by its role and how far back it lies (after Lappin and Leass 1994)."""
    other = discourse.mentions[index]
    weight = {Role.SUBJECT: 3.0, Role.OBJECT: 1.5, Role.POSSESSIVE: 1.5}.get(other.role, 1.0)
    return weight * 0.5 ** discourse.distance(mention, other)
