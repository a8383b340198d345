"""What a program does with newsgraph: build, read, cut, write and show a network, and take its tables."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from graph.data.relations import using
from graph.errors import ReadError, UsageError
from graph.export import FORMATS, Format
from graph.export.frames import frames
from graph.export.html import render_html
from graph.export.notebook import InlinePage
from graph.export.saved import read_json
from graph.export.view import GraphView, view_of
from graph.identity.naming import around_named
from graph.network import build_network
from graph.network.cut import Cut, check_cut, keep
from graph.network.cut import cut as cut_knowledge
from graph.questions.differing import with_findings
from graph.records import Article, KnowledgeGraph, Skipped
from graph.redaction import Redactor

if TYPE_CHECKING:
    import pandas as pd

_KNOWLEDGE, _MADE = "knowledge", "made"


@dataclass(frozen=True, slots=True)
class _Made:
    """The network as it was made, whatever a caller does to his; records that are equal make it equal."""

    network: "nx.MultiDiGraph[str]" = field(compare=False, repr=False)


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    model: str | None = None,
    store: str | PathLike[str] | None = None,
    curation: str | PathLike[str] | None = None,
    relations: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    jobs: int = 1,
) -> "nx.MultiDiGraph[str]":
    """Return the network of all articles in some files and folders.

    The arguments are those of `newsgraph build`; the attributes of nodes and edges those that
    `graph.network.build_network` lists. The records behind them are in `network.graph["knowledge"]`, a
    `graph.records.KnowledgeGraph`. What is skipped is a warning; files of other
    endings in a folder are not told. `jobs` is 1, since each further process loads the main module, which
    needs the usual `if __name__ == "__main__"` for it.

    Raises:
        UsageError: an input, a model, a curation file or one of relations is not there or does not fit.
        ReadError: no article could be read.

    """
    from graph.pipeline import Build, Step, run  # noqa: PLC0415 - to read a graph takes no spaCy
    from graph.readers.relations import read_relations  # noqa: PLC0415 - the same

    skipped: list[Skipped] = []

    def tell(what: Article | Skipped | Step) -> None:
        if isinstance(what, Skipped) and not what.harmless:
            skipped.append(what)

    inputs = [paths] if isinstance(paths, str | PathLike) else list(paths)
    wanted = Build(
        inputs=tuple(fspath(path) for path in inputs),
        columns=columns or {},
        model=model,
        store=Path(store) if store else None,
        curation=Path(curation) if curation else None,
        follow=follow,
        jobs=jobs,
    )
    with using(read_relations(Path(relations)) if relations else ()):
        knowledge = run(wanted, tell)
        network = _network(knowledge)
    for one in skipped:
        warnings.warn(f"Skipped {one.source}: {one.reason}", stacklevel=2)
    if not knowledge.articles:
        raise ReadError("No article could be read: name files that hold some.")
    return network


def read(path: str | PathLike[str]) -> "nx.MultiDiGraph[str]":
    """Return the network of a graph.json, as `build` would. Raises UsageError."""
    return _network(read_json(Path(path)))


def knowledge_of(network: "nx.MultiDiGraph[str]") -> KnowledgeGraph:
    """Return the records behind the nodes and edges that a network has now, whatever was taken from it.

    What was added to it is in no record. Raises UsageError for a network that newsgraph did not make.
    """
    return _known(network)[0]


def cut(
    network: "nx.MultiDiGraph[str]", wanted: Cut, neighbourhood: str | Sequence[str] = ()
) -> "nx.MultiDiGraph[str]":
    """Return the part of a network that is wanted, around the entities of some names if any are given.

    Raises UsageError, also for a name that nobody or several bear, and for a cut that no graph can have.
    """
    check_cut(wanted)
    knowledge = knowledge_of(network)
    names = [neighbourhood] if isinstance(neighbourhood, str) else neighbourhood
    return _network(cut_knowledge(knowledge, around_named(knowledge, wanted, names, "this network")))


def redact(
    network: "nx.MultiDiGraph[str]", names: str | Sequence[str] = (), *, unnamed: bool = False
) -> "nx.MultiDiGraph[str]":
    """Return a network without those who bear some names, and without persons who are described alone.

    What `newsgraph export --redact` leaves out is left out here, in the texts too. Raises UsageError.
    """
    knowledge = knowledge_of(network)
    wanted = [names] if isinstance(names, str) else names
    return _network(Redactor.of(knowledge, wanted, unnamed=unnamed).redact(knowledge))


def write(
    network: "nx.MultiDiGraph[str]",
    path: str | PathLike[str],
    *,
    format_: str | None = None,
    title: str | None = None,
) -> None:
    """Write a network to a file, whole or not at all, in the format of its ending.

    `map.html` is the page, `map.gephi.graphml` GraphML in the flavour for Gephi: the endings are those of
    the files that `newsgraph export` writes. Formats that are a folder of files have none, and are named:
    `format_="csv"`, or `"csv.excel"` with a flavour. Raises UsageError for what there is not, and WriteError.
    """
    target = Path(path)
    chosen, flavour = _format_of(target) if format_ is None else _format_named(format_)
    if lacking := chosen.lacking:
        raise UsageError(f"This format {lacking}.")
    view = _view(network, title)
    if chosen is FORMATS["html"]:
        view = with_findings(view)
    chosen.write(view, target, flavour)


def show(network: "nx.MultiDiGraph[str]", *, title: str | None = None, height: int = 600) -> InlinePage:
    """Return the page of a network for a notebook to show, `height` pixels high."""
    return InlinePage(render_html(_view(network, title)), height)


def tables(network: "nx.MultiDiGraph[str] | KnowledgeGraph") -> "dict[str, pd.DataFrame]":
    """Return pandas data frames of all that is in a network, or in the records behind one, by their names.

    They are the tables of the format csv (articles, entities, mentions, quotations, relations ...) with
    the same columns. Raises UsageError where pandas is not installed.
    """
    return frames(view_of(network) if isinstance(network, KnowledgeGraph) else _view(network))


def _network(knowledge: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """Return a network that a caller may change, which carries its records and itself as it was made."""
    whole = build_network(knowledge)
    network = whole.copy()
    network.graph |= {_KNOWLEDGE: knowledge, _MADE: _Made(whole)}
    return network


def _known(network: "nx.MultiDiGraph[str]") -> "tuple[KnowledgeGraph, nx.MultiDiGraph[str] | None]":
    """Return the records that a network has now, and the network of these where nothing was taken from it."""
    if not isinstance(network, nx.Graph):
        raise UsageError("This is no network: give what graph.build or graph.read has returned.")
    knowledge, made = network.graph.get(_KNOWLEDGE), network.graph.get(_MADE)
    if not isinstance(knowledge, KnowledgeGraph) or not isinstance(made, _Made):
        raise UsageError("This network has no records: make it with graph.build or graph.read.")
    whole = made.network
    if not (network.is_multigraph() and network.is_directed()):
        raise UsageError("This network is no MultiDiGraph any more: write the one that was made.")
    if set(network).isdisjoint(whole) and len(network):
        raise UsageError("The nodes of this network were renamed: leave them their ids.")
    if set(whole) <= set(network) and set(whole.edges(keys=True)) <= set(network.edges(keys=True)):
        return knowledge, whole
    return keep(knowledge, network), None


def _view(network: "nx.MultiDiGraph[str]", title: str | None = None) -> GraphView:
    knowledge, whole = _known(network)
    return view_of(knowledge, title, network=whole)


def _format_of(path: Path) -> tuple[Format, str]:
    known = {
        format_.named(flavour).partition(".")[2]: (format_, flavour)
        for format_ in FORMATS.values()
        if "." in format_.file
        for flavour in ("", *format_.flavours)
    }
    endings = sorted(known, key=lambda ending: (-len(ending), ending))
    for ending in endings:
        if path.name.lower().endswith(f".{ending}"):
            return known[ending]
    listed = ", ".join(f".{ending}" for ending in sorted(endings))
    raise UsageError(f"{path.name!r} has no ending of a format: choose from {listed}.")


def _format_named(name: str) -> tuple[Format, str]:
    name, _, flavour = name.partition(".")
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}: choose from {', '.join(FORMATS)}.")
    if flavour and flavour not in FORMATS[name].flavours:
        offered = ", ".join(FORMATS[name].flavours) or "none"
        raise UsageError(f"The format {name} has no flavour {flavour!r}: there is {offered}.")
    return FORMATS[name], flavour
