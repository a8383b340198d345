"""Build the network of entities from what is known: one node an entity, every link with its evidence."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

import networkx as nx

from graph.network.copies import copies
from graph.network.relations import RelationLink, merge_relations
from graph.records import Article, CoMention, Evidence, KnowledgeGraph, Quotation, Span

# Parts of a statement further apart than this, in code points, are shown apart: what lies between proves
# nothing.
_FARTHEST = 300
# Of a longer statement, in code points, the beginning is shown: it stands on the edge to each entity it
# speaks of.
_LONGEST = 4000
_OPENING = re.compile(r"[\"'\u201c\u201d\u2018\u2019«„(\[]{0,3}\Z")
_CLOSING = re.compile(r"[.,;:!?…]{0,3}[\"'\u201c\u201d\u2018\u2019»)\]]{1,3}[.!?]?|[.!?…]{1,3}")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")


def build_network(knowledge: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """Return the network of a knowledge graph, whose keys keep every link apart from every other.

    A node is an entity's id with its attributes: name, label, type, named, observer, aliases, roles, the
    numbers of its mentions, of the articles that mention it and of the quotations it speaks, and the first
    and the last day on which one of these articles was published (None where none states one). One known by a
    description alone is a node where it speaks, is spoken to or stands in a relation. Edges are of three
    kinds, told by `kind`:

    - `co-mention` from a to b, key `co:<a>:<b>`, symmetric; it carries the counts and the weight of its
      record;
    - `statement` from a speaker to each entity spoken of (`to` is `about`) and spoken to (`addressee`), key
      `st:<quotation>:<to>:<entity>`, weight 1;
    - `relation` from subject to object, one for all that say the same of the two, key `re:<relation>` of the
      first; its weight is how often it is stated, `publishers` how many state it.

    Every edge has kind, label (the words to show), rule, weight above 0, negated, reported (a relation that
    only a quotation states), evidence (a tuple of `Evidence`), support (the number of articles behind it,
    a text and its copies counted once), and first and last (ISO dates, None where no article states one). A
    link of an entity to itself is left out, and so is a quotation whose speaker is unknown.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    articles = {article.id: article for article in knowledge.articles}
    _add_entities(network, knowledge, articles)
    originals = {article: article for article in articles} | copies(knowledge.articles)
    for pair in knowledge.co_mentions:
        _add_co_mention(network, pair, articles, originals)
    for quotation in knowledge.quotations:
        _add_statement(network, quotation, articles)
    speakers = {quotation.id: quotation.speaker for quotation in knowledge.quotations}
    for link in merge_relations(knowledge.relations, speakers):
        _add_relation(network, link, articles, originals)
    return network


def _add_entities(
    network: "nx.MultiDiGraph[str]", knowledge: KnowledgeGraph, articles: Mapping[str, Article]
) -> None:
    mentions = dict.fromkeys((entity.id for entity in knowledge.entities), 0)
    places: dict[str, set[str]] = {entity: set() for entity in mentions}
    for mention in knowledge.mentions:
        if mention.entity is not None:
            mentions[mention.entity] += 1
            places[mention.entity].add(mention.article)
    spoken = dict.fromkeys(mentions, 0)
    for quotation in knowledge.quotations:
        if quotation.speaker is not None:
            spoken[quotation.speaker] += 1
    linked = _linked(knowledge)
    for entity in knowledge.entities:
        if not entity.named and entity.id not in linked:
            continue
        network.add_node(
            entity.id,
            name=entity.name,
            label=entity.label,
            type=str(entity.type),
            named=entity.named,
            observer=entity.observer,
            aliases=tuple(alias.text for alias in entity.aliases),
            roles=entity.roles,
            mentions=mentions[entity.id],
            articles=len(places[entity.id]),
            quotations=spoken[entity.id],
            **_days(places[entity.id], articles),
        )


def _linked(knowledge: KnowledgeGraph) -> set[str | None]:
    """Return who speaks, is spoken to, or stands in a relation."""
    linked = {
        entity for quotation in knowledge.quotations for entity in (quotation.speaker, quotation.addressee)
    }
    for relation in knowledge.relations:
        if relation.subject is not None and relation.object is not None:
            linked |= {relation.subject, relation.object}
    return linked


