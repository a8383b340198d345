from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from networks import lean, stories

from graph.export.characters import without_surrogates
from graph.export.parquet import write_parquet
from graph.export.tables import tables
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph


def read(view: GraphView, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    write_parquet(view, folder)
    return {
        table.name: duckdb.read_parquet(str(folder / f"{table.name}.parquet")).fetchall()
        for table in tables(view)
    }


@lean
@given(stories())
def test_every_cell_comes_back(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph) -> None:
    view = view_of(knowledge)
    assert read(view, tmp_path_factory.mktemp("it's")) == {
        table.name: [
            tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row)
            for row in table.rows()
        ]
        for table in tables(view)
    }


def test_an_empty_graph_has_its_tables(tmp_path: Path) -> None:
    view = view_of(KnowledgeGraph())
    assert read(view, tmp_path) == {
        table.name: [(view.build,)] if table.name == "build" else [] for table in tables(view)
    }
