from dataclasses import replace

import pytest

from graph.network import build_network
from graph.records import (
    Article,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Quotation,
    QuotationKind,
    QuotationMention,
    Span,
)


def proof(knowledge: KnowledgeGraph, article: str, words: str) -> Evidence:
    text = next(found.text for found in knowledge.articles if found.id == article)
    return Evidence(article=article, start=text.index(words), end=text.index(words) + len(words), text=words)


def statement_proofs(text: str, *parts: str, speaker: str) -> tuple[str, ...]:
    said = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts),
        speaker=Span(text.index(speaker), text.index(speaker) + len(speaker)),
        rule="given",
    )
    knowledge = KnowledgeGraph(
        articles=(Article(id="a", text=text),),
        entities=tuple(Entity(id=id_, name=id_, label=id_, type=EntityType.PERSON) for id_ in "st"),
        quotations=(Quotation(id="q", article="a", mention=said, speaker="s", about=("t",)),),
    )
    ((_, _, evidence),) = build_network(knowledge).edges(data="evidence")
    assert all(text[found.start : found.end] == found.text for found in evidence)
    return tuple(found.text for found in evidence)


def test_an_entity_becomes_a_node_with_its_counts(council: KnowledgeGraph) -> None:
    assert dict(build_network(council).nodes(data=True)) == {
        "brandt": {
            "name": "Ida Brandt",
            "label": "Brandt",
            "type": "PERSON",
            "named": True,
            "observer": False,
            "aliases": ("Brandt", "IB"),
            "roles": ("head of the Harbour Office",),
            "mentions": 3,
            "articles": 2,
            "quotations": 2,
            "first": "2025-03-04",
            "last": "2025-03-06",
        },
        "office": {
            "name": "Harbour Office",
            "label": "Harbour Office",
            "type": "ORG",
            "named": True,
            "observer": False,
            "aliases": (),
            "roles": (),
            "mentions": 2,
            "articles": 2,
            "quotations": 0,
            "first": "2025-03-04",
            "last": "2025-03-06",
        },
        "quist": {
            "name": "Omar Quist",
            "label": "Quist",
            "type": "PERSON",
            "named": True,
            "observer": False,
            "aliases": (),
            "roles": (),
            "mentions": 4,
            "articles": 2,
            "quotations": 0,
            "first": "2025-03-04",
            "last": "2025-03-06",
        },
    }


def test_every_link_has_its_own_key_and_no_entity_is_linked_to_itself(council: KnowledgeGraph) -> None:
    assert sorted(build_network(council).edges(keys=True)) == [
        ("brandt", "office", "co:brandt:office"),
        ("brandt", "office", "re:r1"),
        ("brandt", "office", "st:q3:about:office"),
        ("brandt", "quist", "co:brandt:quist"),
        ("brandt", "quist", "st:q1:about:quist"),
        ("brandt", "quist", "st:q3:addressee:quist"),
        ("office", "quist", "co:office:quist"),
        ("office", "quist", "re:r2"),
    ]


def test_a_co_mention_carries_its_counts_and_its_dates(council: KnowledgeGraph) -> None:
    record = council.co_mentions[1]
    assert build_network(council).edges["brandt", "quist", "co:brandt:quist"] == {
        "kind": "co-mention",
        "label": "",
        "rule": "sentence",
        "weight": record.weight,
        "negated": False,
        "reported": False,
        "sentences": 2,
        "paragraphs": 3,
        "evidence": record.evidence,
        "support": 2,
        "first": "2025-03-04",
        "last": "2025-03-06",
    }


def test_a_statement_shows_both_its_parts_and_its_speaker(council: KnowledgeGraph) -> None:
    assert build_network(council).edges["brandt", "quist", "st:q1:about:quist"] == {
        "kind": "statement",
        "label": "said",
        "rule": "after",
        "weight": 1.0,
        "negated": False,
        "reported": False,
        "to": "about",
        "quotation": "q1",
        "quotation_kind": "direct",
        "content": "The bridge is weak, … We told Quist.",
        "speaker": "brandt",
        "evidence": (
            proof(
                council,
                "a1",
                '"The bridge is weak," said Ida Brandt, head of the Harbour Office. "We told Quist."',
            ),
        ),
        "support": 1,
        "first": "2025-03-04",
        "last": "2025-03-04",
    }


def test_a_statement_to_an_addressee_shows_the_addressee(council: KnowledgeGraph) -> None:
    edge = build_network(council).edges["brandt", "quist", "st:q3:addressee:quist"]
    assert (edge["to"], edge["evidence"]) == (
        "addressee",
        (proof(council, "a2", "Brandt told Omar Quist that the Harbour Office would close the bridge."),),
    )


def test_a_relation_inside_a_quotation_is_reported_by_its_speaker(council: KnowledgeGraph) -> None:
    assert build_network(council).edges["office", "quist", "re:r2"] == {
        "kind": "relation",
        "label": "told",
        "rule": "svo",
        "weight": 1.0,
        "negated": True,
        "reported": True,
        "predicate": "told",
        "type": None,
        "qualifier": "",
        "modality": "",
        "date": None,
        "since": None,
        "until": None,
        "quotation": "q1",
        "quotations": ("q1",),
        "speaker": "brandt",
        "evidence": (proof(council, "a1", "We told Quist."),),
        "support": 1,
        "publishers": 0,
        "first": "2025-03-04",
        "last": "2025-03-04",
    }


def test_a_date_that_no_article_states_is_absent(council: KnowledgeGraph) -> None:
    undated = replace(
        council, articles=tuple(replace(article, published=None) for article in council.articles)
    )
    edges = build_network(undated).edges(data=True)
    assert {(edge["first"], edge["last"]) for *_, edge in edges} == {(None, None)}


def test_parts_of_a_statement_in_two_paragraphs_are_shown_apart() -> None:
    text = '"It leaks," Ferro said.\nNobody answered.\n"It always did."'
    found = statement_proofs(text, "It leaks,", "It always did.", speaker="Ferro")
    assert found == ('"It leaks," Ferro', '"It always did."')


def test_parts_of_a_statement_that_lie_far_apart_are_shown_apart() -> None:
    text = f'"It leaks," Ferro said. {"The rain went on. " * 30}"It always did."'
    found = statement_proofs(text, "It leaks,", "It always did.", speaker="Ferro")
    assert found == ('"It leaks," Ferro', '"It always did."')


def test_of_a_very_long_statement_the_beginning_is_shown() -> None:
    text = f'Ferro said: "{"It leaks. " * 1000}"'
    (shown,) = statement_proofs(text, "It leaks. " * 1000, speaker="Ferro")
    assert shown == text[:4000]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ferro: \u201cIt leaks\u201d, he said.", "Ferro: \u201cIt leaks\u201d"),
        ("Ferro: \"'It leaks'\" again", "Ferro: \"'It leaks'\""),
        ("Ferro says It leaks", "Ferro says It leaks"),
        ("Ferro says (It leaks). Then", "Ferro says (It leaks)."),
    ],
)
def test_the_marks_around_a_statement_are_shown(text: str, shown: str) -> None:
    assert statement_proofs(text, "It leaks", speaker="Ferro") == (shown,)


def test_nothing_gives_an_empty_network() -> None:
    assert len(build_network(KnowledgeGraph())) == 0
