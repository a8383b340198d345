"""Who somebody is: what the articles call, state, link and quote of one entity."""

from collections import defaultdict
from dataclasses import dataclass

from graph.questions.known import Known, Party, Proof, day_of
from graph.questions.links import ProvedLink, links_of, most_readable
from graph.questions.said import Said, said
from graph.questions.telling import stated
from graph.records import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Somebody linked to another: how strongly, in how many articles named together, and one sentence."""

    party: Party
    weight: float
    links: int
    articles: int
    sentence: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of an entity; `first` and `last` are the days on which articles named it."""

    entity: Entity
    mentions: int
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    described: tuple[Proof, ...]
    relations: tuple[ProvedLink, ...]
    neighbours: tuple[Neighbour, ...]
    said: tuple[Said, ...]
    said_of: tuple[Said, ...]
    said_to: tuple[Said, ...]


def profile(known: Known, entity: Entity) -> Profile:
    """Return what is known of an entity; the most strongly linked neighbours stand first.

    `described` are the sentences that name it first, one an article.
    """
    mentions = known.register.mentions(entity)
    articles = sorted({mention.article for mention in mentions}, key=known.in_order)
    days = [day for article in articles if (day := day_of(known.articles[article]))]
    links = links_of(known, entity.id)
    first = {mention.article: mention for mention in reversed(mentions)}
    return Profile(
        entity=entity,
        mentions=len(mentions),
        articles=tuple(articles),
        first=min(days, default=None),
        last=max(days, default=None),
        described=tuple(known.around(article, [first[article].mention.span]) for article in articles),
        relations=stated(known, entity),
        neighbours=_neighbours(entity, links),
        said=said(known, by=entity),
        said_of=tuple(one for one in said(known, about=entity) if not _is(one.speaker, entity)),
        said_to=said(known, to=entity),
    )


def _neighbours(entity: Entity, links: list[ProvedLink]) -> tuple[Neighbour, ...]:
    by_party: defaultdict[Party, list[ProvedLink]] = defaultdict(list)
    for link in links:
        by_party[link.object if link.subject.id == entity.id else link.subject].append(link)
    found = [
        Neighbour(
            party=party,
            weight=round(sum(link.weight for link in shared), 6),
            links=len(shared),
            articles=len({proof.article for link in shared for proof in link.sentences}),
            sentence=most_readable(shared[0].sentences),
        )
        for party, shared in by_party.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.party.name, one.party.id or "")))


def _is(party: Party | None, entity: Entity) -> bool:
    return party is not None and party.id == entity.id
