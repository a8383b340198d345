"""Write GraphML that networkx, igraph, graph-tool, graphology, Gephi and Cytoscape read alike."""

from collections.abc import Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from string import ascii_letters

from graph.export.atomic import write_whole
from graph.export.attributes import Edge, Value, flatten, text_of
from graph.export.characters import for_xml
from graph.export.graphml.flavours import FLAVOURS, Flavour
from graph.export.graphml.proof import Proofs
from graph.export.plain import Kind
from graph.export.view import GraphView

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- newsgraph, build {build} -->\n'
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"{{spaces}}'
    f' xsi:schemaLocation="{_SPACE} {{schema}}">\n'
)
# What the ends and the other attributes of an edge tell too: for thousands of articles it is half the file.
_TOLD = {
    "co-mention": ("label", "edge_id", "rule"),
    "statement": ("edge_id", "speaker", "support", "quotation"),
}


def write_graphml(view: GraphView, path: Path, flavour: str = "") -> None:
    """Write a network to a GraphML file; raises WriteError.

    Nodes are `n0` on and edges `e0` on, in the order of their ids. Aliases, roles and evidence are JSON text.
    What is unknown, empty or false is omitted, of an edge also 0 and a `support` of 1; and so is `last` where
    it is `first`, `predicate` where it is `label`, and what `_TOLD` names; of a co-mention one passage is
    written. A character that XML cannot hold is dropped.
    Every edge is directed, since readers refuse a mixture; a co-mention means both directions. Without a
    flavour the file is valid against the schema of GraphML 1.0.
    """
    write_whole(path, _lines(view, FLAVOURS[flavour](view)))


def _lines(view: GraphView, flavour: Flavour) -> Iterator[str]:
    flat = flatten(view.network, view.measures)
    short = chain(ascii_letters, (f"d{number}" for number in count()))
    edge_kinds = {**flavour.edge_kinds, **flat.edge_kinds}
    edge_keys = dict(zip(edge_kinds, short, strict=False))
    node_kinds = {**flavour.node_kinds, **flat.node_kinds}
    node_keys = dict(zip(node_kinds, short, strict=False))
    yield _HEAD.format(build=view.build, spaces=flavour.spaces, schema=flavour.schema)
    yield from _keys("node", node_kinds, node_keys)
    yield from _keys("edge", edge_kinds, edge_keys)
    yield flavour.keys
    yield '<graph id="newsgraph" edgedefault="directed">\n'
    for node in flat.nodes():
        dress = flavour.node(node)
        data = _data(node_keys, {**dress.values, **node.values})
        yield f'<node id="{node.id}"{dress.attributes}>{dress.first}{data}{dress.last}</node>\n'
    proofs = Proofs(view.knowledge.mentions)
    entities = {short: entity for entity, short in flat.ids.items()}
    for edge in flat.edges():
        dress = flavour.edge(edge)
        ends = f'source="{edge.source}" target="{edge.target}"'
        values = _lean(edge, proofs, entities)
        data = _data(edge_keys, {**dress.values, **values})
        yield f'<edge id="{edge.id}" {ends}{dress.attributes}>{dress.first}{data}{dress.last}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _lean(edge: Edge, proofs: Proofs, entities: Mapping[str, str]) -> Mapping[str, Value]:
    """Return the values of an edge without what is told twice, a co-mention with one passage."""
    kind = edge.values.get("kind")
    told = _TOLD.get(kind, ()) if isinstance(kind, str) else ()
    values = {name: value for name, value in edge.values.items() if value and name not in told}
    if values.get("support") == 1:
        del values["support"]
    if values.get("predicate") == values.get("label"):
        values.pop("predicate", None)
    if kind == "co-mention" and edge.evidence:
        values["evidence"] = (proofs.shortest(edge.evidence, entities[edge.source], entities[edge.target]),)
    return values


def _keys(owner: str, kinds: Mapping[str, Kind], keys: Mapping[str, str]) -> Iterator[str]:
    for name, kind in kinds.items():
        yield f'<key id="{keys[name]}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(keys: Mapping[str, str], values: Mapping[str, Value]) -> str:
    first = values.get("first")
    return "".join(
        [
            f'<data key="{keys[name]}">{_written(value)}</data>'
            for name, value in values.items()
            if value is not False and not (name == "last" and value == first)
        ]
    )


def _written(value: Value) -> str:
    # A number has nothing to replace, and most values are numbers.
    return for_xml(text_of(value)) if isinstance(value, str | tuple) else text_of(value)
