"""How the names of one article come together, from mentions made by hand."""

from dataclasses import replace

import pytest

from graph.records import (
    Decision,
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    RelationMention,
    Role,
    Span,
    Verdict,
)
from graph.resolve.article import join_names

Forms = list[list[str]]


def article(*names: str) -> Extraction:
    """Write an article of names, each as `Ida Brandt`, `Ida Brandt|PERSON` or `Brandt|PERSON|Judge`."""
    mentions: list[Mention] = []
    end = 0
    for name in names:
        text, label, title, *_ = [*name.split("|"), "", ""]
        span = Span(end, end + len(text))
        end = span.end + (2 if text.endswith(" (") else 20)
        mentions.append(
            Mention(
                span=span,
                text=text,
                kind=MentionKind.NAME,
                head=span,
                rule="given",
                label=EntityType(label) if label else None,
                titles=title,
            )
        )
    return Extraction(article="a", sentences=(Span(0, end),), mentions=tuple(mentions))


def joined(*names: str) -> Forms:
    extraction = article(*names)
    clusters, _ = join_names(extraction)
    return [[extraction.mentions[index].text for _, index in cluster.mentions] for cluster in clusters]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ida Brandt|PERSON", "Brandt", "Ida"], [["Ida Brandt", "Brandt", "Ida"]]),
        (["Ida Brandt|PERSON", "Brandt|PERSON"], [["Ida Brandt", "Brandt"]]),
        (["Thomas J. Okafor|PERSON", "Thomas Okafor|PERSON"], [["Thomas J. Okafor", "Thomas Okafor"]]),
        (["Thomas J. Okafor|PERSON", "T. Okafor|PERSON"], [["Thomas J. Okafor", "T. Okafor"]]),
        (["José Velásco|PERSON", "Jose Velasco|PERSON"], [["José Velásco", "Jose Velasco"]]),
        (["Pieter van der Heide|PERSON", "Van der Heide"], [["Pieter van der Heide", "Van der Heide"]]),
        (["Bureau of Tides|ORG", "BT"], [["Bureau of Tides", "BT"]]),
        (["P. D. Velasco|PERSON", "P.D. Velasco|PERSON"], [["P. D. Velasco", "P.D. Velasco"]]),
        (
            ["Brandt|PERSON|Mr and Mrs", "Brandt|PERSON|Mrs", "Brandt|PERSON|Mr"],
            [["Brandt"], ["Brandt"], ["Brandt"]],
        ),
        (["NLT", "National Lighthouse Trust|ORG"], [["NLT", "National Lighthouse Trust"]]),
        (["Tidemark Foods Inc.|ORG", "Tidemark Foods|ORG"], [["Tidemark Foods Inc.", "Tidemark Foods"]]),
        (["Orrin Airlines|ORG", "Orrin|ORG"], [["Orrin Airlines", "Orrin"]]),
        (["U.S.|GPE", "United States|GPE", "US|GPE"], [["U.S.", "United States", "US"]]),
        (["Hamid al-Noor|PERSON", "Al-Noor", "Noor"], [["Hamid al-Noor", "Al-Noor", "Noor"]]),
        (["J. R. Okafor|PERSON", "J.R. Okafor|PERSON"], [["J. R. Okafor", "J.R. Okafor"]]),
        (["University of Dorn|ORG", "Dorn University|ORG"], [["University of Dorn", "Dorn University"]]),
        (["Brandt|PERSON|Mr", "Brandt", "Brandt|PERSON|Mrs"], [["Brandt", "Brandt"], ["Brandt"]]),
    ],
)
def test_names_of_one_come_together(names: list[str], expected: Forms) -> None:
    assert joined(*names) == expected


@pytest.mark.parametrize(
    "names",
    [
        ["Nadia Karlin|PERSON", "Felix Karlin|PERSON"],
        ["John Edward Tull|PERSON", "John Henry Tull|PERSON"],
        ["Ida Brandt|PERSON", "Brandt|NORP"],
        ["Brandt Motors|ORG", "Ida Brandt|PERSON"],
        ["Northern Railway Council|ORG", "National Road Council|ORG", "NRC"],
        ["Ida Brandt|PERSON", "IB"],
        ["Orrin Airlines|ORG", "Orrin Bank|ORG", "Orrin|ORG"],
        ["Orrin|ORG", "Orrin Foundation|ORG"],
        ["Kenya|GPE", "Kenya Airways|ORG"],
        ["Orrin|GPE", "Museum of Orrin|ORG"],
        ["Martin Keel Sr.|PERSON", "Martin Keel Jr.|PERSON"],
        ["Mr. Keel|PERSON|Mr.", "Ida Keel|PERSON"],
    ],
)
def test_names_of_two_stay_apart(names: list[str]) -> None:
    assert joined(*names) == [[name.partition("|")[0]] for name in names]


