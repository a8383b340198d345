"""Compare the time and the memory of our GraphML and GEXF with those of networkx's own writers.

usage: python tests/benchmarks/formats_speed.py [--entities 20000] [--edges 60000] [--rounds 3] [--memory N]

Both write what stands in one network, in turn; networkx gets the attributes flattened beforehand, since it
refuses lists and missing values, and its time is without that. With --memory, a network of so many edges is
written as GraphML, and the memory that this takes above the network is printed.
"""

import argparse
import resource
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import networkx as nx

sys.path.insert(0, str(Path(__file__).parents[2]))

from synthetic import invent

from graph.export.attributes import flatten, text_of
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.view import GraphView
from graph.network import build_network, measure
from graph.records import Evidence, KnowledgeGraph

if TYPE_CHECKING:
    from collections.abc import Callable

BOUND, MOST = 0.6, 200  # of networkx's time; megabytes above the network


def main() -> None:
    """Run the comparison, print each format's ratio, and fail above the bounds."""
    parser = argparse.ArgumentParser(description="Our GraphML and GEXF against networkx's.")
    parser.add_argument("--entities", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=0, metavar="EDGES")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        if options.memory:
            sys.exit(memory(options.memory, path) > MOST)
        ratios = compare(options.entities, options.edges, options.rounds, path)
    sys.exit(max(ratios) > BOUND)


def compare(entities: int, edges: int, rounds: int, path: Path) -> list[float]:
    """Print and return the ratio of the median times for each format."""
    view = view_without_layout(invent(entities, edges))
    plain = plain_copy(view)
    writers: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
        "GraphML": (lambda: write_graphml(view, path), lambda: nx.write_graphml(plain, path)),
        "GEXF": (lambda: write_gexf(view, path), lambda: nx.write_gexf(plain, path)),
    }
    ratios = []
    for name, both in writers.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for write, found in zip(both, times, strict=True):
                began = time.process_time()
                write()
                found.append(time.process_time() - began)
        ours, theirs = map(statistics.median, times)
        ratios.append(ours / theirs)
        print(
            f"{name}, {len(view.network):,} entities and {view.network.size():,} edges:"
            f" ours {ours:.2f} s, networkx {theirs:.2f} s, ratio {ratios[-1]:.2f}"
        )
    return ratios


def view_without_layout(knowledge: KnowledgeGraph) -> GraphView:
    """Return a view in which every entity stands at one place: the writers do not mind."""
    network = build_network(knowledge)
    return GraphView(
        title="Invented", knowledge=knowledge, network=network, measures=measure(network), positions={}
    )


def plain_copy(view: GraphView) -> "nx.MultiDiGraph[str]":
    """Return the network with plain values alone, as networkx's writers need it."""
    flat = flatten(view.network, view.measures)
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in flat.nodes():
        copy.add_node(node.id, **{name: plain(value) for name, value in node.values.items()})
    for edge in flat.edges():
        values = {name: plain(value) for name, value in edge.values.items()}
        copy.add_edge(edge.source, edge.target, key=edge.id, **values)
    return copy


def plain(value: object) -> object:
    """Return what networkx writes as it is, lists as text."""
    return text_of(value) if isinstance(value, tuple) else value


def memory(edges: int, path: Path) -> float:
    """Print and return the megabytes that writing takes above a network with a proof for each edge."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(edges):
        source, target = f"e{number % 20_000}", f"e{number * 7 % 20_011}"
        text = f"{source} spoke about {target} for the {number}th time."
        network.add_edge(
            source,
            target,
            key=f"st:q{number}:about:{target}",
            kind="statement",
            label="said",
            weight=1.0,
            evidence=(Evidence(article="a", start=0, end=len(text), text=text),),
        )
    view = GraphView(title="", knowledge=KnowledgeGraph(), network=network, measures={}, positions={})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    write_graphml(view, path)
    above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"GraphML, {edges:,} edges: {before / 1024:.0f} MB before, {above:.0f} MB more while writing")
    return above


if __name__ == "__main__":
    main()
