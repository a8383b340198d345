"""Build the network of entities from what is known: one node an entity, every link with its evidence."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import networkx as nx

from graph.network.links import Link
from graph.network.spoken import spoken
from graph.network.stated import days_of, originals_of, stated
from graph.records import Article, CoMention, KnowledgeGraph


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
      first; its weight is how often it is stated, `publishers` how many state it, `telling` how much it tells
      (0 for what a name says itself), by which lists are ordered.

    Every edge has kind, label (the words to show), rule, weight above 0, negated, reported (a relation that
    only a quotation states), evidence (a tuple of `Evidence`), support (the number of articles behind it,
    a text and its copies counted once), and first and last (ISO dates, None where no article states one). A
    link of an entity to itself is left out, and so is a quotation whose speaker is unknown.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    articles = {article.id: article for article in knowledge.articles}
    _add_entities(network, knowledge, articles)
    originals = originals_of(knowledge)
    links = chain(
        _named_together(knowledge.co_mentions, articles, originals),
        spoken(knowledge.quotations, articles, network),
        stated(knowledge, originals),
    )
    for link in links:
        network.add_edge(link.source, link.target, key=link.id, **link.attributes)
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
    speaking = dict.fromkeys(mentions, 0)
    for quotation in knowledge.quotations:
        if quotation.speaker is not None:
            speaking[quotation.speaker] += 1
    linked = _linked(knowledge)
    for entity in knowledge.entities:
        if not entity.named and entity.id not in linked:
            continue
        first, last = days_of(articles[article] for article in places[entity.id])
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
            quotations=speaking[entity.id],
            first=first,
            last=last,
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


def _named_together(
    pairs: Iterable[CoMention], articles: Mapping[str, Article], originals: Mapping[str, str]
) -> Iterator[Link]:
    for pair in pairs:
        first, last = days_of(articles[proof.article] for proof in pair.evidence)
        yield Link(
            id=f"co:{pair.a}:{pair.b}",
            source=pair.a,
            target=pair.b,
            kind="co-mention",
            rule="sentence" if pair.sentences else "paragraph",
            weight=pair.weight,
            sentences=pair.sentences,
            paragraphs=pair.paragraphs,
            evidence=pair.evidence,
            support=len({originals[proof.article] for proof in pair.evidence}),
            first=first,
            last=last,
        )
