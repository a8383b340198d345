"""Whom `we` means between quotation marks: the body, the country, the people that the speaker speaks for."""

from graph.records import EntityType, Mention
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import Discourse

_MANY = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.GROUP, EntityType.FAC})
_BESIDE = 4  # mentions before and after one of the speaker's that are looked at
_NEAR = 60  # code points to a mention of the speaker
_MOST = 3  # clusters spoken of most that are candidates wherever they stand
_REMEMBERED = 20  # mentions of the speaker that are looked at
_OFFICES = frozenset(
    "president premier minister chancellor ambassador senator representative congressman lawmaker governor "
    "mayor diplomat envoy king queen general commander".split(),
)


def spoken_for(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters for which the speaker of a `we` may speak, himself among them, with features."""
    speaker = discourse.speaker_around(mention)
    if speaker is None:
        return []
    beside, most = _beside(discourse, speaker), discourse.spoken_of_most(_MANY)
    candidates = {id(cluster): cluster for cluster, _ in beside.values()}
    candidates |= {id(cluster): cluster for cluster in most[:_MOST] if cluster is not speaker}
    office = "an office" if _OFFICES & discourse.words_of(speaker)[0] else "no office"
    nearest = min((how for _, how in beside.values()), default="")
    many = speaker.plural or speaker.type in _MANY
    quoted = {id(discourse.owner.get(index)) for index in discourse.quoted_with(mention)}
    found = [(speaker, [f"speaks {'as many' if many else 'alone'}"])]
    for key, cluster in candidates.items():
        kind = "place" if cluster.type is EntityType.GPE else "body" if cluster.named else "group"
        how = beside[key][1] if key in beside else "elsewhere"
        features = [kind, f"{kind} {how}", f"{kind} of {office}", f"nearest {how == nearest}"]
        features.append(f"quoted {key in quoted}")
        features.append(f"tied {cluster.is_tied(speaker)}")
        features.append(f"most spoken of {cluster is most[0]}")
        found.append((cluster, features))
    before = discourse.spoke_for.get(id(speaker))
    again = [] if before is None else [f"as before {cluster is before}" for cluster, _ in found]
    return [(cluster, (*features, *again[i : i + 1])) for i, (cluster, features) in enumerate(found)]


def _beside(discourse: Discourse, speaker: Cluster) -> dict[int, tuple[Cluster, str]]:
    """Return the bodies and places that stand beside a speaker, with how near they stand at best."""
    found: dict[int, tuple[Cluster, str]] = {}
    for _, index in speaker.mentions[:_REMEMBERED]:
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
