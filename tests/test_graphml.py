import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from networks import edges_of, flat_of, lean, networks, nodes_of, view_over

from graph.export.attributes import Value, text_of
from graph.export.graphml import write_graphml
from graph.export.view import view_of
from graph.network import build_network, measure
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
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
)

HERE = Path(__file__).parent
# The structure of GraphML 1.0 as far as a file without ports, hyperedges and nested graphs has it.
SCHEMA = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://graphml.graphdrawing.org/xmlns"
    targetNamespace="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
  <xs:simpleType name="attribute"><xs:restriction base="xs:NMTOKEN">
    <xs:enumeration value="boolean"/><xs:enumeration value="int"/><xs:enumeration value="long"/>
    <xs:enumeration value="float"/><xs:enumeration value="double"/><xs:enumeration value="string"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="part"><xs:restriction base="xs:NMTOKEN">
    <xs:enumeration value="node"/><xs:enumeration value="edge"/>
  </xs:restriction></xs:simpleType>
  <xs:complexType name="key">
    <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
    <xs:attribute name="for" type="part"/>
    <xs:attribute name="attr.name" type="xs:NMTOKEN"/>
    <xs:attribute name="attr.type" type="attribute"/>
  </xs:complexType>
  <xs:complexType name="data"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="key" type="xs:NMTOKEN" use="required"/>
  </xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="node">
    <xs:sequence><xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
  </xs:complexType>
  <xs:complexType name="edge">
    <xs:sequence><xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="id" type="xs:NMTOKEN"/>
    <xs:attribute name="source" type="xs:NMTOKEN" use="required"/>
    <xs:attribute name="target" type="xs:NMTOKEN" use="required"/>
  </xs:complexType>
  <xs:complexType name="graph">
    <xs:sequence>
      <xs:element name="node" type="node" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="edge" type="edge" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:NMTOKEN"/>
    <xs:attribute name="edgedefault" type="xs:NMTOKEN" use="required"/>
  </xs:complexType>
  <xs:element name="graphml">
    <xs:complexType><xs:sequence>
      <xs:element name="key" type="key" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="graph" type="graph"/>
    </xs:sequence></xs:complexType>
    <xs:key name="keys"><xs:selector xpath="*"/><xs:field xpath="@id"/></xs:key>
    <xs:unique name="parts"><xs:selector xpath="*/*"/><xs:field xpath="@id"/></xs:unique>
  </xs:element>
