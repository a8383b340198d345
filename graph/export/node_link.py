"""Write the network as node-link JSON, as networkx and d3 read it."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Value, flatten
from graph.export.json import array, encoded
from graph.export.view import GraphView
from graph.records import Evidence


def write_node_link(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write a network to a node-link JSON file; raises WriteError.

    Ids and attributes are those of the GraphML file, lists as lists: `networkx.node_link_graph(data,
    edges="edges")` gives them back, the edges under their short ids as keys.
    """
    write_whole(path, _lines(view))


def _lines(view: GraphView) -> Iterator[str]:
    flat = flatten(view.network, view.measures)
    name = encoded({"name": view.title, "build": view.build})
    yield f'{{"directed": true, "multigraph": true, "graph": {name},\n"nodes": '
    yield from array({**_listed(node.values), "id": node.id} for node in flat.nodes())
    yield ',\n"edges": '
    yield from array(
        {**_listed(edge.values), "source": edge.source, "target": edge.target, "key": edge.id}
        for edge in flat.edges()
    )
    yield "}\n"


def _listed(values: dict[str, Value]) -> dict[str, object]:
    return {name: _lists(value) for name, value in values.items()}


def _lists(value: Value) -> object:
    if isinstance(value, tuple):
        return [asdict(item) if isinstance(item, Evidence) else item for item in value]
    return value
