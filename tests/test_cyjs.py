import json
from pathlib import Path

import networkx as nx
from networks import edges_of, nodes_of

from graph.export.attributes import flatten, text_of
from graph.export.cyjs import write_cyjs
from graph.export.view import view_of
from graph.records import KnowledgeGraph


def test_networkx_reads_every_attribute(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    write_cyjs(view, tmp_path / "graph.cyjs")
    graph = nx.cytoscape_graph(json.loads((tmp_path / "graph.cyjs").read_text("utf-8")))
    flat = flatten(view.network, view.measures)
    drawn = {"id", "value", "key", "source", "target", "colour", "shape", "size", "interaction"}
    assert {
        id_: {name: v for name, v in data.items() if name not in drawn}
        for id_, data in graph.nodes(data=True)
    } == {
        id_: {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}
        for id_, values in nodes_of(flat).items()
    }
    assert {
        key: (one, other, {name: v for name, v in data.items() if name not in drawn})
        for one, other, key, data in graph.edges(keys=True, data=True)
    } == {
        id_: (one, other, {name: text_of(v) if isinstance(v, tuple) else v for name, v in values.items()})
        for id_, (one, other, values) in edges_of(flat).items()
    }


def test_a_node_stands_where_the_page_has_it(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    write_cyjs(view, tmp_path / "graph.cyjs")
    nodes = json.loads((tmp_path / "graph.cyjs").read_text("utf-8"))["elements"]["nodes"]
    assert {
        node["data"]["entity_id"]: (node["position"]["x"], node["position"]["y"]) for node in nodes
    } == dict(view.positions)
