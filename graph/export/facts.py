"""Bring the relations of an article together that state one fact."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.records import Relation, Span

_ANYWHERE = Span(0, 0)


def facts(relations: Iterable[Relation], speakers: Mapping[str, str | None]) -> Iterator[list[Relation]]:
    """Yield the relations of each fact in text order: of one article, with equal ends, type and standing.

    Standing is all but the place, the words and the rule: denied, qualified, only possible, reported by whom,
    of what amount, on what day. Without a type the words are equal too, and an end that nobody knows is no
    other's. `speakers` gives who speaks a quotation.
    """
    stated: dict[Relation, list[Relation]] = {}
    for relation in sorted(relations, key=lambda r: (r.article, r.mention.evidence, r.id)):
        stated.setdefault(_fact(relation, speakers), []).append(relation)
    yield from stated.values()


def _fact(relation: Relation, speakers: Mapping[str, str | None]) -> Relation:
    """Return a relation without what is another in each statement of its fact."""
    found = relation.mention
    mention = replace(
        found,
        predicate="" if found.type else found.predicate.casefold(),
        subject=_ANYWHERE if relation.subject else found.subject,
        object=_ANYWHERE if relation.object else found.object,
        evidence=_ANYWHERE,
        rule="",
        date=_ANYWHERE if relation.date else found.date,
        since=_ANYWHERE if relation.since else found.since,
        until=_ANYWHERE if relation.until else found.until,
    )
    by = speakers.get(relation.quotation or "") or relation.quotation
    return replace(relation, id="", mention=mention, quotation=by)
