"""Link who stands in a relation: to another, and to words that name nobody."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from graph.network.copies import copies
from graph.network.links import Link
from graph.network.relations import RelationLink, merge_relations, merge_values
from graph.network.telling import Telling
from graph.records import Article, Evidence, KnowledgeGraph, Span


def stated(knowledge: KnowledgeGraph, originals: Mapping[str, str]) -> Iterator[Link]:
    """Yield what is stated of two, as links of kind relation.

    `originals` gives for each article that whose text it has.
    """
    yield from _links(knowledge, originals, merge_relations(knowledge.relations, _speakers(knowledge)))


def stated_in_words(knowledge: KnowledgeGraph) -> Iterator[Link]:
    """Yield the same of what is stated of an entity in words that name nobody: they stand for the target.

    `Lund was convicted of wire fraud`: the network has no such edges. `value` is what the words are.
    """
    texts = {article.id: article.text for article in knowledge.articles}
    found = merge_values(knowledge.relations, _speakers(knowledge), texts)
    yield from _links(knowledge, originals_of(knowledge), found)


def originals_of(knowledge: KnowledgeGraph) -> dict[str, str]:
    """Return for each article that whose text it has: its own id, or of a copy another."""
    return {article.id: article.id for article in knowledge.articles} | copies(knowledge.articles)


def days_of(articles: Iterable[Article]) -> tuple[str | None, str | None]:
    """Return the first and the last day on which some articles were published, None without any."""
    dates = [article.published[:10] for article in articles if article.published]
    return min(dates, default=None), max(dates, default=None)


def slices(article: str, text: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Return spans of a text as evidence."""
    return tuple(
        Evidence(article=article, start=start, end=end, text=text[start:end]) for start, end in spans
    )


def _speakers(knowledge: KnowledgeGraph) -> dict[str, str | None]:
    return {quotation.id: quotation.speaker for quotation in knowledge.quotations}


def _links(
    knowledge: KnowledgeGraph, originals: Mapping[str, str], found: Iterable[RelationLink]
) -> Iterator[Link]:
    articles = {article.id: article for article in knowledge.articles}
    telling = Telling(knowledge)
    for link in found:
        proofs = [
            slices(relation.article, articles[relation.article].text, [relation.mention.evidence])
            for relation in link.relations
        ]
        evidence = tuple(dict.fromkeys(chain.from_iterable(proofs)))
        told_in = {relation.article: articles[relation.article] for relation in link.relations}
        mention = link.shown.mention
        quotations = tuple(dict.fromkeys(r.quotation for r in link.relations if r.quotation is not None))
        support = len({originals[article] for article in told_in})
        first, last = days_of(told_in.values())
        yield Link(
            id=f"re:{link.relations[0].id}",
            source=link.subject,
            target=link.object,
            kind="relation",
            label=link.label(articles[link.shown.article].text),
            rule=mention.rule,
            weight=float(len(link.relations)),
            negated=mention.negated,
            reported=bool(quotations),
            predicate=mention.predicate,
            type=mention.type,
            qualifier=mention.qualifier,
            modality=mention.modality,
            value=mention.value,
            date=link.stated("date"),
            since=link.stated("since"),
            until=link.stated("until"),
            amount="; ".join(dict.fromkeys(r.mention.amount for r in link.relations if r.mention.amount)),
            quotation=quotations[0] if quotations else None,
            quotations=quotations,
            speaker=link.speaker,
            evidence=evidence,
            support=support,
            publishers=len({article.publisher for article in told_in.values() if article.publisher}),
            first=first,
            last=last,
            telling=telling.weight(link.relations, support, last),
        )
