"""Write GraphML that networkx, igraph, graph-tool, graphology, Gephi and Cytoscape read alike."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Flat, Value, flatten, text_of
from graph.export.characters import for_xml
from graph.export.graphml.flavours import FLAVOURS, Flavour
from graph.export.plain import Kind
from graph.export.view import GraphView

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"{{spaces}}'
    f' xsi:schemaLocation="{_SPACE} {{schema}}">\n'
)


def write_graphml(view: GraphView, path: Path, flavour: str = "") -> None:
    """Write a network to a GraphML file; raises WriteError.

    Nodes are `n0` on and edges `e0` on, in the order of their ids, which stand in `entity_id` and
    `edge_id`. Aliases, roles and evidence are JSON text. What is unknown or empty is omitted; a character
    that XML cannot hold is dropped. Every edge is directed, since readers refuse a mixture; a co-mention
    means both directions. Without a flavour the file is valid against the schema of GraphML 1.0.
    """
    write_whole(path, _lines(flatten(view.network, view.measures), FLAVOURS[flavour](view)))


def _lines(flat: Flat, flavour: Flavour) -> Iterator[str]:
    yield _HEAD.format(spaces=flavour.spaces, schema=flavour.schema)
    yield from _keys("node", {**flavour.node_kinds, **flat.node_kinds})
    yield from _keys("edge", {**flavour.edge_kinds, **flat.edge_kinds})
    yield flavour.keys
    yield '  <graph id="newsgraph" edgedefault="directed">\n'
    for node in flat.nodes():
        dress = flavour.node(node)
        data = f"{dress.first}{_data('n', dress.values)}{_data('n', node.values)}{dress.last}"
        yield f'    <node id="{node.id}"{dress.attributes}>\n{data}    </node>\n'
    for edge in flat.edges():
        dress = flavour.edge(edge)
        ends = f'source="{edge.source}" target="{edge.target}"'
        data = f"{dress.first}{_data('e', dress.values)}{_data('e', edge.values)}{dress.last}"
        yield f'    <edge id="{edge.id}" {ends}{dress.attributes}>\n{data}    </edge>\n'
    yield "  </graph>\n</graphml>\n"


def _keys(owner: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    for name, kind in kinds.items():
        yield f'  <key id="{owner[0]}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(prefix: str, values: Mapping[str, Value]) -> str:
    return "".join(
        [f'<data key="{prefix}_{name}">{_written(value)}</data>\n' for name, value in values.items()]
    )


def _written(value: Value) -> str:
    # A number has nothing to replace, and most values are numbers.
    return for_xml(text_of(value)) if isinstance(value, str | tuple) else text_of(value)
