import networkx as nx
import pytest
from hypothesis import given
from networks import edges_of, flat_of, lean, networks, nodes_of

from graph.export.attributes import EDGE_KINDS, NODE_KINDS, text_of
from graph.export.plain import Kind
from graph.records import Evidence


def network_with(**attributes: object) -> "nx.MultiDiGraph[str]":
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", **attributes)
    return network


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("mine", "mine"),
        ("a b", "a_b"),
        ("Name", "Name_"),
        ("x", "x_"),
        ("id", "id_"),
        ("", "_"),
        ("é²", "é_"),
    ],
)
def test_an_attribute_has_a_name_that_is_free(name: str, written: str) -> None:
    flat = flat_of(network_with(**{name: 5}))
    assert flat.node_kinds == {**NODE_KINDS, written: Kind.LONG}
    assert nodes_of(flat)["n0"][written] == 5


def test_a_node_1_and_a_node_called_1_stay_apart() -> None:
    network: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    network.add_edge(1, "1")
    flat = flat_of(network)  # type: ignore[arg-type]  # what a caller might do
    assert [values["entity_id"] for values in nodes_of(flat).values()] == ["1", "1_"]


@pytest.mark.parametrize("weight", [0, -1.5, float("nan"), float("inf"), "heavy", None])
def test_a_weight_that_programs_stumble_over_is_left_out(weight: object) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edge("a", "a", weight=weight)
    ((*_, values),) = edges_of(flat_of(network)).values()
    assert values == {"edge_id": "e0"}


def test_a_list_is_json() -> None:
    proof = Evidence(article="a", start=0, end=2, text='"é')
    assert text_of((proof,)) == '[["a",0,2,"\\"é"]]'


@lean
@given(networks())
def test_every_edge_has_an_id_of_its_own(network: "nx.MultiDiGraph[str]") -> None:
    flat = flat_of(network)
    ids = [values["edge_id"] for *_, values in edges_of(flat).values()]
    assert len(set(ids)) == network.size()
    assert list(flat.edge_kinds)[: len(EDGE_KINDS)] == list(EDGE_KINDS)
