import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from npm_packages import install

from graph.export import FORMATS
from graph.export.graphml import FLAVOURS
from graph.export.view import GraphView, view_of
from graph.records import KnowledgeGraph

HERE = Path(__file__).parent
# The Python that Debian's python3-graph-tool is for.
DEBIAN = "/usr/bin/python3"
GRAPHML = [f"graph.{flavour}.graphml" if flavour else "graph.graphml" for flavour in FLAVOURS]


@pytest.fixture
def written(council: KnowledgeGraph, tmp_path: Path) -> tuple[GraphView, Path]:
    """The story in every format and flavour."""
    view = view_of(council)
    for format_ in FORMATS.values():
        for flavour in ("", *format_.flavours):
            format_.write(view, tmp_path / format_.named(flavour), flavour)
    return view, tmp_path


def links(view: GraphView) -> Counter[tuple[object, ...]]:
    """Return of each edge what every reader has to give back."""
    return Counter(
        (source, target, edge["weight"], edge["kind"])
        for source, target, edge in view.network.edges(data=True)
    )


def found(
    nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> Counter[tuple[object, ...]]:
    """Return the same of what a reader has read, the entities under their own ids."""
    return Counter(
        (nodes[one]["entity_id"], nodes[other]["entity_id"], data["weight"], data["kind"])
        for one, other, data in edges
    )


def in_networkx(path: Path) -> Counter[tuple[object, ...]]:
    graph = nx.read_graphml(path, force_multigraph=True)
    return found(graph.nodes, graph.edges(data=True))


def in_igraph(path: Path) -> Counter[tuple[object, ...]]:
    graph = igraph.Graph.Read_GraphML(str(path))
    nodes = {str(node.index): node.attributes() for node in graph.vs}
    return found(nodes, ((str(e.source), str(e.target), e.attributes()) for e in graph.es))


@pytest.mark.parametrize("read", [in_networkx, in_igraph])
@pytest.mark.parametrize("name", GRAPHML)
def test_every_flavour_is_the_same_network(
    written: tuple[GraphView, Path], read: Callable[[Path], Counter[tuple[object, ...]]], name: str
) -> None:
    view, folder = written
    assert read(folder / name) == links(view)


def test_the_readers_of_gephi_lite_and_cytoscape_find_every_node_and_edge(
    written: tuple[GraphView, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    view, folder = written
    packages = tmp_path_factory.mktemp("packages")
    install(HERE / "graphology", packages)
    shutil.copy(HERE / "graphology" / "read.js", packages)
    for name in (*GRAPHML, "graph.gexf", "graph.cyjs"):
        shown = subprocess.run(
            ["node", "read.js", folder / name],
            cwd=packages,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        read = json.loads(shown.stdout)
        edges = ((one, other, data) for _, one, other, data in read["edges"])
        assert (name, found(dict(read["nodes"]), edges)) == (name, links(view))


def test_graph_tool_finds_every_node_and_edge(written: tuple[GraphView, Path]) -> None:
    view, folder = written
    known = (
        Path(DEBIAN).exists()
        and not subprocess.run(
            [DEBIAN, "-c", "import graph_tool"], check=False, capture_output=True
        ).returncode
    )
    if not known:
        pytest.skip("graph-tool is not installed: apt-get install python3-graph-tool, to ask its reader")
    # It reads no file with the drawings of yFiles, whoever wrote it.
    for name in (name for name in GRAPHML if name != "graph.yed.graphml"):
        shown = subprocess.run(
            [DEBIAN, HERE / "graph_tool_read.py", folder / name],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env={},
        )
        read = json.loads(shown.stdout)
        assert Counter(map(tuple, read["edges"])) == links(view)
        assert sorted(read["nodes"]) == sorted(view.network)
