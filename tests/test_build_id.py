"""Files that one build wrote bear one id, which those of another do not."""

import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from graph.cli import run
from graph.export import FORMATS
from graph.export.build_id import build_id
from graph.export.json import write_json
from graph.export.saved import read_json
from graph.records import KnowledgeGraph

_ID = r"([a-z2-7]{16})"


def _search(pattern: str) -> Callable[[Path], set[str]]:
    def search(path: Path) -> set[str]:
        return set(re.findall(pattern, path.read_text(encoding="utf-8")))

    return search


def _notes(path: Path) -> set[str]:
    found = [_search(rf"(?m:^)build: \"{_ID}\"(?m:$)")(note) for note in path.rglob("*.md")]
    assert all(len(ids) == 1 for ids in found)
    return set().union(*found)


def _from_sqlite(path: Path) -> set[str]:
    with sqlite3.connect(path) as base:
        return {id_ for (id_,) in base.execute("SELECT id FROM build")}


FOUND: dict[str, Callable[[Path], set[str]]] = {
    "json": lambda path: {json.loads(path.read_text())["build"]},
    "html": _search(rf'<meta name="newsgraph-build" content="{_ID}">'),
    "graphml": _search(rf"<!-- newsgraph, build {_ID} -->"),
    "gexf": _search(rf"<keywords>build {_ID}</keywords>"),
    "cyjs": lambda path: {json.loads(path.read_text())["data"]["build"]},
    "csv": lambda path: set((path / "build.csv").read_text().split()[1:]),
    "sqlite": _from_sqlite,
    "parquet": lambda path: {id_ for (id_,) in duckdb.read_parquet(str(path / "build.parquet")).fetchall()},
    "obsidian": _notes,
    "ftm": _search(rf"newsgraph, build {_ID}"),
    "turtle": _search(rf'<urn:newsgraph:build:> [^.]*"{_ID}"'),
    "json-ld": _search(rf'"urn:newsgraph:build:".*"{_ID}"'),
    "cypher": _search(rf"// newsgraph, build {_ID}"),
    "neo4j": lambda path: set((path / "build.txt").read_text().split()),
    "node-link": lambda path: {json.loads(path.read_text())["graph"]["build"]},
}


@pytest.fixture
def saved(council: KnowledgeGraph, tmp_path: Path) -> Path:
    write_json(council, tmp_path / "graph.json")
    return tmp_path / "graph.json"


def test_every_format_of_one_build_bears_its_id_and_no_other(saved: Path, council: KnowledgeGraph) -> None:
    assert set(FOUND) == set(FORMATS)
    assert (
        run(["export", str(saved), "-q", "-o", str(saved.parent / "out"), "--format", ",".join(FORMATS)]) == 0
    )
    found = {name: FOUND[name](saved.parent / "out" / FORMATS[name].file) for name in FORMATS}
    assert found == {name: {build_id(council)} for name in FORMATS}


def test_a_graph_that_is_read_again_keeps_its_id(saved: Path, council: KnowledgeGraph) -> None:
    assert build_id(read_json(saved)) == build_id(council)


def test_other_articles_and_other_options_give_another_id(saved: Path, council: KnowledgeGraph) -> None:
    first, second = council.articles
    graphs = [council, replace(council, articles=(first, replace(second, title="Bridge")))]
    for number, option in enumerate((["--kinds", "relation"], ["--redact", "Omar Quist"], ["--top", "2"])):
        output = saved.parent / str(number)
        assert run(["export", str(saved), "-q", "-o", str(output), "--format", "json", *option]) == 0
        graphs.append(read_json(output / "graph.json"))
    assert len({build_id(one) for one in graphs}) == len(graphs)


def test_half_of_a_character_stops_no_id(council: KnowledgeGraph) -> None:
    first, second = council.articles
    assert build_id(replace(council, articles=(first, replace(second, title="\ud800")))) != build_id(council)
