import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from networks import lean, stories

from graph.errors import WriteError
from graph.export.characters import without_surrogates
from graph.export.sqlite import write_sqlite
from graph.export.tables import tables
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph


def read(view: GraphView, path: Path) -> dict[str, list[tuple[object, ...]]]:
    write_sqlite(view, path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {
            table.name: database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()  # noqa: S608  # ours
            for table in tables(view)
        }


@lean
@given(stories())
def test_every_cell_comes_back(tmp_path_factory: pytest.TempPathFactory, knowledge: KnowledgeGraph) -> None:
    view = view_of(knowledge)
    assert read(view, tmp_path_factory.mktemp("any") / "graph.sqlite") == {
        table.name: [
            tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row)
            for row in table.rows()
        ]
        for table in tables(view)
    }


def test_an_empty_graph_has_its_tables(tmp_path: Path) -> None:
    view = view_of(KnowledgeGraph())
    assert read(view, tmp_path / "graph.sqlite") == {
        table.name: [(view.build,)] if table.name == "build" else [] for table in tables(view)
    }


def test_a_full_disk_is_a_sentence_and_leaves_the_old_file(council: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(WriteError, match=r"graph\.sqlite: cannot be written \(.*\); choose"):
            write_sqlite(view_of(council), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (path.read_text(), [found.name for found in tmp_path.iterdir()]) == ("old", ["graph.sqlite"])