def test_what_a_text_says_is_one_is_one_whatever_the_names() -> None:
    extraction = article("Ida Brandt|PERSON", "La Brava", "Brandt", "Brava|ORG")
    stated = replace(extraction, aliases=((extraction.mentions[0].span, extraction.mentions[1].span),))
    clusters, decisions = join_names(stated)
    assert [[index for _, index in cluster.mentions] for cluster in clusters] == [[0, 1, 2, 3]]
    assert [(d.left, d.right, d.rule) for d in decisions][-1] == ("La Brava", "Ida Brandt", "stated alias")


def test_an_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    extraction = article("Northern Railway Council|ORG", "National Road Council|ORG", "NRC")
    road, acronym = extraction.mentions[1:]
    start = road.span.end + 2
    near = Span(start, start + 3)
    moved = Mention(span=near, text="NRC", kind=acronym.kind, head=near, rule="given", bracketed=True)
    clusters, _ = join_names(Extraction(article="a", mentions=(*extraction.mentions[:2], moved)))
    assert [cluster.mentions for cluster in clusters] == [[("a", 0)], [("a", 1), ("a", 2)]]


def test_a_surname_of_two_stays_with_the_one_who_bore_it_before() -> None:
    names = ["Karlin", "Nadia Karlin|PERSON", "Karlin", "Felix Karlin|PERSON", "Karlin"]
    assert joined(*names) == [["Karlin"], ["Nadia Karlin", "Karlin", "Karlin"], ["Felix Karlin"]]


def test_an_adjective_of_origin_before_a_noun_stands_for_its_place() -> None:
    [adjective] = article("Kenyan|NORP").mentions
    [cluster], _ = join_names(Extraction(article="a", mentions=(replace(adjective, role=Role.MODIFIER),)))
    assert (cluster.name, cluster.type, cluster.forms) == ("Kenya", EntityType.GPE, {"Kenya": 1})


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ida Brandt|PERSON", "Brandt|PERSON", "Brandt|ORG"], EntityType.PERSON),
        (["Ida Brandt"], EntityType.PERSON),
        (["NLT"], EntityType.ORG),
        (["Kenya|ORG", "Kenya|GPE"], EntityType.GPE),
    ],
)
def test_the_type_is_decided_from_all_mentions(names: list[str], expected: EntityType) -> None:
    [cluster], _ = join_names(article(*names))
    assert cluster.type == expected


def test_a_decision_keeps_its_reasons_and_how_likely_it_is() -> None:
    _, [decision] = join_names(article("Ida Brandt|PERSON", "Brandt"))
    assert replace(decision, score=0, why="") == Decision(
        left="Brandt", right="Ida Brandt", verdict=Verdict.MERGED, rule="surname", score=0, article="a"
    )
    assert len(decision.why.split("; ")) == 3
    assert 0.8 < decision.score < 1


def test_a_refusal_names_all_that_fit() -> None:
    _, decisions = join_names(article("Northern Railway Council|ORG", "National Road Council|ORG", "NRC"))
    assert [(d.left, d.right, d.verdict, d.rule) for d in decisions] == [
        ("NRC", "Northern Railway Council", Verdict.REFUSED, "acronym"),
        ("NRC", "National Road Council", Verdict.REFUSED, "acronym"),
    ]


@pytest.mark.parametrize(
    ("names", "type_", "expected"),
    [
        (["Orrin Airlines|ORG", "Orrin|ORG"], "parent organization", [["Orrin Airlines"], ["Orrin"]]),
        (["Ida Brandt|PERSON", "Brandt|PERSON"], "spouse", [["Ida Brandt"], ["Brandt"]]),
        (["Orrin Airlines|ORG", "Orrin|ORG"], None, [["Orrin Airlines", "Orrin"]]),
        (["Bureau of Tides|ORG", "BT"], "parent organization", [["Bureau of Tides", "BT"]]),
    ],
)
def test_two_names_that_a_relation_ties_stay_two_save_an_acronym(
    names: list[str], type_: str | None, expected: Forms
) -> None:
    extraction = article(*names)
    one, other = (mention.span for mention in extraction.mentions)
    stated = RelationMention(
        subject=one,
        object=other,
        predicate="given",
        evidence=Span(one.start, other.end),
        rule="given",
        type=type_,
    )
    clusters, _ = join_names(replace(extraction, relations=(stated,)))
    assert [
        [extraction.mentions[index].text for _, index in cluster.mentions] for cluster in clusters
    ] == expected
