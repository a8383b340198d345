"""Mentions and roles, as the page marks and proves them."""

from dataclasses import replace

from divided import divide

from graph.export.html.mentions import mention_runs
from graph.export.html.shown import whole_text
from graph.passages import role_passages
from graph.records import KnowledgeGraph, MentionKind, Span


def test_a_mention_is_told_from_the_one_before(council: KnowledgeGraph) -> None:
    texts = {article.id: whole_text(article) for article in council.articles}
    assert mention_runs(council, texts, {"brandt": 0, "quist": 1}) == {
        "a1": [27, 10, 0, 49, 5, 1, 8, 10, 1, 24, -2, 1, 10, 6, 0],
        "a2": [0, 6, 0, 12, 10, 1],
    }


def test_a_role_is_proved_by_a_title_and_by_a_description(council: KnowledgeGraph) -> None:
    title, description = "Inspector", "head of the Harbour Office"
    articles = tuple(replace(article, text=f"{title} {article.text}") for article in council.articles)
    first, *_ = council.mentions
    start = articles[0].text.index(description)
    span = Span(start, start + len(description))
    described = replace(
        first,
        mention=replace(
            first.mention, span=span, head=Span(start, start + 4), text=description, kind=MentionKind.NOMINAL
        ),
    )
    last = council.mentions[-3]
    titled = replace(last, mention=replace(last.mention, span=Span(10, 16), titles=title))
    knowledge = replace(
        council,
        articles=articles,
        mentions=(described, titled),
        entities=(replace(council.entities[0], roles=("head of the Harbour Office", "inspector")),),
    )
    found = role_passages(knowledge, {article.id: divide(article) for article in articles})
    assert {key: [(one.article, one.marks) for one in proofs] for key, proofs in found.items()} == {
        ("brandt", "head of the Harbour Office"): [("a1", (span,))],
        ("brandt", "inspector"): [("a2", (Span(0, 16),))],
    }
