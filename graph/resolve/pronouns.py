"""Resolve pronouns: whom each may mean, told by features, weighed as annotated text taught, or nobody."""

from collections.abc import Callable

from graph.data.nouns import noun_class, singular
from graph.records import EntityType, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import GENDER, Discourse

WE = frozenset("we us our ours ourselves".split())
FIRST = WE | frozenset("i me my mine myself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_THINGS = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.NORP}
_MANY = frozenset({EntityType.GROUP, EntityType.NORP, EntityType.ORG})
_REACH = {"he": 5, "they": 3, "it": 3}  # sentences back that a pronoun looks
_ARTICLES = frozenset({"the", "a", "an"})
_CONTRADICTS = -2  # from here on the gender told excludes
_MAY_BE_PERSON = 0.06  # the probability from which on a name may be a person's
_PERSON = 0.5  # that from which on one is a person
_SURE = 0.9
_MOST_COUNTED = 4  # mentions from which on one more tells nothing
_MUCH = 3  # sentences or mentions that are many


def pronoun_of(mention: Mention) -> str:
    """Return which pronouns one is weighed with: `he`, `they`, `it`, `we`; empty where it is not weighed."""
    word = mention.text.lower()
    tasks = {"we": WE, "they": _THEY, "it": _IT}
    return "he" if word in GENDER else next((task for task, own in tasks.items() if word in own), "")


def meant(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters that a pronoun may mean, nearest first, each with its features."""
    task = pronoun_of(mention)
    recent = discourse.recent(mention, _REACH[task])
    awaited = discourse.owner_at(mention.awaits)
    around = discourse.quotation_around(mention)
    reporter = discourse.speaker_of(around) if around is not None else None
    for later in (awaited, reporter):
        if later is not None:
            recent.setdefault(id(later), (later, []))
    out = discourse.excluded(mention)
    fitting = [
        (cluster, indices)
        for cluster, indices in recent.values()
        if id(cluster) not in out and _FITS[task](discourse, cluster, mention)
    ]
    counts = [len(cluster.mentions) for cluster, _ in fitting]
    most = max(counts, default=0)
    spoke = discourse.spoke_last(mention)
    since = _since_speech(discourse, mention, spoke) if task == "he" else ""
    speaks = "speaks" if discourse.speaks(mention) else "quoted" if mention.quoted else "told"
    found: list[tuple[Cluster, tuple[str, ...]]] = []
    for rank, (cluster, indices) in enumerate(fitting):
        features = [f"rank {min(rank, _MUCH)}", *_of_cluster(discourse, cluster)]
        features.append(f"count {min(counts[rank], _MOST_COUNTED)}")
        features.append(f"most spoken of {counts[rank] == most}")
        if len(fitting) == 1:
            features.append("alone")
        if task == "he":
            features += _of_person(discourse, mention, cluster)
        if indices:
            features += _of_mention(discourse, mention, discourse.mentions[indices[0]])
            features += _of_company(discourse, mention, indices)
        if awaited is not None:
            features.append(f"awaited {awaited is cluster}")
        if reporter is not None:
            features.append(f"reports {reporter is cluster}")
        kind = _kind(cluster)
        features += [f"is {mention.role.value}", f"{speaks} {kind}", f"{mention.role.value} {kind}"]
        if spoke is not None:
            features += _of_voice(f"{speaks} who spoke last {spoke is cluster}", since)
        found.append((cluster, tuple(features)))
    return found


def _since_speech(discourse: Discourse, mention: Mention, speaker: Cluster | None) -> str:
    """Tell who is the subject of a sentence since the last speaker: `another`, `the same` or none."""
    last = discourse.last_speech(mention)
    if last is None:
        return ""
    told = ""
    for index in discourse.latest():
        other = discourse.mentions[index]
        if other.head.start <= last:
            break
        if other.role is Role.SUBJECT and not other.quoted and other.kind is not MentionKind.PRONOUN:
            cluster = discourse.owner.get(index)
            if cluster is not None and cluster is not speaker and discourse.likely_person(cluster) > _PERSON:
                return "another"
            told = "the same" if cluster is speaker else told
    return told


def _of_voice(told: str, since: str) -> list[str]:
    """Tell whether one spoke last, and who acts since then."""
    return [told, f"{told}, since then {since}"] if since else [told]


def _may_be_he(discourse: Discourse, cluster: Cluster, mention: Mention) -> bool:
    """Tell whether a cluster may be a person whose gender fits."""
    fits = cluster.lean(GENDER[mention.text.lower()]) > _CONTRADICTS
    return not cluster.plural and fits and discourse.likely_person(cluster) >= _MAY_BE_PERSON


def _may_be_they(_: Discourse, cluster: Cluster, __: Mention) -> bool:
    return cluster.plural or cluster.type in _MANY


def _may_be_it(_: Discourse, cluster: Cluster, __: Mention) -> bool:
    return not cluster.plural and cluster.type in _THINGS


_FITS: dict[str, Callable[[Discourse, Cluster, Mention], bool]] = {
    "he": _may_be_he,
    "they": _may_be_they,
    "it": _may_be_it,
}


def _of_person(discourse: Discourse, mention: Mention, cluster: Cluster) -> list[str]:
    likely = discourse.likely_person(cluster)
    return [
        f"gender {_told(cluster.lean(GENDER[mention.text.lower()]))}",
        f"person {'surely' if likely > _SURE else 'likely' if likely > 1 - likely else 'hardly'}",
    ]


def _told(lean: int) -> str:
    return (
        "agrees" if lean > 1 else "may agree" if lean == 1 else "unknown" if lean == 0 else "may contradict"
    )


def _kind(cluster: Cluster) -> str:
    """Return the type of a cluster; of a thing that is described the class of its noun."""
    if cluster.named or cluster.type is not EntityType.OTHER:
        return cluster.type.value
    noun = cluster.name.rpartition(" ")[2].lower()
    return noun_class(singular(noun) if cluster.plural else noun) or "thing"


def _of_cluster(discourse: Discourse, cluster: Cluster) -> list[str]:
    words = min(len(cluster.name.split()), 2) if cluster.named else "described"
    features = [f"type {_kind(cluster)} {words}", f"plural {cluster.plural} {cluster.named}"]
    if cluster.named and cluster.mentions[0][1] == discourse.first_person():
        features.append("first person named")
    return features


def _of_mention(discourse: Discourse, mention: Mention, last: Mention) -> list[str]:
    distance = discourse.distance(mention, last)
    features = [
        f"distance {distance}",
        f"last is {last.role.value}",
        f"last is a {last.kind.value} {last.determiner if last.determiner in _ARTICLES else ''}",
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
