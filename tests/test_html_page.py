"""The page as a file."""

import json
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from graph.data.asking import table
from graph.errors import WriteError
from graph.export.html import render_html, write_html
from graph.export.html.page import page_data
from graph.export.view import GraphView, view_of
from graph.network.measures import Measures
from graph.records import Article, Entity, EntityType, KnowledgeGraph, Relation, RelationMention, Span

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def view() -> GraphView:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("<b>")
    return GraphView(
        title="A & B <i>",
        knowledge=KnowledgeGraph(
            articles=(Article(id="a", text="B slept.", title="</script>", published="2025-01-02"),),
            entities=(Entity(id="<b>", name="<b>", label="<b>", type=EntityType.OTHER),),
        ),
        network=network,
        measures={
            "<b>": Measures(degree=0, weighted_degree=0.0, betweenness=0.0, community=0, importance=0.0)
        },
        positions={"<b>": (1.5, 2.0)},
    )


def test_the_title_is_escaped() -> None:
    page = render_html(view())
    assert "<title>A &amp; B &lt;i&gt;</title>" in page
    assert "<i>" not in page.split("<script", 1)[0]


def test_the_data_stands_in_the_page_once() -> None:
    (data,) = DATA.findall(render_html(view()))
    assert json.loads(data) == {
        "title": "A & B <i>",
        "asking": table(),
        "span": ["2025-01-02", "2025-01-02"],
        "whole": True,
        "articles": {
            "rows": 1,
            "columns": {
                "id": {"of": ["a"]},
                "title": {"of": ["</script>"]},
                "publisher": {"of": [None]},
                "published": {"of": ["2025-01-02"]},
                "byline": {"of": [None]},
                "url": {"of": [None]},
                "copy_of": {"of": [None]},
                "text": {"of": ["B slept."]},
                "paragraphs": {"of": [[0, 8]]},
                "places": {"of": [[]]},
                "mentions": {"of": [[]]},
            },
        },
        "nodes": {
            "rows": 1,
            "columns": {
                "id": {"id": "n"},
                "x": {"of": [2]},
                "y": {"of": [2]},
                "size": {"of": [5.0]},
                "label": {"of": [None]},
                "name": {"of": ["<b>"]},
                "type": {"of": ["OTHER"]},
                "named": {"of": [True]},
                "observer": {"of": [False]},
                "aliases": {"of": [[]]},
                "derived": {"of": [[]]},
                "roles": {"of": [[]]},
                "degree": {"of": [0]},
                "stated": {"of": [0]},
                "articles": {"of": [[]]},
                "mentioned": {"of": [[]]},
                "community": {"of": [0]},
            },
        },
        "edges": {"rows": 0, "columns": {}},
        "telling": [],
        "differing": [],
        "briefed": [],
        "values": {"rows": 0, "columns": {}},
        "quotations": {"rows": 0, "columns": {}},
        "passages": [],
    }


def test_what_is_stated_in_words_stands_in_the_page_beside_the_links(council: KnowledgeGraph) -> None:
    text = "Ida Brandt was fined $9,000 for two counts of fraud."
    article = Article(id="a3", text=text, published="2025-04-01")
    fined = RelationMention(
        subject=Span(0, 10),
        object=Span(text.index("two"), len(text) - 1),
        predicate="was fined for",
        evidence=Span(0, len(text)),
        rule="value",
        type="convicted of",
        value="offence",
        amount="$9,000",
    )
    relation = Relation(id="r9", article="a3", mention=fined, subject="brandt", object=None)
    more = replace(council, articles=(*council.articles, article), relations=(*council.relations, relation))
    data = page_data(view_of(more))
    told = {
        "from": {"id": "n"},
        "words": {"of": ["two counts of fraud"]},
        "label": {"of": ["was fined for"]},
        "type": {"of": ["convicted of"]},
        "amount": {"of": ["$9,000"]},
    }
    columns = data["values"]["columns"]  # type: ignore[index]
    assert {name: columns[name] for name in told} == told
    assert data["telling"] == [1.0, 0.1]


def test_a_page_without_texts_holds_only_what_it_cites(council: KnowledgeGraph) -> None:
    first, second = (article.text for article in council.articles)
    data = page_data(view_of(council, texts=False))
    assert data["articles"]["columns"]["text"] == [  # type: ignore[index]
        first.replace("Omar Quist denied that. ", ""),
        second,
    ]
    whole = page_data(view_of(council))["articles"]["columns"]["mentions"]  # type: ignore[index]
    short = data["articles"]["columns"]["mentions"]  # type: ignore[index]
    assert ([len(run) for run in whole], [len(run) for run in short]) == ([18, 9], [15, 9])


def test_the_same_view_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_html(view(), tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_page_names_no_address_to_fetch_from() -> None:
    page = render_html(view())
    assert re.findall(r'(?:src|href)=["\']?(?!#)[^"\'> ]+', page.split("<script>", 1)[0]) == []
    assert "@import" not in page
    assert "url(" not in page.split("<script", 1)[0]


def test_a_page_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot be written"):
        write_html(view(), tmp_path / "file" / "graph.html")
