"""Turn mentions into entities: inside an article, then across articles, then along the statements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from graph.curation import Curation
from graph.guard import Guard
from graph.records import (
    THING,
    Decision,
    Entity,
    Extraction,
    Mention,
    Quotation,
    Relation,
    ResolvedMention,
)
from graph.resolve.article import resolve_article
from graph.resolve.chains import pronoun_chains
from graph.resolve.cluster import Cluster
from graph.resolve.corpus import merge_articles
from graph.resolve.curation import Directory, Pinned, pin, settle
from graph.resolve.entities import make_entities
from graph.resolve.names import key
from graph.resolve.statements import Places, link_quotations, link_relations

__all__ = ["Inside", "Resolution", "resolve", "resolve_article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Entities by name, the rest by article and text order; every mention stands in it, resolved or not.

    What is described once and is neither a person nor a body nor a place is left out.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[ResolvedMention, ...]
    quotations: tuple[Quotation, ...]
    relations: tuple[Relation, ...]
    decisions: tuple[Decision, ...]


Inside: TypeAlias = Callable[[Extraction], tuple[list[Cluster], list[Decision]]]


def resolve(
    extractions: Iterable[Extraction],
    observers: Iterable[str] = (),
    curation: Curation | None = None,
    inside: Inside = resolve_article,
) -> Resolution:
    """Resolve the mentions of all articles; the order of the articles does not matter.

    Whoever is known by a description alone is an entity that is not named. `observers` are the names of the
    outlets and authors. `curation` is what a person decided, which no rule overrules. `inside` does what
    `resolve_article` does without it, be it by what was kept. Raises UsageError where the curation does not
    fit the articles or itself, and ArticleError for an article on which a rule fails.
    """
    articles = sorted(extractions, key=lambda extraction: extraction.article)
    mentions = {(a.article, i): mention for a in articles for i, mention in enumerate(a.mentions)}
    pinned = _pinned(curation, articles, mentions, inside) if curation and curation.rulings else Pinned()
    if pinned.pins:
        inside = partial(resolve_article, pins=pinned.pins)
    resolved = [_guarded(article, inside) for article in articles]
    originals = {place: c.original for clusters, _ in resolved for c in clusters for place in c.mentions}
    for article in articles:
        known_here = {i for i in range(len(article.mentions)) if (article.article, i) in originals}
        with Guard(article.article):
            chains = pronoun_chains(article, known_here)
        originals |= {(article.article, i): chain for i, chain in chains.items()}
    clusters, decisions = merge_articles(cluster for clusters, _ in resolved for cluster in clusters)
    if pinned.pins:
        clusters = settle(clusters, pinned.file)
    entities = make_entities(clusters, mentions, {key(name) for name in observers})
    owner = {place: entity.id for c, entity in zip(clusters, entities, strict=True) for place in c.mentions}
    named = {entity.id for entity in entities if entity.named}
    types = {entity.id: entity.type for entity in entities if entity.named}
    known = named | {entity.id for c, entity in zip(clusters, entities, strict=True) if len(c.mentions) > 1}

    quotations: list[Quotation] = []
    relations: list[Relation] = []
    for article in articles:
        keys = ((article.article, i) for i in range(len(article.mentions)))
        places = Places(article, {place[1]: owner[place] for place in keys if place in owner}, types)
        with Guard(article.article):
            said = link_quotations(article, places)
            speaking = {entity for q in said for entity in (q.speaker, q.addressee) if entity}
            stated = link_relations(article, places, said, named, known | speaking)
        quotations += said
        relations += stated

    reasons = {place: reason for cluster in clusters for place, reason in cluster.reasons.items()}
    decided_inside = [decision for _, decided in resolved for decision in decided]
    return Resolution(
        entities=tuple(entities),
        mentions=tuple(
            ResolvedMention(
                article=place[0],
                mention=mention,
                entity=owner.get(place),
                original=originals.get(place),
                reason=reasons.get(place, mention.rule if place in owner else ""),
            )
            for place, mention in mentions.items()
            if place in owner or mention.rule != THING
        ),
        quotations=tuple(quotations),
        relations=tuple(relations),
        decisions=tuple(sorted({*decided_inside, *decisions, *pinned.decisions}, key=_order)),
    )


def _guarded(article: Extraction, inside: Inside) -> tuple[list[Cluster], list[Decision]]:
    with Guard(article.article):
        return inside(article)


def _pinned(
    curation: Curation,
    articles: Sequence[Extraction],
    mentions: Mapping[tuple[str, int], Mention],
    inside: Inside,
) -> Pinned:
    """Return the pins that a curation asks for; its names are read as the rules alone would have them."""
    clusters, _ = merge_articles(cluster for article in articles for cluster in _guarded(article, inside)[0])
    return pin(curation, Directory(clusters, make_entities(clusters, mentions, ()), mentions))


def _order(decision: Decision) -> tuple[str, ...]:
    return (
        decision.article or "",
        decision.left,
        decision.right,
        decision.rule,
        decision.left_original,
        decision.right_original,
        decision.verdict,
        decision.why,
    )
