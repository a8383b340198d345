"""Put a graph, its evidence and the scripts that show it into one page."""

from collections.abc import Iterable
from importlib.resources import files
from itertools import chain
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.export.atomic import write_whole
from graph.export.characters import without_surrogates
from graph.export.html.columns import columns
from graph.export.html.embed import (
    embedded_json,
    packed_library,
    page_script,
    page_style,
    policy,
    vis_network,
)
from graph.export.html.entities import article_item, date_span, entity_items
from graph.export.html.links import Link, links, quotation_item
from graph.export.html.mentions import mention_runs
from graph.export.html.passages import Passage, Text
from graph.export.html.roles import role_passages
from graph.export.html.shown import ShownText, excerpt, whole_text
from graph.export.view import GraphView
from graph.network import copies
from graph.paragraphs import divisions, paragraphs
from graph.records import Span


def write_html(view: GraphView, path: Path) -> None:
    """Write the page to a file, whole or not at all.

    Raises:
        WriteError: the file cannot be written.

    """
    write_whole(path, (render_html(view),))


def render_html(view: GraphView) -> str:
    """Return the page: no request leaves it and the same view gives the same text."""
    library, script = vis_network(), page_script()
    style = page_style()
    template = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    ).from_string((files(__package__) / "page.html.jinja").read_text(encoding="utf-8"))
    page = template.render(
        title=view.title,
        policy=policy((library, script), (style,)),
        style=Markup(style),  # noqa: S704 - our own file; escaping would break its hash
        data=Markup(embedded_json(page_data(view))),  # noqa: S704 - holds no `<`, so it cannot end its element
        library=packed_library(),
        script=Markup(script),  # noqa: S704 - our own file; escaping would break its hash
    )
    return without_surrogates(page)


def page_data(view: GraphView) -> dict[str, object]:
    """Return all that the page knows, every id synthetic, so that no name can be taken for anything else.

    Texts stand in it once, each passage as its place there; rows stand as columns.
    """
    knowledge = view.knowledge
    numbers = {article.id: number for number, article in enumerate(knowledge.articles)}
    parts = divisions(knowledge)
    divided = {article.id: Text(article, parts[article.id]) for article in knowledge.articles}
    entities = view.ranked
    ids = {entity.id: f"n{number}" for number, entity in enumerate(entities)}
    said = {quotation.id: number for number, quotation in enumerate(knowledge.quotations)}
    quotations = [quotation_item(item, divided[item.article], ids) for item in knowledge.quotations]
    passages: dict[Passage, int] = {}
    network = Network(directed=True)
    network.edges = [
        _edge(number, link, ids, said, passages) for number, link in enumerate(links(view, divided))
    ]
    quoted = [{**item, "passage": _number(item["passage"], passages)} for item in quotations]
    proofs = {
        key: [_number(item, passages) for item in found]
        for key, found in role_passages(knowledge, divided).items()
    }
    network.nodes = entity_items(view, entities, numbers, proofs)
    network.node_ids = [node["id"] for node in network.nodes]
    texts = _texts(view, passages)
    return {
        "title": view.title,
        "span": date_span(knowledge.articles),
        "whole": view.texts,
        "articles": columns(_articles(view, texts)),
        "nodes": columns(network.nodes),
        "edges": columns(network.edges),
        "quotations": columns(quoted),
        "passages": [[numbers[item.article], *texts[item.article].packed(item)] for item in passages],
    }


def _texts(view: GraphView, passages: Iterable[Passage]) -> dict[str, ShownText]:
    articles = view.knowledge.articles
    if view.texts:
        return {article.id: whole_text(article) for article in articles}
    shown: dict[str, list[Passage]] = {article.id: [] for article in articles}
    for item in passages:
        shown[item.article].append(item)
    return {article.id: excerpt(article, shown[article.id]) for article in articles}


def _articles(view: GraphView, texts: dict[str, ShownText]) -> list[dict[str, object]]:
    knowledge = view.knowledge
    ranks = {entity.id: rank for rank, entity in enumerate(view.ranked)}
    mentions = mention_runs(knowledge, texts, ranks) if view.texts else {}
    numbers = {article.id: number for number, article in enumerate(knowledge.articles)}
    originals = {copy: numbers[original] for copy, original in copies(knowledge.articles).items()}
    return [
        {
            **article_item(article),
            "copy_of": originals.get(article.id),
            "text": texts[article.id].text,
            "paragraphs": _packed(paragraphs(article.text), texts[article.id]) if view.texts else [],
            "mentions": mentions.get(article.id, []),
        }
        for article in knowledge.articles
    ]


def _packed(spans: Iterable[Span], text: ShownText) -> list[int]:
    return list(chain.from_iterable((text.place(start), text.place(end)) for start, end in spans))


def _number(passage: Passage, passages: dict[Passage, int]) -> int:
    return passages.setdefault(passage, len(passages))


def _short(weight: float) -> float:
    """Return a weight as exactly as it is shown and compared, and without a point where it is whole."""
    return int(weight) if weight.is_integer() else round(weight, 2)


def _edge(
    number: int, link: Link, ids: dict[str, str], said: dict[str, int], passages: dict[Passage, int]
) -> dict[str, object]:
    return {
        "id": f"e{number}",
        "from": ids[link.source],
        "to": ids[link.target],
        "kind": link.kind,
        "to_whom": link.to_whom,
        "label": link.label,
        "type": link.type,
        "negated": link.negated,
        "reported": link.reported,
        "qualifier": link.qualifier,
        "modality": link.modality,
        "weight": _short(link.weight),
        "passages": [_number(item, passages) for item in dict.fromkeys(link.passages)],
        "quotations": [said[quotation] for quotation in dict.fromkeys(link.quotations)],
    }
