"""Write the complete result as JSON, for machines: one record a line."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import msgspec

from graph.export.atomic import write_whole
from graph.export.build_id import build_id
from graph.export.characters import without_surrogates
from graph.export.facts import facts
from graph.export.mapped import ARTICLES, DECISIONS, QUOTATIONS, RELATIONS
from graph.export.restated import restated
from graph.export.usual import RULES, Fields, Usual
from graph.records import (
    Article,
    CoMention,
    Decision,
    Division,
    Entity,
    Evidence,
    KnowledgeGraph,
    Quotation,
    ResolvedMention,
    Span,
)

SCHEMA = "newsgraph/2"
# What stands in each of these; other fields are left out where they are null, false, 0 or empty.
_ENTITY = frozenset("id name label type aliases named".split())
_MENTION = frozenset("article start end kind entity label sentence original reason".split())
_CO_MENTION = frozenset("a b sentences paragraphs weight".split())


def write_json(knowledge: KnowledgeGraph, path: Path, build: str = "", *, restate: bool = False) -> None:
    """Write a knowledge graph to a file in the schema of `SCHEMA`; raises WriteError."""
    write_whole(path, to_json(knowledge, build, restate=restate))


def to_json(knowledge: KnowledgeGraph, build: str = "", *, restate: bool = False) -> Iterator[str]:
    """Return the lines of the JSON text, every part sorted, so that the same knowledge gives the same bytes.

    A line of `relations` is a fact of an article with all its proofs; to `restate` gives each statement its
    own, and one more for each pair of mentions by which its sentence names the two.
    Offsets are code points into the article's text, end exclusive, and a span is [start, end]. A lone
    surrogate, which no UTF-8 can hold, becomes U+FFFD: one code point for one, so that offsets stay right.
    """
    divided = {division.article: division for division in knowledge.divisions}
    parts: dict[str, Iterable[Mapping[str, object]]] = {
        "articles": (
            _article(article, divided.get(article.id))
            for article in sorted(knowledge.articles, key=lambda article: article.id)
        ),
        "entities": map(_entity, sorted(knowledge.entities, key=lambda entity: entity.id)),
        "mentions": _mentions(knowledge),
        "quotations": map(_quotation, sorted(knowledge.quotations, key=lambda quotation: quotation.id)),
        "relations": map(RELATIONS.lean, _statements(knowledge) if restate else _facts(knowledge)),
        "co_mentions": (
            _co_mention(pair, divided)
            for pair in sorted(knowledge.co_mentions, key=lambda pair: (pair.a, pair.b))
        ),
        "decisions": map(_decision, sorted(knowledge.decisions, key=_pair)),
    }
    yield f'{{"schema": "{SCHEMA}",\n"build": "{build or build_id(knowledge)}"'
    for name, records in parts.items():
        yield f',\n"{name}": '
        yield from array(records)
    yield "}\n"


def array(records: Iterable[object]) -> Iterator[str]:
    """Yield a JSON array, one record a line."""
    yield "["
    separator = "\n"
    for record in records:
        yield separator
        yield encoded(record)
        separator = ",\n"
    yield "]"


def encoded(record: object) -> str:
    """Return a record as JSON on one line; a lone surrogate becomes U+FFFD."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_clean(record)).decode()


def _lean(record: Mapping[str, object], always: Collection[str]) -> Mapping[str, object]:
    """Return a record without what is null, false, zero or empty, but for what stands in each."""
    return {name: value for name, value in record.items() if value or name in always}


def _clean(value: object) -> object:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def _pair(decision: Decision) -> tuple[str, ...]:
    names = (decision.left, decision.right, decision.left_original, decision.right_original)
    return decision.article or "", *names, decision.rule, decision.verdict, decision.why


def _place(resolved: ResolvedMention) -> tuple[str, Span, str]:
    return resolved.article, resolved.mention.span, resolved.entity or ""


