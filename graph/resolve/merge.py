"""Decide which names name the same: candidates compete, weighed by what speaks for each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import NamedTuple

from graph.data import mapping
from graph.records import Decision, Verdict
from graph.resolve.cluster import Cluster
from graph.resolve.doubtful import may_be_body
from graph.resolve.likeness import Profile, asked_by, impossible, profile, told_by, way
from graph.resolve.name_features import features
from graph.resolve.names import parts, surname
from graph.resolve.pins import may_join

_MOST_REFUSED = 5  # candidates of one refusal that are kept for the reader
_MOST_FOUND = 60  # names that share a word, from which on none is the only one meant
_MARGIN = 0.0  # by how much a candidate must lead
_RARER = 10
_SHOWN = 3  # reasons that a decision gives
_FAINT = 0.05  # a candidate less likely than that is not worth a reader's look


class Candidate(NamedTuple):
    """A fuller name that another may stand for, how, what speaks for it, how much; `inside` one article."""

    full: Profile
    way: str
    features: tuple[str, ...]
    weight: float
    inside: bool


Chooser = Callable[[Profile, Sequence[Candidate]], Candidate | None]


def merge_clusters(
    clusters: Iterable[Cluster], article: str | None, choose: Chooser | None = None
) -> tuple[list[Cluster], list[Decision]]:
    """Join clusters of names, fuller ones first; return what is left and every decision.

    A name joins the one of which most speaks for its standing for it, if that is more than speaks for nobody
    and for the next. The list given stays, its clusters grow. `article` is None across articles.
    """
    inside = article is not None
    profiles = sorted((profile(cluster) for cluster in clusters), key=lambda one: one.rank)
    kept: dict[int, Cluster] = {}
    index: dict[str, list[Profile]] = defaultdict(list)
    decisions: list[Decision] = []
    for short in profiles:
        found = candidates(short, index, inside=inside)
        best = (choose or chosen)(short, found)
        decisions += [
            _decision(short, one, merged=one is best, likely=likelihood(one, found), article=article)
            for one in _close(found, best)
        ]
        if best:
            best.full.cluster.absorb(short.cluster, best.way)
        else:
            kept[id(short.cluster)] = short.cluster
            for told in told_by(short):
                index[told].append(short)
    return list(kept.values()), decisions


def candidates(short: Profile, index: dict[str, list[Profile]], *, inside: bool) -> list[Candidate]:
    """Return the names that a shorter one may stand for, each with what speaks for it."""
    near: dict[int, Profile] = {}
    for asked in sorted(asked_by(short)):
        met = index.get(asked, ())
        if len(met) <= _MOST_FOUND:
            near |= {id(one): one for one in met}
    fitting: list[tuple[Profile, str, Profile]] = []
    for full in near.values():
        spelled = (full, *full.variants)
        found = next((how for one in spelled if (how := way(short, one, inside=inside))), None)
        if not found or not may_join(short.cluster.pins, full.cluster.pins, inside=inside):
            continue
        read = _read_beside(short, full)
        if not impossible(read, full, found, inside=inside):
            fitting.append((full, found, read))
    explained = [one for one in fitting if one[1] == "acronym in brackets"]
    offered = []
    for full, found, read in explained or fitting:
        rivals = [other for other, same, _ in fitting if other is not full and same == found]
        told = tuple(features(read, full, found, rivals, inside=inside))
        weight = sum(_weights().get(feature, 0.0) for feature in told)
        offered.append(Candidate(full, found, told, weight, inside))
    return sorted(offered, key=lambda one: (-one.weight, one.full.rank))


def _read_beside(short: Profile, full: Profile) -> Profile:
    """Return a word as a body where it begins a body's name and may be one: `Dorn` beside `Dorn Shipping`."""
    begins = full.kind == "body" != short.kind and short.words == full.words[:1]
    return replace(short, kind="body") if begins and may_be_body(short.cluster) else short


def chosen(_: Profile, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate of which most speaks, None where that is too little or another comes near.

    Which of a family an article means by its surname is told by where they were introduced, not here.
    """
    if sum(one.way == "surname" and one.inside for one in found) > 1 and found[0].way == "surname":
        return None
    return found[0] if found and _lead(found[0], found) > _MARGIN else None


def likelihood(one: Candidate, found: Sequence[Candidate]) -> float:
    """Return how likely a candidate is the one meant, from 0 to 1; calibrated on what was left out."""
    slope, offset = _weights().get("calibration slope", 1.0), _weights().get("calibration offset", 0.0)
    return round(1 / (1 + exp(-slope * _lead(one, found) - offset)), 2)


def _lead(one: Candidate, found: Sequence[Candidate]) -> float:
    """Return how much more speaks for a candidate than for the best other, nobody included.

    Across articles one that is `_RARER` times as rare is no rival: readers know whom a bare name means.
    """
    rivals = [c for c in found if c is not one and (c.inside or c.full.size * _RARER > one.full.size)]
    return one.weight - max([_weights().get("nobody", 0.0), *(c.weight for c in rivals)])


def _close(found: list[Candidate], best: Candidate | None) -> list[Candidate]:
    return [c for c in found if c is best or likelihood(c, found) >= _FAINT][:_MOST_REFUSED]


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in mapping("merge_weights").items()}


def _decision(
    short: Profile, one: Candidate, *, merged: bool, likely: float, article: str | None
) -> Decision:
    """Record a decision with the features that weighed most for it."""
    sign = 1 if merged else -1
    weighed = sorted(one.features, key=lambda told: (-sign * _weights().get(told, 0.0), told))
    reasons = [told for told in dict.fromkeys(weighed) if sign * _weights().get(told, 0.0) > 0][:_SHOWN]
    return Decision(
        left=short.name,
        right=one.full.name,
        verdict=Verdict.MERGED if merged else Verdict.REFUSED,
        rule=one.way,
        score=likely,
        why="; ".join(reasons) or "too little speaks for it",
        article=article,
        left_original=short.cluster.original,
        right_original=one.full.cluster.original,
    )


def by_surname(clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    """Return the people whose full name is given, by folded surname."""
    people: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if len(parts(cluster.name)) > 1 and profile(cluster).kind == "person":
            people[surname(cluster.name)].append(cluster)
    return people
