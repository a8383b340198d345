"""Write a graph to files, one module a format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from graph.export.graphml import write_graphml
from graph.export.html import write_html
from graph.export.json import write_json
from graph.export.view import GraphView

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a graph is written in: how, and what a person does with the file.

    `write` raises `WriteError` where it cannot, and then what stood there before still stands.
    """

    write: Callable[[GraphView, Path], None]
    use: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format(lambda view, path: write_json(view.knowledge, path), "for programs"),
        "html": Format(write_html, "open it in a browser"),
        "graphml": Format(
            lambda view, path: write_graphml(view.network, view.measures, path),
            "open it in Gephi, Cytoscape or yEd",
        ),
    }
)
