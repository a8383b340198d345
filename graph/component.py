"""newsgraph as a part of a spaCy pipeline: `nlp.add_pipe("newsgraph")`.

spaCy loads this module with every pipeline, whether it has newsgraph in it or not: what takes long to load is
loaded where it is first needed.
"""

from collections.abc import Callable
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.errors import UsageError
from graph.guard import Guard
from graph.records import Article, Entity, KnowledgeGraph, Quotation, Relation, ResolvedMention

NAME = "newsgraph"
_NEEDED = {"DEP": "parser", "ENT_IOB": "entity recogniser"}


@Language.factory(NAME, assigns=["doc._.entities", "doc._.mentions", "doc._.quotations", "doc._.relations"])
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - as spaCy calls it
    """Return the component, which stands behind a parser and an entity recogniser."""
    return understand


def understand(doc: Doc) -> Doc:
    """Find in one text what a build finds in one article, and return the text's own `Doc` with it.

    `doc._.entities`, `doc._.mentions`, `doc._.quotations` and `doc._.relations` are then tuples of
    `graph.records`, whose offsets count in `doc.text`, and `doc.spans["newsgraph"]` has a span for each
    resolved mention: its label is the type of its entity, its `kb_id_` the entity's id. All of it is kept
    with the doc, on disk and from process to process. Raises UsageError for a doc without parse or entities.
    """
    from graph.export.json import to_json  # noqa: PLC0415 - see above
    from graph.extract import extract  # noqa: PLC0415 - see above
    from graph.pipeline import build_knowledge  # noqa: PLC0415 - see above

    missing = [what for mark, what in _NEEDED.items() if not doc.has_annotation(mark)]
    if missing and len(doc):
        raise UsageError(f"This doc has seen no {' and no '.join(missing)}: add newsgraph behind them.")
    article = Article(id="doc", text=doc.text, source="doc")
    with Guard(article.id):
        knowledge = build_knowledge([(article, extract(article, doc))]) if len(doc) else KnowledgeGraph()
    doc.user_data[NAME] = "".join(to_json(knowledge))
    entities = {entity.id: entity for entity in knowledge.entities}
    doc.spans[NAME] = [
        _span(doc, one, entities[one.entity]) for one in knowledge.mentions if one.entity is not None
    ]
    return doc


def _span(doc: Doc, one: ResolvedMention, entity: Entity) -> Span:
    start, end = one.mention.span
    span = doc.char_span(start, end, label=entity.type.value, kb_id=entity.id, alignment_mode="expand")
    if span is None:
        raise ValueError(f"No token stands at {start} to {end}.")
    return span


@lru_cache(maxsize=16)
def _decoded(kept: str) -> KnowledgeGraph:
    from graph.export.saved import from_json  # noqa: PLC0415 - see above

    return from_json(kept, "What this doc keeps") if kept else KnowledgeGraph()


def _knowledge(doc: Doc) -> KnowledgeGraph:
    return _decoded(doc.user_data.get(NAME, ""))


def _entities(doc: Doc) -> tuple[Entity, ...]:
    return _knowledge(doc).entities


def _mentions(doc: Doc) -> tuple[ResolvedMention, ...]:
    return _knowledge(doc).mentions


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    return _knowledge(doc).quotations


def _relations(doc: Doc) -> tuple[Relation, ...]:
    return _knowledge(doc).relations


Doc.set_extension("entities", getter=_entities)
Doc.set_extension("mentions", getter=_mentions)
Doc.set_extension("quotations", getter=_quotations)
Doc.set_extension("relations", getter=_relations)
