"""Write the network as Cytoscape JSON with a style, for Cytoscape and cytoscape.js."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Edge, Node, Value, flatten, text_of
from graph.export.json import array, encoded
from graph.export.look import Look, edge_colour, looks
from graph.export.property_graph import interaction
from graph.export.view import GraphView

_SHAPES: Mapping[str, str] = {"circle": "ellipse", "square": "rectangle"}
_STYLE = (
    {
        "selector": "node",
        "style": {
            "content": "data(label)",
            "background-color": "data(colour)",
            "shape": "data(shape)",
            "width": "data(size)",
            "height": "data(size)",
            "font-size": 10,
            "text-valign": "bottom",
        },
    },
    {
        "selector": "edge",
        "style": {
            "width": 1,
            "line-color": "data(colour)",
            "target-arrow-color": "data(colour)",
            "target-arrow-shape": "triangle",
            "curve-style": "bezier",
        },
    },
    {"selector": "edge[kind = 'co-mention']", "style": {"target-arrow-shape": "none"}},
    {"selector": "edge[?negated]", "style": {"line-style": "dashed"}},
)


def write_cyjs(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write a network to a Cytoscape JSON file; raises WriteError.

    Ids and attributes are those of the GraphML file, aliases and roles as lists, evidence as JSON text, since
    Cytoscape has no other place for it. `value` and `key` are the ids again, by which networkx knows them.
    """
    write_whole(path, _lines(view))


def _lines(view: GraphView) -> Iterator[str]:
    flat, drawn = flatten(view.network, view.measures), looks(view)
    named = {"name": view.title, "build": view.build}
    yield (
        '{"format_version": "1.0", "generated_by": "newsgraph", "target_cytoscapejs_version": "~3.0",\n'
        f'"directed": true, "multigraph": true, "data": {encoded(named)},\n'
        f'"style": {encoded(_STYLE)},\n"elements": {{"nodes": '
    )
    yield from array(_node(node, drawn[node.entity]) for node in flat.nodes())
    yield ',\n"edges": '
    yield from array({"data": _edge(edge)} for edge in flat.edges())
    yield "}}\n"


def _node(node: Node, look: Look) -> dict[str, object]:
    shape = _SHAPES.get(look.shape, look.shape)
    own = {"id": node.id, "value": node.id, "colour": look.colour, "shape": shape, "size": 2 * look.radius}
    return {"data": {**_listed(node.values), **own}, "position": {"x": look.x, "y": look.y}}


def _edge(edge: Edge) -> dict[str, object]:
    own = {"id": edge.id, "key": edge.id, "source": edge.source, "target": edge.target}
    drawn = {"interaction": interaction(edge.values), "colour": edge_colour(edge.values.get("kind"))}
    return {**_listed(edge.values), **drawn, **own}


def _listed(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: _list(value) for name, value in values.items()}


def _list(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value) if all(isinstance(item, str) for item in value) else text_of(value)
    return value
