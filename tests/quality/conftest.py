"""Build the gold sets with the program itself, score each once a session, and print what was measured."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = Path(__file__).with_name("floors.toml")
SLOW = {"pronouns", "relations"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that a figure may be, in percent: `figure` of `row` as score.py prints it for a set."""

    set: str
    score: str
    row: str
    figure: str
    least: float

    def __str__(self) -> str:
        """Name the figure."""
        return f"{self.set}, {self.score}: {self.row}, {self.figure}"


measured: dict[Floor, float] = {}
MISSING = f"The gold data is missing: lay it beside the project, at {GOLD}."


def read_floors() -> list[Floor]:
    return [Floor(**floor) for floor in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floor"]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "floor" in metafunc.fixturenames:
        marks = {True: [pytest.mark.slow], False: []}
        floors = [
            pytest.param(floor, id=str(floor), marks=marks[floor.set in SLOW]) for floor in read_floors()
        ]
        metafunc.parametrize("floor", floors)


@pytest.fixture(scope="session")
def gold() -> Path:
    if not GOLD.is_dir():
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return GOLD


@pytest.fixture(scope="session")
def graph_of(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the function that builds the graph.json of a set, once."""

    @cache
    def graph(name: str) -> Path:
        source = next(
            gold / f"{name}{ending}" for ending in (".jsonl", ".txt") if (gold / f"{name}{ending}").exists()
        )
        folder = tmp_path_factory.mktemp(name)
        command = [sys.executable, "-m", "graph", "build", source, "--format", "json", "-o", folder, "-q"]
        subprocess.run(command, cwd=ROOT, check=True)
        return folder / "graph.json"

    return graph


@pytest.fixture(scope="session")
def measure(gold: Path, graph_of: Callable[[str], Path]) -> Callable[[Floor], tuple[float, float]]:
    """Return the function that gives a figure and its floor; each set is scored once."""

    @cache
    def rows(name: str, score: str) -> dict[str, dict[str, float | list[float]]]:
        command, *options = score.split()
        arguments = [
            sys.executable,
            gold / "score.py",
            command,
            gold / f"{name}.json",
            graph_of(name),
            *options,
        ]
        printed = subprocess.run(arguments, check=True, capture_output=True, encoding="utf-8").stdout
        return {row["row"]: row for row in map(json.loads, printed.splitlines())}

    def figure(floor: Floor) -> tuple[float, float]:
        found = rows(floor.set, floor.score)[floor.row][floor.figure]
        measured[floor] = found[-1] if isinstance(found, list) else found
        return measured[floor], floor.least

    return figure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not GOLD.is_dir():
        terminalreporter.section("QUALITY WAS NOT MEASURED", yellow=True, bold=True)
        terminalreporter.line(f"{MISSING} No figure of the README was checked.", yellow=True, bold=True)
    if measured:
        terminalreporter.section("quality, in percent")
    for floor, value in measured.items():
        terminalreporter.line(f"{value:6.1f}  (at least {floor.least:.1f})  {floor}")
