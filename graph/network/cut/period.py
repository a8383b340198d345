"""Cut a graph to the articles of a period."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.network.co_mention import LEAST_WEIGHT
from graph.paragraphs import divisions
from graph.records import Article, CoMention, Evidence, KnowledgeGraph, Span


def within(knowledge: KnowledgeGraph, since: str | None, until: str | None) -> KnowledgeGraph:
    """Return what the articles say that were published from a day to a day, both included, None for no limit.

    A day may be a month or a year. An article without a date goes where either is given, and an entity that
    no article left mentions. Of a co-mention the evidence is cut and the counts follow it; a paragraph of one
    sentence may be counted as either. Its weight becomes smaller in proportion, for chance cannot be weighed
    anew without the parse.
    """
    if since is None and until is None:
        return knowledge
    articles = {article.id: article for article in knowledge.articles if _dated(article, since, until)}
    mentions = tuple(mention for mention in knowledge.mentions if mention.article in articles)
    mentioned = {mention.entity for mention in mentions}
    divided = {article: division.units for article, division in divisions(knowledge).items()}
    entities = tuple(entity for entity in knowledge.entities if entity.id in mentioned)
    return replace(
        knowledge,
        articles=tuple(articles.values()),
        divisions=tuple(division for division in knowledge.divisions if division.article in articles),
        entities=entities,
        mentions=mentions,
        quotations=tuple(one for one in knowledge.quotations if one.article in articles),
        relations=tuple(one for one in knowledge.relations if one.article in articles),
        co_mentions=tuple(_co_mentions(knowledge.co_mentions, articles, divided)),
        decisions=tuple(one for one in knowledge.decisions if one.article is None or one.article in articles),
    )


def _dated(article: Article, since: str | None, until: str | None) -> bool:
    if article.published is None:
        return False
    day = article.published[:10]
    return (since is None or day >= since) and (until is None or day[: len(until)] <= until)


def _co_mentions(
    pairs: Iterable[CoMention], articles: Mapping[str, Article], divided: Mapping[str, tuple[Span, ...]]
) -> Iterator[CoMention]:
    for pair in pairs:
        evidence = tuple(proof for proof in pair.evidence if proof.article in articles)
        if len(evidence) == len(pair.evidence):
            yield pair
        elif evidence:
            yield _recounted(pair, evidence, divided)


def _recounted(
    pair: CoMention, evidence: tuple[Evidence, ...], divided: Mapping[str, tuple[Span, ...]]
) -> CoMention:
    sentences = 0
    whole: set[tuple[str, Span]] = set()
    for proof in evidence:
        span = Span(proof.start, proof.end)
        around = [paragraph for paragraph in divided[proof.article] if paragraph.covers(span)]
        whole.update((proof.article, paragraph) for paragraph in around)
        sentences += span not in around or pair.sentences == len(pair.evidence)
    share = len(evidence) / len(pair.evidence)
    return replace(
        pair,
        sentences=sentences,
        paragraphs=min(pair.paragraphs, len(whole)),
        articles=len({proof.article for proof in evidence}),
        weight=round(max(LEAST_WEIGHT, pair.weight * share), 6),
        evidence=evidence,
    )
