import json
from pathlib import Path

import pytest

from graph.cli import run
from graph.export import FORMATS
from graph.export.json import write_json
from graph.records import KnowledgeGraph

ALL = ",".join(FORMATS)


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


def test_every_format_and_flavour_is_the_same_at_each_run(saved: Path) -> None:
    flavours = sorted({"", *(name for format_ in FORMATS.values() for name in format_.flavours)})
    for folder in ("one", "two"):
        for flavour in flavours:
            assert run(["export", str(saved), "--format", ALL, "--flavour", flavour, "-o", folder, "-q"]) == 0
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
        for folder in ("one", "two")
    )
    differing = [str(name) for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]
    assert differing == []
    assert len(one) >= len(FORMATS)


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
