"""State the result as RDF: schema.org for what is said, PROV and Web Annotation for where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias
from urllib.parse import quote

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, XSD, Namespace

from graph.data.relations import vocabulary
from graph.export.characters import without_surrogates
from graph.export.days import is_day, is_moment
from graph.export.view import GraphView
from graph.network.relations import merge_relations
from graph.records import Article, CoMention, Entity, EntityType, Quotation, Relation, ResolvedMention, Span

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal]
_BASE = "urn:newsgraph:"
# Not rdflib's own, which knows an older schema.org and warns of newer words.
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
TERMS = Namespace(f"{_BASE}terms:")
PREFIXES: Mapping[str, str] = {
    "schema": str(SCHEMA),
    "prov": str(PROV),
    "oa": str(OA),
    "rdf": str(RDF),
    "xsd": str(XSD),
    "terms": str(TERMS),
}
_TYPES: Mapping[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.ORG: "Organization",
    EntityType.GPE: "AdministrativeArea",
    EntityType.LOC: "Place",
    EntityType.FAC: "Place",
    EntityType.EVENT: "Event",
    EntityType.LAW: "Legislation",
    EntityType.PRODUCT: "Product",
    EntityType.WORK: "CreativeWork",
}
# schema.org reads these from the object of our relation to its subject.
_REVERSED = frozenset("employee founder sponsor funder".split())
# And these are about things that are no entities here: a post, an action.
_OTHERWISE = frozenset("hasOccupation agent".split())


def triples(view: GraphView) -> Iterator[Triple]:
    """Yield all triples, those of one subject together: entities, articles, mentions, claims, links, proofs.

    A relation that the articles state as a plain fact, with an equivalent in schema.org, is a triple of its
    own besides; what is denied, qualified, only possible or only quoted is a claim alone. No node is blank.
    """
    knowledge = view.knowledge
    speakers = {found.id: found.speaker for found in knowledge.quotations}
    yield from _stated(_uri("build"), {RDF.type: SCHEMA.Dataset, SCHEMA.identifier: view.build})
    yield from chain.from_iterable(map(_article, knowledge.articles))
    yield from _observers(knowledge.articles)
    yield from chain.from_iterable(map(_entity, knowledge.entities))
    yield from chain.from_iterable(map(_mention, knowledge.mentions))
    yield from chain.from_iterable(map(_quotation, knowledge.quotations))
    yield from _relations(knowledge.relations, speakers)
    yield from chain.from_iterable(map(_co_mention, knowledge.co_mentions))
    yield from _proofs(view)


def _uri(kind: str, *parts: object) -> URIRef:
    return URIRef(
        f"{_BASE}{kind}:{':'.join(quote(without_surrogates(str(part)), safe='') for part in parts)}"
    )


def _text(text: str, datatype: URIRef | None = None) -> Literal:
    return Literal(without_surrogates(text), datatype=datatype)


def _day(text: str) -> Literal:
    if is_day(text):
        return _text(text, XSD.date)
    return _text(text, XSD.dateTime) if is_moment(text) else _text(text)


def _stated(subject: URIRef, facts: Mapping[URIRef, object]) -> Iterator[Triple]:
    """Yield a triple for each fact that is known; text is a literal."""
    for predicate, value in facts.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, URIRef | Literal):
                yield subject, predicate, one
            elif one is not None and one != "":
                yield subject, predicate, _text(one) if isinstance(one, str) else Literal(one)


def _article(article: Article) -> Iterator[Triple]:
    subject = _uri("article", article.id)
    yield from _stated(
        subject,
        {
            RDF.type: SCHEMA.NewsArticle,
            SCHEMA.identifier: article.id,
            SCHEMA.headline: article.title,
            SCHEMA.datePublished: _day(article.published) if article.published else None,
            SCHEMA.url: article.url,
            SCHEMA.publisher: _uri("observer", article.publisher) if article.publisher else None,
            SCHEMA.author: _uri("observer", article.byline) if article.byline else None,
            SCHEMA.articleBody: article.text,
        },
    )


def _observers(articles: Iterable[Article]) -> Iterator[Triple]:
    found = {(article.publisher, SCHEMA.Organization) for article in articles}
    found |= {(article.byline, SCHEMA.Person) for article in articles}
    for name, type_ in sorted((name, type_) for name, type_ in found if name):
        yield from _stated(_uri("observer", name), {RDF.type: type_, SCHEMA.name: name})


def _entity(entity: Entity) -> Iterator[Triple]:
    person = entity.type is EntityType.PERSON
    return _stated(
        _uri("entity", entity.id),
        {
            RDF.type: SCHEMA[_TYPES.get(entity.type, "Thing")],
            SCHEMA.identifier: entity.id,
            SCHEMA.name: entity.name,
            SCHEMA.alternateName: [alias.text for alias in entity.aliases],
            SCHEMA.jobTitle if person else SCHEMA.description: entity.roles,
            TERMS.entityType: str(entity.type),
            TERMS.named: entity.named,
        },
    )


def _mention(found: ResolvedMention) -> Iterator[Triple]:
    if found.entity is None:
        return iter(())
    return _stated(
        _uri("mention", found.article, *found.mention.span, found.entity),
        {
            RDF.type: OA.Annotation,
            OA.motivatedBy: OA.identifying,
            OA.hasBody: _uri("entity", found.entity),
            OA.hasTarget: _place(found.article, found.mention.span),
            TERMS.mentionKind: str(found.mention.kind),
        },
    )


def _quotation(found: Quotation) -> Iterator[Triple]:
    mention, speaker = found.mention, _uri("entity", found.speaker) if found.speaker else None
    return _stated(
        _uri("quotation", found.id),
        {
            RDF.type: [SCHEMA.Claim, SCHEMA.Quotation],
            SCHEMA.identifier: found.id,
            SCHEMA.author: speaker,
            PROV.wasAttributedTo: speaker,
            SCHEMA.about: [_uri("entity", entity) for entity in found.about],
            TERMS.addressee: _uri("entity", found.addressee) if found.addressee else None,
            SCHEMA.appearance: _uri("article", found.article),
            PROV.wasQuotedFrom: [_place(found.article, span) for span in mention.content],
            TERMS.quotationKind: str(mention.kind),
            TERMS.attitude: mention.attitude,
            TERMS.negated: mention.negated,
            SCHEMA.temporal: found.said_on,
        },
    )


def _relations(relations: Iterable[Relation], speakers: Mapping[str, str | None]) -> Iterator[Triple]:
    for found in relations:
        mention, speaker = found.mention, speakers.get(found.quotation or "")
        ends = [_uri("entity", end) if end else None for end in (found.subject, found.object)]
        yield from _stated(
            _uri("relation", found.id),
            {
                RDF.type: SCHEMA.Claim,
                SCHEMA.identifier: found.id,
                TERMS.subject: ends[0],
                TERMS.object: ends[1],
                SCHEMA.about: ends,
                TERMS.predicate: mention.predicate,
                TERMS.relationType: mention.type,
                TERMS.negated: mention.negated,
                TERMS.qualifier: mention.qualifier,
                TERMS.modality: mention.modality,
                TERMS.value: mention.value,
                TERMS.amount: mention.amount,
                SCHEMA.temporal: found.date,
                SCHEMA.startDate: found.since,
                SCHEMA.endDate: found.until,
                SCHEMA.author: _uri("entity", speaker) if speaker else None,
                SCHEMA.isPartOf: _uri("quotation", found.quotation) if found.quotation else None,
                SCHEMA.appearance: _uri("article", found.article),
                PROV.wasDerivedFrom: _place(found.article, mention.evidence),
            },
        )
    for link in merge_relations(relations, speakers):
        yield from _fact(link.subject, link.object, link.relations)


def _fact(subject: str, object_: str, relations: Iterable[Relation]) -> Iterator[Triple]:
    """Yield what schema.org says of two in one triple, where one of the relations is a plain fact."""
    for found in relations:
        mention = found.mention
        known = vocabulary().types.get(mention.type or "")
        plain = not (mention.negated or mention.qualifier or mention.modality or found.quotation)
        if known and known.schema and known.schema not in _OTHERWISE and plain:
            ends = (_uri("entity", subject), _uri("entity", object_))
            one, other = ends[::-1] if known.schema in _REVERSED else ends
            yield one, SCHEMA[known.schema], other
            return


def _co_mention(pair: CoMention) -> Iterator[Triple]:
    return _stated(
        _uri("co-mention", pair.a, pair.b),
        {
            RDF.type: TERMS.CoMention,
            SCHEMA.about: [_uri("entity", pair.a), _uri("entity", pair.b)],
            TERMS.weight: pair.weight,
            PROV.wasDerivedFrom: [
                _place(proof.article, Span(proof.start, proof.end)) for proof in pair.evidence
            ],
        },
    )


def _place(article: str, span: Span) -> URIRef:
    return _uri("passage", article, *span)


def _proofs(view: GraphView) -> Iterator[Triple]:
    """Yield each passage that is named anywhere: its article, its offsets and its words."""
    knowledge = view.knowledge
    texts = {article.id: article.text for article in knowledge.articles}
    places = {(found.article, found.mention.span) for found in knowledge.mentions if found.entity}
    places |= {(found.article, span) for found in knowledge.quotations for span in found.mention.content}
    places |= {(found.article, found.mention.evidence) for found in knowledge.relations}
    places |= {
        (proof.article, Span(proof.start, proof.end))
        for pair in knowledge.co_mentions
        for proof in pair.evidence
    }
    for article, span in sorted(places):
        passage = _place(article, span)
        position, words = (_uri(kind, article, *span) for kind in ("position", "words"))
        facts = {RDF.type: [OA.SpecificResource, PROV.Entity], OA.hasSource: _uri("article", article)}
        yield from _stated(passage, {**facts, OA.hasSelector: [position, words]})
        yield from _stated(
            position, {RDF.type: OA.TextPositionSelector, OA.start: span.start, OA.end: span.end}
        )
        exact = _text(texts[article][span.start : span.end])
        yield from _stated(words, {RDF.type: OA.TextQuoteSelector, OA.exact: exact})
