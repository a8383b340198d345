from dataclasses import replace

from graph.export.summary import summarise
from graph.export.view import view_of
from graph.records import KnowledgeGraph, Span


def test_a_summary_says_what_a_journalist_asks_first(council: KnowledgeGraph) -> None:
    assert dict(summarise(view_of(council, "The bridge"))) == {
        "The bridge": (
            "2 articles read",
            "3 entities",
            "3 relations stated",
            "3 pairs named together",
            "2 quotations with a known speaker, 1 without",
        ),
        "Entities": ("2 people", "1 organisation"),
        "Most connected": (
            "Ida Brandt (person): linked to 2",
            "Omar Quist (person): linked to 2",
            "Harbour Office (organisation): linked to 2",
        ),
        "Most quoted": ("Ida Brandt, 2 quotations: “The bridge is weak, … We told Quist.”",),
    }


def test_a_quotation_has_one_pair_of_marks(council: KnowledgeGraph) -> None:
    text = council.articles[0].text.replace('"', "'")
    british = replace(council, articles=(replace(council.articles[0], text=text), council.articles[1]))
    widened = tuple(
        replace(quotation, mention=replace(quotation.mention, content=(Span(0, 22),)))
        if quotation.id == "q1"
        else quotation
        for quotation in british.quotations
    )
    view = view_of(replace(british, quotations=widened))
    assert dict(summarise(view))["Most quoted"] == ("Ida Brandt, 2 quotations: “The bridge is weak,”",)


def test_copies_are_named(council: KnowledgeGraph) -> None:
    again = replace(council.articles[1], id="b7", published=None)
    summary = dict(summarise(view_of(replace(council, articles=(*council.articles, again)))))
    assert summary["Copies, each counted once with the article it copies"] == (
        "b7 has the text of a2: word for word",
    )


def test_an_empty_graph_has_nothing_but_its_counts() -> None:
    assert dict(summarise(view_of(KnowledgeGraph(), "Nothing"))) == {
        "Nothing": (
            "0 articles read",
            "0 entities",
            "0 relations stated",
            "0 pairs named together",
            "0 quotations with a known speaker, 0 without",
        )
    }
