import re
from dataclasses import replace
from pathlib import Path

import real_ladybug

from graph.export.attributes import Flat, flatten
from graph.export.cypher import write_cypher
from graph.export.plain import Kind
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph

TYPES = {
    Kind.TEXT: "STRING",
    Kind.TRUTH: "BOOL",
    Kind.COUNT: "INT64",
    Kind.LONG: "INT64",
    Kind.NUMBER: "DOUBLE",
}
LISTS = {"aliases", "roles"}


def run(view: GraphView, folder: Path) -> real_ladybug.Connection:
    """Run the script in an engine of openCypher; Neo4j alone knows constraints and a second label."""
    write_cypher(view, folder / "graph.cypher")
    flat = flatten(view.network, view.measures)
    lines = (folder / "graph.cypher").read_text("utf-8").splitlines()
    connection = real_ladybug.Connection(real_ladybug.Database(str(folder / "graph.lbug")))
    kinds = {name: "STRING[]" if name in LISTS else TYPES[kind] for name, kind in flat.node_kinds.items()}
    columns = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
    connection.execute(f"CREATE NODE TABLE Entity({columns}, PRIMARY KEY (entity_id))")
    columns = ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in flat.edge_kinds.items())
    for type_ in sorted(set(re.findall(r"\)-\[r:(\w+) \{edge_id", "\n".join(lines)))):
        connection.execute(f"CREATE REL TABLE {type_}(FROM Entity TO Entity, {columns})")
    for line in lines[2:]:
        connection.execute(re.sub(r", e:\w+;$", ";", line))
    return connection


def asked(connection: real_ladybug.Connection, query: str) -> list[list[object]]:
    found = connection.execute(query)
    assert isinstance(found, real_ladybug.QueryResult)
    return sorted(found.get_all())


def links(flat: Flat) -> list[list[object]]:
    ids = {node.id: node.values["entity_id"] for node in flat.nodes()}
    return sorted(
        [ids[e.source], ids[e.target], e.values["edge_id"], e.values["weight"]] for e in flat.edges()
    )


def test_an_engine_of_open_cypher_builds_the_network(council: KnowledgeGraph, tmp_path: Path) -> None:
    view = view_of(council)
    connection = run(view, tmp_path)
    ends = "MATCH (a)-[r]->(b) RETURN a.entity_id, b.entity_id, r.edge_id, r.weight"
    assert asked(connection, ends) == links(flatten(view.network, view.measures))
    told = "MATCH (a {name: 'Ida Brandt'})-[r:SPEAKS_TO]->(b) RETURN a.aliases, b.label, r.quotation"
    words = "the Harbour Office would close the bridge"
    assert asked(connection, told) == [[["Brandt", "IB"], "Quist", words]]


def test_whatever_the_words_are_they_come_back(council: KnowledgeGraph, tmp_path: Path) -> None:
    hostile = 'It\'s \\ "x"; MATCH (n) DELETE n //\n\r\t\x01\u2028\u202e\ud800 {$x} `é\U0001f600'
    first, *others = council.entities
    view = view_of(replace(council, entities=(replace(first, name=hostile, roles=(hostile,)), *others)))
    found = asked(run(view, tmp_path), "MATCH (e {label: 'Brandt'}) RETURN e.name, e.roles")
    kept = hostile.replace("\ud800", "\ufffd")
    assert found == [[kept, [kept]]]


def test_the_script_begins_with_the_constraint_that_makes_it_fast(
    council: KnowledgeGraph, tmp_path: Path
) -> None:
    write_cypher(view_of(council), tmp_path / "graph.cypher")
    _, first, second, *_ = (tmp_path / "graph.cypher").read_text("utf-8").splitlines()
    assert first.startswith("CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity)")
    assert second.endswith(", e:Person;")
