"""The type of a name: what its spelling and its places tell together."""

from collections import Counter

import pytest

from graph.kinds import TYPES, score_types, spelling_features, told, type_of
from graph.records import EntityType


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Greta Lundqvist", EntityType.PERSON),
        ("Harwick University", EntityType.ORG),
        ("Kenya", EntityType.GPE),
        ("Afghans", EntityType.NORP),
        ("Afghan", EntityType.NORP),
        ("North Koreans", EntityType.NORP),
        ("Tidemark Foods Inc.", EntityType.ORG),
        ("Atlantic Ocean", EntityType.LOC),
    ],
)
def test_a_spelling_alone_tells_a_type(name: str, expected: EntityType) -> None:
    assert type_of({name: 1}, {})[0] == expected


def test_what_stands_around_a_name_outweighs_the_model() -> None:
    seen = Counter({"model PERSON one": 3, "after in": 3, "before a comma and a place": 2, "after city": 2})
    assert type_of({"Varnes": 3}, seen)[0] == EntityType.GPE


def test_a_type_that_is_told_counts_more_than_what_the_model_says() -> None:
    seen = Counter(["model ORG one", *told(EntityType.PERSON)])
    assert type_of({"Varnes": 1}, seen)[0] == EntityType.PERSON


def test_the_probability_is_that_of_the_best_of_all_types() -> None:
    type_, sure = type_of({"Greta Lundqvist": 4}, {"model PERSON several": 4, "before said": 2})
    assert type_ == EntityType.PERSON
    assert 0.9 < sure <= 1


def test_a_name_has_a_score_for_each_type_but_that_of_groups() -> None:
    assert tuple(score_types({"Varnes": 1}, {})) == TYPES
    assert EntityType.GROUP not in TYPES


def test_the_features_of_a_spelling_are_named() -> None:
    assert spelling_features("NLT") == ("always", "one word", "acronym", "alone: unknown", "ends in nlt")
