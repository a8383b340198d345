"""Say in a few lines what a graph holds, for a reader at a terminal."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from graph.export.view import GraphView
from graph.export.words import words_of
from graph.network import copies
from graph.network.versions import difference
from graph.records import Article, Entity, EntityType, Quotation

_SHOWN = 10  # entities in each list
_QUOTED = 160  # characters of a quotation
TYPES = {
    EntityType.PERSON: ("person", "people"),
    EntityType.ORG: ("organisation", "organisations"),
    EntityType.GPE: ("country, state or city", "countries, states and cities"),
    EntityType.LOC: ("other place", "other places"),
    EntityType.FAC: ("building or site", "buildings and sites"),
    EntityType.NORP: ("people, party or faith", "peoples, parties and faiths"),
    EntityType.EVENT: ("event", "events"),
    EntityType.LAW: ("law", "laws"),
    EntityType.PRODUCT: ("product", "products"),
    EntityType.WORK: ("work", "works"),
    EntityType.GROUP: ("group", "groups"),
    EntityType.OTHER: ("other", "others"),
}


def summarise(view: GraphView) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings with their lines; a heading under which nothing stands is left out.

    Lists are cut to the first ten, and a quotation to some 160 characters.
    """
    yield view.title, _totals(view)
    sections = (
        ("In short", tuple(found.text for found in view.briefed if found.first)),
        ("Entities", _types(view.entities)),
        ("Most connected", _most_connected(view)),
        ("Most quoted", _most_quoted(view)),
        ("Copies, each counted once with the article it copies", _copies(view.knowledge.articles)),
    )
    yield from ((heading, lines) for heading, lines in sections if lines)


def _totals(view: GraphView) -> tuple[str, ...]:
    knowledge = view.knowledge
    unknown = sum(quotation.speaker is None for quotation in knowledge.quotations)
    known = len(knowledge.quotations) - unknown
    return (
        f"{_counted(len(knowledge.articles), 'article', 'articles')} read",
        f"{_counted(len(view.entities), 'entity', 'entities')}",
        f"{_counted(len(knowledge.relations), 'relation', 'relations')} stated",
        f"{_counted(len(knowledge.co_mentions), 'pair', 'pairs')} named together",
        f"{_counted(known, 'quotation', 'quotations')} with a known speaker, {unknown:,} without",
    )


def _types(entities: Sequence[Entity]) -> tuple[str, ...]:
    count = Counter(entity.type for entity in entities)
    return tuple(_counted(count[type_], *names) for type_, names in TYPES.items() if count[type_])


def _most_connected(view: GraphView) -> tuple[str, ...]:
    return tuple(
        f"{entity.name} ({TYPES[entity.type][0]}): linked to {view.standing(entity.id).stated:,}"
        for entity in view.most_connected[:_SHOWN]
    )


def _most_quoted(view: GraphView) -> tuple[str, ...]:
    said: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in view.knowledge.quotations:
        if quotation.speaker is not None:
            said[quotation.speaker].append(quotation)
    texts = {article.id: article.text for article in view.knowledge.articles}
    speakers = [entity for entity in view.ranked if entity.id in said]
    speakers.sort(key=lambda entity: -len(said[entity.id]))
    shown = [(entity, _telling(said[entity.id])) for entity in speakers[:_SHOWN]]
    return tuple(
        f"{entity.name}, {_counted(len(said[entity.id]), 'quotation', 'quotations')}: "
        f"{words_of(quotation, texts[quotation.article], _QUOTED)}"
        for entity, quotation in shown
    )


def _copies(articles: Sequence[Article]) -> tuple[str, ...]:
    by_id = {article.id: article for article in articles}
    found = sorted(copies(articles).items())
    more = (f"and {len(found) - _SHOWN:,} more",) if len(found) > _SHOWN else ()
    told = (
        f"{copy} has the text of {original}: {difference(by_id[copy], by_id[original])}"
        for copy, original in found[:_SHOWN]
    )
    return (*told, *more)


def _telling(quotations: Sequence[Quotation]) -> Quotation:
    """Choose the quotation to show: words between marks before reported ones, then the longest."""
    return min(
        quotations,
        key=lambda quotation: (
            quotation.mention.kind == "indirect",
            -sum(span.end - span.start for span in quotation.mention.content),
            quotation.id,
        ),
    )


def _counted(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
