"""What is stated of somebody in words that name nobody, and the sums that relations are about."""

import pytest
from spacy.language import Language

from graph.extract import extract
from graph.records import Article, RelationMention


def relations(nlp: Language, text: str) -> tuple[RelationMention, ...]:
    return extract(Article(id="a", text=text), nlp(text)).relations


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Hana Moss was convicted of wire fraud.", "was convicted of | wire fraud | offence"),
        ("Hana Moss was found guilty of theft.", "was found guilty of | theft | offence"),
        ("A jury found Hana Moss guilty of theft.", "found guilty of | theft | offence"),
        ("Hana Moss pleaded guilty to tax evasion.", "pleaded guilty to | tax evasion | offence"),
        ("Hana Moss pleaded not guilty to theft.", "pleaded | not guilty | verdict"),
        ("Hana Moss was arrested on Monday.", "was arrested | on Monday | day"),
        ("Hana Moss was sentenced to two years in prison.", "was sentenced to | two years in prison | term"),
        ("Hana Moss was charged with theft on Monday.", "was charged with | theft | offence"),
        ("Hana Moss resigned as finance minister.", "resigned as | finance minister | office"),
        ("Luc Perrin dismissed Hana Moss as minister.", "dismissed as | minister | office"),
        (
            "Hana Moss was convicted of threats against Anglo-Danes.",
            "was convicted of | threats against Anglo-Danes | offence",
        ),
        (
            "Hana Moss resigned as a candidate for mayor The mayor is ill.",
            "resigned as | candidate for mayor | office",
        ),
    ],
)
def test_what_is_said_of_somebody_is_words_where_it_names_nobody(
    text: str, stated: str, nlp: Language
) -> None:
    found = [r for r in relations(nlp, text) if r.value]
    assert [f"{r.predicate} | {text[slice(*r.object)]} | {r.value}" for r in found] == [stated]
    assert [text[slice(*r.subject)] for r in found] == ["Hana Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway arrested Hana Moss on Monday.",
        "Hana Moss dismissed the report as fake news.",
        "Hana Moss signed an order suspending for 90 days all such visas.",
        "Hana Moss appointed someone able as head.",
    ],
)
def test_neither_what_is_denied_nor_what_is_said_of_another_is_said_of_somebody(
    text: str, nlp: Language
) -> None:
    assert [r for r in relations(nlp, text) if r.value] == []


def test_a_name_among_the_words_is_an_end_too(nlp: Language) -> None:
    text = "Hana Moss was convicted of defrauding Dorn Bank."
    found = relations(nlp, text)
    assert [(r.predicate, text[slice(*r.object)], r.value) for r in found] == [
        ("was convicted of", "defrauding Dorn Bank", "offence"),
        ("was convicted of defrauding", "Dorn Bank", ""),
    ]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Dorn Bank paid Hana Moss £90,000 in May.", {"Hana Moss": "£90,000"}),
        (
            "Norda Group bought Dorn Bank for 30 million euros.",
            {"Norda Group": "30 million euros", "Dorn Bank": "30 million euros"},
        ),
        (
            "Dorn Bank lent $1 billion to Luc Perrin and $500 million to Hana Moss.",
            {"Luc Perrin": "$1 billion", "Hana Moss": "$500 million"},
        ),
        ("Hana Moss owns 6 percent of Norda Group.", {"Norda Group": "6 percent"}),
        ("Hana Moss met Luc Perrin, and Dorn Bank lost $2 million.", {"Luc Perrin": ""}),
    ],
)
def test_a_relation_has_the_sum_that_belongs_to_it(text: str, sums: dict[str, str], nlp: Language) -> None:
    assert {text[slice(*r.object)]: r.amount for r in relations(nlp, text)} == sums
