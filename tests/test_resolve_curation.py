"""What a person decided, against what the rules would make of the same articles."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.curation import Action, Curation, Name, Part, Ruling
from graph.errors import UsageError
from graph.records import EntityType, Extraction, Mention, MentionKind, Role, Span, Verdict
from graph.resolve import Resolution, resolve
from graph.resolve.names import key


def article(id_: str, *names: str) -> Extraction:
    """Write an article of mentions, each as `Ida Brandt`, `Ida Brandt|PERSON`, `Ida|PERSON|judge`."""
    mentions: list[Mention] = []
    end = 0
    for index, name in enumerate(names):
        text, label, title, *_ = [*name.split("|"), "", ""]
        span = Span(end, end + len(text))
        end = span.end + 5
        mentions.append(
            Mention(
                span=span,
                text=text,
                kind=MentionKind.NAME,
                head=span,
                rule="given",
                label=EntityType(label) if label else None,
                sentence=index,
                role=Role.SUBJECT,
                governor=span.end + 1,
                titles=title,
            )
        )
    return Extraction(
        article=id_,
        sentences=tuple(Span(m.span.start, m.span.end + 4) for m in mentions),
        mentions=tuple(mentions),
    )


ARTICLES = [
    article("a", "Ida Brandt|PERSON", "Brandt", "Harbor Office|ORG"),
    article("b", "Ida Brant|PERSON", "Omar Quist|PERSON", "Quist"),
    article("c", "Ida Brandt|PERSON", "Omar Brandt|PERSON"),
    article("d", "Harbor Office|ORG", "Quist|PERSON"),
]
BY_RULES = {
    "Harbor Office": ["a: Harbor Office", "d: Harbor Office"],
    "Ida Brandt": ["a: Ida Brandt", "a: Brandt", "c: Ida Brandt"],
    "Ida Brant": ["b: Ida Brant"],
    "Omar Brandt": ["c: Omar Brandt"],
    "Omar Quist": ["b: Omar Quist", "b: Quist", "d: Quist"],
}


def merge(line: int, *names: str | Name, to: str | None = None) -> Ruling:
    return Ruling(action=Action.MERGE, names=_names(*names), line=line, to=to)


def different(line: int, *names: str | Name) -> Ruling:
    return Ruling(action=Action.DIFFERENT, names=_names(*names), line=line)


def rename(line: int, name: str | Name, to: str) -> Ruling:
    return Ruling(action=Action.RENAME, names=_names(name), line=line, to=to)


def retype(line: int, name: str | Name, type_: EntityType) -> Ruling:
    return Ruling(action=Action.RETYPE, names=_names(name), line=line, type=type_)


def drop(line: int, name: str | Name) -> Ruling:
    return Ruling(action=Action.DROP, names=_names(name), line=line)


def split(line: int, name: str | Name, **parts: Sequence[str]) -> Ruling:
    made = tuple(Part(name=part.replace("_", " "), articles=tuple(ids)) for part, ids in parts.items())
    return Ruling(action=Action.SPLIT, names=_names(name), line=line, parts=made)


def _names(*names: str | Name) -> tuple[Name, ...]:
    return tuple(name if isinstance(name, Name) else Name(text=name) for name in names)


def decide(*rulings: Ruling, articles: Sequence[Extraction] = ARTICLES) -> Resolution:
    return resolve(articles, (), Curation(file="c.yaml", rulings=rulings))


def shown(resolution: Resolution) -> dict[str, list[str]]:
    """Return each entity's name with the mentions that it stands behind, as `article: text`."""
    return {
        entity.name: [f"{m.article}: {m.mention.text}" for m in resolution.mentions if m.entity == entity.id]
        for entity in resolution.entities
    }


def problems(*rulings: Ruling, articles: Sequence[Extraction] = ARTICLES) -> list[str]:
    with pytest.raises(UsageError) as error:
        decide(*rulings, articles=articles)
    return str(error.value).split("\n")


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
    articles = [article("a", "Jordan|PERSON"), article("b", "Jordan|GPE")]
    found = decide(
        rename(1, Name(text="Jordan", type=EntityType.GPE), "Kingdom of Jordan"), articles=articles
    )
    assert shown(found) == {"Jordan": ["a: Jordan"], "Kingdom of Jordan": ["b: Jordan"]}


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
            (rename(1, "Quist", "Q"), rename(2, "Omar Quist", "R")),
            ["c.yaml, line 2: it gives the name R, but line 1 gives Q: keep one."],
        ),
    ],
)
def test_what_does_not_fit_is_told_line_by_line(rulings: tuple[Ruling, ...], sentences: list[str]) -> None:
    assert problems(*rulings) == sentences


