"""Gather what a report tells of a graph."""

from collections import defaultdict
from dataclasses import dataclass

from graph.export.title import title_of
from graph.questions.briefing import briefing, pool
from graph.questions.briefing.told import Told
from graph.questions.claims import Claim, single_claims
from graph.questions.contradictions import Contradiction, contradictions
from graph.questions.known import Known, Party, day_of
from graph.questions.ranking import Ranked, top
from graph.questions.said import Said, said
from graph.questions.speaking import Speaking, most_telling, speaking
from graph.questions.surprises import Surprise, surprises

_SMALLEST = 3  # entities that make a group
_LEADING = 3  # names in the title


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A group of entities that are linked among themselves more than with others, the important first."""

    members: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Somebody who is quoted: how often, and the most telling of it."""

    speaker: Party
    times: int
    example: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a graph tells; every list begins with what weighs most. `first` and `last` are days."""

    title: str
    briefing: tuple[Told, ...]
    articles: int
    entities: int
    first: str | None
    last: str | None
    publishers: tuple[str, ...]
    actors: tuple[Ranked, ...]
    bridges: tuple[Ranked, ...]
    communities: tuple[Community, ...]
    quoted: tuple[Quoted, ...]
    speaking: tuple[Speaking, ...]
    surprises: tuple[Surprise, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


def report(known: Known, title: str | None = None) -> Report:
    """Return the report of a graph; without a title, it is named after its articles."""
    articles = known.knowledge.articles
    actors = top(known)
    contradicting = contradictions(known)
    days = sorted(day for article in articles if (day := day_of(article)))
    return Report(
        title=title or title_of(articles, [one.entity.name for one in actors[:_LEADING]]),
        briefing=briefing(pool(known, contradicting)),
        articles=len(articles),
        entities=len(known.network),
        first=min(days, default=None),
        last=max(days, default=None),
        publishers=tuple(sorted({article.publisher for article in articles if article.publisher})),
        actors=actors,
        bridges=top(known, "bridges"),
        communities=_communities(known, actors),
        quoted=_quoted(known),
        speaking=speaking(known),
        surprises=surprises(known),
        claims=single_claims(known),
        contradictions=contradicting,
    )


def _communities(known: Known, actors: tuple[Ranked, ...]) -> tuple[Community, ...]:
    found: defaultdict[int, list[Party]] = defaultdict(list)
    for actor in actors:
        found[actor.measures.community].append(known.entity(actor.entity.id))
    return tuple(
        Community(members=tuple(members)) for _, members in sorted(found.items()) if len(members) >= _SMALLEST
    )


def _quoted(known: Known) -> tuple[Quoted, ...]:
    found: defaultdict[Party, list[Said]] = defaultdict(list)
    for one in said(known):
        if one.speaker is not None and one.speaker.id is not None:
            found[one.speaker].append(one)
    rows = [
        Quoted(speaker=speaker, times=len(same), example=most_telling(same))
        for speaker, same in found.items()
    ]
    rows.sort(key=lambda row: (-row.times, -known.importance(row.speaker), row.speaker.name, row.example.id))
    return tuple(rows)
