"""Entities and articles as the page lists them."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.addresses import followable, without_password
from graph.export.html.entities import article_item, date_span, entity_items
from graph.export.view import GraphView
from graph.network.measures import Measures
from graph.records import (
    Alias,
    Article,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
)


def measures(importance: float) -> Measures:
    return Measures(degree=1, weighted_degree=1.0, betweenness=0.0, community=0, importance=importance)


def view(*importance: float) -> GraphView:
    entities = tuple(
        Entity(id=f"id{number}", name=f"Name {number}", label=f"N{number}", type=EntityType.PERSON)
        for number in range(len(importance))
    )
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(entity.id for entity in entities)
    return GraphView(
        title="",
        knowledge=KnowledgeGraph(articles=(Article(id="a", text="Name 0 slept."),), entities=entities),
        network=network,
        measures={entity.id: measures(rank) for entity, rank in zip(entities, importance, strict=True)},
        positions={entity.id: (float(number), -1.0) for number, entity in enumerate(entities)},
    )


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://news.example/a", "https://news.example/a"),
        (" HTTP://news.example/b?c=d#e ", "http://news.example/b?c=d#e"),
        ("https://ann:secret@news.example:8080/a", "https://news.example:8080/a"),
        ('https://news.example/a b/"c"?d=é', "https://news.example/a%20b/%22c%22?d=%C3%A9"),
        ("https://news.example/100%25", "https://news.example/100%25"),
        ("https://аpple.example/", "https://xn--pple-43d.example/"),
    ],
)
def test_an_address_of_the_web_is_followed(url: str, followed: str) -> None:
    assert followable(url) == followed


def test_only_what_is_an_address_loses_its_password() -> None:
    kept = [None, "", "ann@news.example", "https://news.example/a?b=c@d"]
    assert [without_password(url) for url in kept] == kept
    assert without_password("http://ann:secret@news.example/a") == "http://news.example/a"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "news.example/a",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "https:",
        "http://[::1",
    ],
)
def test_any_other_address_is_not(url: str | None) -> None:
    assert followable(url) is None


@given(st.text())
def test_an_address_that_is_followed_begins_like_one(url: str) -> None:
    found = followable(url)
    assert found is None or found.lower().startswith(("http://", "https://"))


def test_the_span_of_dates_leaves_out_what_is_no_day() -> None:
    days = ["2025-03-04T10:00:00Z", None, "spring 2020", "2024-12-31"]
    articles = [Article(id=str(n), text="", published=day) for n, day in enumerate(days)]
    assert date_span(articles) == ("2024-12-31", "2025-03-04")
    assert date_span([]) is None


def test_an_untitled_article_goes_by_its_headline() -> None:
    texts = [
        "Ferry goes north\nThe council signed.",
        "The council signed it today.\nAll of it.",
        "Ferry goes north",
    ]
    items = [article_item(Article(id="wire-7", text=text)) for text in texts]
    assert [item["title"] for item in items] == ["Ferry goes north", "wire-7", "wire-7"]


def test_an_untitled_article_goes_by_its_id() -> None:
    assert article_item(Article(id="wire-7", text="")) == {
        "id": "wire-7",
        "title": "wire-7",
        "publisher": None,
        "published": None,
        "byline": None,
        "url": None,
    }


def test_the_most_important_comes_first_and_equals_by_name() -> None:
    assert [entity.id for entity in view(1.0, 3.0, 1.0).ranked] == ["id1", "id0", "id2"]


def test_an_entity_is_drawn_by_its_importance_and_described_by_its_record() -> None:
    given_view = view(4.0, 1.0)
    first = given_view.knowledge.entities[0]
    named = Entity(
        id="id0",
        name="Name 0",
        label="N0",
        type=EntityType.PERSON,
        aliases=(Alias(text="N.", derived=True), Alias(text="Nought")),
        roles=("dreamer", "sleeper"),
    )
    mention = Mention(span=Span(0, 6), text="Name 0", kind=MentionKind.NAME, head=Span(5, 6), rule="")
    knowledge = KnowledgeGraph(
        articles=given_view.knowledge.articles,
        mentions=(
            ResolvedMention(article="a", mention=mention, entity="id0"),
            ResolvedMention(article="a", mention=mention, entity=None),
        ),
    )
    full = GraphView(
        title="",
        knowledge=knowledge,
        network=given_view.network,
        measures=given_view.measures,
        positions=given_view.positions,
    )
    assert first.id == named.id
    assert entity_items(full, [named], {"a": 0}, {("id0", "sleeper"): [7]}) == [
        {
            "id": "n0",
            "x": 0.0,
            "y": -1.0,
            "size": 18.0,
            "label": "N0",
            "name": "Name 0",
            "type": "PERSON",
            "named": True,
            "observer": False,
            "aliases": ["Nought"],
            "derived": ["N."],
            "roles": [{"text": "sleeper", "passages": [7]}, {"text": "dreamer", "passages": []}],
            "degree": 1,
            "stated": 0,
            "articles": [0],
            "mentioned": [1],
            "community": 0,
        }
    ]


def test_a_quarter_of_the_importance_has_half_of_the_radius_above_the_least() -> None:
    given_view = view(4.0, 1.0, 0.0)
    items = entity_items(given_view, given_view.knowledge.entities, {"a": 0}, {})
    sizes = [item["size"] for item in items]
    assert sizes == [18.0, 11.5, 5.0]
