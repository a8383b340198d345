import csv
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from networks import lean, stories

from graph.export.csv import write_csv
from graph.export.tables import tables
from graph.export.view import view_of
from graph.records import KnowledgeGraph


def test_gephi_finds_the_columns_that_it_looks_for(council: KnowledgeGraph, tmp_path: Path) -> None:
    write_csv(view_of(council), tmp_path)
    heads = {
        name: (tmp_path / f"{name}.csv").read_text("utf-8").split(",")[:6] for name in ("entities", "edges")
    }
    assert heads == {
        "entities": ["Id", "Label", "name", "entity_type", "named", "observer"],
        "edges": ["Id", "Source", "Target", "Type", "Label", "Weight"],
    }


PLAIN = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "|x", "%x")
BEHIND = ("\t=1", "\r=1", " =1", "\n=1", "\u00a0=1", "\ufeff=1")


@pytest.mark.parametrize("name", [*PLAIN, *BEHIND])
def test_what_looks_like_a_formula_is_text(council: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    first, *others = council.entities
    write_csv(view_of(replace(council, entities=(replace(first, name=name), *others))), tmp_path)
    with (tmp_path / "entities.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert f"'{name}" in names


def test_for_excel_a_file_begins_with_a_byte_order_mark(council: KnowledgeGraph, tmp_path: Path) -> None:
    for flavour in ("", "excel"):
        write_csv(view_of(council), tmp_path / f"csv{flavour}", flavour)
    for plain in sorted((tmp_path / "csv").iterdir()):
        assert (tmp_path / "csvexcel" / plain.name).read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


def test_a_negative_number_is_no_formula(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    view.network.nodes["brandt"]["balance"] = -5
    write_csv(view, tmp_path)
    assert pd.read_csv(tmp_path / "entities.csv")["balance"].dropna().tolist() == [-5]


@lean
@given(stories())
def test_pandas_reads_every_row(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph) -> None:
    folder = tmp_path_factory.mktemp("any")
    view = view_of(knowledge)
    write_csv(view, folder)
    for table in tables(view):
        rows = list(table.rows())
        read = pd.read_csv(folder / f"{table.name}.csv", keep_default_na=False, na_values=[""])
        assert [name.lower() for name in read.columns] == [name.lower() for name in table.columns]
        empty = [[cell is None or cell == "" for cell in row] for row in rows]
        assert read.isna().to_numpy().tolist() == empty
