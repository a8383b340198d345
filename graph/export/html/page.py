"""Put a graph, its evidence and the scripts that show it into one page."""

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.export.atomic import write_whole
from graph.export.html.columns import columns
from graph.export.html.embed import (
    embedded_json,
    page_script,
    page_style,
    policy,
    vis_network,
    without_surrogates,
)
from graph.export.html.entities import article_item, date_span, entity_items
from graph.export.html.links import Link, links, quotation_item
from graph.export.html.passages import Passage, divide
from graph.export.view import GraphView


def write_html(view: GraphView, path: Path) -> None:
    """Write the page to a file, whole or not at all.

    Raises:
        WriteError: the file cannot be written.

    """
    write_whole(path, (render_html(view),))


def render_html(view: GraphView) -> str:
    """Return the page: no request leaves it and the same view gives the same text."""
    scripts = (vis_network(), page_script())
    style = page_style()
    template = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    ).from_string((files(__package__) / "page.html.jinja").read_text(encoding="utf-8"))
    page = template.render(
        title=view.title,
        policy=policy(scripts, (style,)),
        style=Markup(style),  # noqa: S704 - our own file; escaping would break its hash
        data=Markup(embedded_json(page_data(view))),  # noqa: S704 - holds no `<`, so it cannot end its element
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own and pyvis's files, hashed above
    )
    return without_surrogates(page)


def page_data(view: GraphView) -> dict[str, object]:
    """Return all that the page knows, rows as columns.

    Every id is synthetic, so that no name can be taken for anything else.
    """
    knowledge = view.knowledge
    numbers = {article.id: number for number, article in enumerate(knowledge.articles)}
    texts = {article.id: divide(article) for article in knowledge.articles}
    entities = view.ranked
    ids = {entity.id: f"n{number}" for number, entity in enumerate(entities)}
    said = {quotation.id: number for number, quotation in enumerate(knowledge.quotations)}
    quotations = [quotation_item(item, texts[item.article], ids) for item in knowledge.quotations]
    passages: dict[Passage, int] = {}
    network = Network(directed=True)
    network.nodes = entity_items(view, entities, numbers)
    network.node_ids = [node["id"] for node in network.nodes]
    network.edges = [
        _edge(number, link, ids, said, passages) for number, link in enumerate(links(view, texts))
    ]
    quoted = [{**item, "passage": passages.setdefault(item["passage"], len(passages))} for item in quotations]
    return {
        "title": view.title,
        "span": date_span(knowledge.articles),
        "articles": columns([article_item(article) for article in knowledge.articles]),
        "nodes": columns(network.nodes),
        "edges": columns(network.edges),
        "quotations": columns(quoted),
        "passages": [[numbers[item.article], *item.parts] for item in passages],
    }


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
        "negated": link.negated,
        "reported": link.reported,
        "qualifier": link.qualifier,
        "modality": link.modality,
        "weight": round(link.weight, 6),
        "passages": [passages.setdefault(item, len(passages)) for item in dict.fromkeys(link.passages)],
        "quotations": [said[quotation] for quotation in dict.fromkeys(link.quotations)],
    }
