import numpy as np

from graph.network.packing import pack, rows


def test_parts_stand_beside_and_below_each_other_around_the_middle() -> None:
    point, wide = np.zeros((1, 2)), np.array([[0.0, 0.0], [400.0, 0.0]])
    half, halves = np.full((1, 2), 20.0), np.full((2, 2), 20.0)
    placed = pack([wide, point, point], [halves, half, half])
    assert [part.tolist() for part in placed] == [
        [[-200.0, -50.0], [200.0, -50.0]],
        [[-200.0, 50.0]],
        [[-100.0, 50.0]],
    ]


def test_nothing_packs_to_nothing() -> None:
    assert pack([], []) == []


def test_rows_have_room_for_the_widest() -> None:
    half = np.array([[20.0, 10.0], [44.0, 14.0], [20.0, 10.0]])
    assert rows(3, half, 250.0).tolist() == [[0.0, 0.0], [100.0, 0.0], [0.0, 40.0]]
