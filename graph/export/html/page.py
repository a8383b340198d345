"""Put a graph, its evidence and the scripts that show it into one page."""

from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from itertools import chain
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from graph.data.asking import table
from graph.export.atomic import write_whole
from graph.export.characters import without_surrogates
from graph.export.html.columns import columns
from graph.export.html.differing import sides
from graph.export.html.embed import (
    embedded_json,
    packed_library,
    page_script,
    page_style,
    policy,
    vis_network,
)
from graph.export.html.entities import article_item, date_span, entity_items
from graph.export.html.links import PageLink, links, quotation_item, valued
from graph.export.html.mentions import mention_runs
from graph.export.html.shown import ShownText, excerpt, whole_text
from graph.export.view import GraphView
from graph.network import copies
from graph.paragraphs import divisions, paragraphs
from graph.passages import Passage, Text, role_passages
from graph.records import Article, Entity, Evidence, Span


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
        build=view.build,
        policy=policy((library, script), (style,)),
        style=Markup(style),  # noqa: S704 - our own file; escaping would break its hash
        data=Markup(embedded_json(page_data(view))),  # noqa: S704 - holds no `<`, so it cannot end its element
        library=packed_library(),
        script=Markup(script),  # noqa: S704 - our own file; escaping would break its hash
    )
    return without_surrogates(page)


def page_data(view: GraphView) -> dict[str, object]:
    """Return all that the page knows, every id synthetic, so that no name can be taken for anything else.

    Texts stand in it once, and in them places: a passage is a place with its marks, of a co-mention the place
    alone. Rows stand as columns.
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
    quoted = [{**item, "passage": _number(item["passage"], passages)} for item in quotations]
    proofs = {
        key: [_number(item, passages) for item in found]
        for key, found in role_passages(knowledge, divided).items()
    }
    drawn = links(view, divided)
    stated = {
        number: _numbers(link, passages) for number, link in enumerate(drawn) if link.kind == "relation"
    }
    listed = valued(view, divided)
    differing = [
        {
            "speakers": [ids.get(speaker or "") for speaker in found.speakers],
            "passages": [_number(item, passages) for item in sides(found)],
            "remark": found.remark,
        }
        for found in view.differing
    ]
    briefed = [
        {
            "kind": found.kind,
            "text": found.text,
            "passages": [_number(_whole(proof), passages) for proof in found.proofs],
            "about": [ids[entity] for entity in found.about if entity in ids],
        }
        for found in view.briefed
    ]
    in_words = [_numbers(link, passages) for link in listed]
    shown = chain.from_iterable(link.passages for link in drawn if link.kind == "co-mention")
    places = _places(knowledge.articles, chain(passages, shown))
    network = Network(directed=True)
    network.edges = [
        _edge(number, link, ids, said, stated.get(number) or _numbers(link, places))
        for number, link in enumerate(drawn)
    ]
    network.nodes = entity_items(view, entities, numbers, proofs)
    network.node_ids = [node["id"] for node in network.nodes]
    texts = _texts(view, places)
    return {
        "title": view.title,
        "asking": table(),
        "span": date_span(knowledge.articles),
        "whole": view.texts,
        "articles": columns(_articles(view, entities, texts, places)),
        "nodes": columns(network.nodes),
        "edges": columns(network.edges),
        "telling": [round(link.telling, 1) for link in drawn if link.kind == "relation"],
        "values": columns(
            [_value(link, ids, said, found) for link, found in zip(listed, in_words, strict=True)]
        ),
        "differing": differing,
        "briefed": briefed,
        "quotations": columns(quoted),
        "passages": [
            [places[replace(item, marks=())], *texts[item.article].marks(item)] for item in passages
        ],
    }


def _places(articles: Iterable[Article], passages: Iterable[Passage]) -> dict[Passage, int]:
    """Number the stretches that passages show, in the order of the articles and of their texts."""
    order = {article.id: number for number, article in enumerate(articles)}
    found = {(order[item.article], item.span): item for item in passages}
    return {replace(found[key], marks=()): number for number, key in enumerate(sorted(found))}


def _texts(view: GraphView, places: Iterable[Passage]) -> dict[str, ShownText]:
    articles = view.knowledge.articles
    if view.texts:
        return {article.id: whole_text(article) for article in articles}
    shown: dict[str, list[Passage]] = {article.id: [] for article in articles}
    for item in places:
        shown[item.article].append(item)
    return {article.id: excerpt(article, shown[article.id]) for article in articles}


def _articles(
    view: GraphView,
    entities: Iterable[Entity],
    texts: dict[str, ShownText],
    places: Iterable[Passage],
) -> list[dict[str, object]]:
    knowledge = view.knowledge
    ranks = {entity.id: rank for rank, entity in enumerate(entities)}
    mentions = mention_runs(knowledge, texts, ranks)
    numbers = {article.id: number for number, article in enumerate(knowledge.articles)}
    originals = {copy: numbers[original] for copy, original in copies(knowledge.articles).items()}
    stretches: dict[str, list[Span]] = {article.id: [] for article in knowledge.articles}
    for item in places:
        stretches[item.article].append(item.span)
    return [
        {
            **article_item(article),
            "copy_of": originals.get(article.id),
            "text": texts[article.id].text,
            "paragraphs": _packed(paragraphs(article.text), texts[article.id]) if view.texts else [],
            "places": texts[article.id].stretches(stretches[article.id]),
            "mentions": mentions.get(article.id, []),
        }
        for article in knowledge.articles
    ]


def _packed(spans: Iterable[Span], text: ShownText) -> list[int]:
    return list(chain.from_iterable((text.place(start), text.place(end)) for start, end in spans))


def _whole(proof: Evidence) -> Passage:
    return Passage(proof.article, Span(proof.start, proof.end))


def _number(passage: Passage, passages: dict[Passage, int]) -> int:
    return passages.setdefault(passage, len(passages))


def _numbers(link: PageLink, passages: dict[Passage, int]) -> list[int]:
    return [_number(item, passages) for item in dict.fromkeys(link.passages)]


def _short(weight: float) -> float:
    """Return a weight as exactly as it is shown and compared, and without a point where it is whole."""
    return int(weight) if weight.is_integer() else round(weight, 2)


def _edge(
    number: int, link: PageLink, ids: dict[str, str], said: dict[str, int], passages: list[int]
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
        "amount": link.amount,
        "weight": _short(link.weight),
        "passages": passages,
        "quotations": [said[quotation] for quotation in dict.fromkeys(link.quotations)],
    }


def _value(
    link: PageLink, ids: dict[str, str], said: dict[str, int], passages: list[int]
) -> dict[str, object]:
    return {
        "from": ids[link.source],
        "words": link.target,
        "label": link.label,
        "type": link.type,
        "negated": link.negated,
        "reported": link.reported,
        "modality": link.modality,
        "amount": link.amount,
        "telling": round(link.telling, 1),
        "weight": _short(link.weight),
        "passages": passages,
        "quotations": [said[quotation] for quotation in dict.fromkeys(link.quotations)],
    }
