import numpy as np

from graph.network.components import place, split

ENDS = np.array([[0, 4], [1, 2], [2, 5], [1, 5]])


def test_components_come_largest_first_and_the_unlinked_apart() -> None:
    components, lone = split(7, ENDS, np.array([1.0, 2.0, 3.0, 4.0]), np.array([1, 0, 0, 2, 1, 0, 3]))
    assert [
        (part.members.tolist(), part.ends.tolist(), part.weights.tolist(), part.community.tolist())
        for part in components
    ] == [
        ([1, 2, 5], [[0, 1], [1, 2], [0, 2]], [2.0, 3.0, 4.0], [0, 0, 0]),
        ([0, 4], [[0, 1]], [1.0], [1, 1]),
    ]
    assert lone.tolist() == [3, 6]


def test_without_links_there_are_no_components() -> None:
    components, lone = split(2, np.empty((0, 2), dtype=np.int64), np.empty(0), np.array([0, 1]))
    assert (components, lone.tolist()) == ([], [0, 1])


def test_a_component_rests_the_same_alone_and_in_a_batch() -> None:
    ends = np.concatenate([ENDS[1:] - 1, ENDS[1:] + 4])
    weights, community = np.ones(6), np.zeros(10, dtype=np.int64)
    components, _ = split(10, ends, weights, community)
    together = place(components)
    alone = [place([component])[0] for component in components]
    assert [part.tolist() for part in together] == [part.tolist() for part in alone]
