"""What changed from one council's graph to another."""

from dataclasses import replace

import pytest

from graph.questions.alignment import Alignment, align
from graph.questions.comparison import Comparison, Named, compare
from graph.questions.known import Known, Party
from graph.questions.moves import Moved
from graph.records import Decision, Entity, EntityType, KnowledgeGraph, Verdict

EMPTY = Comparison(**dict.fromkeys(Comparison.__dataclass_fields__, ()))


def renamed(knowledge: KnowledgeGraph, ids: dict[str, str]) -> KnowledgeGraph:
    """Give entities other ids: in mentions, quotations, relations and pairs."""

    def of(id_: str | None) -> str | None:
        return ids.get(id_ or "", id_)

    return replace(
        knowledge,
        entities=tuple(replace(one, id=ids.get(one.id, one.id)) for one in knowledge.entities),
        mentions=tuple(replace(one, entity=of(one.entity)) for one in knowledge.mentions),
        quotations=tuple(
            replace(
                one,
                speaker=of(one.speaker),
                addressee=of(one.addressee),
                about=tuple(ids.get(entity, entity) for entity in one.about),
            )
            for one in knowledge.quotations
        ),
        relations=tuple(
            replace(one, subject=of(one.subject), object=of(one.object)) for one in knowledge.relations
        ),
        co_mentions=tuple(
            replace(one, a=min(ends), b=max(ends))
            for one in knowledge.co_mentions
            for ends in [[ids.get(one.a, one.a), ids.get(one.b, one.b)]]
        ),
    )


def of_article(knowledge: KnowledgeGraph, article: str) -> KnowledgeGraph:
    """Leave what one article says."""
    pairs = (
        replace(
            one,
            articles=1,
            evidence=tuple(proof for proof in one.evidence if proof.article == article),
        )
        for one in knowledge.co_mentions
    )
    return replace(
        knowledge,
        articles=tuple(one for one in knowledge.articles if one.id == article),
        mentions=tuple(one for one in knowledge.mentions if one.article == article),
        quotations=tuple(one for one in knowledge.quotations if one.article == article),
        relations=tuple(one for one in knowledge.relations if one.article == article),
        co_mentions=tuple(one for one in pairs if one.evidence),
    )


def test_the_same_graph_did_not_change(council: KnowledgeGraph) -> None:
    assert compare(Known(council), Known(council)) == EMPTY


def test_other_ids_for_the_same_mentions_are_no_change(council: KnowledgeGraph) -> None:
    other = renamed(council, {"brandt": "x1", "office": "x2", "quist": "x3"})
    assert align(council, other) == Alignment(
        became={"brandt": "x1", "office": "x2", "quist": "x3"}, parted={}
    )
    assert compare(Known(council), Known(other)) == EMPTY


def test_a_new_article_brings_links_quotations_and_support(council: KnowledgeGraph) -> None:
    found = compare(Known(of_article(council, "a1")), Known(council))
    assert found.articles_new == ("a2",)
    assert [one.words for one in found.said_new] == ["the Harbour Office would close the bridge"]
    assert [(one.before, one.link.support, one.link.words) for one in found.links_grown] == [
        (1, 2, "Ida Brandt named with Omar Quist"),  # the others have relations
    ]
    back = compare(Known(council), Known(of_article(council, "a1")))
    assert (back.articles_gone, [one.id for one in back.said_gone]) == (("a2",), ["q3"])


def test_two_that_are_one_now_come_with_the_reason(council: KnowledgeGraph) -> None:
    decision = Decision(
        left="Brandt", right="Ida Brandt", verdict=Verdict.MERGED, rule="surname", score=0.9, why="only one"
    )
    apart = replace(
        council,
        entities=(
            *council.entities,
            Entity(id="brandt-2", name="Brandt", label="Brandt", type=EntityType.PERSON),
        ),
        mentions=tuple(
            replace(one, entity="brandt-2") if one.mention.text == "Brandt" and one.article == "a2" else one
            for one in council.mentions
        ),
    )
    together = Moved(
        before=(Party(name="Ida Brandt", id="brandt"), Party(name="Brandt", id="brandt-2")),
        after=(Party(name="Ida Brandt", id="brandt"),),
        why=("Brandt = Ida Brandt [surname, 0.90] only one",),
    )
    found = compare(Known(apart), Known(replace(council, decisions=(decision,))))
    assert found == replace(EMPTY, joined=(together,))
    back = compare(Known(council), Known(apart))
    assert back.parted == (Moved(before=together.after, after=together.before),)
    assert back.entities_new == ()


def test_who_is_gone_new_renamed_or_of_another_type_is_told(council: KnowledgeGraph) -> None:
    changes = {
        "brandt": {"name": "Ida B. Brandt"},
        "office": {"type": EntityType.FAC},
    }
    entities = tuple(replace(one, **changes.get(one.id, {})) for one in council.entities)
    found = compare(Known(council), Known(replace(council, entities=entities)))
    assert found.renamed == (
        Moved(
            before=(Party(name="Harbour Office", id="office"),),
            after=(Party(name="Harbour Office", id="office"),),
            why=("ORG before, FAC now",),
        ),
        Moved(
            before=(Party(name="Ida Brandt", id="brandt"),), after=(Party(name="Ida B. Brandt", id="brandt"),)
        ),
    )
    more = (*council.entities, Entity(id="new", name="Ada Lund", label="Lund", type=EntityType.PERSON))
    ada = Named(party=Party(name="Ada Lund", id="new"), type="PERSON", mentions=0, sentence=None)
    assert compare(Known(council), Known(replace(council, entities=more))).entities_new == (ada,)
    assert compare(Known(replace(council, entities=more)), Known(council)).entities_gone == (ada,)


@pytest.mark.parametrize("speaker", ["office", None])
def test_another_speaker_is_told(speaker: str | None, council: KnowledgeGraph) -> None:
    quotations = (replace(council.quotations[0], speaker=speaker), *council.quotations[1:])
    found = compare(Known(replace(council, quotations=quotations)), Known(council))
    assert [(one.before and one.before.id, one.said.id) for one in found.said_by_another] == [(speaker, "q1")]


def test_what_contradicts_now_and_did_not_before_is_told(council: KnowledgeGraph) -> None:
    stated = council.relations[0]
    denied = replace(stated, id="r4", mention=replace(stated.mention, negated=True))
    later = replace(council, relations=(*council.relations, denied))
    (found,) = compare(Known(council), Known(later)).contradictions
    assert found.why == "one states what the other denies"
    assert compare(Known(later), Known(later)).contradictions == ()
