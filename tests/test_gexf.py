import re
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from lxml import etree
from networks import edges_of, flat_of, lean, networks, nodes_of, view_over

from graph.export.attributes import flatten, text_of
from graph.export.gexf import write_gexf
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph

NAMES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def write(view: GraphView, folder: Path) -> Path:
    write_gexf(view, folder / "graph.gexf")
    return folder / "graph.gexf"


def test_networkx_reads_every_attribute(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    graph = nx.read_gexf(write(view, tmp_path), version="1.3")
    flat = flatten(view.network, view.measures)
    for id_, values in nodes_of(flat).items():
        read = dict(graph.nodes[id_])
        drawn = {name: read.pop(name) for name in ("viz", "start", "end")}
        assert read == {name: text_of(v) if isinstance(v, tuple) else v for name, v in values.items()}
        assert (drawn["start"], drawn["end"]) == (values["first"], values["last"])
    read_back = {
        key: (one, other, data["weight"]) for one, other, key, data in graph.edges(keys=True, data=True)
    }
    assert read_back == {
        id_: (one, other, values["weight"]) for id_, (one, other, values) in edges_of(flat).items()
    }


def test_colours_and_places_are_those_of_the_page(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    tree = etree.parse(write(view, tmp_path))
    x, y = view.positions["brandt"]
    (node,) = tree.xpath("//g:node[@id='n0']", namespaces=NAMES)
    drawn = {etree.QName(part).localname: dict(part.attrib) for part in node.xpath("viz:*", namespaces=NAMES)}
    assert drawn == {
        "size": {"value": drawn["size"]["value"]},
        "color": {"r": "189", "g": "74", "b": "11"},
        "position": {"x": str(x), "y": str(-y), "z": "0"},
        "shape": {"value": "disc"},
    }


def test_parallel_edges_have_each_a_kind_of_their_own(council: KnowledgeGraph, tmp_path: Path) -> None:
    tree = etree.parse(write(view_of(council), tmp_path))
    kinds = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree.iterfind(".//g:edge", NAMES)]
    assert len(kinds) == len(set(kinds))
    assert any(re.fullmatch(r"statement \d", kind) for *_, kind in kinds)


def test_a_day_that_is_none_gives_no_lifetime(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    for data in view.network.nodes.values():
        data["first"] = data["last"] = "2025-3"
    tree = etree.parse(write(view, tmp_path))
    assert [node.get("start") for node in tree.iterfind(".//g:node", NAMES)] == [None, None, None]


@lean
@given(networks())
def test_whatever_a_network_holds_is_declared_and_well_formed(
    tmp_path_factory: pytest.TempPathFactory, network: "nx.MultiDiGraph[str]"
) -> None:
    tree = etree.parse(write(view_over(network), tmp_path_factory.mktemp("any")))
    flat = flat_of(network)
    for owner, found in (("node", nodes_of(flat)), ("edge", {k: v[2] for k, v in edges_of(flat).items()})):
        titles = {
            declared.get("id"): (declared.get("title"), declared.get("type"))
            for declared in tree.iterfind(f".//g:attributes[@class='{owner}']/g:attribute", NAMES)
        }
        read = {
            element.get("id"): {titles[v.get("for")][0] for v in element.iterfind(".//g:attvalue", NAMES)}
            for element in tree.iterfind(f".//g:{owner}", NAMES)
        }
        assert read == {id_: set(values) for id_, values in found.items()}
        types = {"string", "boolean", "integer", "long", "double"}
        assert {kind for _, kind in titles.values()} <= types
