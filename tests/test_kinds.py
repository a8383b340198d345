"""The type of a name: what its spelling and its places tell together."""

from collections import Counter

import pytest

from graph.kinds import TYPES, probability, spelling_features, told, type_of
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
    assert type_of({name: 1}, {}) == expected


def test_what_stands_around_a_name_outweighs_the_model() -> None:
    seen = Counter({"model PERSON one": 3, "after in": 3, "before a comma and a place": 2, "after city": 2})
    assert type_of({"Varnes": 3}, seen) == EntityType.GPE


def test_a_type_that_is_told_counts_more_than_what_the_model_says() -> None:
    seen = Counter(["model ORG one", *told(EntityType.PERSON)])
    assert type_of({"Varnes": 1}, seen) == EntityType.PERSON


def test_the_probabilities_of_all_types_are_one_together() -> None:
    seen = {"model PERSON several": 4, "before said": 2}
    likely = [probability(type_, {"Greta Lundqvist": 4}, seen) for type_ in TYPES]
    assert 0.9 < likely[TYPES.index(EntityType.PERSON)] <= 1
    assert sum(likely) == pytest.approx(1)


def test_the_features_of_a_spelling_are_named() -> None:
    assert spelling_features("NLT") == ("always", "one word", "acronym", "alone: unknown", "ends in nlt")
