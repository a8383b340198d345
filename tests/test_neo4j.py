import csv
from pathlib import Path

from graph.export.attributes import flatten, text_of
from graph.export.neo4j import write_neo4j
from graph.export.view import view_of
from graph.records import KnowledgeGraph


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_entity_has_its_id_its_labels_and_typed_columns(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    write_neo4j(view, tmp_path)
    measures = view.measures["brandt"]
    assert read(tmp_path / "entities.csv")[0] == {
        "entity_id:ID(Entity)": "brandt",
        "label": "Brandt",
        "name": "Ida Brandt",
        "entity_type": "PERSON",
        "named:boolean": "true",
        "observer:boolean": "false",
        "aliases:string[]": "Brandt;IB",
        "roles:string[]": "head of the Harbour Office",
        "mentions:int": "3",
        "articles:int": "2",
        "quotations:int": "2",
        "first": "2025-03-04",
        "last": "2025-03-06",
        "degree:int": "2",
        "weighted_degree:double": str(measures.weighted_degree),
        "betweenness:double": "0.0",
        "community:int": "0",
        "importance:double": str(measures.importance),
        ":LABEL": "Entity;Person",
    }


def test_every_link_is_there_with_its_type_and_its_evidence(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    write_neo4j(view, tmp_path)
    found = {row["edge_id"]: (row[":TYPE"], row["evidence"]) for row in read(tmp_path / "links.csv")}
    assert found["st:q3:addressee:quist"][0] == "SPEAKS_TO"
    assert {id_: evidence for id_, (_, evidence) in found.items()} == {
        edge.values["edge_id"]: text_of(edge.values["evidence"])
        for edge in flatten(view.network, view.measures).edges()
    }


def test_who_is_mentioned_where_is_counted(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_neo4j(view_of(council), tmp_path)
    assert [tuple(row.values()) for row in read(tmp_path / "mentioned_in.csv")] == [
        ("brandt", "a1", "MENTIONED_IN", "2"),
        ("brandt", "a2", "MENTIONED_IN", "1"),
        ("office", "a1", "MENTIONED_IN", "1"),
        ("office", "a2", "MENTIONED_IN", "1"),
        ("quist", "a1", "MENTIONED_IN", "3"),
        ("quist", "a2", "MENTIONED_IN", "1"),
    ]
