import json
import math
from datetime import UTC, date, datetime
from enum import StrEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.plain import Kind, fitted, kinds_of


class Side(StrEnum):
    LEFT = "left"


@pytest.mark.parametrize(
    ("value", "kind", "fit"),
    [
        ("a", Kind.TEXT, "a"),
        (Side.LEFT, Kind.TEXT, "left"),
        (np.str_("a"), Kind.TEXT, "a"),
        (date(2024, 5, 1), Kind.TEXT, "2024-05-01"),
        (datetime(2024, 5, 1, 9, tzinfo=UTC), Kind.TEXT, "2024-05-01T09:00:00+00:00"),
        ([1, None, "x"], Kind.TEXT, '[1, null, "x"]'),
        ({"b", "a"}, Kind.TEXT, '["a", "b"]'),
        ({"b": 1, "a": float("nan")}, Kind.TEXT, '{"a": null, "b": 1}'),
        (np.array([1, 2]), Kind.TEXT, "[1, 2]"),
        (b"\x00", Kind.TEXT, "b'\\x00'"),
        (2**70, Kind.TEXT, "1180591620717411303424"),
        (2**70, Kind.LONG, None),
        (2**40, Kind.COUNT, None),
        (np.int64(3), Kind.LONG, 3),
        (3, Kind.NUMBER, 3.0),
        (np.float32(0.5), Kind.NUMBER, 0.5),
        (float("inf"), Kind.NUMBER, None),
        (True, Kind.NUMBER, None),
        (np.True_, Kind.TRUTH, True),
        (1, Kind.TRUTH, None),
        (True, Kind.TEXT, "true"),
        (None, Kind.TEXT, None),
    ],
)
def test_a_value_becomes_what_its_attribute_holds(value: object, kind: Kind, fit: object) -> None:
    found = fitted(value, kind)
    assert (found, type(found)) == (fit, type(fit))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], Kind.LONG),
        ([1, 0.5], Kind.NUMBER),
        ([True, False], Kind.TRUTH),
        ([True, 1], Kind.TEXT),
        ([2**63], Kind.TEXT),
        ([-(2**63)], Kind.LONG),
        ([None, "x"], Kind.TEXT),
        ([1, "x"], Kind.TEXT),
    ],
)
def test_mixed_values_have_one_kind(values: list[object], kind: Kind) -> None:
    assert kinds_of([{"a": value, "known": value} for value in values], ["known"]) == {"a": kind}


def test_what_is_never_known_has_no_kind() -> None:
    assert kinds_of([{"a": None}, {"a": float("nan")}, {7: "no name"}], []) == {}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.frozensets(st.integers()),
    max_leaves=10,
)


@given(st.lists(anything, max_size=6))
def test_whatever_stands_there_fits_its_kind_or_is_unknown(values: list[object]) -> None:
    for kind in kinds_of([{"a": value} for value in values], []).values():
        for value in values:
            found = fitted(value, kind)
            unknown = value is None or (isinstance(value, float) and not math.isfinite(value))
            assert (found is None) == unknown
            if isinstance(value, list | dict | frozenset):
                json.loads(found)
