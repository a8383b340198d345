"""The package as a program uses it."""

import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import networkx as nx
import pytest
from IPython.core.formatters import DisplayFormatter

import graph
from graph.errors import ReadError, UsageError
from graph.export.json import write_json
from graph.network.cut import Cut
from graph.records import KnowledgeGraph


@pytest.fixture
def network(council: KnowledgeGraph, tmp_path: Path) -> "nx.MultiDiGraph[str]":
    write_json(council, tmp_path / "graph.json")
    return graph.read(tmp_path / "graph.json")


def test_to_import_the_package_loads_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import graph; dir(graph);"
        "sys.exit(sorted(name for name in set(sys.modules) - before"
        " if name.partition('.')[0] in {'spacy', 'networkx', 'rich'} or name.startswith('graph.')) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_articles_become_a_network(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text('"The bridge is weak," said Ida Brandt. Omar Quist denied that.\n')
    (tmp_path / "empty.txt").write_text("")
    with pytest.warns(UserWarning, match=r"^Skipped .*empty.txt: It is empty: fill it or leave it out\.$"):
        network = graph.build([tmp_path / "bridge.txt", str(tmp_path / "empty.txt")])
    assert isinstance(network, nx.MultiDiGraph)
    assert {"Ida Brandt", "Omar Quist"} <= {name for _, name in network.nodes(data="name")}


def test_where_no_article_can_be_read_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with (
        pytest.warns(UserWarning, match="empty"),
        pytest.raises(ReadError, match=r"^No article could be read: name files that hold some\.$"),
    ):
        graph.build(tmp_path / "empty.txt")


