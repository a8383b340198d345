"""Networks as a caller might hand them in, with whatever Python puts on a node or an edge."""

from datetime import date
from typing import Any

import networkx as nx
from hypothesis import settings
from hypothesis import strategies as st

from graph.export.attributes import Flat, Value, flatten
from graph.export.view import GraphView
from graph.records import (
    Alias,
    Article,
    CoMention,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
)

# For laws that write files, which take long.
lean = settings(max_examples=20)
HOSTILE = "\x00\x0b\x1b\r\n\t<>&\"'],;=+@{}\ufffe\ud800\udfff\U0001f600é\u202e\u2028"
text = st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=12)
whole = st.integers(-(2**66), 2**66) | st.sampled_from([2**31, 2**63, -(2**63), 2**63 - 1])
value = (
    st.none()
    | st.booleans()
    | whole
    | st.floats()
    | text
    | st.dates(date(1900, 1, 1))
    | st.lists(text, max_size=2)
    | st.dictionaries(text, whole, max_size=2)
)
names = st.sampled_from(["name", "weight", "kind", "mentions", "id", "x", "Weight", "a b", "type", "source"])
evidence = st.builds(Evidence, article=text, start=st.just(0), end=st.integers(0, 9), text=text)


@st.composite
def networks(draw: st.DrawFn) -> "nx.MultiDiGraph[str]":
    """Invent a network with parallel edges and loops, and with a node 1 beside a node "1"."""
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    nodes = draw(st.lists(st.sampled_from([1, "1", "a", "b<", "c\x00"]), unique=True, min_size=1))
    for node in nodes:
        network.add_node(node, **draw(st.dictionaries(names, value, max_size=4)))
    for _ in range(draw(st.integers(0, 5))):
        ends = draw(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)))
        proofs = tuple(draw(st.lists(evidence, max_size=2)))
        network.add_edge(*ends, evidence=proofs, **draw(st.dictionaries(names, value, max_size=4)))
    return network


def view_over(network: "nx.MultiDiGraph[str]") -> GraphView:
    """Return a view of a network alone."""
    return GraphView(title="Invented", knowledge=KnowledgeGraph(), network=network, measures={}, positions={})


def flat_of(network: "nx.MultiDiGraph[str]") -> Flat:
    """Return the network as all formats get it."""
    return flatten(network, {})


def nodes_of(flat: Flat) -> dict[str, dict[str, Value]]:
    """Return the nodes by their short ids."""
    return {node.id: node.values for node in flat.nodes()}


def edges_of(flat: Flat) -> dict[str, tuple[str, str, dict[str, Value]]]:
    """Return the edges by their short ids, with their ends."""
    return {edge.id: (edge.source, edge.target, edge.values) for edge in flat.edges()}


@st.composite
def stories(draw: st.DrawFn) -> KnowledgeGraph:
    """Invent a result of one article whose words, names and ids may be anything."""
    words = text.filter(bool)
    article = Article(
        id=draw(words), text=draw(words), title=draw(st.none() | words), published=draw(st.none() | words)
    )
    whole = Span(0, len(article.text))
    ids = draw(st.lists(words, min_size=2, max_size=3, unique=True))
    entities = tuple(
        Entity(
            id=id_,
            name=draw(words),
            label=draw(words),
            type=draw(st.sampled_from(EntityType)),
            aliases=tuple(Alias(text=alias) for alias in draw(st.lists(words, max_size=2, unique=True))),
        )
        for id_ in sorted(ids)
    )
    one, other = entities[0].id, entities[1].id
    mention = Mention(span=whole, text=article.text, kind=MentionKind.NAME, head=whole, rule="given")
    said = QuotationMention(
        kind=QuotationKind.DIRECT, content=(whole,), rule="given", cue=whole, speaker=whole
    )
    stated = RelationMention(subject=whole, object=whole, predicate=draw(words), evidence=whole, rule="given")
    proof = Evidence(article=article.id, start=0, end=len(article.text), text=article.text)
    pair = CoMention(a=one, b=other, sentences=1, paragraphs=1, articles=1, weight=1.5, evidence=(proof,))
    return KnowledgeGraph(
        articles=(article,),
        entities=entities,
        mentions=tuple(ResolvedMention(article=article.id, mention=mention, entity=e.id) for e in entities),
        quotations=(Quotation(id="q", article=article.id, mention=said, speaker=one, about=(other,)),),
        relations=(Relation(id="r", article=article.id, mention=stated, subject=one, object=other),),
        co_mentions=(pair,),
    )
