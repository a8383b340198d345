"""Write the network as the CSV files that neo4j-admin imports."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.attributes import Value, flatten, text_of
from graph.export.characters import without_surrogates
from graph.export.plain import Kind
from graph.export.property_graph import ENTITY, label_of, type_of
from graph.export.view import GraphView
from graph.records import Article

_ARTICLE = "Article"
_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "",
    Kind.TRUTH: ":boolean",
    Kind.COUNT: ":int",
    Kind.LONG: ":long",
    Kind.NUMBER: ":double",
}
_LISTS = frozenset({"aliases", "roles"})


def write_neo4j(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write entities, articles, links and mentions to files in a folder; raises WriteError.

    Attributes are those of the GraphML file, evidence as JSON text. Aliases and roles are lists between
    semicolons, and a semicolon inside is a comma. An article has no text here. `build.txt` has the id of the
    build.
    """
    for name, lines in (
        ("entities", _entities(view)),
        ("articles", _articles(view.knowledge.articles)),
        ("links", _links(view)),
        ("mentioned_in", _mentioned(view)),
    ):
        write_whole(path / f"{name}.csv", _rows(lines))
    write_whole(path / "build.txt", (f"{view.build}\n",))


def _entities(view: GraphView) -> Iterator[Iterable[object]]:
    flat = flatten(view.network, view.measures)
    kinds = {name: kind for name, kind in flat.node_kinds.items() if name != "entity_id"}
    heads = (
        f"{name}:string[]" if name in _LISTS else f"{name}{_TYPES[kind]}" for name, kind in kinds.items()
    )
    yield f"entity_id:ID({ENTITY})", *heads, ":LABEL"
    for node in flat.nodes():
        cells = (_cell(name, node.values.get(name)) for name in kinds)
        yield flat.texts[node.entity], *cells, f"{ENTITY};{label_of(node.values)}"


def _links(view: GraphView) -> Iterator[Iterable[object]]:
    flat = flatten(view.network, view.measures)
    texts = {short: flat.texts[entity] for entity, short in flat.ids.items()}
    heads = (f"{name}{_TYPES[kind]}" for name, kind in flat.edge_kinds.items())
    yield f":START_ID({ENTITY})", f":END_ID({ENTITY})", ":TYPE", *heads
    for edge in flat.edges():
        cells = (_cell(name, edge.values.get(name)) for name in flat.edge_kinds)
        yield texts[edge.source], texts[edge.target], type_of(edge.values), *cells


def _articles(articles: Iterable[Article]) -> Iterator[Iterable[object]]:
    yield f"article_id:ID({_ARTICLE})", "title", "published", "publisher", "byline", "url", "source", ":LABEL"
    for article in articles:
        stated = (article.title, article.published, article.publisher, article.byline, article.url)
        yield article.id, *stated, article.source, _ARTICLE


def _mentioned(view: GraphView) -> Iterator[Iterable[object]]:
    met = Counter(
        (found.entity, found.article) for found in view.knowledge.mentions if found.entity in view.network
    )
    yield f":START_ID({ENTITY})", f":END_ID({_ARTICLE})", ":TYPE", "mentions:int"
    for (entity, article), mentions in sorted(met.items(), key=lambda item: (str(item[0][0]), item[0][1])):
        yield entity, article, "MENTIONED_IN", mentions


def _cell(name: str, value: Value | None) -> str:
    if value is None:
        return ""
    if name in _LISTS and isinstance(value, tuple):
        return ";".join(str(item).replace(";", ",") for item in value)
    return text_of(value)


def _rows(lines: Iterable[Iterable[object]]) -> Iterator[str]:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for line in lines:
        text.seek(0)
        text.truncate()
        writer.writerow("" if cell is None else without_surrogates(str(cell)) for cell in line)
        yield text.getvalue()
