import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

FLOORS = Path(__file__).with_name("floors.toml")
# A floor is lowered on purpose or not at all.
DIGEST = "905ebcd58c9587ba24da9f07fe698df2c587666e5d1181029f5a1e67e25f591e"

pytestmark = pytest.mark.quality


def test_the_floors_are_those_that_were_agreed() -> None:
    assert sha256(FLOORS.read_bytes()).hexdigest() == DIGEST


def test_the_gold_data_is_that_on_which_the_floors_were_measured(gold: Path) -> None:
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["gold"]
    assert {name: sha256((gold / name).read_bytes()).hexdigest() for name in pinned} == pinned


def test_no_figure_falls_below_its_floor(
    floor: object, measure: Callable[[object], tuple[float, float]]
) -> None:
    value, least = measure(floor)
    assert value >= least
