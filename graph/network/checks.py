"""Verify the laws that every knowledge graph keeps."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.mending import mend
from graph.records import KnowledgeGraph, Mention, Span


def check(knowledge: KnowledgeGraph) -> tuple[str, ...]:
    """Return what breaks a law, one sentence each; empty for a sound graph.

    Ids are unique, whatever points to an article, an entity or a quotation points to one that is there,
    every span lies inside its article, every evidence slices back to its words, and a co-mention has two
    ends in order.
    """
    return (*_repeated(knowledge), *_dangling(knowledge), *_misplaced(knowledge), *_unordered(knowledge))


def _repeated(knowledge: KnowledgeGraph) -> Iterator[str]:
    parts = {
        "article": [article.id for article in knowledge.articles],
        "entity": [entity.id for entity in knowledge.entities],
        "quotation": [quotation.id for quotation in knowledge.quotations],
        "relation": [relation.id for relation in knowledge.relations],
    }
    for part, ids in parts.items():
        repeated = (item for item in Counter(ids).items() if item[1] > 1)
        yield from (f"The id {id_!r} is used by {times} {part} records." for id_, times in repeated)


def _dangling(knowledge: KnowledgeGraph) -> Iterator[str]:
    articles = {article.id for article in knowledge.articles}
    entities = {entity.id for entity in knowledge.entities}
    quotations = {quotation.id for quotation in knowledge.quotations}
    for owner, article in _articles_used(knowledge):
        if article not in articles:
            yield f"{owner} is of article {article!r}, which is not there."
    for owner, entity in _entities_used(knowledge):
        if entity is not None and entity not in entities:
            yield f"{owner} points to entity {entity!r}, which is not there."
    for relation in knowledge.relations:
        if relation.quotation is not None and relation.quotation not in quotations:
            yield f"Relation {relation.id!r} stands in quotation {relation.quotation!r}, which is not there."


def _articles_used(knowledge: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    yield from ((f"Mention {mention.mention.text!r}", mention.article) for mention in knowledge.mentions)
    yield from ((f"Quotation {quotation.id!r}", quotation.article) for quotation in knowledge.quotations)
    yield from ((f"Relation {relation.id!r}", relation.article) for relation in knowledge.relations)
    for pair in knowledge.co_mentions:
        yield from ((f"Co-mention {pair.a!r}, {pair.b!r}", proof.article) for proof in pair.evidence)


def _entities_used(knowledge: KnowledgeGraph) -> Iterator[tuple[str, str | None]]:
    yield from ((f"Mention {mention.mention.text!r}", mention.entity) for mention in knowledge.mentions)
    for quotation in knowledge.quotations:
        for entity in (quotation.speaker, quotation.addressee, *quotation.about):
            yield f"Quotation {quotation.id!r}", entity
    for relation in knowledge.relations:
        yield from ((f"Relation {relation.id!r}", entity) for entity in (relation.subject, relation.object))
    for pair in knowledge.co_mentions:
        yield from ((f"Co-mention {pair.a!r}, {pair.b!r}", entity) for entity in (pair.a, pair.b))


def _misplaced(knowledge: KnowledgeGraph) -> Iterator[str]:
    texts = {article.id: article.text for article in knowledge.articles}
    for owner, article, spans in _spans_used(knowledge):
        for span in spans:
            if span is not None and not 0 <= span.start < span.end <= len(texts.get(article, "")):
                yield f"{owner} has the span {span.start} to {span.end}, which is not in article {article!r}."
    for resolved in knowledge.mentions:
        mention, text = resolved.mention, texts.get(resolved.article, "")
        if not _stands(mention, text):
            place = f"{mention.span.start} of article {resolved.article!r}"
            yield f"Mention {mention.text!r} does not stand at {place}."
    for pair in knowledge.co_mentions:
        for proof in pair.evidence:
            if texts.get(proof.article, "")[proof.start : proof.end] != proof.text:
                place = f"{proof.start} of article {proof.article!r}"
                yield f"Co-mention {pair.a!r}, {pair.b!r} has evidence that does not stand at {place}."


def _spans_used(knowledge: KnowledgeGraph) -> Iterator[tuple[str, str, Iterable[Span | None]]]:
    for resolved in knowledge.mentions:
        yield (
            f"Mention {resolved.mention.text!r}",
            resolved.article,
            (resolved.mention.span, resolved.mention.head),
        )
    for quotation in knowledge.quotations:
        said = quotation.mention
        yield (
            f"Quotation {quotation.id!r}",
            quotation.article,
            (*said.content, said.cue, said.speaker, said.addressee, said.time),
        )
    for relation in knowledge.relations:
        stated = relation.mention
        spans = (stated.subject, stated.object, stated.evidence)
        yield f"Relation {relation.id!r}", relation.article, spans


def _unordered(knowledge: KnowledgeGraph) -> Iterator[str]:
    for quotation in knowledge.quotations:
        if not quotation.mention.content:
            yield f"Quotation {quotation.id!r} has no words."
    met: set[tuple[str, str]] = set()
    for pair in knowledge.co_mentions:
        if (pair.a, pair.b) in met:
            yield f"Co-mention {pair.a!r}, {pair.b!r} stands there twice."
        met.add((pair.a, pair.b))
        if not pair.evidence:
            yield f"Co-mention {pair.a!r}, {pair.b!r} has no evidence."
        if min(pair.sentences, pair.paragraphs, pair.articles) < 0:
            yield f"Co-mention {pair.a!r}, {pair.b!r} counts less than nothing."
        if not pair.a < pair.b:
            yield f"Co-mention {pair.a!r}, {pair.b!r} is not in the order of its ids."
        if not 0 < pair.weight < float("inf"):
            yield f"Co-mention {pair.a!r}, {pair.b!r} weighs {pair.weight}; a weight is above 0 and finite."


def _stands(mention: Mention, text: str) -> bool:
    start, end = mention.span
    return text[start:end] == mention.text or mend(text)[start:end] == mention.text
