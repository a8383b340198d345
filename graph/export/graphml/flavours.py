"""Dress a GraphML file for one program: what it takes from places of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from graph.export.attributes import Edge, Node, Value, text_of
from graph.export.characters import for_xml, for_xml_attribute
from graph.export.look import channels, edge_colour, looks
from graph.export.parallel import Parallels
from graph.export.plain import Kind
from graph.export.property_graph import ENTITY, interaction, label_of, type_of
from graph.export.view import GraphView

_SCHEMAS = "http://graphml.graphdrawing.org/xmlns"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a flavour adds to one element: to its tag, further attributes, and XML before and behind them."""

    attributes: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    first: str = ""
    last: str = ""


_PLAIN = Dress()


class Flavour:
    """The plain file, and what the flavours have in common."""

    program: ClassVar[str] = ""
    spaces: ClassVar[str] = ""
    schema: ClassVar[str] = f"{_SCHEMAS}/1.0/graphml.xsd"
    keys: ClassVar[str] = ""
    node_kinds: ClassVar[Mapping[str, Kind]] = {}
    edge_kinds: ClassVar[Mapping[str, Kind]] = {}

    def __init__(self, view: GraphView) -> None:
        self._looks = looks(view)

    def node(self, node: Node) -> Dress:  # noqa: ARG002  # the plain file adds nothing
        """Return what is added to a node."""
        return _PLAIN

    def edge(self, edge: Edge) -> Dress:  # noqa: ARG002  # the same
        """Return what is added to an edge."""
        return _PLAIN


class Gephi(Flavour):
    """Colours, sizes and positions, and a type for each edge by which parallel ones stay apart.

    Gephi takes the type from `label` in the tag, and adds up edges of one type between the same two: the
    second of a type is `statement 2`. It draws y upwards.
    """

    program = "Gephi"
    _DRAWN: ClassVar[Mapping[str, Kind]] = dict.fromkeys(("r", "g", "b"), Kind.COUNT)
    node_kinds: ClassVar[Mapping[str, Kind]] = {**_DRAWN, **dict.fromkeys(("size", "x", "y"), Kind.NUMBER)}
    edge_kinds: ClassVar[Mapping[str, Kind]] = _DRAWN

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._parallels = Parallels()

    def node(self, node: Node) -> Dress:
        """Return colour, size and position."""
        look = self._looks[node.entity]
        place = {"size": 2 * look.radius, "x": look.x, "y": -look.y}
        return Dress(values={**_rgb(look.colour), **place})

    def edge(self, edge: Edge) -> Dress:
        """Return the type and the colour."""
        type_ = for_xml_attribute(self._parallels.type_of(edge))
        return Dress(f' label="{type_}"', _rgb(edge_colour(edge.values.get("kind"))))


class Cytoscape(Flavour):
    """The `interaction` and the `name` of each edge, as its tables have them; a node's name is its own."""

    program = "Cytoscape"
    edge_kinds: ClassVar[Mapping[str, Kind]] = {"interaction": Kind.TEXT, "name": Kind.TEXT}

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._named: dict[str, str] = {}

    def node(self, node: Node) -> Dress:
        """Remember the name for the edges."""
        self._named[node.id] = text_of(node.values["name"])
        return _PLAIN

    def edge(self, edge: Edge) -> Dress:
        """Return the interaction, and the name as Cytoscape makes it."""
        between = interaction(edge.values)
        name = f"{self._named[edge.source]} ({between}) {self._named[edge.target]}"
        return Dress(values={"interaction": between, "name": name})


class Neo4j(Flavour):
    """Labels and types where `apoc.import.graphml` reads them, with readLabels and without."""

    program = "Neo4j, with APOC"
    keys = (
        '<key id="labels" for="node" attr.name="labels" attr.type="string"/>\n'
        '<key id="label" for="edge" attr.name="relationship" attr.type="string"/>\n'
    )

    def node(self, node: Node) -> Dress:
        """Return the labels."""
        labels = f":{ENTITY}:{label_of(node.values)}"
        return Dress(f' labels="{labels}"', first=f'<data key="labels">{labels}</data>')

    def edge(self, edge: Edge) -> Dress:
        """Return the type, which has to come first."""
        type_ = type_of(edge.values)
        return Dress(f' label="{type_}"', first=f'<data key="label">{type_}</data>')


class Yed(Flavour):
    """Shapes, colours, positions and visible labels in the elements of yFiles."""

    program = "yEd"
    _SHAPES: ClassVar[Mapping[str, str]] = {"circle": "ellipse", "square": "rectangle", "star": "star5"}
    spaces = ' xmlns:y="http://www.yworks.com/xml/graphml"'
    schema = f"{_SCHEMAS}/1.1/ygraphml.xsd"
    keys = (
        '<key id="n_graphics" for="node" yfiles.type="nodegraphics"/>\n'
        '<key id="e_graphics" for="edge" yfiles.type="edgegraphics"/>\n'
    )

    def node(self, node: Node) -> Dress:
        """Return the drawing of a node with its label below."""
        look = self._looks[node.entity]
        size, half = 2 * look.radius, look.radius
        label = for_xml(text_of(node.values["label"]))
        return Dress(
            last=(
                '<data key="n_graphics"><y:ShapeNode>'
                f'<y:Geometry height="{size}" width="{size}"'
                f' x="{round(look.x - half, 1)}" y="{round(look.y - half, 1)}"/>'
                f'<y:Fill color="{look.colour}" transparent="false"/><y:BorderStyle hasColor="false"/>'
                f'<y:NodeLabel modelName="sides" modelPosition="s">{label}</y:NodeLabel>'
                f'<y:Shape type="{self._SHAPES.get(look.shape, look.shape)}"/>'
                "</y:ShapeNode></data>"
            )
        )

    def edge(self, edge: Edge) -> Dress:
        """Return the drawing of an edge: an arrow with words; a co-mention is a plain line."""
        kind = edge.values.get("kind")
        mutual = kind == "co-mention"
        words = (
            "" if mutual else f"<y:EdgeLabel>{for_xml(text_of(edge.values.get('label', '')))}</y:EdgeLabel>"
        )
        return Dress(
            last=(
                '<data key="e_graphics"><y:PolyLineEdge>'
                f'<y:LineStyle color="{edge_colour(kind)}" type="line" width="1.0"/>'
                f'<y:Arrows source="none" target="{"none" if mutual else "standard"}"/>{words}'
                "</y:PolyLineEdge></data>"
            )
        )


def _rgb(colour: str) -> dict[str, Value]:
    return dict(zip("rgb", channels(colour), strict=True))


FLAVOURS: Mapping[str, type[Flavour]] = {
    "": Flavour,
    "gephi": Gephi,
    "yed": Yed,
    "cytoscape": Cytoscape,
    "neo4j": Neo4j,
}
