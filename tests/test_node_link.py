import json
from dataclasses import asdict
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from networks import edges_of, flat_of, lean, networks, nodes_of, view_over

from graph.export.characters import without_surrogates
from graph.export.node_link import write_node_link
from graph.export.view import view_of
from graph.records import Evidence, KnowledgeGraph


def read(path: Path) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    return graph


def kept(value: object) -> object:
    """Return what JSON keeps of a value."""
    if isinstance(value, tuple):
        return [kept(asdict(item) if isinstance(item, Evidence) else item) for item in value]
    if isinstance(value, dict):
        return {key: kept(item) for key, item in value.items()}
    return without_surrogates(value) if isinstance(value, str) else value


@lean
@given(networks())
def test_networkx_gives_back_whatever_a_network_holds(
    tmp_path_factory: pytest.TempPathFactory, network: "nx.MultiDiGraph[str]"
) -> None:
    path = tmp_path_factory.mktemp("any") / "graph.json"
    write_node_link(view_over(network), path)
    graph, flat = read(path), flat_of(network)
    assert dict(graph.nodes(data=True)) == {id_: kept(values) for id_, values in nodes_of(flat).items()}
    assert {key: (one, other, data) for one, other, key, data in graph.edges(keys=True, data=True)} == {
        id_: (one, other, kept(values)) for id_, (one, other, values) in edges_of(flat).items()
    }


def test_evidence_is_a_list_of_passages(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_node_link(view_of(council), tmp_path / "graph.json")
    told = {data["edge_id"]: data for *_, data in read(tmp_path / "graph.json").edges(data=True)}
    text = council.articles[1].text
    assert told["st:q3:addressee:quist"]["evidence"] == [
        {"article": "a2", "start": 0, "end": 70, "text": text}
    ]
