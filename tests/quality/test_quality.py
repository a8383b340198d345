import json
import tomllib
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from graph.cli import run

ARTICLE = "st-louis-ice-texts"
FLOORS = Path(__file__).with_name("floors.toml")
# A floor is lowered on purpose or not at all.
DIGEST = "87b76aa809b3093a24fb98c6ae2b5b7161daee90f39e9d167a3f864fb37150c2"

pytestmark = pytest.mark.quality


def test_the_floors_are_those_that_were_agreed() -> None:
    assert sha256(FLOORS.read_bytes()).hexdigest() == DIGEST


def test_the_gold_data_is_that_on_which_the_floors_were_measured(gold: Path) -> None:
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["gold"]
    assert {name: sha256((gold / name).read_bytes()).hexdigest() for name in pinned} == pinned


def test_who_is_quoted_most_is_quoted_whole_and_in_order(
    gold: Path, graph_of: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    annotated = json.loads((gold / f"{ARTICLE}.json").read_text(encoding="utf-8"))
    names = {entity["id"]: entity["name"] for entity in annotated["entities"]}
    [(speaker, times)] = Counter(said["speaker"] for said in annotated["statements"]).most_common(1)
    assert run(["said", "--by", names[speaker], str(graph_of(ARTICLE)), "--json"]) == 0
    found = [
        [[part["start"], part["end"]] for part in said["passages"]]
        for said in json.loads(capsys.readouterr().out)
    ]
    expected = [said["spans"] for said in annotated["statements"] if said["speaker"] == speaker]
    assert found == expected
    assert len(found) == times > 5


def test_no_figure_falls_below_its_floor(
    floor: object, measure: Callable[[object], tuple[float, float]]
) -> None:
    value, least = measure(floor)
    assert value >= least
