"""Who somebody is: what the articles call, state, link and quote of one entity."""

from collections import defaultdict
from dataclasses import dataclass

from graph.questions.known import Known, Party, Proof, day_of
from graph.questions.links import Link, links_of, most_readable
from graph.questions.said import Said, said
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
class Fact:
    """What is stated of somebody in words that name nobody: `was convicted of`, `wire fraud`, an offence."""

    predicate: str
    words: str
    type: str | None
    value: str
    amount: str
    negated: bool
    qualifier: str
    modality: str
    date: str | None
    since: str | None
    until: str | None
    reported: bool
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
    facts: tuple[Fact, ...]
    relations: tuple[Link, ...]
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
        facts=_facts(known, entity),
        relations=tuple(link for link in links if link.kind == "relation"),
        neighbours=_neighbours(entity, links),
        said=said(known, by=entity),
        said_of=tuple(one for one in said(known, about=entity) if not _is(one.speaker, entity)),
        said_to=said(known, to=entity),
    )


def _facts(known: Known, entity: Entity) -> tuple[Fact, ...]:
    """Return what is stated of an entity in words, the first published first."""
    stated = [
        found for found in known.knowledge.relations if found.mention.value and found.subject == entity.id
    ]
    stated.sort(key=lambda found: (*known.in_order(found.article), found.mention.evidence))
    return tuple(
        Fact(
            predicate=found.mention.predicate,
            words=known.proof(found.article, found.mention.object).text,
            type=found.mention.type,
            value=found.mention.value,
            amount=found.mention.amount,
            negated=found.mention.negated,
            qualifier=found.mention.qualifier,
            modality=found.mention.modality,
            date=found.date,
            since=found.since,
            until=found.until,
            reported=found.quotation is not None,
            sentence=known.around(found.article, [found.mention.evidence]),
        )
        for found in stated
    )


def _neighbours(entity: Entity, links: list[Link]) -> tuple[Neighbour, ...]:
    by_party: defaultdict[Party, list[Link]] = defaultdict(list)
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
