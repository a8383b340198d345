"""What is asked of the council's graph, and the whole answer."""

from dataclasses import replace

import pytest

from graph.questions.known import Known, Party, Proof
from graph.questions.links import links_between, links_of, most_readable
from graph.questions.paths import paths
from graph.questions.profile import profile
from graph.questions.ranking import top
from graph.questions.said import Said, said
from graph.records import Entity, EntityType, KnowledgeGraph, Mode, QuotationKind

BRANDT = Party(name="Ida Brandt", id="brandt")
OFFICE = Party(name="Harbour Office", id="office")
QUIST = Party(name="Omar Quist", id="quist")


@pytest.fixture
def known(council: KnowledgeGraph) -> Known:
    return Known(council)


def entity(known: Known, id_: str) -> Entity:
    return known.register.entities[id_]


def words(found: tuple[Said, ...]) -> list[str]:
    return [one.words for one in found]


def test_what_somebody_said_comes_whole_and_in_order(known: Known) -> None:
    told = "the Harbour Office would close the bridge"
    assert words(said(known, by=entity(known, "brandt"))) == [
        "“The bridge is weak, … We told Quist.”",
        told,
    ]
    assert words(said(known)) == ["“The bridge is weak, … We told Quist.”", "He trusts Brandt", told]


def test_a_quotation_has_its_ends_its_places_and_its_article(known: Known) -> None:
    (found,) = said(known, to=entity(known, "quist"))
    article = {"article": "a2", "published": "2025-03-06T09:30:00Z"}
    assert found == Said(
        id="q3",
        speaker=BRANDT,
        words="the Harbour Office would close the bridge",
        kind=QuotationKind.INDIRECT,
        attitude=None,
        mode=Mode.SPEECH,
        negated=False,
        cue="told",
        addressee=QUIST,
        about=(OFFICE,),
        said_on=None,
        passages=(Proof(start=28, end=69, text="the Harbour Office would close the bridge", **article),),
        sentence=Proof(
            start=0,
            end=70,
            text="Brandt told Omar Quist that the Harbour Office would close the bridge.",
            **article,
        ),
    )


@pytest.mark.parametrize(
    ("attitude", "negated", "manner"),
    [
        ("denies", False, "denies"),
        ("denies", True, "does not deny"),
        ("promises", True, "does not promise"),
        (None, False, "indirect"),
        (None, True, "not: indirect"),
    ],
)
def test_how_something_is_said_is_told_in_words(
    attitude: str | None, *, negated: bool, manner: str, known: Known
) -> None:
    (found,) = said(known, to=entity(known, "quist"))
    assert replace(found, attitude=attitude, negated=negated).manner == manner


def test_who_is_asked_about_may_be_combined(known: Known) -> None:
    brandt, quist = entity(known, "brandt"), entity(known, "quist")
    assert words(said(known, by=brandt, about=quist)) == ["“The bridge is weak, … We told Quist.”"]
    assert said(known, by=quist) == ()


def test_a_speaker_who_is_not_resolved_is_shown_by_the_words_of_the_text(council: KnowledgeGraph) -> None:
    quotations = tuple(replace(one, speaker=None) for one in council.quotations)
    speakers = [one.speaker for one in said(Known(replace(council, quotations=quotations)))]
    assert speakers == [Party(name="Ida Brandt"), None, Party(name="Brandt")]


def test_the_links_of_two_begin_with_what_is_stated(known: Known) -> None:
    found = links_between(known, "quist", "office")
    assert [(link.words, link.claimed) for link in found] == [
        ("Harbour Office not: told Omar Quist", "according to Ida Brandt"),
        ("Harbour Office named with Omar Quist", ""),
    ]
    assert most_readable(found[0].sentences).text.startswith('"We told Quist."')
    assert [link.id for link in links_of(known, "nobody")] == []


def test_a_profile_counts_what_is_said_by_of_and_to(known: Known) -> None:
    found = profile(known, entity(known, "quist"))
    assert (found.mentions, found.articles, found.first, found.last) == (
        4,
        ("a1", "a2"),
        "2025-03-04",
        "2025-03-06",
    )
    assert [one.party for one in found.neighbours] == [BRANDT, OFFICE]
    assert [len(part) for part in (found.relations, found.said, found.said_of, found.said_to)] == [1, 0, 1, 1]
    assert [proof.text for proof in found.described] == [
        '"We told Quist."',
        "Brandt told Omar Quist that the Harbour Office would close the bridge.",
    ]


