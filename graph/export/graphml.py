"""Write the network as GraphML 1.0 that networkx, igraph, graphology, Gephi and Cytoscape read alike."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.export.atomic import write_whole
from graph.network.measures import Measures
from graph.records import Evidence

if TYPE_CHECKING:
    import networkx as nx

# Attribute names keep clear of what a reader takes for its own: `id`, `type`, `size`, `x`, `color`.
_NODE_KEYS = {
    "label": "string",
    "name": "string",
    "entity_id": "string",
    "entity_type": "string",
    "named": "boolean",
    "observer": "boolean",
    "aliases": "string",
    "roles": "string",
    "mentions": "int",
    "articles": "int",
    "quotations": "int",
    "degree": "int",
    "weighted_degree": "double",
    "betweenness": "double",
    "community": "int",
    "importance": "double",
}
_EDGE_KEYS = {
    "label": "string",
    "weight": "double",
    "edge_id": "string",
    "kind": "string",
    "rule": "string",
    "relation_type": "string",
    "predicate": "string",
    "to": "string",
    "speaker": "string",
    "quotation_id": "string",
    "quotation": "string",
    "negated": "boolean",
    "qualifier": "string",
    "modality": "string",
    "reported": "boolean",
    "sentences": "int",
    "paragraphs": "int",
    "support": "int",
    "publishers": "int",
    "first": "string",
    "last": "string",
    "evidence": "string",
}
# So many proofs of one link are written; at a thousand articles all of them make a file that no reader opens.
SHOWN = 10
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "http://graphml.graphdrawing.org/xmlns"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<graphml xmlns="{_SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xsi:schemaLocation="{_SPACE} {_SPACE}/1.0/graphml.xsd">\n'
)


def write_graphml(network: "nx.MultiDiGraph[str]", measures: Mapping[str, Measures], path: Path) -> None:
    """Write a network to a GraphML file; raises WriteError.

    Nodes are `n0` on and edges `e0` on, in the order of their ids, which stand in `entity_id` and
    `edge_id`. Aliases, roles and evidence are JSON text. What is unknown or empty is omitted; a character
    that XML cannot hold is dropped. Every edge is directed, since readers refuse a mixture; a co-mention
    means both directions.
    """
    write_whole(path, _lines(network, measures))


def _lines(network: "nx.MultiDiGraph[str]", measures: Mapping[str, Measures]) -> Iterator[str]:
    yield _HEAD
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys.items():
            yield f'  <key id="{owner[0]}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="newsgraph" edgedefault="directed">\n'
    ids = {entity: f"n{index}" for index, entity in enumerate(sorted(network))}
    for entity, node in ids.items():
        yield f'    <node id="{node}">\n'
        yield from _data("n", _node(entity, network.nodes[entity], measures.get(entity)), _NODE_KEYS)
        yield "    </node>\n"
    proofs: dict[Evidence, str] = {}
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[2], edge[0], edge[1]))
    for index, (source, target, key, edge) in enumerate(edges):
        yield f'    <edge id="e{index}" source="{ids[source]}" target="{ids[target]}">\n'
        speaker = network.nodes[edge["speaker"]]["name"] if edge.get("speaker") else None
        yield from _data("e", _edge(key, edge, speaker, proofs), _EDGE_KEYS)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _node(entity: str, node: Mapping[str, Any], measures: Measures | None) -> dict[str, Any]:
    own = {**node, "entity_id": entity, "entity_type": node.get("type")}
    own |= {name: _listed(node.get(name, ())) for name in ("aliases", "roles")}
    return own | (asdict(measures) if measures else {})


def _edge(
    key: str, edge: Mapping[str, Any], speaker: str | None, proofs: dict[Evidence, str]
) -> dict[str, Any]:
    return {
        **edge,
        "label": edge["label"] or edge["kind"],
        "edge_id": key,
        "relation_type": edge.get("type"),
        "quotation_id": edge.get("quotation"),
        "quotation": edge.get("content"),
        "speaker": speaker,
        "evidence": "[" + ", ".join(_proof(proof, proofs) for proof in _shown(edge["evidence"])) + "]",
    }


def _shown(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the proofs to write: the first of each article before the second of any."""
    if len(evidence) <= SHOWN:
        return evidence
    met: Counter[str] = Counter()
    ranked: list[tuple[int, int]] = []
    for index, proof in enumerate(evidence):
        ranked.append((met[proof.article], index))
        met[proof.article] += 1
    return [evidence[index] for index in sorted(index for _, index in sorted(ranked)[:SHOWN])]


def _proof(proof: Evidence, known: dict[Evidence, str]) -> str:
    # One sentence proves many links.
    if proof not in known:
        known[proof] = json.dumps(asdict(proof), ensure_ascii=False)
    return known[proof]


def _listed(items: Iterable[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False) if items else ""


def _data(prefix: str, values: Mapping[str, Any], keys: Mapping[str, str]) -> Iterator[str]:
    for name, kind in keys.items():
        value = values.get(name)
        if value is None or value == "":
            continue
        written = str(value).lower() if kind == "boolean" else _escaped(str(value))
        yield f'      <data key="{prefix}_{name}">{written}</data>\n'


def _escaped(text: str) -> str:
    legal = _ILLEGAL.sub("", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
