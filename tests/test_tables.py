from collections.abc import Mapping
from typing import TYPE_CHECKING

from hypothesis import given
from networks import lean, networks, stories, view_over

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
