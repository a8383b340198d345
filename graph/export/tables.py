"""See the whole result as tables: what spreadsheets and databases get."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias

from graph.export.attributes import Flat, flatten, text_of
from graph.export.mapped import QUOTATIONS, RELATIONS
from graph.export.plain import Kind
from graph.export.view import GraphView
from graph.records import Article, Quotation, Relation, ResolvedMention, Span

Cell: TypeAlias = str | int | float | None
_DIRECTED, _MUTUAL = "Directed", "Undirected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns with their kinds, those that are its key, and those that refer to another's `id`.

    `rows` gives the rows anew each time, a cell for each column, None where it is unknown.
    """

    name: str
    columns: Mapping[str, Kind]
    key: tuple[str, ...]
    rows: Callable[[], Iterable[tuple[Cell, ...]]]
    refers: Mapping[str, str] = field(default_factory=dict)


def tables(view: GraphView) -> tuple[Table, ...]:
    """Return the tables, each before those that refer to it. Lists are JSON text."""
    knowledge = view.knowledge
    flat = flatten(view.network, view.measures)
    articles = {article.id: article for article in knowledge.articles}
    entities = {name: kind for name, kind in flat.node_kinds.items() if name not in {"entity_id", "label"}}
    edges = {name: kind for name, kind in flat.edge_kinds.items() if name not in _NOT_OF_EDGE}
    return (
        Table(name="build", columns=_texts("id"), key=("id",), rows=lambda: [(view.build,)]),
        Table(
            name="articles",
            columns=_texts(_ARTICLE),
            key=("id",),
            rows=lambda: map(attrgetter(*_ARTICLE.split()), knowledge.articles),
        ),
        Table(
            name="entities",
            columns={"id": Kind.TEXT, "label": Kind.TEXT, **entities},
            key=("id",),
            rows=lambda: _entities(view, flat, entities),
        ),
        Table(
            name="aliases",
            columns={**_texts("entity text"), "derived": Kind.TRUTH},
            key=("entity", "text"),
            rows=lambda: _aliases(view),
            refers={"entity": "entities"},
        ),
        Table(
            name="mentions",
            columns={
                "id": Kind.COUNT,
                **_PLACE,
                **_texts("text kind entity entity_type rule original reason"),
            },
            key=("id",),
            rows=lambda: (_mention(number, found) for number, found in enumerate(knowledge.mentions)),
            refers={"article": "articles", "entity": "entities"},
        ),
        Table(
            name="quotations",
            columns={
                "id": Kind.TEXT,
                **_PLACE,
                **dict.fromkeys(_QUOTATION, Kind.TEXT),
                "negated": Kind.TRUTH,
            },
            key=("id",),
            rows=lambda: (_quotation(found, articles[found.article]) for found in knowledge.quotations),
            refers={"article": "articles", "speaker": "entities", "addressee": "entities"},
        ),
        Table(
            name="quotations_about",
            columns=_texts("quotation entity"),
            key=("quotation", "entity"),
            rows=lambda: (
                (found.id, entity) for found in knowledge.quotations for entity in sorted(set(found.about))
            ),
            refers={"quotation": "quotations", "entity": "entities"},
        ),
        Table(
            name="relations",
            columns={"id": Kind.TEXT, **_PLACE, **dict.fromkeys(_RELATION, Kind.TEXT), "negated": Kind.TRUTH},
            key=("id",),
            rows=lambda: (_relation(found, articles[found.article]) for found in knowledge.relations),
            refers={
                "article": "articles",
                "subject": "entities",
                "object": "entities",
                "quotation": "quotations",
            },
        ),
        Table(
            name="edges",
            columns={**_texts("id source target type"), **edges},
            key=("id",),
            rows=lambda: _edges(flat, edges),
            refers={"source": "entities", "target": "entities", "quotation_id": "quotations"},
        ),
        Table(
            name="evidence",
            columns={"edge": Kind.TEXT, "number": Kind.COUNT, **_PLACE, "text": Kind.TEXT},
            key=("edge", "number"),
            rows=lambda: _evidence(flat),
            refers={"edge": "edges", "article": "articles"},
        ),
    )


