"""Whom most is stated of stands first, whoever is named beside most others."""

import networkx as nx

from graph.network import Standing, standings


def test_what_is_stated_counts_and_being_named_together_does_not() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("paper", articles=4, observer=True)
    network.add_node("mayor", articles=1)
    network.add_node("firm", articles=4)
    network.add_node("street", articles=4)
    network.add_edge("mayor", "firm", kind="relation", support=1)
    network.add_edge("firm", "mayor", kind="statement", support=1)
    network.add_edge("paper", "firm", kind="relation", support=1)
    for other in ("paper", "mayor", "firm"):
        network.add_edge("street", other, kind="co-mention", support=9)
    found = standings(network)
    assert {name: one.stated for name, one in found.items()} == {
        "paper": 1,
        "mayor": 1,
        "firm": 2,
        "street": 0,
    }
    assert found["firm"] == Standing(2, 1.0)
    assert sorted(found, key=lambda name: -found[name].share) == ["firm", "mayor", "street", "paper"]


def test_where_nothing_is_stated_articles_decide() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", articles=4)
    network.add_node("b", articles=1)
    assert standings(network) == {"a": Standing(0, 0.5), "b": Standing(0, 0.25)}
    assert standings(nx.MultiDiGraph()) == {}
