"""Link the quotations and relations of one article to entities."""

from collections.abc import Mapping

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
) -> tuple[Relation, ...]:
    """Return the relations between two entities; one inside a quotation is reported by it."""
    at_span = {mention.span: index for index, mention in enumerate(extraction.mentions)}
    linked = []
    for mention in extraction.relations:
        ends = [entity_at.get(at_span.get(span, -1)) for span in (mention.subject, mention.object)]
        subject, object_ = ends
        if subject is None or object_ is None or subject == object_:
            continue
        around = [q for q in quotations if any(span.covers(mention.evidence) for span in q.mention.content)]
        linked.append(
            Relation(
                id=content_id(
                    "r",
                    extraction.article,
                    mention.subject,
                    mention.object,
                    mention.predicate,
                    mention.type,
                    mention.rule,
                ),
                article=extraction.article,
                mention=mention,
                subject=subject,
                object=object_,
                quotation=around[0].id if around else None,
            ),
        )
    return tuple(linked)
