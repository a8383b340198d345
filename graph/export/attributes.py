"""Flatten the network into plain attributes, in one way for every format that has nodes and edges."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.export.plain import Kind, fitted, kinds_of
from graph.network.measures import Measures
from graph.records import Evidence

if TYPE_CHECKING:
    import networkx as nx

Value: TypeAlias = str | int | float | tuple[str, ...] | tuple[Evidence, ...]
# So many proofs of one link are written; at a thousand articles all of them make a file that no reader opens.
SHOWN = 10
# What XML, and so every format, has no place for in a name.
_NO_NAME = re.compile(
    "[^-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]+"
)
# What a reader takes for its own.
_TAKEN = frozenset(
    "id key source target value type start end x y z r g b size color colour shape position interaction viz"
    " labels relationship".split()
)
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
    "date": Kind.TEXT,
    "since": Kind.TEXT,
    "until": Kind.TEXT,
    "reported": Kind.TRUTH,
    "sentences": Kind.COUNT,
    "paragraphs": Kind.COUNT,
    "support": Kind.COUNT,
    "publishers": Kind.COUNT,
    "first": Kind.TEXT,
    "last": Kind.TEXT,
    "evidence": Kind.TEXT,
}
_MEASURES = tuple(field.name for field in fields(Measures))
_EXACT: Mapping[Kind, type] = {
    Kind.TEXT: str,
    Kind.TRUTH: bool,
    Kind.COUNT: int,
    Kind.LONG: int,
    Kind.NUMBER: float,
}
_SURE = 2**31  # below it, an integer is none too large for any kind
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
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
    """An edge under a short id, `e0` on, between two nodes by theirs; missing values as in `Node`.

    `evidence` is all there is, of which `values` has the first `SHOWN`.
    """

    id: str
    source: str
    target: str
    values: dict[str, Value]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Flat:
    """A network as nodes and edges with plain attributes, in the order of their ids; it is not copied.

    `node_kinds` and `edge_kinds` name every attribute with its one kind: those of this module, then those
    that a caller has added, in the order of their names. A value of another kind than its attribute's is
    missing. `node_names` and `edge_names` give those that have another name in the network: what has no place
    in a name is `_`, and `_` stands behind a name that is taken, by a reader or but for its capitals. `ids`
    gives the short id of each entity, `texts` its own as text; where the keys of a caller's edges are no
    unique texts, their short ids stand for them.
    """

    node_kinds: Mapping[str, Kind]
    edge_kinds: Mapping[str, Kind]
    node_names: Mapping[str, str]
    edge_names: Mapping[str, str]
    ids: Mapping[str, str]
    texts: Mapping[str, str]
    network: "nx.MultiDiGraph[str]"
    measures: Mapping[str, Measures]

    def nodes(self) -> Iterator[Node]:
        """Yield the nodes, `n0` first."""
        kinds = [(name, kind, _EXACT[kind]) for name, kind in self.node_kinds.items()]
        for entity, short in self.ids.items():
            data = _renamed(self.network.nodes[entity], self.node_names)
            measures = self.measures.get(entity)
            found = {**data, "entity_id": self.texts[entity]}
            found |= {name: getattr(measures, name) for name in _MEASURES} if measures else {}
            found["name"] = found.get("name") or self.texts[entity]
            found["label"] = found.get("label") or found["name"]
            yield Node(short, entity, _values(found, kinds))

    def edges(self) -> Iterator[Edge]:
        """Yield the edges, `e0` first."""
        ids, nodes = self.ids, self.network.nodes
        kinds = [(name, kind, _EXACT[kind]) for name, kind in self.edge_kinds.items()]
        keys = _sorted_edges(self.network)
        unique = all(type(key) is str for key, *_ in keys) and all(a[0] != b[0] for a, b in pairwise(keys))
        for index, (key, source, target) in enumerate(keys):
            found = _renamed(self.network[source][target][key], self.edge_names)
            found["edge_id"] = key if unique else f"e{index}"
            found["label"] = found.get("label") or found.get("kind")
            if (speaker := found.get("speaker")) is not None and speaker in nodes:
                found["speaker"] = nodes[speaker].get("name", speaker)
            evidence = _proofs(found.get("evidence"))
            if len(evidence) > SHOWN:
                found["evidence"] = _shown(evidence)
            if not _is_weight(found.get("weight")):
                found["weight"] = None
            yield Edge(f"e{index}", ids[source], ids[target], _values(found, kinds), evidence)


def flatten(network: "nx.MultiDiGraph[str]", measures: Mapping[str, Measures]) -> Flat:
    """Return the network as plain attributes; what a caller has put on it is among them."""
    nodes = kinds_of(network.nodes.values(), {*NODE_KINDS, *_NODE_INSIDE})
    edges = kinds_of((data for *_, data in network.edges(data=True)), {*EDGE_KINDS, *_EDGE_INSIDE})
    node_names, edge_names = _free_names(nodes, NODE_KINDS), _free_names(edges, EDGE_KINDS)
    entities = sorted(network, key=_order)
    return Flat(
        node_kinds={**NODE_KINDS, **{node_names[name]: kind for name, kind in nodes.items()}},
        edge_kinds={**EDGE_KINDS, **{edge_names[name]: kind for name, kind in edges.items()}},
        node_names={**_NODE_INSIDE, **node_names},
        edge_names={**_EDGE_INSIDE, **edge_names},
        ids={entity: f"n{index}" for index, entity in enumerate(entities)},
        texts=_texts(entities),
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
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@lru_cache(maxsize=4096)  # one sentence proves many links
def _item(item: str | Evidence) -> str:
    if isinstance(item, str):
        return _json(item)
    return _json((item.article, item.start, item.end, item.text))


def _free_names(added: Iterable[str], own: Iterable[str]) -> dict[str, str]:
    met = {*_TAKEN, *own}
    free: dict[str, str] = {}
    for name in added:
        found = _NO_NAME.sub("_", name) or "_"
        while found.casefold() in met:
            found += "_"
        met.add(found.casefold())
        free[name] = found
    return free


def _order(key: object) -> tuple[str, str]:
    # A caller's network may hold 1 beside "1".
    return str(key), type(key).__name__


def _sorted_edges(network: "nx.MultiDiGraph[str]") -> list[tuple[Any, str, str]]:
    found = [(key, source, target) for source, target, key in network.edges(keys=True)]
    if all(type(part) is str for edge in found for part in edge):
        found.sort()
    else:
        found.sort(key=lambda edge: [_order(part) for part in edge])
    return found


def _texts(entities: Iterable[str]) -> dict[str, str]:
    met: set[str] = set()
    found: dict[str, str] = {}
    for entity in entities:
        text = str(entity)
        while text in met:
            text += "_"
        met.add(text)
        found[entity] = text
    return found


def _proofs(found: object) -> tuple[Evidence, ...]:
    proofs = found if isinstance(found, tuple) else ()
    return proofs if all(type(proof) is Evidence for proof in proofs) else ()


def _is_weight(value: object) -> bool:
    # Gephi drops an edge of weight 0.
    return isinstance(value, int | float) and 0 < value < inf


def _renamed(data: Mapping[str, Any], inside: Mapping[str, str]) -> dict[str, Any]:
    found = dict(data)
    found.update({inside[name]: found.pop(name) for name in inside if name in found})
    return found


def _values(found: Mapping[str, Any], kinds: Sequence[tuple[str, Kind, type]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, kind, exact in kinds:
        value = found.get(name)
        if value is None:
            continue
        # Nearly all values are as they should be: asking that first halves the time.
        type_ = type(value)
        if type_ is not exact or type_ is float or (type_ is int and not 0 <= value < _SURE):
            value = fitted(value, kind)
        if value or (value is not None and not isinstance(value, str | tuple)):
            values[name] = value
    return values


def _shown(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the proofs to write: the first of each article before the second of any."""
    met: Counter[str] = Counter()
    ranked: list[tuple[int, int]] = []
    for index, proof in enumerate(evidence):
        ranked.append((met[proof.article], index))
        met[proof.article] += 1
    return tuple(evidence[index] for index in sorted(index for _, index in sorted(ranked)[:SHOWN]))
