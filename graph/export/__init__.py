"""Write a graph to files, one module a format, loaded when it first writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.export.view import GraphView

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a graph is written in: how, under which name, and what a person does with it.

    `write` takes the path of the file, or of the folder where a format is several files, and the name of a
    flavour, empty for the plain one. It raises `WriteError` where it cannot, and then what stood there
    before still stands. `flavours` tells for each further flavour what it is for. `needs` is a package, which
    comes with the `extra` of newsgraph.
    """

    write: "Callable[[GraphView, Path, str], None]"
    file: str
    use: str
    flavours: Mapping[str, str] = field(default_factory=dict)
    needs: str = ""
    extra: str = ""

    @property
    def lacking(self) -> str:
        """What to install, as a sentence that begins with `needs`; empty where nothing lacks."""
        if not self.needs or find_spec(self.needs) is not None:
            return ""
        return f"needs {self.needs}: install it in newsgraph's folder (pip install '.[{self.extra}]')"

    def named(self, flavour: str) -> str:
        """Return the name of the file in a flavour, which stands before its ending."""
        stem, dot, ending = self.file.partition(".")
        return f"{stem}.{flavour}{dot}{ending}" if flavour else self.file


def _late(module: str, name: str) -> "Callable[[GraphView, Path, str], None]":
    def write(view: "GraphView", path: Path, flavour: str) -> None:
        getattr(import_module(f"graph.export.{module}"), name)(view, path, flavour)

    return write


def _write_json(view: "GraphView", path: Path, flavour: str) -> None:
    from graph.export.json import write_json  # noqa: PLC0415 - as said above

    write_json(view.knowledge, path, view.build, restate=bool(flavour))


def _write_html(view: "GraphView", path: Path, _flavour: str) -> None:
    from graph.export.html import write_html  # noqa: PLC0415 - as said above

    write_html(view, path)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format(
            _write_json,
            "graph.json",
            "for programs",
            {"restated": "count mentions in it"},
        ),
        "html": Format(_write_html, "graph.html", "open it in a browser"),
        "graphml": Format(
            _late("graphml", "write_graphml"),
            "graph.graphml",
            "open it in Gephi, Cytoscape or yEd",
            {
                "gephi": "open it in Gephi",
                "yed": "open it in yEd",
                "cytoscape": "open it in Cytoscape",
                "neo4j": "open it in Neo4j, with APOC",
            },
        ),
        "gexf": Format(
            _late("gexf", "write_gexf"), "graph.gexf", "open it in Gephi or Gephi Lite, with a timeline"
        ),
        "cyjs": Format(_late("cyjs", "write_cyjs"), "graph.cyjs", "open it in Cytoscape"),
        "csv": Format(
            _late("csv", "write_csv"),
            "csv",
            "tables for pandas, Gephi or a spreadsheet",
            {"excel": "tables for Excel"},
        ),
        "sqlite": Format(
            _late("sqlite", "write_sqlite"), "graph.sqlite", "query it with SQL, or open it in Datasette"
        ),
        "parquet": Format(
            _late("parquet", "write_parquet"),
            "parquet",
            "tables for DuckDB, Spark or pandas",
            needs="duckdb",
            extra="parquet",
        ),
        "obsidian": Format(_late("obsidian", "write_obsidian"), "obsidian", "open it as a vault in Obsidian"),
        "ftm": Format(_late("ftm", "write_ftm"), "graph.ftm.json", "load it into Aleph"),
        "turtle": Format(_late("rdf", "write_turtle"), "graph.ttl", "for linked data"),
        "json-ld": Format(_late("rdf", "write_json_ld"), "graph.jsonld", "for linked data"),
        "cypher": Format(_late("cypher", "write_cypher"), "graph.cypher", "run it in Neo4j"),
        "neo4j": Format(_late("neo4j", "write_neo4j"), "neo4j", "tables for neo4j-admin import"),
        "node-link": Format(
            _late("node_link", "write_node_link"), "graph.node-link.json", "for networkx and d3"
        ),
    }
)
