"""The word lists: each can be read, holds what its readers expect, and says nothing twice."""

from collections import Counter
from importlib.resources import files

import pytest

from graph.data import mapping, table, words
from graph.data.given_names import gender_of, is_given_name
from graph.data.places import regions
from graph.records import EntityType

TABLES = sorted(
    entry.name.removesuffix(".tsv") for entry in files("graph.data").iterdir() if entry.name.endswith(".tsv")
)
KEYS = {"cues": 2, "places": 2, "more_places": 2, "factuality": 3}  # columns that tell one row from another
GENDERED = {"gendered_nouns": {"m", "f"}, "titles": {"m", "f", ""}}


@pytest.mark.parametrize("name", TABLES)
def test_a_list_says_what_it_holds_and_holds_nothing_twice(name: str) -> None:
    text = files("graph.data").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    # A word that reports as a verb and as a noun stands once for each, as does a city named like its state.
    rows = Counter(row[: KEYS.get(name, 1)] for row in table(name))
    assert [row for row, times in rows.items() if times > 1 or not all(row)] == []


@pytest.mark.parametrize("name", ["person_nouns", "organisation_nouns", "place_nouns", "gendered_nouns"])
def test_nouns_are_written_as_a_text_has_them_inside_a_sentence(name: str) -> None:
    assert [word for word in sorted(words(name)) if word != word.lower()] == []


@pytest.mark.parametrize("name", GENDERED)
def test_a_gender_is_m_or_f(name: str) -> None:
    assert set(mapping(name).values()) <= GENDERED[name]


def test_a_head_noun_tells_a_type() -> None:
    assert set(mapping("head_nouns").values()) <= {type_.value for type_ in EntityType}


def test_a_weight_is_a_number_and_the_table_says_when_nobody_is_meant() -> None:
    weights = {feature: float(weight) for feature, weight in mapping("pronoun_weights").items()}
    assert {f"{task}: nobody" for task in ("he", "they", "it")} <= weights.keys()
    assert max(map(abs, weights.values())) < 10


def test_a_country_is_kept_under_a_name_that_is_no_other_name() -> None:
    names = mapping("country_names")
    assert set(names.values()).isdisjoint(names)


def test_blank_lines_and_remarks_do_not_count() -> None:
    assert all(row and not row[0].startswith("#") for name in TABLES for row in table(name))
    assert mapping("country_names")["UK"] == "United Kingdom"


def test_a_given_name_tells_a_gender_only_where_the_languages_agree() -> None:
    assert [gender_of(name) for name in ("Jessica", "robert", "Jordan", "Qqq")] == ["f", "m", "", ""]
    assert [is_given_name(name) for name in ("Andrea", "PRIYA", "Qqq")] == [True, True, False]


def test_regions_are_countries_and_their_states() -> None:
    assert {"Kenya", "U.S.", "United States", "Ohio", "Ontario"} <= regions()
    assert regions().isdisjoint({"Paris", "Europe"})
