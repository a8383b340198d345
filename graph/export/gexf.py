"""Write the network as GEXF 1.3, with dates for a timeline, colours and places, for Gephi and Gephi Lite."""

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Edge, Node, Value, flatten, text_of
from graph.export.characters import for_xml, for_xml_attribute
from graph.export.days import is_day
from graph.export.look import Look, channels, edge_colour, looks
from graph.export.parallel import Parallels
from graph.export.plain import Kind
from graph.export.view import GraphView

_SPACE = "http://gexf.net/1.3"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<gexf xmlns="{_SPACE}" xmlns:viz="{_SPACE}/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}/gexf.xsd" version="1.3">\n'
    "  <meta>\n    <creator>newsgraph</creator>\n    <keywords>build {build}</keywords>\n"
    "    <description>{title}</description>\n  </meta>\n"
    '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
)
_TYPES: Mapping[Kind, str] = {Kind.COUNT: "integer"}
_SHAPES: Mapping[str, str] = {"circle": "disc"}


def write_gexf(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write a network to a GEXF file; raises WriteError.

    Ids and attributes are those of the GraphML file. A node and an edge last from the first to the last day
    on which an article about them was published, and always where none states a day. Parallel edges have
    each a kind of their own.
    """
    write_whole(path, _lines(view))


def _lines(view: GraphView) -> Iterator[str]:
    flat, drawn, parallels = flatten(view.network, view.measures), looks(view), Parallels()
    yield _HEAD.format(build=view.build, title=for_xml(view.title))
    node_starts = yield from _attributes("node", flat.node_kinds)
    edge_starts = yield from _attributes("edge", flat.edge_kinds)
    yield "    <nodes>\n"
    for node in flat.nodes():
        yield _node(node, drawn[node.entity], node_starts)
    yield "    </nodes>\n    <edges>\n"
    for edge in flat.edges():
        yield _edge(edge, parallels.type_of(edge), edge_starts)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _attributes(owner: str, kinds: Mapping[str, Kind]) -> Generator[str, None, dict[str, str]]:
    """Yield the declarations, and return how the value of each attribute begins."""
    starts = {}
    yield f'    <attributes class="{owner}">\n'
    for number, (name, kind) in enumerate(kinds.items()):
        yield f'      <attribute id="{number}" title="{name}" type="{_TYPES.get(kind, kind)}"/>\n'
        starts[name] = f'          <attvalue for="{number}" value="'
    yield "    </attributes>\n"
    return starts


def _node(node: Node, look: Look, starts: Mapping[str, str]) -> str:
    label = for_xml_attribute(text_of(node.values["label"]))
    shape = _SHAPES.get(look.shape, look.shape)
    return (
        f'      <node id="{node.id}" label="{label}"{_lasting(node.values)}>\n{_values(node.values, starts)}'
        f'        <viz:size value="{2 * look.radius}"/>\n{_colour(look.colour)}'
        f'        <viz:position x="{look.x}" y="{-look.y}" z="0"/>\n        <viz:shape value="{shape}"/>\n'
        "      </node>\n"
    )


def _edge(edge: Edge, kind: str, starts: Mapping[str, str]) -> str:
    label = for_xml_attribute(text_of(edge.values.get("label", "")))
    weight = edge.values.get("weight", 1.0)
    return (
        f'      <edge id="{edge.id}" source="{edge.source}" target="{edge.target}"'
        f' kind="{for_xml_attribute(kind)}" label="{label}" weight="{weight}"{_lasting(edge.values)}>\n'
        f"{_values(edge.values, starts)}{_colour(edge_colour(edge.values.get('kind')))}      </edge>\n"
    )


def _values(values: Mapping[str, Value], starts: Mapping[str, str]) -> str:
    written = "".join(
        f'{starts[name]}{for_xml_attribute(text_of(value))}"/>\n' for name, value in values.items()
    )
    return f"        <attvalues>\n{written}        </attvalues>\n"


def _colour(colour: str) -> str:
    red, green, blue = channels(colour)
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'


def _lasting(values: Mapping[str, Value]) -> str:
    first, last = values.get("first"), values.get("last")
    return f' start="{first}" end="{last}"' if is_day(first) and is_day(last) else ""
