"""Who came up first in the last days, and which groups meet in one person only."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from graph.network.projection import project
from graph.questions.briefing.told import Told
from graph.questions.briefing.wording import Part, enumerated
from graph.questions.known import Known, Party, Proof, day_of
from graph.questions.links import links_between, most_readable
from graph.records import EntityType

_DAYS = 7
_MOST = 3  # newcomers, and members of a group, that are named
_ACTING = frozenset({EntityType.PERSON, EntityType.ORG})
_LEAST = 3  # members that make a group
_CROSSING = 2  # others of the second group that whoever ties them is linked to, at least
_GROUPS = 2  # sentences about groups at most


def newcomers(known: Known) -> Iterator[Told]:
    """Yield who was first named in the last week, where half of the articles are older and all have a day."""
    days = {article.id: day_of(article) for article in known.knowledge.articles}
    newest = max(days.values(), default="")
    if not newest or not all(days.values()):
        return
    since = (date.fromisoformat(newest) - timedelta(_DAYS)).isoformat()
    if sum(day <= since for day in days.values()) * 2 < len(days):
        return
    found = []
    for entity in known.register.entities.values():
        mentions = known.register.mentions(entity)
        if not entity.named or entity.observer or entity.type not in _ACTING or not mentions:
            continue
        if min(days[mention.article] for mention in mentions) > since:
            found.append((-len({m.article for m in mentions}), -len(mentions), entity.name, entity))
    found.sort(key=lambda item: item[:3])
    shown = [entity for *_, entity in found[:_MOST]]
    if shown:
        proofs = tuple(proof for entity in shown if (proof := known.first_named(entity)) is not None)
        names = enumerated([(known.entity(entity.id),) for entity in shown])
        yield Told(
            kind="new",
            parts=(f"First named after {since}: ", *names),
            proofs=tuple(dict.fromkeys(proofs)),
            about=tuple(entity.id for entity in shown),
        )


def meeting(known: Known) -> Iterator[Told]:
    """Yield which two groups are linked directly through one person alone, the best known first."""
    projection = project(known.network)
    crossing: defaultdict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for a, b in projection.pairs:
        one, other = projection.ids[a], projection.ids[b]
        groups = known.measures[one].community, known.measures[other].community
        if groups[0] != groups[1]:
            pair = (one, other) if groups[0] < groups[1] else (other, one)
            crossing[min(groups), max(groups)].append(pair)
    members = _members(known)
    found = []
    for groups, pairs in crossing.items():
        alone = set(pairs[0]).intersection(*pairs)
        if len(pairs) < _CROSSING or len(alone) != 1 or any(len(members[group]) < _LEAST for group in groups):
            continue
        (tie,) = alone
        entity = known.entities[tie]
        if entity.named and not entity.observer and entity.type is EntityType.PERSON:
            found.append((-known.importance(known.entity(tie)), tie, groups))
    for _, tie, groups in sorted(found)[:_GROUPS]:
        told = _told(known, tie, [members[group] for group in groups])
        if told is not None:
            yield told


def _members(known: Known) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entity in sorted(known.network, key=lambda one: (-known.measures[one].importance, one)):
        record = known.entities[entity]
        if record.named and not record.observer and record.type in _ACTING:
            found[known.measures[entity].community].append(entity)
    return found


def _told(known: Known, tie: str, groups: list[list[str]]) -> Told | None:
    proofs, parts = [], []
    ends = [tie]
    for group in groups:
        near = [one for one in group if one != tie and _is_stated(known, tie, one)]
        if not near:
            return None
        proofs.append(_proof(known, tie, near[0]))
        ends += near[:2]
        parts.append(enumerated([(known.entity(one),) for one in near[:2]]))
    start: tuple[Part, ...] = ("Nobody but ", Party(name=known.entities[tie].name, id=tie))
    sentence = (*start, " ties the group around ", *parts[0], " to the one around ", *parts[1])
    return Told(kind="meet", parts=sentence, proofs=tuple(dict.fromkeys(proofs)), about=tuple(ends))


def _is_stated(known: Known, one: str, other: str) -> bool:
    """Tell whether more ties two than that they are named together."""
    return any(link.kind != "co-mention" for link in links_between(known, one, other))


def _proof(known: Known, one: str, other: str) -> Proof:
    return most_readable(links_between(known, one, other)[0].sentences)
