import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network.spacing import separate

points_of = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=40)


@settings(max_examples=60)
@given(points_of, st.integers(0, 40))
def test_boxes_do_not_overlap_and_points_keep_their_distance(
    points: list[tuple[int, int]], boxes: int
) -> None:
    start = np.array(points, dtype=np.float64)
    half = np.tile(np.array([40.0, 15.0]), (len(points), 1))
    boxed = np.arange(min(boxes, len(points)))
    moved = separate(start, half, boxed, 20.0)
    for i in range(len(moved)):
        for j in range(i):
            dx, dy = np.abs(moved[i] - moved[j])
            assert (dx * dx + dy * dy) ** 0.5 >= 20.0
            assert i >= boxes or j >= boxes or dx >= 80.0 or dy >= 30.0


def test_points_with_room_stay_where_they_are() -> None:
    start = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])
    moved = separate(start, np.full((3, 2), 10.0), np.arange(3), 20.0)
    assert moved.tolist() == start.tolist()


def test_what_was_given_is_not_changed() -> None:
    start = np.zeros((5, 2))
    separate(start, np.full((5, 2), 10.0), np.arange(2), 20.0)
    assert not start.any()
