from graph.export.summary import summarise
from graph.export.view import view_of
from graph.records import KnowledgeGraph


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
            "Omar Quist (person): linked to 2",
            "Ida Brandt (person): linked to 2",
            "Harbour Office (organisation): linked to 2",
        ),
        "Most quoted": ("Ida Brandt, 2 quotations: “The bridge is weak, … We told Quist.”",),
    }


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
