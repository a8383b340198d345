from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network import Measures, measure
from graph.network.measures import EXACT_BETWEENNESS, LONGEST_PATH


def network(*links: tuple[str, str, float], nodes: str = "") -> "nx.MultiDiGraph[str]":
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_nodes_from(nodes, mentions=1)
    for source, target, weight in links:
        made.add_edge(source, target, weight=weight)
    return made


def test_a_hub_between_two_is_measured_whole() -> None:
    found = measure(network(("a", "b", 1.0), ("b", "a", 0.5), ("b", "c", 2.5), ("c", "c", 9.0), nodes="abc"))
    assert found == {
        "a": Measures(degree=1, weighted_degree=1.5, betweenness=0.0, community=0, importance=0.806186),
        "b": Measures(degree=2, weighted_degree=4.0, betweenness=1.0, community=0, importance=1.0),
        "c": Measures(degree=1, weighted_degree=2.5, betweenness=0.0, community=0, importance=0.895285),
    }


def test_the_largest_community_comes_first() -> None:
    links = [("a", "b", 1.0), ("x", "y", 1.0), ("y", "z", 1.0), ("x", "z", 1.0)]
    found = measure(network(*links, nodes="q"))
    assert {entity: found[entity].community for entity in found} == {
        "a": 1, "b": 1, "q": 2, "x": 0, "y": 0, "z": 0,
    }  # fmt: skip


def test_entities_without_links_have_nothing_but_their_mentions() -> None:
    assert measure(network(nodes="ab")) == {
        "a": Measures(degree=0, weighted_degree=0.0, betweenness=0.0, community=0, importance=0.5),
        "b": Measures(degree=0, weighted_degree=0.0, betweenness=0.0, community=1, importance=0.5),
    }


def test_an_empty_network_has_no_measures() -> None:
    assert measure(network()) == {}


links_of = st.lists(
    st.tuples(st.sampled_from("abcdefghi"), st.sampled_from("abcdefghi"), st.sampled_from([0.1, 0.7, 2.0])),
    max_size=25,
)


@given(links_of)
def test_betweenness_is_that_of_networkx(links: list[tuple[str, str, float]]) -> None:
    made = network(*links, nodes="abcdefghi")
    simple = nx.Graph(made)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    known = nx.betweenness_centrality(simple)
    assert {e: m.betweenness for e, m in measure(made).items()} == pytest.approx(known, abs=1e-6)


@given(links_of, st.randoms(use_true_random=False))
def test_measures_do_not_depend_on_the_order_of_nodes_and_edges(
    links: list[tuple[str, str, float]], random: Random
) -> None:
    made = measure(network(*links, nodes="abcdefghi"))
    nodes = list("abcdefghi")
    random.shuffle(nodes)
    random.shuffle(links)
    assert measure(network(*links, nodes="".join(nodes))) == made


def test_a_chain_longer_than_anyone_follows_links_nobody() -> None:
    chain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nx.add_path(chain, [f"{number:02d}" for number in range(2 * LONGEST_PATH)])
    size = 2 * LONGEST_PATH
    through = sum(
        2 <= right - left <= LONGEST_PATH and left < 1 < right
        for left in range(size)
        for right in range(size)
    )
    pairs = (size - 1) * (size - 2) / 2
    assert measure(chain)["01"].betweenness == pytest.approx(through / pairs, abs=1e-6)


def test_above_a_size_betweenness_is_estimated() -> None:
    star: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    star.add_edges_from(("hub", f"leaf{number}") for number in range(EXACT_BETWEENNESS + 200))
    found = measure(star)
    assert found["hub"].betweenness == pytest.approx(1.0, rel=0.01)
    assert found["leaf7"].betweenness == 0