def _add_co_mention(
    network: "nx.MultiDiGraph[str]",
    pair: CoMention,
    articles: Mapping[str, Article],
    originals: Mapping[str, str],
) -> None:
    network.add_edge(
        pair.a,
        pair.b,
        key=f"co:{pair.a}:{pair.b}",
        kind="co-mention",
        label="",
        rule="sentence" if pair.sentences else "paragraph",
        weight=pair.weight,
        negated=False,
        reported=False,
        sentences=pair.sentences,
        paragraphs=pair.paragraphs,
        evidence=pair.evidence,
        support=len({originals[proof.article] for proof in pair.evidence}),
        **_dates(pair.evidence, articles),
    )


def _add_statement(
    network: "nx.MultiDiGraph[str]", quotation: Quotation, articles: Mapping[str, Article]
) -> None:
    speaker, mention = quotation.speaker, quotation.mention
    if speaker is None:
        return
    text = articles[quotation.article].text
    spans = (*mention.content, mention.cue, mention.speaker)
    spoken_to = () if quotation.addressee is None else (("addressee", quotation.addressee),)
    evidence = {
        "about": _proof(quotation.article, text, [span for span in spans if span is not None]),
        "addressee": _proof(
            quotation.article, text, [span for span in (*spans, mention.addressee) if span is not None]
        ),
    }
    content = " … ".join(text[start:end] for start, end in mention.content)[:_LONGEST]
    for to, target in chain((("about", entity) for entity in quotation.about), spoken_to):
        if target == speaker or target not in network:
            continue
        network.add_edge(
            speaker,
            target,
            key=f"st:{quotation.id}:{to}:{target}",
            kind="statement",
            label="" if mention.cue is None else text[mention.cue.start : mention.cue.end],
            rule=mention.rule,
            weight=1.0,
            negated=mention.negated,
            reported=False,
            to=to,
            quotation=quotation.id,
            quotation_kind=str(mention.kind),
            content=content,
            speaker=speaker,
            evidence=evidence[to],
            support=1,
            **_dates(evidence[to], articles),
        )


def _add_relation(
    network: "nx.MultiDiGraph[str]",
    link: RelationLink,
    articles: Mapping[str, Article],
    originals: Mapping[str, str],
) -> None:
    found = [
        _slices(relation.article, articles[relation.article].text, [relation.mention.evidence])
        for relation in link.relations
    ]
    evidence = tuple(dict.fromkeys(chain.from_iterable(found)))
    told_in = {articles[relation.article].id: articles[relation.article] for relation in link.relations}
    mention = link.relations[0].mention
    quotations = tuple(dict.fromkeys(r.quotation for r in link.relations if r.quotation is not None))
    network.add_edge(
        link.subject,
        link.object,
        key=f"re:{link.relations[0].id}",
        kind="relation",
        label=link.label(articles[link.relations[0].article].text),
        rule=mention.rule,
        weight=float(len(link.relations)),
        negated=mention.negated,
        reported=bool(quotations),
        predicate=mention.predicate,
        type=mention.type,
        qualifier=mention.qualifier,
        modality=mention.modality,
        **{name: link.stated(name) for name in ("date", "since", "until")},
        quotation=quotations[0] if quotations else None,
        quotations=quotations,
        speaker=link.speaker,
        evidence=evidence,
        support=len({originals[article] for article in told_in}),
        publishers=len({article.publisher for article in told_in.values() if article.publisher}),
        **_dates(evidence, articles),
    )


def _dates(evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> dict[str, str | None]:
    return _days((proof.article for proof in evidence), articles)


def _days(ids: Iterable[str], articles: Mapping[str, Article]) -> dict[str, str | None]:
    dates = [published[:10] for id_ in ids if (published := articles[id_].published)]
    return {"first": min(dates, default=None), "last": max(dates, default=None)}


def _proof(article: str, text: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Return a statement's words from first to last part with their marks, cut where parts lie far apart."""
    runs: list[Span] = []
    for span in sorted(spans):
        last = runs[-1] if runs else None
        if (
            last is not None
            and span.start - last.end <= _FARTHEST
            and not _BREAK.search(text, last.end, span.start)
        ):
            runs[-1] = Span(last.start, max(last.end, span.end))
        else:
            runs.append(span)
    return _slices(article, text, [_cut(_widened(text, run)) for run in runs])


def _widened(text: str, span: Span) -> Span:
    """Take in the marks that stand directly around a span, so that a quotation is seen to be one."""
    before = text[max(0, span.start - 3) : span.start]
    opening = _OPENING.search(before)
    closing = _CLOSING.match(text, span.end)
    return Span(span.start - (len(opening[0]) if opening else 0), closing.end() if closing else span.end)


def _cut(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + _LONGEST))


def _slices(article: str, text: str, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(article=article, start=start, end=end, text=text[start:end]) for start, end in spans
    )
