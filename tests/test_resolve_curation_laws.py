"""What holds of every decision of a person."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from rulings import (
    article,
    different,
    drop,
    merge,
    rename,
    split,
)

from graph.curation import Action, Curation, Name, Ruling
from graph.errors import UsageError
from graph.records import Extraction
from graph.resolve import resolve
from graph.resolve.names import key

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


@settings(max_examples=150)
@given(curated(), st.randoms(use_true_random=False))
def test_the_order_of_decisions_and_of_articles_does_not_matter(
    case: tuple[list[Extraction], list[Ruling]], chance: Random
) -> None:
    articles, rulings = case
    expected = outcome(articles, rulings)
    chance.shuffle(articles)
    chance.shuffle(rulings)
    assert outcome(articles, rulings) == expected


@settings(max_examples=100)
@given(curated())
def test_deciding_twice_is_deciding_once(case: tuple[list[Extraction], list[Ruling]]) -> None:
    articles, rulings = case
    assert outcome(articles, [*rulings, *rulings]) == outcome(articles, rulings)


@settings(max_examples=150)
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