def _article(article: Article, division: Division | None) -> Mapping[str, object]:
    cut = (division.sentences, division.units) if division else ((), ())
    sentences, units = (list(chain.from_iterable(spans)) for spans in cut)
    return ARTICLES.lean({**ARTICLES.values(article), "sentences": sentences, "units": units})


def _entity(entity: Entity) -> Mapping[str, object]:
    found = ({} if entity.named else {"named": False}) | {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label,
        "type": entity.type,
        "observer": entity.observer,
        "aliases": [
            {"text": alias.text, "derived": True} if alias.derived else {"text": alias.text}
            for alias in sorted(entity.aliases)
        ],
        "roles": entity.roles,
    }
    return _lean(found, _ENTITY)


def _mentions(knowledge: KnowledgeGraph) -> Iterator[Mapping[str, object]]:
    usual = Usual(knowledge.entities, knowledge.divisions)
    for resolved in sorted(knowledge.mentions, key=_place):
        mention = resolved.mention
        place: dict[str, object] = {
            "article": resolved.article,
            "start": mention.whole.start,
            "end": mention.whole.end,
            "core": mention.span if mention.phrase else None,
            "kind": mention.kind,
            "entity": resolved.entity,
            "rule": None if mention.rule == RULES[mention.kind] else mention.rule,
            "titles": mention.titles,
        }
        expected = usual.of(resolved.article, mention.span, mention.kind, resolved.entity, mention.rule)
        found = Fields(mention.label, mention.sentence, resolved.original, resolved.reason)
        if found != expected:
            told = zip(Fields._fields, found, expected, strict=True)
            place |= {name: value for name, value, other in told if value != other}
        yield _lean(place, _MENTION)


def _quotation(quotation: Quotation) -> Mapping[str, object]:
    return QUOTATIONS.lean({**QUOTATIONS.values(quotation), "about": sorted(quotation.about)})


def _statements(knowledge: KnowledgeGraph) -> Iterator[Mapping[str, object]]:
    relations = sorted(knowledge.relations, key=lambda relation: relation.id)
    for relation, restates in restated(relations, knowledge.mentions):
        if restates is None:
            yield RELATIONS.values(relation)
        else:
            yield {
                **RELATIONS.values(relation),
                "id": None,
                "evidence": None,
                "rule": None,
                "restates": restates,
            }


def _facts(knowledge: KnowledgeGraph) -> Iterator[Mapping[str, object]]:
    speakers = {quotation.id: quotation.speaker for quotation in knowledge.quotations}
    for fact in sorted(facts(knowledge.relations, speakers), key=lambda fact: fact[0].id):
        first, *others = map(RELATIONS.values, fact)
        also = [{name: value for name, value in one.items() if value != first[name]} for one in others]
        yield {**first, "also": also}


def _co_mention(pair: CoMention, divided: Mapping[str, Division]) -> Mapping[str, object]:
    usual = len(pair.evidence)
    counts = {"sentences": pair.sentences, "paragraphs": pair.paragraphs}
    found = {
        "a": pair.a,
        "b": pair.b,
        **{name: count for name, count in counts.items() if count != usual},
        "weight": pair.weight,
        "evidence": _by_article(pair.evidence, divided),
    }
    return _lean(found, _CO_MENTION)


def _by_article(evidence: Iterable[Evidence], divided: Mapping[str, Division]) -> Mapping[str, list[object]]:
    """Return the places of evidence by article: the numbers of sentences, of units below 0, else spans."""
    places: dict[str, list[object]] = {}
    for proof in evidence:
        division = divided.get(proof.article, Division(article=proof.article))
        places.setdefault(proof.article, []).append(division.number(Span(proof.start, proof.end)))
    return places


def _decision(decision: Decision) -> Mapping[str, object]:
    right = "" if decision.right == decision.left else decision.right
    return DECISIONS.lean({**DECISIONS.values(decision), "right": right})
