"""Whom `we` means between quotation marks: the body, the country, the people that the speaker speaks for."""

from graph.records import EntityType, Mention
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import Discourse

_MANY = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.GROUP, EntityType.FAC})
_BESIDE = 4  # mentions before and after one of the speaker's that are looked at
_NEAR = 60  # code points to a mention of the speaker
_MOST = 3  # clusters spoken of most that are candidates wherever they stand
_OFFICES = frozenset(
    "president premier minister chancellor ambassador senator representative congressman lawmaker governor mayor "
    "diplomat envoy king queen general commander".split(),
)


def spoken_for(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters for which the speaker of a `we` may speak, himself among them, with features."""
    around = discourse.quotation_around(mention)
    speaker = discourse.speaker_of(around) if around is not None else None
    if around is None or speaker is None:
        return []
    many = discourse.spoken_of_most(_MANY)
    beside = _beside(discourse, speaker)
    quoted = {
        id(cluster)
        for index in discourse.within(around.content)
        if (cluster := discourse.owner.get(index)) is not None
    }
    candidates = {id(speaker): speaker}
    candidates |= {key: cluster for key, (cluster, _) in beside.items()}
    candidates |= {id(cluster): cluster for cluster in many[:_MOST]}
    before = discourse.spoke_for.get(id(speaker))
    office = not _OFFICES.isdisjoint(discourse.words_of(speaker)[0])
    bodies = [cluster for cluster in candidates.values() if cluster is not speaker]
    nearest = min((how for _, how in beside.values()), default="")
    found = []
    for key, cluster in candidates.items():
        if cluster is speaker:
            features = [f"speaks {'as many' if cluster.plural or cluster.type in _MANY else 'alone'}"]
        else:
            kind = "place" if cluster.type is EntityType.GPE else "body" if cluster.named else "group"
            how = beside[key][1] if key in beside else "elsewhere"
            features = [
                kind,
                f"{kind} {how}",
                f"{kind} {'of an office' if office else 'of no office'}",
                f"tied {cluster.is_tied(speaker)}",
                f"nearest {how == nearest}",
                f"most spoken of {cluster is many[0]}",
                f"most of its kind {cluster is max((b for b in bodies if b.type is cluster.type), key=lambda b: len(b.mentions))}",
                f"quoted {key in quoted}",
            ]
        if before is not None:
            features.append(f"as before {before is cluster}")
        found.append((cluster, tuple(features)))
    return found


def _beside(discourse: Discourse, speaker: Cluster) -> dict[int, tuple[Cluster, str]]:
    """Return the bodies and places that stand beside a speaker, with how near they stand at best."""
    found: dict[int, tuple[Cluster, str]] = {}
    for _, index in sorted(speaker.mentions):
        own = discourse.mentions[index]
        first, last = max(0, index - _BESIDE), index + _BESIDE + 1
        for at, other in enumerate(discourse.mentions[first:last], first):
            cluster = discourse.owner.get(at)
            if cluster is None or cluster is speaker or cluster.type not in _MANY:
                continue
            if other.sentence != own.sentence or other.quoted:
                continue
            how = _how(own, other)
            if how and (id(cluster) not in found or how < found[id(cluster)][1]):
                found[id(cluster)] = cluster, how
    return found


def _how(own: Mention, other: Mention) -> str:
    """Tell how near a mention stands to one of the speaker: in the title, of the office, or near."""
    if own.span.start - len(own.titles) - 1 <= other.span.start < own.span.end:
        return "1 in the title"
    if other.governor == own.head.start:
        return "2 hangs on it"
    gap = max(other.span.start - own.span.end, own.span.start - other.span.end)
    return "" if gap > _NEAR else "3 behind" if other.span.start > own.span.start else "4 before"