</xs:schema>
"""


def write(knowledge: KnowledgeGraph, folder: Path) -> Path:
    write_graphml(view_of(knowledge), folder / "graph.graphml")
    return folder / "graph.graphml"


def read(path: Path) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.read_graphml(path, force_multigraph=True)
    return graph


def by_edge_id(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[str, str, Mapping[str, object]]]:
    return {e.get("edge_id", ""): (source, target, e) for source, target, e in graph.edges(data=True)}


def test_a_node_is_read_with_all_that_is_known_of_it(council: KnowledgeGraph, tmp_path: Path) -> None:
    measures = measure(build_network(council))["brandt"]
    assert read(write(council, tmp_path)).nodes["n0"] == {
        "label": "Brandt",
        "name": "Ida Brandt",
        "entity_id": "brandt",
        "entity_type": "PERSON",
        "named": True,
        "aliases": '["Brandt", "IB"]',
        "roles": '["head of the Harbour Office"]',
        "mentions": 3,
        "articles": 2,
        "quotations": 2,
        "first": "2025-03-04",
        "last": "2025-03-06",
        "degree": 2,
        "weighted_degree": measures.weighted_degree,
        "betweenness": 0.0,
        "community": 0,
        "importance": measures.importance,
    }


def test_a_statement_is_read_with_its_proof(council: KnowledgeGraph, tmp_path: Path) -> None:
    text = council.articles[1].text
    edges = read(write(council, tmp_path)).edges(data=True)
    assert [edge for edge in edges if edge[2].get("to") == "addressee"] == [
        (
            "n0",
            "n2",
            {
                "label": "told",
                "weight": 1.0,
                "kind": "statement",
                "rule": "told",
                "to": "addressee",
                "quotation_id": "q3",
                "quotation_kind": "indirect",
                "first": "2025-03-06",
                "evidence": json.dumps([["a2", 0, 70, text]], separators=(",", ":")),
            },
        )
    ]


def test_a_relation_is_read_with_its_type_and_its_denial(council: KnowledgeGraph, tmp_path: Path) -> None:
    edges = by_edge_id(read(write(council, tmp_path)))
    source, target, stated = edges["re:r1"]
    assert (source, target, stated["relation_type"], stated["label"], stated.get("reported")) == (
        "n0", "n1", "role", "head of", None,
    )  # fmt: skip
    _, _, told = edges["re:r2"]
    assert (told["negated"], told["reported"], told["speaker"]) == (True, True, "Ida Brandt")


def test_igraph_reads_every_node_edge_and_weight(council: KnowledgeGraph, tmp_path: Path) -> None:
    network = build_network(council)
    graph = igraph.Graph.Read_GraphML(str(write(council, tmp_path)))
    names = graph.vs["entity_id"]
    assert sorted((names[e.source], names[e.target], e["weight"], e["kind"]) for e in graph.es) == sorted(
        (source, target, edge["weight"], edge["kind"]) for source, target, edge in network.edges(data=True)
    )


def test_the_file_has_the_structure_of_graphml(council: KnowledgeGraph, tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.fromstring(SCHEMA))
    for name, knowledge in (("story", council), ("empty", KnowledgeGraph())):
        schema.assertValid(etree.parse(write(knowledge, tmp_path / name)))


def test_the_callers_network_stays_as_it_was(council: KnowledgeGraph, tmp_path: Path) -> None:
    view, again = view_of(council), build_network(council)
    write_graphml(view, tmp_path / "graph.graphml")
    assert nx.utils.graphs_equal(view.network, again)


def test_a_co_mention_shows_its_shortest_passage_a_long_one_from_name_to_name(tmp_path: Path) -> None:
    long = f"Ames wrote. {'Ames said nothing more of it. ' * 4}Ames thanked the Bell team."
    articles = (Article(id="a1", text=long), Article(id="a2", text=f"{long} Bell."))
    entities = tuple(Entity(id=id_, name=id_, label=id_, type=EntityType.ORG) for id_ in ("Ames", "Bell"))
    mentions = tuple(
        ResolvedMention(
            article=article.id,
            entity=found[0],
            mention=Mention(
                span=(span := Span(*found.span())), text=found[0], kind=MentionKind.NAME, head=span, rule="r"
            ),
        )
        for article in articles
        for found in re.finditer("Ames|Bell", article.text)
    )
    evidence = tuple(Evidence(article=a.id, start=0, end=len(a.text), text=a.text) for a in articles)
    pair = CoMention(a="Ames", b="Bell", sentences=0, paragraphs=2, articles=2, weight=2.5, evidence=evidence)
    knowledge = KnowledgeGraph(articles=articles, entities=entities, mentions=mentions, co_mentions=(pair,))
    ((_, _, edge),) = read(write(knowledge, tmp_path)).edges(data=True)
    start = long.rindex("Ames")
    assert edge == {
        "weight": 2.5,
        "kind": "co-mention",
        "paragraphs": 2,
        "support": 2,
        "evidence": f'[["a1",{start},{start + 21},"Ames thanked the Bell"]]',
    }


hostile = st.text(
    st.one_of(
        st.sampled_from("\x00\x0b\x1b\r\n\t<>&\"']]>\ufffe\uffff\ud800\udfff\U0001f600é"), st.characters()
    ),
    min_size=1,
    max_size=30,
)


def legal(text: str) -> str:
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


@lean
@given(hostile, hostile, hostile, st.none() | hostile)
def test_hostile_words_come_back_without_what_xml_cannot_hold(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, predicate: str, kind: str | None
) -> None:
    whole = Span(0, len(text))
    stated = RelationMention(
        subject=whole, object=whole, predicate=predicate, evidence=whole, rule="given", type=kind
    )
    entities = (
        Entity(id="a", name=name, label=name, type=EntityType.ORG, aliases=(Alias(text=name),)),
        Entity(id="b", name="b", label="b", type=EntityType.ORG),
    )
    knowledge = KnowledgeGraph(
        articles=(Article(id="x", text=text),),
        entities=entities,
        relations=tuple(
            Relation(id=id_, article="x", mention=mention, subject="a", object="b")
            for id_, mention in (("1", stated), ("2", replace(stated, negated=True)))
        ),
    )
    path = write(knowledge, tmp_path_factory.mktemp("hostile"))
    graph = read(path)
    assert graph.nodes["n0"].get("name", "") == (legal(name) or "")
    assert json.loads(graph.nodes["n0"]["aliases"], strict=False) == [clean(name)]
    for _, _, edge in by_edge_id(graph).values():
        assert edge.get("predicate", edge.get("label", "")) == legal(predicate)
        assert edge.get("relation_type", "") == legal(kind or "")
        assert json.loads(str(edge["evidence"]), strict=False)[0][3] == clean(text)
    assert igraph.Graph.Read_GraphML(str(path)).ecount() == 2


def clean(text: str) -> str:
    """Return what JSON inside XML keeps: it escapes control characters, what else is illegal is dropped."""
    return "".join(c for c in text if c < " " or legal(c))


def test_an_edge_without_evidence_or_dates_omits_them(council: KnowledgeGraph, tmp_path: Path) -> None:
    undated = replace(council, articles=tuple(replace(a, published=None) for a in council.articles))
    assert all("first" not in edge for _, _, edge in by_edge_id(read(write(undated, tmp_path))).values())


@lean
@given(networks())
def test_whatever_a_network_holds_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, network: "nx.MultiDiGraph[str]"
) -> None:
    path = tmp_path_factory.mktemp("any") / "graph.graphml"
    write_graphml(view_over(network), path)
    etree.XMLSchema(etree.fromstring(SCHEMA)).assertValid(etree.parse(path))
    flat, graph = flat_of(network), read(path)
    assert dict(graph.nodes(data=True)) == {id_: kept(values) for id_, values in nodes_of(flat).items()}
    assert {key: (one, other, data) for one, other, key, data in graph.edges(keys=True, data=True)} == {
        id_: (one, other, kept({name: value for name, value in values.items() if value}))
        for id_, (one, other, values) in edges_of(flat).items()
    }
    same = igraph.Graph.Read_GraphML(str(path))
    assert (same.vcount(), same.ecount()) == (len(network), network.size())


def kept(values: Mapping[str, Value]) -> dict[str, object]:
    """Return what networkx reads of values: false is not written, nor a text that XML leaves nothing of."""
    texts = {name: legal(text_of(v)) if isinstance(v, str | tuple) else v for name, v in values.items()}
    return {
        name: text for name, text in texts.items() if text not in ("", False) or type(text) in (int, float)
    }