_NOT_OF_EDGE = frozenset({"edge_id", "evidence"})
_PLACE: Mapping[str, Kind] = {"article": Kind.TEXT, "start_char": Kind.COUNT, "end_char": Kind.COUNT}


def _columns(names: str) -> dict[str, str]:
    """Return columns with the names that `Mapped` has for them."""
    found = (name.partition("=") for name in names.split())
    return {column: name or column for column, _, name in found}


_ARTICLE = "id source title published publisher byline url text"
_QUOTATION = _columns(
    "kind content cue attitude mode speaker=speaker_entity addressee=addressee_entity speaker_words=speaker"
    " time said_on negated rule"
)
_RELATION = _columns(
    "subject predicate relation_type=type object text=evidence negated qualifier modality value"
    " value_text=object_mention amount date since until quotation rule"
)


def _texts(names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), Kind.TEXT)


def _entities(view: GraphView, flat: Flat, columns: Iterable[str]) -> Iterator[tuple[Cell, ...]]:
    """Yield all entities; those outside the network, known by a description alone, have no measures."""
    for node in flat.nodes():
        cells = (_cell(node.values.get(name)) for name in columns)
        yield flat.texts[node.entity], text_of(node.values["label"]), *cells
    for entity in view.knowledge.entities:
        if entity.id not in view.network:
            known: dict[str, Cell] = {
                "name": entity.name,
                "entity_type": str(entity.type),
                "named": entity.named,
                "observer": entity.observer,
                "roles": text_of(entity.roles) if entity.roles else None,
            }
            yield entity.id, entity.label, *(known.get(name) for name in columns)


def _aliases(view: GraphView) -> Iterator[tuple[Cell, ...]]:
    for entity in view.knowledge.entities:
        for alias in sorted({alias.text: alias for alias in entity.aliases}.values()):
            yield entity.id, alias.text, alias.derived


def _mention(number: int, found: ResolvedMention) -> tuple[Cell, ...]:
    mention = found.mention
    label = str(mention.label) if mention.label else None
    place = (found.article, mention.span.start, mention.span.end)
    how = (mention.rule, found.original, found.reason or None)
    return number, *place, mention.text, str(mention.kind), found.entity, label, *how


def _quotation(found: Quotation, article: Article) -> tuple[Cell, ...]:
    content, values = found.mention.content, QUOTATIONS.values(found)
    place = (found.article, min(span.start for span in content), max(span.end for span in content))
    return found.id, *place, *(_told(values[name], article.text) for name in _QUOTATION.values())


def _relation(found: Relation, article: Article) -> tuple[Cell, ...]:
    values = RELATIONS.values(found)
    if not found.mention.value:
        values["object_mention"] = None
    place = (found.article, *found.mention.evidence)
    return found.id, *place, *(_told(values[name], article.text) for name in _RELATION.values())


def _told(value: object, text: str) -> Cell:
    """Return a field as a cell: of spans the words, of what says nothing None."""
    if isinstance(value, Span):
        return text[value.start : value.end]
    if isinstance(value, tuple):
        return " … ".join(text[start:end] for start, end in value)
    return value if isinstance(value, bool) else str(value) if value else None


def _edges(flat: Flat, columns: Iterable[str]) -> Iterator[tuple[Cell, ...]]:
    entities = {short: flat.texts[entity] for entity, short in flat.ids.items()}
    for edge in flat.edges():
        ends = (entities[edge.source], entities[edge.target])
        type_ = _MUTUAL if edge.values.get("kind") == "co-mention" else _DIRECTED
        cells = (_cell(edge.values.get(name)) for name in columns)
        yield _cell(edge.values["edge_id"]), *ends, type_, *cells


def _evidence(flat: Flat) -> Iterator[tuple[Cell, ...]]:
    for edge in flat.edges():
        for number, proof in enumerate(edge.evidence):
            place = (proof.article, proof.start, proof.end)
            yield _cell(edge.values["edge_id"]), number, *place, proof.text


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return text_of(value)
    return value if isinstance(value, str | int | float) else None
