"""Turn what is resolved inside one article into bytes that a store keeps, and back."""

from collections import Counter

import msgspec

from graph.records import Decision, EntityType
from graph.resolve.cluster import Cluster


class _Kept(msgspec.Struct, array_like=True, gc=False):
    """A cluster of one article, with mentions as indices into that article's."""

    mentions: list[int]
    forms: dict[str, int]
    spread: dict[str, int]
    witnesses: dict[str, int]
    described: EntityType | None
    titles: dict[str, int]
    acronyms: list[str]
    named: bool
    genders: dict[str, int]
    plural: bool
    tied: list[int]
    roles: list[str]
    company: list[str]
    places: list[str]
    original: str
    of_couple: bool
    reasons: dict[int, str]
    type: EntityType | None
    name: str | None


class _Inside(msgspec.Struct, array_like=True, gc=False):
    article: str
    clusters: list[_Kept]
    decisions: list[Decision]


def pack_resolved(article: str, clusters: list[Cluster], decisions: list[Decision]) -> bytes:
    """Return the clusters and decisions of one article as bytes; nothing in them may be pinned."""
    return msgspec.msgpack.encode(_Inside(article, list(map(_kept, clusters)), decisions))


def unpack_resolved(packed: bytes) -> tuple[list[Cluster], list[Decision]]:
    """Return what was packed, each time anew: resolution across articles changes clusters.

    Raises what msgspec raises for other bytes.
    """
    inside = _DECODER.decode(packed)
    return [_cluster(inside.article, kept) for kept in inside.clusters], inside.decisions


_DECODER = msgspec.msgpack.Decoder(_Inside)


def _kept(cluster: Cluster) -> _Kept:
    return _Kept(
        mentions=[index for _, index in cluster.mentions],
        forms=dict(cluster.forms),
        spread=dict(cluster.spread),
        witnesses=dict(cluster.witnesses),
        described=cluster.described,
        titles=dict(cluster.titles),
        acronyms=sorted(cluster.acronyms),
        named=cluster.named,
        genders=dict(cluster.genders),
        plural=cluster.plural,
        tied=sorted(index for _, index in cluster.tied),
        roles=sorted(cluster.roles),
        company=sorted(cluster.company),
        places=sorted(cluster.places),
        original=cluster.original,
        of_couple=cluster.of_couple,
        reasons={index: reason for (_, index), reason in cluster.reasons.items()},
        type=cluster._type,  # noqa: SLF001 - what is remembered of it is kept as it is
        name=cluster._name,  # noqa: SLF001 - the same
    )


def _cluster(article: str, kept: _Kept) -> Cluster:
    return Cluster(
        mentions=[(article, index) for index in kept.mentions],
        forms=Counter(kept.forms),
        spread=Counter(kept.spread),
        witnesses=Counter(kept.witnesses),
        described=kept.described,
        titles=Counter(kept.titles),
        acronyms=set(kept.acronyms),
        named=kept.named,
        genders=Counter(kept.genders),
        plural=kept.plural,
        tied={(article, index) for index in kept.tied},
        roles=set(kept.roles),
        company=set(kept.company),
        places=set(kept.places),
        original=kept.original,
        of_couple=kept.of_couple,
        reasons={(article, index): reason for index, reason in kept.reasons.items()},
        _type=kept.type,
        _name=kept.name,
    )
