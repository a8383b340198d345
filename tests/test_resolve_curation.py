"""What a person decided, against what the rules would make of the same articles."""

import pytest
from rulings import (
    ARTICLES,
    BY_RULES,
    article,
    decide,
    different,
    drop,
    merge,
    problems,
    rename,
    retype,
    shown,
    split,
)

from graph.curation import Name, Ruling
from graph.records import EntityType, Verdict
from graph.resolve import resolve


def test_without_decisions_the_rules_speak_alone() -> None:
    assert shown(decide()) == BY_RULES
    assert decide() == resolve(ARTICLES)


def test_names_merged_are_one_entity_whatever_their_types() -> None:
    assert shown(decide(merge(1, "Ida Brant", "ida brandt", "Harbor Office", to="Brandt Office"))) == {
        "Brandt Office": [
            "a: Ida Brandt",
            "a: Brandt",
            "a: Harbor Office",
            "b: Ida Brant",
            "c: Ida Brandt",
            "d: Harbor Office",
        ],
        "Omar Brandt": BY_RULES["Omar Brandt"],
        "Omar Quist": BY_RULES["Omar Quist"],
    }


def test_a_merge_without_a_name_keeps_the_fullest() -> None:
    found = shown(decide(merge(1, "Quist", "Harbor Office"), merge(2, "Ida Brant", "Ida Brandt")))
    assert sorted(found) == ["Harbor Office", "Ida Brandt", "Omar Brandt"]


def test_names_told_apart_come_together_neither_inside_an_article_nor_across() -> None:
    found = shown(decide(different(1, "Omar Quist", "Quist"), different(2, "Ida Brandt", "Brandt")))
    assert found == {
        **BY_RULES,
        "Ida Brandt": ["a: Ida Brandt", "c: Ida Brandt"],
        # The surname has one other bearer left.
        "Omar Brandt": ["a: Brandt", "c: Omar Brandt"],
        "Omar Quist": ["b: Omar Quist"],
        "Quist": ["b: Quist", "d: Quist"],
    }


def test_one_name_in_two_articles_is_told_apart_by_the_articles() -> None:
    apart = different(1, Name(text="Ida Brandt", article="a"), Name(text="Ida Brandt", article="c"))
    resolution = decide(apart)
    assert sorted(
        sorted(f"{m.article}: {m.mention.text}" for m in resolution.mentions if m.entity == entity.id)
        for entity in resolution.entities
    ) == [
        ["a: Brandt", "a: Ida Brandt"],
        ["a: Harbor Office", "d: Harbor Office"],
        ["b: Ida Brant"],
        ["b: Omar Quist", "b: Quist", "d: Quist"],
        ["c: Ida Brandt"],
        ["c: Omar Brandt"],
    ]


def test_a_split_names_its_parts_and_leaves_the_rest_as_it_was() -> None:
    found = shown(
        decide(
            split(1, "Harbor Office", Harbor_Office_East="d"), retype(2, "Harbor Office East", EntityType.FAC)
        )
    )
    assert found == {
        **BY_RULES,
        "Harbor Office": ["a: Harbor Office"],
        "Harbor Office East": ["d: Harbor Office"],
    }


def test_a_split_part_takes_all_that_the_entity_is_called_in_its_articles() -> None:
    found = shown(decide(split(1, "Ida Brandt", Ida_Brandt_I="a", Ida_Brandt_II="c")))
    assert (found["Ida Brandt I"], found["Ida Brandt II"]) == (
        ["a: Ida Brandt", "a: Brandt"],
        ["c: Ida Brandt"],
    )


def test_a_new_name_leaves_the_old_one_as_an_alias() -> None:
    (entity,) = [
        e for e in decide(rename(1, "Harbor Office", "Port Bureau")).entities if e.type is EntityType.ORG
    ]
    assert (entity.name, entity.label, [alias.text for alias in entity.aliases]) == (
        "Port Bureau",
        "Port Bureau",
        ["Harbor Office"],
    )


def test_a_note_in_brackets_stands_behind_the_label_of_a_person() -> None:
    labels = {e.label for e in decide(rename(1, "Ida Brandt", "Ida Brandt (pilot)")).entities}
    assert labels == {"Brandt", "Brandt (pilot)", "Brant", "Harbor Office", "Quist"}


def test_a_type_given_stands_above_what_the_mentions_suggest() -> None:
    types = {e.name: e.type for e in decide(retype(1, "Harbor Office", EntityType.FAC)).entities}
    assert types["Harbor Office"] is EntityType.FAC


def test_what_is_dropped_leaves_no_entity_and_no_resolved_mention() -> None:
    resolution = decide(drop(1, "Quist"))
    assert shown(resolution) == {name: found for name, found in BY_RULES.items() if name != "Omar Quist"}
    assert [m.mention.text for m in resolution.mentions if m.entity is None] == [
        "Omar Quist",
        "Quist",
        "Quist",
    ]


def test_a_name_that_one_decision_gives_can_be_used_in_another() -> None:
    rulings = (
        rename(1, "Harbor Office", "Port Bureau"),
        retype(2, "Port Bureau", EntityType.FAC),
        split(3, "Ida Brandt", Ida_Brandt_II="c"),
        merge(4, "Ida Brandt II", "Ida Brant"),
    )
    found = shown(decide(*rulings))
    assert found["Ida Brandt II"] == ["b: Ida Brant", "c: Ida Brandt"]
    assert {e.name: e.type for e in decide(*rulings).entities}["Port Bureau"] is EntityType.FAC


def test_a_type_tells_namesakes_apart() -> None:
    articles = [article("a", "Florence|PERSON"), article("b", "Florence|GPE")]
    found = decide(
        rename(1, Name(text="Florence", type=EntityType.GPE), "City of Florence"), articles=articles
    )
    assert shown(found) == {"Florence": ["a: Florence"], "City of Florence": ["b: Florence"]}


