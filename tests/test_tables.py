import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from networks import lean, networks, stories, view_over

import graph
from graph.export.json import write_json
from graph.export.plain import Kind
from graph.export.tables import Table, tables
from graph.export.view import view_of
from graph.records import KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx

PYTHON: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.TRUTH: bool,
    Kind.COUNT: int,
    Kind.LONG: int,
    Kind.NUMBER: float,
}


def rows_of(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows()]


def found(knowledge: KnowledgeGraph) -> dict[str, list[dict[str, object]]]:
    return {table.name: rows_of(table) for table in tables(view_of(knowledge))}


def test_a_quotation_has_its_words_and_its_speaker(council: KnowledgeGraph) -> None:
    assert found(council)["quotations"][0] == {
        "id": "q1",
        "article": "a1",
        "start_char": 1,
        "end_char": 82,
        "kind": "direct",
        "content": "The bridge is weak, … We told Quist.",
        "cue": "said",
        "attitude": None,
        "mode": "speech",
        "speaker": "brandt",
        "addressee": None,
        "speaker_words": "Ida Brandt",
        "time": None,
        "said_on": None,
        "negated": False,
        "rule": "after",
    }


def test_a_co_mention_has_no_direction_and_the_other_edges_have(council: KnowledgeGraph) -> None:
    assert {(edge["kind"], edge["type"]) for edge in found(council)["edges"]} == {
        ("co-mention", "Undirected"),
        ("statement", "Directed"),
        ("relation", "Directed"),
    }


def test_every_proof_of_every_edge_is_a_row(council: KnowledgeGraph) -> None:
    view = view_of(council)
    assert {(row["edge"], row["text"]) for row in found(council)["evidence"]} == {
        (key, proof.text)
        for *_, key, evidence in view.network.edges(keys=True, data="evidence")
        for proof in evidence
    }


@lean
@given(stories())
def test_keys_are_unique_and_what_refers_to_a_row_finds_it(knowledge: KnowledgeGraph) -> None:
    parts = {table.name: table for table in tables(view_of(knowledge))}
    for table in parts.values():
        rows = rows_of(table)
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert len(keys) == len(set(keys))
        for column, other in table.refers.items():
            known = {row["id"] for row in rows_of(parts[other])}
            assert {row[column] for row in rows} <= {None, *known}


@lean
@given(networks())
def test_a_cell_is_of_its_columns_kind(network: "nx.MultiDiGraph[str]") -> None:
    for table in tables(view_over(network)):
        for row in table.rows():
            kinds = zip(row, table.columns.values(), strict=True)
            assert all(cell is None or type(cell) is PYTHON[kind] for cell, kind in kinds)


def test_pandas_gets_each_table_with_its_kinds_and_what_is_unknown(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    write_json(council, tmp_path / "graph.json")
    network = graph.read(tmp_path / "graph.json")
    frames = graph.tables(network)
    read = network.graph["knowledge"]
    assert {
        name: frame.astype(object).where(frame.notna(), None).to_dict("records")
        for name, frame in frames.items()
    } == found(read)
    dtypes = {Kind.TEXT: "string", Kind.TRUTH: "boolean", Kind.NUMBER: "Float64"}
    for table in tables(view_of(read)):
        assert list(map(str, frames[table.name].dtypes)) == [
            dtypes.get(kind, "Int64") for kind in table.columns.values()
        ]


def test_records_and_an_empty_graph_have_tables_too(council: KnowledgeGraph) -> None:
    assert list(graph.tables(council)["entities"]["name"]) == [
        row["name"] for row in found(council)["entities"]
    ]
    empty = graph.tables(KnowledgeGraph())
    assert {name: len(frame) for name, frame in empty.items() if name != "build"} == dict.fromkeys(
        set(empty) - {"build"}, 0
    )
    assert next(iter(empty["articles"])) == "id"


def test_without_pandas_it_is_said_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import graph\nfrom graph.records import KnowledgeGraph\n"
        "try: graph.tables(KnowledgeGraph())\n"
        "except graph.api.UsageError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "Tables need pandas: install it (pip install pandas).\n"
