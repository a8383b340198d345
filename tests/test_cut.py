from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export.saved import read_json
from graph.network import build_network, copies
from graph.network.checks import check
from graph.network.cut import KINDS, Cut, cut, keep
from graph.network.cut.cut import select
from graph.network.cut.period import within
from graph.records import EntityType, KnowledgeGraph

SAMPLES = Path(__file__).parents[1] / "exports" / "graph.json"
KNOWN = read_json(SAMPLES)
IDS = sorted(entity.id for entity in KNOWN.entities)
DAYS = st.none() | st.sampled_from(["2024", "2024-05", "2024-05-21", "2024-06-15"])
CUTS = st.builds(
    Cut,
    around=st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple),
    depth=st.integers(0, 3),
    top=st.none() | st.integers(1, 30),
    min_support=st.integers(1, 3),
    since=DAYS,
    until=DAYS,
    types=st.frozensets(st.sampled_from(EntityType), max_size=3),
    kinds=st.frozensets(st.sampled_from(KINDS), max_size=2),
    reported=st.booleans(),
)


def names(knowledge: KnowledgeGraph) -> set[str]:
    return {entity.id for entity in knowledge.entities}


def edges(knowledge: KnowledgeGraph) -> set[str]:
    return {key for *_, key in build_network(knowledge).edges(keys=True)}


@settings(max_examples=40)
@given(CUTS)
def test_a_cut_is_sound_and_shows_the_links_that_were_selected(wanted: Cut) -> None:
    left = cut(KNOWN, wanted)
    assert check(left) == ()
    if wanted != Cut():
        dated = within(KNOWN, wanted.since, wanted.until)
        selected = select(build_network(dated), dated, wanted)
        assert edges(left) == {key for *_, key in selected.edges(keys=True)}


def test_without_a_wish_nothing_is_cut() -> None:
    assert cut(KNOWN, Cut()) is KNOWN


def test_the_whole_network_keeps_every_link(council: KnowledgeGraph) -> None:
    kept = keep(council, build_network(council))
    # The third relation is of an entity to itself, and no link.
    assert kept == replace(council, relations=council.relations[:2])


@pytest.mark.parametrize(
    ("wanted", "entities", "links"),
    [
        (Cut(around=("office",), depth=0), {"office"}, set()),
        (
            Cut(around=("office",), top=2),
            {"office", "quist"},
            {"co:office:quist", "re:r2"},
        ),
        (
            Cut(min_support=2),
            {"brandt", "office", "quist"},
            {"co:brandt:office", "co:brandt:quist", "co:office:quist"},
        ),
        (Cut(kinds=frozenset({"relation"}), reported=False), {"brandt", "office"}, {"re:r1"}),
        (
            Cut(types=frozenset({EntityType.PERSON})),
            {"brandt", "quist"},
            {"co:brandt:quist", "st:q1:about:quist", "st:q3:addressee:quist"},
        ),
        (
            Cut(until="2025-03-05", kinds=frozenset({"statement"})),
            {"brandt", "quist"},
            {"st:q1:about:quist"},
        ),
    ],
)
def test_what_is_wanted_stays(
    wanted: Cut, entities: set[str], links: set[str], council: KnowledgeGraph
) -> None:
    left = cut(council, wanted)
    assert (names(left), edges(left)) == (entities, links)


def test_a_claim_that_stays_is_still_reported_though_nobody_speaks_it(council: KnowledgeGraph) -> None:
    left = cut(council, Cut(kinds=frozenset({"relation"}), around=("office", "quist"), depth=0))
    assert [(one.id, one.quotation) for one in left.relations] == [("r2", "q1")]
    assert [(one.id, one.speaker, one.about) for one in left.quotations] == [("q1", None, ())]


def test_a_day_cuts_the_evidence_and_the_counts_follow(council: KnowledgeGraph) -> None:
    before = {(pair.a, pair.b): pair for pair in council.co_mentions}["brandt", "quist"]
    (after,) = (
        pair
        for pair in within(council, "2025-03-06", None).co_mentions
        if pair.b == "quist" and pair.a == "brandt"
    )
    assert [proof.article for proof in after.evidence] == ["a2"]
    assert (after.articles, after.paragraphs) == (1, 1)
    assert after.weight == round(before.weight / len(before.evidence), 6)


def test_an_article_without_a_date_goes_where_a_day_is_given(council: KnowledgeGraph) -> None:
    undated = replace(council, articles=(replace(council.articles[0], published=None), council.articles[1]))
    assert [article.id for article in within(undated, "2000", None).articles] == ["a2"]


def test_what_one_says_of_another_counts_by_article(council: KnowledgeGraph) -> None:
    again = replace(council.quotations[2], id="q4", about=("quist",), addressee=None)
    twice = replace(council, quotations=(*council.quotations, again))
    left = cut(twice, Cut(min_support=2, kinds=frozenset({"statement"})))
    assert edges(left) == {"st:q1:about:quist", "st:q4:about:quist"}
    assert copies(left.articles) == {}


def test_a_depth_beyond_all_links_ends_where_nobody_is_left_to_reach() -> None:
    assert cut(KNOWN, Cut(around=(IDS[0],), depth=10**30)) == cut(
        KNOWN, Cut(around=(IDS[0],), depth=len(IDS))
    )
