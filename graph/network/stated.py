"""Make the edges of what is stated: relations of two, and those in words that name nobody."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeAlias

from graph.network.copies import copies
from graph.network.relations import RelationLink, merge_relations, merge_values
from graph.network.telling import Telling
from graph.records import Article, Evidence, KnowledgeGraph, Span

_Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]


def relation_edges(knowledge: KnowledgeGraph, originals: Mapping[str, str]) -> Iterator[_Edge]:
    """Yield subject, object, key and attributes of each edge of kind relation, as `build_network` tells them.

    `originals` gives for each article that whose text it has.
    """
    yield from _edges(knowledge, originals, merge_relations(knowledge.relations, _speakers(knowledge)))


def value_edges(knowledge: KnowledgeGraph) -> Iterator[_Edge]:
    """Yield the same of what is stated of an entity in words that name nobody: they stand for the object.

    `Lund was convicted of wire fraud`: the network has no such edges. `value` is what the words are.
    """
    texts = {article.id: article.text for article in knowledge.articles}
    found = merge_values(knowledge.relations, _speakers(knowledge), texts)
    for link, (subject, words, key, data) in zip(
        found, _edges(knowledge, originals_of(knowledge), found), strict=True
    ):
        yield subject, words, key, {**data, "value": link.shown.mention.value}


def originals_of(knowledge: KnowledgeGraph) -> dict[str, str]:
    """Return for each article that whose text it has: its own id, or of a copy another."""
    return {article.id: article.id for article in knowledge.articles} | copies(knowledge.articles)


def days_of(ids: Iterable[str], articles: Mapping[str, Article]) -> dict[str, str | None]:
    """Return the first and the last day on which some articles were published, None without any."""
    dates = [published[:10] for id_ in ids if (published := articles[id_].published)]
    return {"first": min(dates, default=None), "last": max(dates, default=None)}


def slices(article: str, text: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Return spans of a text as evidence."""
    return tuple(
        Evidence(article=article, start=start, end=end, text=text[start:end]) for start, end in spans
    )


def _speakers(knowledge: KnowledgeGraph) -> dict[str, str | None]:
    return {quotation.id: quotation.speaker for quotation in knowledge.quotations}


def _edges(
    knowledge: KnowledgeGraph, originals: Mapping[str, str], links: Iterable[RelationLink]
) -> Iterator[_Edge]:
    articles = {article.id: article for article in knowledge.articles}
    telling = Telling(knowledge)
    for link in links:
        data = _attributes(link, articles, originals)
        data["telling"] = telling.weight(link.relations, data["support"], data["last"])
        yield link.subject, link.object, f"re:{link.relations[0].id}", data


def _attributes(
    link: RelationLink, articles: Mapping[str, Article], originals: Mapping[str, str]
) -> dict[str, Any]:
    found = [
        slices(relation.article, articles[relation.article].text, [relation.mention.evidence])
        for relation in link.relations
    ]
    evidence = tuple(dict.fromkeys(chain.from_iterable(found)))
    told_in = {relation.article: articles[relation.article] for relation in link.relations}
    mention = link.shown.mention
    quotations = tuple(dict.fromkeys(r.quotation for r in link.relations if r.quotation is not None))
    return {
        "kind": "relation",
        "label": link.label(articles[link.shown.article].text),
        "rule": mention.rule,
        "weight": float(len(link.relations)),
        "negated": mention.negated,
        "reported": bool(quotations),
        "predicate": mention.predicate,
        "type": mention.type,
        "qualifier": mention.qualifier,
        "modality": mention.modality,
        **{name: link.stated(name) for name in ("date", "since", "until")},
        "amount": "; ".join(dict.fromkeys(r.mention.amount for r in link.relations if r.mention.amount)),
        "quotation": quotations[0] if quotations else None,
        "quotations": quotations,
        "speaker": link.speaker,
        "evidence": evidence,
        "support": len({originals[article] for article in told_in}),
        "publishers": len({article.publisher for article in told_in.values() if article.publisher}),
        **days_of((proof.article for proof in evidence), articles),
    }
