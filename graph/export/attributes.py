"""Flatten the network into plain attributes, in one way for every format that has nodes and edges."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.export.plain import Kind, fitted, kinds_of
from graph.network.measures import Measures
from graph.records import Evidence

if TYPE_CHECKING:
    import networkx as nx

Value: TypeAlias = str | int | float | tuple[str, ...] | tuple[Evidence, ...]
# So many proofs of one link are written; at a thousand articles all of them make a file that no reader opens.
SHOWN = 10
# Attribute names keep clear of what a reader takes for its own: `id`, `type`, `size`, `x`, `color`.
NODE_KINDS: Mapping[str, Kind] = {
    "label": Kind.TEXT,
    "name": Kind.TEXT,
    "entity_id": Kind.TEXT,
    "entity_type": Kind.TEXT,
    "named": Kind.TRUTH,
    "observer": Kind.TRUTH,
    "aliases": Kind.TEXT,
    "roles": Kind.TEXT,
    "mentions": Kind.COUNT,
    "articles": Kind.COUNT,
    "quotations": Kind.COUNT,
    "first": Kind.TEXT,
    "last": Kind.TEXT,
    "degree": Kind.COUNT,
    "weighted_degree": Kind.NUMBER,
    "betweenness": Kind.NUMBER,
    "community": Kind.COUNT,
    "importance": Kind.NUMBER,
}
EDGE_KINDS: Mapping[str, Kind] = {
    "label": Kind.TEXT,
    "weight": Kind.NUMBER,
    "edge_id": Kind.TEXT,
    "kind": Kind.TEXT,
    "rule": Kind.TEXT,
    "relation_type": Kind.TEXT,
    "predicate": Kind.TEXT,
    "to": Kind.TEXT,
    "speaker": Kind.TEXT,
    "quotation_id": Kind.TEXT,
    "quotation_kind": Kind.TEXT,
    "quotation": Kind.TEXT,
    "negated": Kind.TRUTH,
    "qualifier": Kind.TEXT,
    "modality": Kind.TEXT,
    "reported": Kind.TRUTH,
    "sentences": Kind.COUNT,
    "paragraphs": Kind.COUNT,
    "support": Kind.COUNT,
    "publishers": Kind.COUNT,
    "first": Kind.TEXT,
    "last": Kind.TEXT,
    "evidence": Kind.TEXT,
}
# The network's own words for what carries another name outside.
_NODE_INSIDE = {"type": "entity_type"}
_EDGE_INSIDE = {
    "type": "relation_type",
    "quotation": "quotation_id",
    "content": "quotation",
    "quotations": "",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A node under a short id, `n0` on; of its values those that are unknown or empty are missing."""

    id: str
    entity: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge under a short id, `e0` on, between two nodes by theirs; missing values as in `Node`."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Flat:
    """A network as nodes and edges with plain attributes, in the order of their ids; it is not copied.

    `node_kinds` and `edge_kinds` name every attribute with its one kind: those of this module, then those
    that a caller has added, in the order of their names. A value of another kind than its attribute's is
    missing.
    """

    node_kinds: Mapping[str, Kind]
    edge_kinds: Mapping[str, Kind]
    ids: Mapping[str, str]
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes, `n0` first."""
        for entity, short in self.ids.items():
            data = _renamed(self.network.nodes[entity], _NODE_INSIDE)
            measures = self.measures.get(entity)
            found: dict[str, Any] = {**data, "entity_id": entity, **(asdict(measures) if measures else {})}
            found["name"] = found.get("name") or str(entity)
            found["label"] = found.get("label") or found["name"]
            yield Node(short, entity, dict(_values(found, self.node_kinds)))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges, `e0` first."""
        ids, nodes = self.ids, self.network.nodes
        for index, (key, source, target, data) in enumerate(_sorted_edges(self.network)):
            found = _renamed(data, _EDGE_INSIDE)
            found["edge_id"] = key if isinstance(key, str) else f"{source}:{target}:{key}"
            found["label"] = found.get("label") or found.get("kind")
            if (speaker := found.get("speaker")) is not None and speaker in nodes:
                found["speaker"] = nodes[speaker].get("name", speaker)
            evidence = found.get("evidence", ())
            if len(evidence) > SHOWN:
                found["evidence"] = _shown(evidence)
            yield Edge(f"e{index}", ids[source], ids[target], dict(_values(found, self.edge_kinds)))


def flatten(network: "nx.MultiDiGraph[str]", measures: Mapping[str, Measures]) -> Flat:
    """Return the network as plain attributes; what a caller has put on it is among them."""
    return Flat(
        node_kinds={**NODE_KINDS, **kinds_of(network.nodes.values(), {*NODE_KINDS, *_NODE_INSIDE})},
        edge_kinds={
            **EDGE_KINDS,
            **kinds_of((data for *_, data in network.edges(data=True)), {*EDGE_KINDS, *_EDGE_INSIDE}),
        },
        ids={entity: f"n{index}" for index, entity in enumerate(sorted(network, key=_order))},
        network=network,
        measures=measures,
    )


def text_of(value: Value) -> str:
    """Return a value as text: a list as JSON, true and false as in JSON.

    >>> text_of(("Okafor", "HO")), text_of(True), text_of(0.5)
    ('["Okafor", "HO"]', 'true', '0.5')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return f"[{', '.join(map(_item, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)  # one sentence proves many links
def _item(item: str | Evidence) -> str:
    return json.dumps(item if isinstance(item, str) else asdict(item), ensure_ascii=False)


def _order(key: object) -> tuple[str, str]:
    # A caller's network may hold 1 beside "1".
    return str(key), type(key).__name__


def _sorted_edges(network: "nx.MultiDiGraph[str]") -> Iterator[tuple[Any, str, str, Mapping[str, Any]]]:
    found = [(key, source, target) for source, target, key in network.edges(keys=True)]
    if all(type(part) is str for edge in found for part in edge):
        found.sort()
    else:
        found.sort(key=lambda edge: [_order(part) for part in edge])
    return ((key, source, target, network[source][target][key]) for key, source, target in found)


def _renamed(data: Mapping[str, Any], inside: Mapping[str, str]) -> dict[str, Any]:
    return {inside.get(name, name): value for name, value in data.items()}


def _values(found: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, Value]]:
    for name, kind in kinds.items():
        value = found.get(name)
        if value is None or (isinstance(value, str | tuple) and not value):
            continue
        if (fit := fitted(value, kind)) is not None and (name != "weight" or fit > 0):
            yield name, fit


def _shown(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the proofs to write: the first of each article before the second of any."""
    met: Counter[str] = Counter()
    ranked: list[tuple[int, int]] = []
    for index, proof in enumerate(evidence):
        ranked.append((met[proof.article], index))
        met[proof.article] += 1
    return tuple(evidence[index] for index in sorted(index for _, index in sorted(ranked)[:SHOWN]))
