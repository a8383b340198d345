"""Links that one would not expect, each with the reasons why."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.network.projection import project
from graph.questions.known import Known, Party, Proof
from graph.questions.links import ProvedLink, links_between, most_readable
from graph.records import EntityType

_ACTING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GROUP})
_FEWEST = 2  # others that each of the two must be linked to, so that to share none of them says something
_SHARED = 0.25  # of the others of the lesser known, at most, are linked to both
_RARE = 3  # links between two groups, up to which each of them is worth a look
_FEW = ("nobody else is", "only one other is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """Two who are linked against expectation: why, by what link, and its sentence."""

    one: Party
    other: Party
    why: tuple[str, ...]
    link: ProvedLink
    sentence: Proof


def surprises(known: Known) -> tuple[Surprise, ...]:
    """Return the links that cross from one group to another, those with most reasons first.

    A link is surprising where its two ends, both of them people or organisations, belong to different
    communities, and few of those linked to one are linked to the other, or few links cross between their
    communities. That more links them than a mention in one sentence is a further reason. Among equals, the
    better known come first.
    """
    found = []
    for one, other, reasons in _crossing(known):
        links = links_between(known, one, other)
        found.append(
            Surprise(
                one=known.entity(one),
                other=known.entity(other),
                why=(*reasons, *_more_than_named(links[0])),
                link=links[0],
                sentence=most_readable(links[0].sentences),
            )
        )
    return tuple(sorted(found, key=lambda surprise: _rank(known, surprise)))


def _more_than_named(link: ProvedLink) -> tuple[str, ...]:
    if link.kind == "co-mention":
        return ()
    if link.kind == "statement":
        return ("one speaks of the other" if link.to == "about" else "one speaks to the other",)
    return ("somebody claims it" if link.reported else "an article states it",)


def _rank(known: Known, surprise: Surprise) -> tuple[float | str, ...]:
    ends = [known.importance(party) for party in (surprise.one, surprise.other)]
    names = (surprise.one.name, surprise.other.name, surprise.link.id)
    return -len(surprise.why), -min(ends), -max(ends), *names


def _crossing(known: Known) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield pairs that are linked across two communities, with what is unlikely about that."""
    projection = project(known.network)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    crossing: Counter[tuple[int, int]] = Counter()
    pairs = [(projection.ids[a], projection.ids[b]) for a, b in projection.pairs]
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
        crossing[_groups(known, one, other)] += 1
    for one, other in pairs:
        groups = _groups(known, one, other)
        others = min(len(beside[one]), len(beside[other])) - 1
        if groups[0] == groups[1] or others < _FEWEST or not (_acts(known, one) and _acts(known, other)):
            continue
        reasons = []
        both = len(beside[one] & beside[other])
        if both <= _SHARED * others:
            reasons.append(f"{_FEW[both] if both < len(_FEW) else f'only {both} others are'} linked to both")
        if crossing[groups] == 1:
            reasons.append("nothing else links their groups")
        elif crossing[groups] <= _RARE:
            reasons.append(f"only {crossing[groups]} links lead from one of their groups to the other")
        if reasons:
            yield one, other, ("they belong to different groups", *reasons)


def _groups(known: Known, one: str, other: str) -> tuple[int, int]:
    communities = sorted(known.measures[entity].community for entity in (one, other))
    return communities[0], communities[1]


def _acts(known: Known, id_: str) -> bool:
    entity = known.register.entities[id_]
    return entity.named and not entity.observer and entity.type in _ACTING