def test_a_name_that_several_bear_needs_a_type_or_an_article() -> None:
    articles = [article("a", "Jordan|PERSON"), article("b", "Jordan|GPE")]
    assert problems(drop(1, "Jordan"), articles=articles) == [
        "c.yaml, line 1: 'Jordan' names Jordan (GPE, in b), Jordan (PERSON, in a): add a type or an article.",
    ]


NAMES = [
    "Ida Brandt",
    "I. Brandt",
    "Brandt",
    "Ida Brant",
    "Omar Brandt",
    "Omar Quist",
    "Quist",
    "Harbor Office",
    "HO",
]
LABELS = ["PERSON", "ORG", ""]
written = st.builds(lambda name, label: f"{name}|{label}", st.sampled_from(NAMES), st.sampled_from(LABELS))


@st.composite
def curated(draw: st.DrawFn) -> tuple[list[Extraction], list[Ruling]]:
    """Draw articles and what a person decides of the names in them."""
    texts = draw(st.lists(st.lists(written, min_size=1, max_size=5), min_size=1, max_size=4))
    articles = [article(f"a{index}", *names) for index, names in enumerate(texts)]
    standing = sorted({(m.text, a.article) for a in articles for m in a.mentions})
    names = st.sampled_from(standing).flatmap(
        lambda found: st.sampled_from([Name(text=found[0], article=found[1]), Name(text=found[0])])
    )
    ruled = st.one_of(
        st.builds(lambda a, b: merge(0, a, b), names, names),
        st.builds(lambda a, b: different(0, a, b), names, names),
        st.builds(lambda a, to: rename(0, a, to), names, st.sampled_from(["Port Bureau", "Lee Park"])),
        st.builds(lambda a: drop(0, a), names),
        st.builds(lambda found: split(0, found[0], Left_Part=[found[1]]), st.sampled_from(standing)),
    )
    return articles, draw(st.lists(ruled, min_size=1, max_size=4))


def outcome(articles: Sequence[Extraction], rulings: Sequence[Ruling]) -> object:
    """Return what comes out, without the lines of decisions; None where the decisions do not fit."""
    try:
        resolution = resolve(articles, (), Curation(file="c.yaml", rulings=tuple(rulings)))
    except UsageError:
        return None
    return resolution.entities, [
        (m.article, m.mention.span, m.entity, m.original) for m in resolution.mentions
    ]


@settings(max_examples=150, deadline=None)
@given(curated(), st.randoms(use_true_random=False))
def test_the_order_of_decisions_and_of_articles_does_not_matter(
    case: tuple[list[Extraction], list[Ruling]], chance: Random
) -> None:
    articles, rulings = case
    expected = outcome(articles, rulings)
    chance.shuffle(articles)
    chance.shuffle(rulings)
    assert outcome(articles, rulings) == expected


@settings(max_examples=100, deadline=None)
@given(curated())
def test_deciding_twice_is_deciding_once(case: tuple[list[Extraction], list[Ruling]]) -> None:
    articles, rulings = case
    assert outcome(articles, [*rulings, *rulings]) == outcome(articles, rulings)


@settings(max_examples=150, deadline=None)
@given(curated())
def test_no_rule_overrules_a_person(case: tuple[list[Extraction], list[Ruling]]) -> None:
    articles, rulings = case
    try:
        resolution = resolve(articles, (), Curation(file="c.yaml", rulings=tuple(rulings)))
    except UsageError:
        return
    known = {entity.id for entity in resolution.entities}
    assert {m.entity for m in resolution.mentions if m.entity} <= known
    for ruling in rulings:
        if ruling.action not in {Action.MERGE, Action.DIFFERENT}:
            continue
        if any(name.article is None for name in ruling.names):
            continue
        sides = [
            {
                m.entity
                for m in resolution.mentions
                if m.article == name.article and key(m.mention.text) == key(name.text)
            }
            for name in ruling.names
        ]
        for one, other in pairwise(sides):
            if ruling.action is Action.DIFFERENT:
                assert not (one & other) - {None}
            elif one and other:
                assert len(one | other) == 1
