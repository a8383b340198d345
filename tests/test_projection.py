import networkx as nx

from graph.network.projection import Projection, project


def test_parallel_edges_add_up_and_loops_go() -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("d")
    made.add_edge("c", "a", weight=0.5)
    made.add_edge("a", "c", weight=1.0)
    made.add_edge("b", "b", weight=1.0)
    made.add_edge("a", "b")
    assert project(made) == Projection(("a", "b", "c", "d"), {(0, 1): 1.0, (0, 2): 1.5})