def test_what_is_read_is_written_alike(network: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    graph.write(network, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "graph.json").read_bytes()
    assert nx.utils.graphs_equal(network, graph.read(tmp_path / "again.json"))


def test_what_is_taken_from_a_network_is_not_written(network: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    graph.write(network.subgraph(["brandt", "office"]), str(tmp_path / "part.json"))
    part = graph.read(tmp_path / "part.json")
    assert set(part) == {"brandt", "office"}
    assert {key for *_, key in part.edges(keys=True)} == {
        key for *_, key in network.subgraph(["brandt", "office"]).edges(keys=True)
    }
    assert "quist" in network


def test_the_ending_gives_the_format_and_its_flavour(network: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    graph.write(network, tmp_path / "MAP.graphml", title="Bridge")
    graph.write(network, tmp_path / "map.gephi.graphml")
    plain, gephi = ((tmp_path / name).read_text() for name in ("MAP.graphml", "map.gephi.graphml"))
    assert 'attr.name="x"' not in plain
    assert 'attr.name="x"' in gephi
    with pytest.raises(UsageError, match=r"^'map\.doc' has no ending of a format: choose from \."):
        graph.write(network, tmp_path / "map.doc")


def test_a_format_that_is_a_folder_is_named(network: "nx.MultiDiGraph[str]", tmp_path: Path) -> None:
    graph.write(network, tmp_path / "plain", format_="csv")
    graph.write(network, tmp_path / "sheets", format_="csv.excel")
    plain, sheets = (tmp_path / name / "entities.csv" for name in ("plain", "sheets"))
    assert sheets.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    for name, sentence in {
        "doc": "There is no format 'doc': choose from json, ",
        "html.gephi": "The format html has no flavour 'gephi': there is none.",
    }.items():
        with pytest.raises(UsageError) as error:
            graph.write(network, tmp_path / "x", format_=name)
        assert str(error.value).startswith(sentence)


def test_a_network_is_cut_by_names(network: "nx.MultiDiGraph[str]") -> None:
    part = graph.cut(network, Cut(depth=0), ["I.B.", "Harbour office"])
    assert set(part) == {"brandt", "office"}
    with pytest.raises(UsageError, match="Did you mean Omar Quist"):
        graph.cut(network, Cut(), ["Omar Quits"])


def test_another_network_has_no_records() -> None:
    with pytest.raises(UsageError) as error:
        graph.knowledge_of(nx.MultiDiGraph())
    assert str(error.value) == "This network has no records: make it with graph.build or graph.read."


@pytest.mark.parametrize(
    "use",
    [
        graph.knowledge_of,
        graph.redact,
        graph.show,
        graph.tables,
        lambda other: graph.cut(other, Cut()),
        lambda other: graph.write(other, "map.html"),
    ],
)
@pytest.mark.parametrize("other", [None, "graph.json", []])
def test_what_is_no_network_is_refused(use: Callable[[object], object], other: object) -> None:
    with pytest.raises(UsageError, match=r"^This is no network: give what graph\.build or graph\.read"):
        use(other)


def test_what_is_no_cut_is_refused(network: "nx.MultiDiGraph[str]") -> None:
    with pytest.raises(UsageError, match=r"^This is no cut: give a Cut of graph\.network\.cut\."):
        graph.cut(network, None)


def test_a_notebook_shows_the_page_in_a_frame(network: "nx.MultiDiGraph[str]") -> None:
    shown = graph.show(network, title='A "bridge" & more', height=300)
    frame = shown._repr_html_()
    assert frame.startswith('<iframe srcdoc="&lt;!doctype html')
    assert "height: 300px" in frame
    assert frame.count('"') == 6
    assert repr(shown) == "InlinePage(height=300)"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'graph' has no attribute 'draw'"):
        _ = graph.draw


def test_a_network_of_another_kind_or_with_other_nodes_is_refused(
    network: "nx.MultiDiGraph[str]", tmp_path: Path
) -> None:
    renamed = nx.relabel_nodes(network, {node: f"x-{node}" for node in network})
    for other, words in ((nx.DiGraph(network), "no MultiDiGraph"), (renamed, "were renamed")):
        with pytest.raises(UsageError, match=words):
            graph.write(other, tmp_path / "other.graphml")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Cut(since="banana"), "since 'banana' is no day"),
        (Cut(top=0), "top is 0"),
        (Cut(kinds=frozenset({"quarrel"})), "no kind of link 'quarrel'"),
    ],
)
def test_a_cut_that_no_graph_can_have_is_refused(
    network: "nx.MultiDiGraph[str]", wanted: Cut, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        graph.cut(network, wanted)


def test_a_lone_name_is_one_name(network: "nx.MultiDiGraph[str]") -> None:
    assert set(graph.cut(network, Cut(), "Quist")) == set(graph.cut(network, Cut(), ["Quist"]))


@pytest.mark.parametrize(
    "algorithm",
    [
        nx.pagerank,
        lambda network: nx.hits(network)[1],
        lambda network: nx.betweenness_centrality(network, weight="weight"),
        nx.closeness_centrality,
        nx.harmonic_centrality,
        nx.degree_centrality,
        lambda network: nx.single_source_dijkstra_path_length(network.to_undirected(), "brandt"),
        lambda network: dict(network.degree(weight="weight")),
        lambda network: nx.spring_layout(network, seed=1),
        lambda network: nx.core_number(nx.Graph(network)),
        lambda network: nx.clustering(nx.Graph(network), weight="weight"),
        lambda network: {node: part for part in nx.weakly_connected_components(network) for node in part},
        lambda network: {node: part for part in nx.strongly_connected_components(network) for node in part},
        lambda network: {
            node: part for part in nx.community.louvain_communities(network, seed=1) for node in part
        },
        lambda network: {
            node: part for part in nx.community.greedy_modularity_communities(network) for node in part
        },
        lambda network: nx.minimum_spanning_tree(network.to_undirected()).nodes,
        lambda network: nx.ego_graph(network, "brandt", radius=9, undirected=True).nodes,
        lambda network: nx.cytoscape_data(network) and network.nodes,
    ],
)
def test_an_algorithm_of_networkx_takes_the_network_as_it_is(
    algorithm: Callable[[nx.MultiDiGraph], Collection[str]], network: "nx.MultiDiGraph[str]"
) -> None:
    before = nx.MultiDiGraph(network)
    assert set(algorithm(network)) == set(network)
    assert nx.utils.graphs_equal(network, before)


def test_a_notebook_takes_the_page_for_html(network: "nx.MultiDiGraph[str]") -> None:
    shown, _ = DisplayFormatter().format(graph.show(network))
    assert set(shown) == {"text/plain", "text/html"}
    assert shown["text/plain"] == "InlinePage(height=600)"
