"""Turn mentions into entities: inside an article, then across articles, then along the statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.records import Entity, Extraction, Mention, Quotation, Relation, ResolvedMention
from graph.resolve.article import cluster_names
from graph.resolve.cluster import Cluster
from graph.resolve.coreference import resolve_references
from graph.resolve.corpus import merge_articles
from graph.resolve.entities import make_entities
from graph.resolve.statements import link_quotations, link_relations

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Entities by name, the rest by article and text order; every mention stands in it, resolved or not."""

    entities: tuple[Entity, ...]
    mentions: tuple[ResolvedMention, ...]
    quotations: tuple[Quotation, ...]
    relations: tuple[Relation, ...]


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Resolve the mentions of all articles; the order of the articles does not matter.

    Someone known by a description alone becomes an entity where it speaks or is spoken to, stands in a
    relation to a named entity, or is referred to again.
    """
    articles = sorted(extractions, key=lambda extraction: extraction.article)
    mentions = {
        (article.article, i): mention for article in articles for i, mention in enumerate(article.mentions)
    }
    clusters = merge_articles(cluster for article in articles for cluster in resolve_article(article))
    entities = make_entities(clusters, mentions)
    owner = {
        key: entity.id for cluster, entity in zip(clusters, entities, strict=True) for key in cluster.mentions
    }
    named = {entity.id for entity in entities if entity.named}

    quotations: list[Quotation] = []
    relations: list[Relation] = []
    for article in articles:
        here = {
            i: owner[article.article, i]
            for i in range(len(article.mentions))
            if (article.article, i) in owner
        }
        said = link_quotations(article, here)
        quotations += said
        relations += [r for r in link_relations(article, here, said) if {r.subject, r.object} & named]

    repeated = {
        entity.id for cluster, entity in zip(clusters, entities, strict=True) if len(cluster.mentions) > 1
    }
    kept = named | repeated | _in_statements(quotations, relations)
    return Resolution(
        entities=tuple(entity for entity in entities if entity.id in kept),
        mentions=_resolved(mentions, owner, kept),
        quotations=tuple(replace(q, about=tuple(id_ for id_ in q.about if id_ in kept)) for q in quotations),
        relations=tuple(relations),
    )


def resolve_article(extraction: Extraction) -> list[Cluster]:
    """Return the clusters of one article, ordered by first mention; they depend on the article alone."""
    return resolve_references(extraction, cluster_names(extraction))


def _in_statements(quotations: Sequence[Quotation], relations: Sequence[Relation]) -> set[str]:
    speaking = {id_ for quotation in quotations for id_ in (quotation.speaker, quotation.addressee) if id_}
    return speaking | {id_ for relation in relations for id_ in (relation.subject, relation.object)}


def _resolved(
    mentions: Mapping[tuple[str, int], Mention],
    owner: Mapping[tuple[str, int], str],
    kept: set[str],
) -> tuple[ResolvedMention, ...]:
    return tuple(
        ResolvedMention(
            article=key[0], mention=mention, entity=id_ if (id_ := owner.get(key)) in kept else None
        )
        for key, mention in mentions.items()
    )
