"""Write a graph to files, one module a format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from graph.export.csv import write_csv
from graph.export.cyjs import write_cyjs
from graph.export.cypher import write_cypher
from graph.export.ftm import write_ftm
from graph.export.gexf import write_gexf
from graph.export.graphml import FLAVOURS, write_graphml
from graph.export.html import write_html
from graph.export.json import write_json
from graph.export.neo4j import write_neo4j
from graph.export.node_link import write_node_link
from graph.export.obsidian import write_obsidian
from graph.export.parquet import write_parquet
from graph.export.rdf import write_json_ld, write_turtle
from graph.export.sqlite import write_sqlite
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

    write: Callable[[GraphView, Path, str], None]
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


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format(
            lambda view, path, flavour: write_json(view.knowledge, path, view.build, restate=bool(flavour)),
            "graph.json",
            "for programs",
            {"restated": "count mentions in it"},
        ),
        "html": Format(lambda view, path, _: write_html(view, path), "graph.html", "open it in a browser"),
        "graphml": Format(
            write_graphml,
            "graph.graphml",
            "open it in Gephi, Cytoscape or yEd",
            {name: f"open it in {flavour.program}" for name, flavour in FLAVOURS.items() if name},
        ),
        "gexf": Format(write_gexf, "graph.gexf", "open it in Gephi or Gephi Lite, with a timeline"),
        "cyjs": Format(write_cyjs, "graph.cyjs", "open it in Cytoscape"),
        "csv": Format(
            write_csv, "csv", "tables for pandas, Gephi or a spreadsheet", {"excel": "tables for Excel"}
        ),
        "sqlite": Format(write_sqlite, "graph.sqlite", "query it with SQL, or open it in Datasette"),
        "parquet": Format(
            write_parquet, "parquet", "tables for DuckDB, Spark or pandas", needs="duckdb", extra="parquet"
        ),
        "obsidian": Format(write_obsidian, "obsidian", "open it as a vault in Obsidian"),
        "ftm": Format(write_ftm, "graph.ftm.json", "load it into Aleph"),
        "turtle": Format(write_turtle, "graph.ttl", "for linked data"),
        "json-ld": Format(write_json_ld, "graph.jsonld", "for linked data"),
        "cypher": Format(write_cypher, "graph.cypher", "run it in Neo4j"),
        "neo4j": Format(write_neo4j, "neo4j", "tables for neo4j-admin import"),
        "node-link": Format(write_node_link, "graph.node-link.json", "for networkx and d3"),
    }
)
