import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli import run
from graph.export import FORMATS
from graph.export.json import write_json
from graph.records import KnowledgeGraph

ROOT = Path(__file__).parents[1]
ALL = ",".join(FORMATS)


def contents(folder: str) -> dict[str, bytes]:
    """Return what a folder holds, by the paths in it."""
    files = (path for path in Path(folder).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def saved(council: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_json(council, Path("graph.json"))
    return Path("graph.json")


def test_a_saved_graph_is_written_in_other_formats(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(saved), "--format", "graphml,json", "-o", "out"]) == 0
    assert capsys.readouterr() == (
        "out/graph.json: for programs\nout/graph.graphml: open it in Gephi, Cytoscape or yEd\n",
        "",
    )
    assert json.loads(Path("out/graph.json").read_text()) == json.loads(saved.read_text())


def test_a_flavour_stands_in_the_name_of_the_file(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(saved), "--format", "graphml,html", "--flavour", "yed", "-o", "out"]) == 0
    assert capsys.readouterr().out == (
        "out/graph.html: open it in a browser\nout/graph.yed.graphml: open it in yEd\n"
    )


def test_every_flavour_is_the_same_at_each_run(saved: Path) -> None:
    offered = {(name, flavour) for name, format_ in FORMATS.items() for flavour in format_.flavours}
    for folder in ("one", "two"):
        for name, flavour in sorted(offered):
            assert (
                run(["export", str(saved), "--format", name, "--flavour", flavour, "-o", folder, "-q"]) == 0
            )
    assert contents("one") == contents("two")
    assert {path.partition("/")[0] for path in contents("one")} == {
        FORMATS[name].named(flavour) for name, flavour in offered
    }


def test_neither_hash_seed_nor_locale_changes_a_byte(saved: Path) -> None:
    wanted = ["export", str(saved), "--format", ALL, "-q", "-o"]
    assert run([*wanted, "one"]) == 0  # in a process of another seed
    subprocess.run(
        [sys.executable, "-m", "graph", *wanted, "two"],
        check=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    )
    one, two = map(contents, ("one", "two"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_package_that_is_not_there_is_a_sentence(
    saved: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run(["export", str(saved), "--format", "parquet"]) == 2
    assert capsys.readouterr().err == (
        "The format parquet needs duckdb: install it in newsgraph's folder (pip install '.[parquet]'),"
        " or leave that format out.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere.json"], "There is no nowhere.json: run newsgraph build first, or name another file."),
        (
            ["graph.json", "--flavour", "excel"],
            "graphml has no flavour 'excel': choose from cytoscape, gephi, neo4j, yed.",
        ),
        (
            ["graph.json", "--format", "html", "--flavour", "gephi"],
            "html has no flavour 'gephi': leave --flavour out.",
        ),
        (
            ["graph.json", "-o", "graph.json"],
            "graph.json is a file, and --output needs a folder: name another.",
        ),
    ],
)
@pytest.mark.usefixtures("saved")
def test_wrong_usage_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", *arguments]) == 2
    assert capsys.readouterr() == ("", sentence + "\n")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    "arguments", [["export", "graph.json"], ["report", "graph.json"], ["review", "graph.json"]]
)
def test_a_name_too_long_for_a_folder_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "-o", "o" * 5000]) == 1
    assert capsys.readouterr().err.partition(": ")[2] == (
        "cannot be written (File name too long); choose another folder or make room, then run again.\n"
    )


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (["export", "graph.json", "--format", "json"], "/graph.json: for programs\n"),
        (["report", "graph.json", "--format", "md"], "/report.md: read it in any editor\n"),
    ],
)
def test_the_name_of_a_folder_does_not_steer_the_terminal(
    arguments: list[str], ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "-o", "a\x1b[31mb"]) == 0
    assert capsys.readouterr().out == f"a [31mb{ending}"
