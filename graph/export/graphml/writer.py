"""Write GraphML that networkx, igraph, graph-tool, graphology, Gephi and Cytoscape read alike."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
_NO_NAME = re.compile(r"[^\w.-]+")


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
    node_added, node_names = _names(flavour.node_kinds, flat.node_kinds)
    edge_added, edge_names = _names(flavour.edge_kinds, flat.edge_kinds)
    yield from _keys("node", node_added, flavour.node_kinds)
    yield from _keys("node", node_names, flat.node_kinds)
    yield from _keys("edge", edge_added, flavour.edge_kinds)
    yield from _keys("edge", edge_names, flat.edge_kinds)
    yield flavour.keys
    yield '  <graph id="newsgraph" edgedefault="directed">\n'
    for node in flat.nodes():
        dress = flavour.node(node)
        yield f'    <node id="{node.id}"{dress.attributes}>\n{dress.first}'
        yield _data("n", dress.values, node_added) + _data("n", node.values, node_names)
        yield f"{dress.last}    </node>\n"
    for edge in flat.edges():
        dress = flavour.edge(edge)
        yield f'    <edge id="{edge.id}" source="{edge.source}" target="{edge.target}"{dress.attributes}>\n'
        yield dress.first + _data("e", dress.values, edge_added) + _data("e", edge.values, edge_names)
        yield f"{dress.last}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(owner: str, names: Mapping[str, str], kinds: Mapping[str, Kind]) -> Iterator[str]:
    for name, kind in kinds.items():
        shown = names[name]
        yield f'  <key id="{owner[0]}_{shown}" for="{owner}" attr.name="{shown}" attr.type="{kind}"/>\n'


def _names(*groups: Iterable[str]) -> list[dict[str, str]]:
    """Return for each group its attributes' names as XML has names; no two differ by case alone."""
    met: set[str] = set()
    found: list[dict[str, str]] = []
    for group in groups:
        found.append({})
        for name in group:
            plain = shown = _NO_NAME.sub("_", for_xml(name)) or "_"
            number = 1
            while shown.casefold() in met:
                number += 1
                shown = f"{plain}_{number}"
            met.add(shown.casefold())
            found[-1][name] = shown
    return found


def _data(prefix: str, values: Mapping[str, Value], names: Mapping[str, str]) -> str:
    return "".join(
        [
            f'      <data key="{prefix}_{names[name]}">{for_xml(text_of(value))}</data>\n'
            for name, value in values.items()
        ]
    )
