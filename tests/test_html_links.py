"""Edges that say the same of the same two are one link with all their evidence."""

import networkx as nx
from divided import divide

from graph.export.html.links import PageLink, links, quotation_item
from graph.export.view import GraphView
from graph.network import build_network
from graph.passages import Passage
from graph.records import (
    Article,
    CoMention,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    Span,
)

TEXT = "Ada told Bo she had won. Ada denied that Bo had won. Ada leads Bo."
ARTICLE = Article(id="a", text=TEXT)


def find(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def entity(name: str) -> Entity:
    return Entity(id=name, name=name, label=name, type=EntityType.PERSON)


def quotation(number: int, content: str, *, negated: bool = False) -> Quotation:
    return Quotation(
        id=f"q{number}",
        article="a",
        speaker="Ada",
        addressee="Bo" if number == 0 else None,
        about=("Bo",) if number else (),
        mention=QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(find(content),),
            rule="r",
            cue=find("told" if number == 0 else "denied"),
            negated=negated,
        ),
    )


def relation(identity: str, quoted: str | None = None) -> Relation:
    return Relation(
        id=identity,
        article="a",
        subject="Ada",
        object="Bo",
        quotation=quoted,
        mention=RelationMention(
            subject=find("Ada leads"),
            object=find("Bo."),
            predicate="leads",
            evidence=find("Ada leads Bo"),
            rule="r",
        ),
    )


def view(**parts: object) -> GraphView:
    knowledge = KnowledgeGraph(articles=(ARTICLE,), entities=(entity("Ada"), entity("Bo")), **parts)  # type: ignore[arg-type]
    return GraphView(
        title="", knowledge=knowledge, network=build_network(knowledge), measures={}, positions={}
    )


def bundled(**parts: object) -> list[PageLink]:
    return links(view(**parts), {"a": divide(ARTICLE)})


def link(kind: str, **parts: object) -> PageLink:
    plain = {"source": "Ada", "target": "Bo", "to_whom": "", "label": "", "negated": False, "reported": False}
    return PageLink(kind=kind, **{**plain, **parts})


def test_speaking_to_and_speaking_of_and_denying_are_links_apart() -> None:
    quotations = (
        quotation(0, "she had won"),
        quotation(1, "that Bo had won", negated=True),
        quotation(2, "that Bo had won", negated=True),
    )
    assert bundled(quotations=quotations) == [
        link("statement", to_whom="addressee", label="told", weight=1.0, quotations=["q0"]),
        link("statement", to_whom="about", label="denied", negated=True, weight=2.0, quotations=["q1", "q2"]),
    ]


def test_the_same_relation_twice_is_one_link_and_its_report_another() -> None:
    relations = (relation("r0"), relation("r1"), relation("r2", quoted="q0"))
    found = bundled(relations=relations, quotations=(quotation(0, "she had won"),))
    assert [(one.kind, one.reported, one.weight, one.quotations) for one in found] == [
        ("relation", False, 2.0, []),
        ("relation", True, 1.0, ["q0"]),
        ("statement", False, 1.0, ["q0"]),
    ]


def test_a_relation_is_proved_by_the_words_that_state_it() -> None:
    (proved,) = bundled(relations=(relation("r0"),))
    assert proved.passages == [Passage("a", find("Ada leads Bo."), (find("Ada leads Bo"),))]


def test_a_co_mention_is_proved_by_the_sentence_that_holds_both() -> None:
    sentence = find("Ada told Bo she had won.")
    pair = CoMention(
        a="Ada",
        b="Bo",
        sentences=1,
        paragraphs=1,
        articles=1,
        weight=1.5,
        evidence=(
            Evidence(article="a", start=sentence.start, end=sentence.end, text=TEXT[slice(*sentence)]),
        ),
    )
    proof = Passage("a", sentence)
    assert bundled(co_mentions=(pair,)) == [link("co-mention", weight=1.5, passages=[proof])]


def test_a_quotation_names_people_by_the_ids_of_the_page() -> None:
    item = quotation_item(quotation(0, "she had won"), divide(ARTICLE), {"Ada": "n0", "Bo": "n1"})
    assert item == {
        "kind": "indirect",
        "attitude": None,
        "mode": "speech",
        "said_on": None,
        "negated": False,
        "cue": "told",
        "speaker": "n0",
        "addressee": "n1",
        "about": [],
        "passage": Passage("a", find("Ada told Bo she had won."), (find("she had won"),)),
    }


def test_no_edges_make_no_links() -> None:
    empty = GraphView(
        title="", knowledge=KnowledgeGraph(), network=nx.MultiDiGraph(), measures={}, positions={}
    )
    assert links(empty, {}) == []