def test_a_new_article_joins_neither_of_two_that_a_person_told_apart() -> None:
    articles = [article(id_, "Ida Brandt|PERSON") for id_ in "abc"]
    apart = different(1, Name(text="Ida Brandt", article="a"), Name(text="Ida Brandt", article="c"))
    resolution = decide(apart, articles=articles)
    assert [entity.name for entity in resolution.entities] == ["Ida Brandt"] * 3
    assert len({m.entity for m in resolution.mentions}) == 3


def test_every_decision_is_recorded_with_its_line() -> None:
    rulings = (
        merge(3, "Ida Brant", "Ida Brandt"),
        different(5, "Omar Brandt", "Omar Quist"),
        rename(8, "Harbor Office", "Port Bureau"),
    )
    recorded = [d for d in decide(*rulings).decisions if d.rule == "curation"]
    assert [(d.left, d.right, d.verdict, d.score, d.why) for d in recorded] == [
        ("Harbor Office", "Port Bureau", Verdict.CHANGED, 1.0, "rename: c.yaml, line 8"),
        ("Ida Brandt", "Ida Brant", Verdict.MERGED, 1.0, "merge: c.yaml, line 3"),
        ("Omar Brandt", "Omar Quist", Verdict.REFUSED, 1.0, "different: c.yaml, line 5"),
    ]
    reasons = {m.reason for m in decide(*rulings).mentions if m.mention.text in {"Ida Brant", "Ida Brandt"}}
    assert "curation" in reasons


@pytest.mark.parametrize(
    ("rulings", "sentences"),
    [
        (
            (drop(1, "Ida Brend"), drop(4, "Nobody")),
            [
                (
                    "c.yaml, line 1: nobody and nothing is called 'Ida Brend':"
                    " write Ida Brandt or Ida Brant, or remove the line."
                ),
                "c.yaml, line 4: nobody and nothing is called 'Nobody': correct it, or remove the line.",
            ],
        ),
        (
            (drop(1, Name(text="Quist", article="z")), drop(2, Name(text="Quist", article="a"))),
            [
                "c.yaml, line 1: there is no article 'z': correct its id.",
                (
                    "c.yaml, line 2: 'Quist' names only Omar Quist (PERSON, in b, d):"
                    " correct the type or the article."
                ),
            ],
        ),
        (
            (
                different(1, "Ida Brandt", "Ida Brant"),
                merge(2, "Ida Brandt", "Quist"),
                merge(3, "Quist", "Ida Brant"),
            ),
            [
                (
                    "c.yaml, line 1: it keeps apart Ida Brandt and Ida Brant, but lines 2 and 3 together"
                    " say that they are one: remove one of these lines."
                ),
            ],
        ),
        (
            (different(7, "Ida Brandt", "Ida Brandt", "Ida Brant"),),
            [
                (
                    "c.yaml, line 7: two of its names mean the same mentions:"
                    " add an article to each, or remove the line."
                ),
            ],
        ),
        (
            (rename(1, "Harbor Office", "Port"), rename(2, "Harbor Office", "Quay")),
            ["c.yaml, line 2: it gives the name Quay, but line 1 gives Port: keep one."],
        ),
        (
            (retype(1, "Quist", EntityType.ORG), retype(2, "Quist", EntityType.LAW)),
            ["c.yaml, line 2: it gives the type LAW, but line 1 gives ORG: keep one."],
        ),
        (
            (rename(1, "Quist", "Quist II"), retype(2, "Omar Quist", EntityType.ORG), drop(3, "Omar Quist")),
            ["c.yaml, line 2: line 3 drops what it speaks of: remove one of the two."],
        ),
        (
            (rename(1, "Ida Brandt", "Ida Brant"),),
            [
                (
                    "c.yaml, line 1: 2 entities would be called Ida Brant (in a, b, c):"
                    " merge them, or choose another name."
                ),
            ],
        ),
        (
            (rename(1, "Omar Quist", "Omar Brandt"), rename(2, "Omar Brandt", "Omar Quist")),
            ["c.yaml, line 1: lines 1 and 2 give names in a circle: remove one of them."],
        ),
        (
            (split(1, "Ida Brandt", Ida_I="a", Ida_II="b"), split(2, "Harbor Office", Port="z")),
            [
                "c.yaml, line 1: 'Ida Brandt' does not stand in article 'b': remove it.",
                "c.yaml, line 2: there is no article 'z': correct its id.",
            ],
        ),
        (
            (split(1, "Ida Brandt", Ida_I=("y", "z"), Ida_II="b"),),
            [
                "c.yaml, line 1: 'Ida Brandt' does not stand in article 'b': remove it.",
                "c.yaml, line 1: there is no article 'y': correct its id.",
                "c.yaml, line 1: there is no article 'z': correct its id.",
            ],
        ),
        (
            (rename(1, "Quist", "Q"), rename(2, "Omar Quist", "R")),
            ["c.yaml, line 2: it gives the name R, but line 1 gives Q: keep one."],
        ),
    ],
)
def test_what_does_not_fit_is_told_line_by_line(rulings: tuple[Ruling, ...], sentences: list[str]) -> None:
    assert problems(*rulings) == sentences


def test_a_name_that_several_bear_needs_a_type_or_an_article() -> None:
    articles = [article("a", "Florence|PERSON"), article("b", "Florence|GPE")]
    assert problems(drop(1, "Florence"), articles=articles) == [
        "c.yaml, line 1: 'Florence' names Florence (GPE, in b), Florence (PERSON, in a): "
        "add a type or an article.",
    ]
