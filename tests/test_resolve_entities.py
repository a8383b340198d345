"""What a reader sees of an entity: its name, its label, its aliases, its id."""

from collections import Counter

import pytest

from graph.records import Alias, Entity, EntityType, Mention, MentionKind, Span
from graph.resolve.cluster import Cluster
from graph.resolve.entities import make_entities
from graph.resolve.ids import content_id

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE


def cluster(type_: EntityType, forms: dict[str, int], *, place: int = 0, named: bool = True) -> Cluster:
    return Cluster(mentions=[("a", place)], forms=Counter(forms), described=type_, named=named)


def made(*clusters: Cluster) -> list[Entity]:
    spans = [Span(10 * i, 10 * i + 5) for i in range(9)]
    mentions = {
        ("a", i): Mention(span=span, text="-----", kind=MentionKind.NAME, head=span, rule="given")
        for i, span in enumerate(spans)
    }
    return make_entities(clusters, mentions, {"harwick beacon"})


@pytest.mark.parametrize(
    ("type_", "forms", "name", "label"),
    [
        (PERSON, {"Ida Brandt": 1, "Brandt": 9}, "Ida Brandt", "Brandt"),
        (PERSON, {"Pieter van der Heide": 1}, "Pieter van der Heide", "van der Heide"),
        (PERSON, {"Noomi": 2}, "Noomi", "Noomi"),
        (GPE, {"Tarnia": 3, "TARNIA": 9}, "Tarnia", "Tarnia"),
        (GPE, {"LINDEN CITY": 2}, "Linden City", "Linden City"),
        (GPE, {"USSR": 2}, "USSR", "USSR"),
        (ORG, {"NEXTRA": 2}, "NEXTRA", "NEXTRA"),
        (ORG, {"National Lighthouse Trust": 1, "NLT": 2}, "National Lighthouse Trust", "NLT"),
        (
            ORG,
            {"Valley Asylum and Shelter Alliance": 1},
            "Valley Asylum and Shelter Alliance",
            "Valley Asylum and Shelter Alliance",
        ),
        (
            ORG,
            {"Migrant and Immigrant Catering and Arts Partnership": 1},
            "Migrant and Immigrant Catering and Arts Partnership",
            "MICAP",
        ),
        (PERSON, {"Frank Dell Jr.": 2}, "Frank Dell Jr.", "Dell"),
        (
            ORG,
            {"Coastal Road Planning Board": 1},
            "Coastal Road Planning Board",
            "Coastal Road Planning Board",
        ),
        (ORG, {"Tidemark Foods Inc.": 1, "Tidemark Foods": 2}, "Tidemark Foods Inc.", "Tidemark Foods"),
        (ORG, {"Orrin": 1, "ORRIN": 1}, "Orrin", "ORRIN"),
    ],
)
def test_the_name_is_the_fullest_that_is_common_and_the_label_what_a_reader_calls_it(
    type_: EntityType, forms: dict[str, int], name: str, label: str
) -> None:
    [entity] = made(cluster(type_, forms))
    assert (entity.name, entity.label) == (name, label)


@pytest.mark.parametrize(
    ("type_", "forms", "name"),
    [
        (PERSON, {"Ida Brandt": 30, "Brandt": 90, "Deputy Ida Brandt": 1, "Ida Brandt Ida": 2}, "Ida Brandt"),
        (PERSON, {"Ida] Brandt": 2, "Ida Brandt": 1}, "Ida Brandt"),
        (GPE, {"Karsk": 90, "Dynamo Karsk": 1}, "Karsk"),
        (ORG, {"Orrin": 60, "Orrin Music": 3}, "Orrin"),
        (ORG, {"NLT": 60, "National Lighthouse Trust": 12}, "National Lighthouse Trust"),
    ],
)
def test_a_rare_long_form_or_one_with_a_stray_mark_does_not_give_the_name(
    type_: EntityType, forms: dict[str, int], name: str
) -> None:
    given = cluster(type_, forms)
    given.spread = given.forms
    [entity] = made(given)
    assert entity.name == name


def test_an_organisation_of_a_long_name_has_its_initials_as_a_derived_alias() -> None:
    [entity] = made(cluster(ORG, {"Harbor Immigrant Legal Project": 1, "the Project": 1}))
    assert entity.aliases == (Alias(text="HILP", derived=True), Alias(text="the Project"))


@pytest.mark.parametrize(
    ("type_", "forms"),
    [
        (PERSON, {"Anna Berit Karin Dahl": 1}),
        (ORG, {"Dorn Rail": 1}),
        (ORG, {"NLT": 1}),
    ],
)
def test_nobody_else_has_initials(type_: EntityType, forms: dict[str, int]) -> None:
    [entity] = made(cluster(type_, forms))
    assert entity.aliases == ()


def test_initials_that_the_text_gives_are_not_derived() -> None:
    [entity] = made(cluster(ORG, {"National Lighthouse Trust": 1, "NLT": 1}))
    assert entity.aliases == (Alias(text="NLT"),)


def test_the_id_is_made_of_the_name_alone_where_only_one_bears_it() -> None:
    one = cluster(PERSON, {"Ida Brandt": 1}, place=0)
    later = cluster(PERSON, {"Ida Brandt": 1}, place=5)
    assert [entity.id for entity in made(one)] == [entity.id for entity in made(later)]
    first, second = made(one, later)
    assert first.id != second.id


def test_one_who_is_described_is_not_named_and_is_known_by_the_place() -> None:
    first, second = made(
        cluster(PERSON, {"officer": 1}, place=0, named=False),
        cluster(PERSON, {"officer": 1}, place=1, named=False),
    )
    assert (first.named, first.name, first.id != second.id) == (False, "officer", True)


def test_titles_are_roles_and_an_outlet_is_an_observer() -> None:
    titled = cluster(PERSON, {"Ida Brandt": 1})
    titled.titles.update(["Judge", "Chief Judge"])
    judge, paper = made(titled, cluster(ORG, {"Harwick Beacon": 1}, place=1))
    assert (judge.roles, judge.observer) == (("Chief Judge",), False)
    assert (paper.roles, paper.observer) == ((), True)


def test_ids_are_made_of_content_and_keep_their_parts_apart() -> None:
    assert content_id("e", "Ida Brandt") == content_id("e", "Ida Brandt")
    assert content_id("e", "a", "bc") != content_id("e", "ab", "c")
    assert content_id("e", "lone surrogate \ud800").startswith("e-")
