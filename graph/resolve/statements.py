"""Link the quotations and relations of one article to entities."""

from collections.abc import Collection, Mapping

from graph.records import Extraction, Quotation, Relation, Span
from graph.resolve.ids import content_id


def link_quotations(extraction: Extraction, entity_at: Mapping[int, str]) -> tuple[Quotation, ...]:
    """Return the quotations of an article with their speaker, their addressee and the entities spoken of.

    `entity_at` gives the entity of a mention by its index. `about` is sorted and holds whoever the content
    names or refers to.
    """
    at_head = {mention.head.start: index for index, mention in enumerate(extraction.mentions)}
    linked = []
    for mention in extraction.quotations:
        inside = {
            entity_at[index]
            for index, other in enumerate(extraction.mentions)
            if index in entity_at and any(span.covers(other.span) for span in mention.content)
        }
        linked.append(
            Quotation(
                id=content_id("q", extraction.article, *mention.content),
                article=extraction.article,
                mention=mention,
                speaker=_entity_of(mention.speaker, mention.speaker_head, extraction, at_head, entity_at),
                addressee=_entity_of(
                    mention.addressee, mention.addressee_head, extraction, at_head, entity_at
                ),
                about=tuple(sorted(inside)),
            ),
        )
    return tuple(linked)


def _entity_of(
    span: Span | None,
    head: Span | None,
    extraction: Extraction,
    at_head: Mapping[int, int],
    entity_at: Mapping[int, str],
) -> str | None:
    """Return the entity of the mention at a head, else of the only mention inside the span."""
    if span is None:
        return None
    index = at_head.get(head.start) if head else None
    if index is not None and index in entity_at:
        return entity_at[index]
    inside = {
        entity_at[i]
        for i, other in enumerate(extraction.mentions)
        if i in entity_at and span.covers(other.span)
    }
    return inside.pop() if len(inside) == 1 else None


def link_relations(
    extraction: Extraction,
    entity_at: Mapping[int, str],
    quotations: tuple[Quotation, ...],
    named: Collection[str],
    known: Collection[str],
) -> tuple[Relation, ...]:
    """Return the relations of an article that say something of a named entity.

    One inside a quotation is reported by it. A relation of the vocabulary may leave its other end unresolved;
    a verb outside it ties only what is `known`: named, speaking, or spoken of again.
    """
    at_span = {mention.span: index for index, mention in enumerate(extraction.mentions)}
    linked = []
    for mention in extraction.relations:
        subject, object_ = (entity_at.get(at_span.get(s, -1)) for s in (mention.subject, mention.object))
        ends = {subject, object_}
        outside = mention.type is None and not ends.issubset(known)
        if len(ends) == 1 or ends.isdisjoint(named) or outside:
            continue
        around = [q for q in quotations if any(span.covers(mention.evidence) for span in q.mention.content)]
        identity = (mention.subject, mention.object, mention.predicate, mention.type, mention.rule)
        linked.append(
            Relation(
                id=content_id("r", extraction.article, *identity),
                article=extraction.article,
                mention=mention,
                subject=subject,
                object=object_,
                quotation=around[0].id if around else None,
            ),
        )
    return tuple(linked)
