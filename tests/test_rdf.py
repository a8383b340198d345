from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from networks import lean, stories
from rdflib import PROV, RDF, Graph, Literal, URIRef

from graph.export.characters import without_surrogates
from graph.export.rdf import write_json_ld, write_turtle
from graph.export.triples import OA, SCHEMA, triples
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph

# The readers use what rdflib itself has grown out of.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
]
SHAPES = Path(__file__).parent / "shapes.ttl"


def graph_of(view: GraphView) -> Graph:
    graph = Graph()
    for triple in triples(view):
        graph.add(triple)
    return graph


def turtle(view: GraphView, folder: Path) -> Graph:
    write_turtle(view, folder / "graph.ttl")
    return Graph().parse(folder / "graph.ttl")


def json_ld(view: GraphView, folder: Path) -> Graph:
    write_json_ld(view, folder / "graph.jsonld")
    return Graph().parse(folder / "graph.jsonld", format="json-ld")


def test_a_quotation_leads_to_its_exact_words(council: KnowledgeGraph, tmp_path: Path) -> None:
    graph = turtle(view_of(council), tmp_path)
    said = URIRef("urn:newsgraph:quotation:q3")
    (passage,) = graph.objects(said, PROV.wasQuotedFrom)
    found = {
        graph.value(selector, predicate)
        for selector in graph.objects(passage, OA.hasSelector)
        for predicate in (OA.start, OA.end, OA.exact)
    }
    words = "the Harbour Office would close the bridge"
    start = council.articles[1].text.index(words)
    assert found - {None} == {Literal(start), Literal(start + len(words)), Literal(words)}
    assert graph.value(said, SCHEMA.author) == URIRef("urn:newsgraph:entity:brandt")


def test_a_plain_fact_is_a_triple_and_what_is_denied_is_a_claim_alone(council: KnowledgeGraph) -> None:
    typed = tuple(
        replace(found, mention=replace(found.mention, type="employer")) for found in council.relations
    )
    graph = graph_of(view_of(replace(council, relations=typed)))
    assert [(str(one), str(other)) for one, other in graph.subject_objects(SCHEMA.worksFor)] == [
        ("urn:newsgraph:entity:brandt", "urn:newsgraph:entity:office")
    ]
    claims = {str(claim) for claim in graph.subjects(RDF.type, SCHEMA.Claim)}
    assert claims >= {"urn:newsgraph:relation:r1", "urn:newsgraph:relation:r2"}


@pytest.mark.parametrize("read", [turtle, json_ld])
def test_what_is_written_keeps_the_shapes(council: KnowledgeGraph, tmp_path: Path, read: object) -> None:
    assert callable(read)
    conforms, _, report = pyshacl.validate(read(view_of(council), tmp_path), shacl_graph=str(SHAPES))
    assert conforms, report


@lean
@given(stories())
def test_both_notations_give_the_same_triples(
    tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph
) -> None:
    view, folder = view_of(knowledge), tmp_path_factory.mktemp("any")
    expected = set(graph_of(view))
    assert set(turtle(view, folder)) == expected
    assert set(json_ld(view, folder)) == expected
    names = {without_surrogates(entity.name) for entity in knowledge.entities}
    assert {str(found) for *_, found in expected if isinstance(found, Literal)} >= names
