"""Write the network as a Cypher script, for Neo4j and whatever else speaks openCypher."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Value, flatten, text_of
from graph.export.characters import without_surrogates
from graph.export.property_graph import ENTITY, label_of, type_of
from graph.export.view import GraphView

_CONSTRAINT = f"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:{ENTITY}) REQUIRE e.entity_id IS UNIQUE;\n"
_TO_ESCAPE = re.compile(r"[\\'\x00-\x1f\x7f\u2028\u2029]")


def write_cypher(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write a network to a script, a statement a line; raises WriteError.

    It can run again: what is there is brought up to date. Attributes are those of the GraphML file, aliases
    and roles as lists, evidence as JSON text; an edge's type is that of its relation, or tells its kind.
    """
    write_whole(path, _lines(view))


def _lines(view: GraphView) -> Iterator[str]:
    flat = flatten(view.network, view.measures)
    yield f"// newsgraph, build {view.build}\n"
    yield _CONSTRAINT
    ids = {}
    for node in flat.nodes():
        own = dict(node.values)
        ids[node.id] = _literal(own.pop("entity_id"))
        merged = f"MERGE (e:{ENTITY} {{entity_id: {ids[node.id]}}})"
        yield f"{merged} SET {_settings('e', own)}, e:{label_of(node.values)};\n"
    for edge in flat.edges():
        own = dict(edge.values)
        key = _literal(own.pop("edge_id"))
        ends = ", ".join(
            f"({name}:{ENTITY} {{entity_id: {ids[end]}}})"
            for name, end in (("a", edge.source), ("b", edge.target))
        )
        settings = f" SET {_settings('r', own)}" if own else ""
        yield f"MATCH {ends} MERGE (a)-[r:{type_of(edge.values)} {{edge_id: {key}}}]->(b){settings};\n"


def _settings(owner: str, values: Mapping[str, Value]) -> str:
    return ", ".join(
        f"{owner}.{name if name.isidentifier() else f'`{name}`'} = {_literal(value)}"
        for name, value in values.items()
    )


def _literal(value: Value) -> str:
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return f"[{', '.join(_quoted(str(item)) for item in value)}]"
    return _quoted(text_of(value)) if isinstance(value, str | tuple) else text_of(value)


def _quoted(text: str) -> str:
    escaped = _TO_ESCAPE.sub(
        lambda found: f"\\{found[0]}" if found[0] in "\\'" else f"\\u{ord(found[0]):04x}",
        without_surrogates(text),
    )
    return f"'{escaped}'"