def test_the_shortest_way_and_the_strongest_may_differ(council: KnowledgeGraph) -> None:
    weights = {("brandt", "office"): 5.0, ("brandt", "quist"): 5.0, ("office", "quist"): 0.01}
    known = Known(
        replace(
            council,
            quotations=(),
            relations=(),
            co_mentions=tuple(replace(pair, weight=weights[pair.a, pair.b]) for pair in council.co_mentions),
        )
    )
    found = paths(known, entity(known, "office"), entity(known, "quist"))
    assert [hop.target for hop in found.shortest] == [QUIST]
    assert [hop.target for hop in found.strongest] == [BRANDT, QUIST]
    assert [hop.link.words for hop in found.strongest] == [
        "Ida Brandt named with Harbour Office",
        "Ida Brandt named with Omar Quist",
    ]


def test_no_way_leads_through_an_outlet(council: KnowledgeGraph) -> None:
    outlet = tuple(replace(one, observer=one.id == "brandt") for one in council.entities)
    pairs = tuple(pair for pair in council.co_mentions if "brandt" in {pair.a, pair.b})
    known = Known(replace(council, entities=outlet, quotations=(), relations=(), co_mentions=pairs))
    found = paths(known, entity(known, "office"), entity(known, "quist"))
    assert (found.shortest, found.strongest) == ((), ())
    assert [
        hop.target for hop in paths(known, entity(known, "office"), entity(known, "brandt")).shortest
    ] == [BRANDT]


def test_those_who_matter_most_come_with_the_sentence_that_names_them_first(known: Known) -> None:
    found = top(known, "quotations")
    assert [(one.rank, one.entity.id, one.quotations) for one in found] == [(1, "brandt", 2)]
    assert found[0].sentence is not None
    assert found[0].sentence.text == '"The bridge is weak," said Ida Brandt, head of the Harbour Office.'
    assert [one.entity.id for one in top(known, "mentions", 1, {EntityType.ORG})] == ["office"]


@pytest.mark.parametrize(
    ("name", "exact", "close"),
    [
        ("OMAR QUIST", ["Omar Quist"], []),
        ("Quist", ["Omar Quist"], []),  # no alias, but what it is called in a drawing
        ("harbour-office", ["Harbour Office"], []),
        ("Harbour", [], ["Harbour Office"]),
        ("Brandt Ida", [], ["Ida Brandt"]),
        ("Idah Brandt", [], ["Ida Brandt"]),
        ("", [], []),
        ("Quist (PERSON)", ["Omar Quist"], []),
        ("Quist (ORG)", [], []),
    ],
)
def test_a_name_is_found_by_any_spelling_or_asked_back(
    name: str, exact: list[str], close: list[str], known: Known
) -> None:
    found = known.register.find(name)
    assert ([one.name for one in found.exact], [one.name for one in found.close]) == (exact, close)


def test_of_two_with_one_folded_name_the_one_spelled_so_is_meant(council: KnowledgeGraph) -> None:
    twin = replace(council.entities[2], id="twin", name="Omar-Quist")
    known = Known(replace(council, entities=(*council.entities, twin)))
    assert [one.id for one in known.register.find("omar quist").exact] == ["quist"]
    assert [one.id for one in known.register.find("Omár Quist").exact] == ["quist", "twin"]
    described = replace(council.entities[2], id="twin", named=False)
    known = Known(replace(council, entities=(*council.entities, described)))
    assert [one.id for one in known.register.find("Omar Quist").exact] == ["quist"]


def test_a_negated_or_contracted_verb_reads_as_it_is_written(council: KnowledgeGraph) -> None:
    def words(predicate: str) -> str:
        mention = replace(council.relations[0].mention, predicate=predicate, negated=True, type=None)
        graph = replace(council, relations=(replace(council.relations[0], mention=mention),))
        return links_between(Known(graph), "brandt", "office")[0].words

    assert [words(predicate) for predicate in ("cannot lead", "leads", "’s never led")] == [
        "Ida Brandt cannot lead Harbour Office",
        "Ida Brandt not: leads Harbour Office",
        "Ida Brandt’s never led Harbour Office",
    ]
