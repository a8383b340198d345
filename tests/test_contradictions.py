"""Claims that contradict one another, and those that only seem to."""

from dataclasses import replace

import pytest

from graph.questions.contradictions import contradictions
from graph.questions.known import Known
from graph.records import (
    Article,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mode,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    Span,
)


def spoken(*lines: tuple[str, str | None, str], mode: Mode = Mode.SPEECH) -> Known:
    """Return a graph in which some speakers say some words, each with an attitude."""
    text = "\n".join(f"{speaker}: {words}" for speaker, _, words in lines)
    quotations, place = [], 0
    for number, (speaker, attitude, words) in enumerate(lines):
        start = place + len(speaker) + 2
        mention = QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(Span(start, start + len(words)),),
            rule="given",
            attitude=attitude,
            mode=mode,
        )
        quotations.append(Quotation(id=f"q{number}", article="a", mention=mention, speaker=speaker))
        place = start + len(words) + 1
    names = sorted({speaker for speaker, *_ in lines})
    return Known(
        KnowledgeGraph(
            articles=(Article(id="a", text=text),),
            entities=tuple(Entity(id=n, name=n, label=n, type=EntityType.PERSON) for n in names),
            quotations=tuple(quotations),
        )
    )


DENIED = "one says what the other denies"
DUMPED = ("Lund", "says", "the yard dumped solvent into the bay for years")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (DUMPED, ("Hale", "denies", "dumping solvent into the bay"), DENIED),
        (
            DUMPED,
            ("Hale", "says", "the yard never dumped solvent into the bay"),
            DENIED,
        ),
        (
            ("Rudd", "says", "nineteen, or 19, workers were hurt in the fire"),
            ("Brody", None, "12 workers were hurt in that fire"),
            "they give different numbers",
        ),
    ],
)
def test_a_claim_meets_its_denial(
    one: tuple[str, str | None, str], other: tuple[str, str | None, str], why: str
) -> None:
    (found,) = contradictions(spoken(one, other))
    assert (found.one.words, found.other.words, found.why) == (one[2], other[2], why)


@pytest.mark.parametrize(
    "other",
    [
        ("Hale", "says", "the yard dumped solvent into the bay"),  # agrees
        ("Hale", "denies", "the yard did not dump solvent into the bay"),  # denies that it did not
        ("Lund", "denies", "dumping solvent into the bay"),  # the same speaker
        ("Hale", "asks", "never to dump solvent into the bay"),  # wishes nothing but that
        ("Hale", "denies", "that the bay is cold"),  # of something else
        ("Hale", "says", "it is not news that the yard dumped solvent into the bay"),  # denies something else
        ("Hale", "says", "yard No. 1 dumped solvent into the bay"),
    ],
)
def test_what_does_not_contradict_is_not_listed(other: tuple[str, str | None, str]) -> None:
    assert contradictions(spoken(DUMPED, other)) == ()


@pytest.mark.parametrize(
    "other",
    [
        ("Hale", "denies", "dumping solvent into the bay"),
        ("Hale", "says", "the yard did not knowingly dump solvent into the bay"),
        ("Hale", "denies", "that the yard knowingly dumped solvent into the bay"),
    ],
)
def test_two_who_deny_the_same_do_not_contradict(other: tuple[str, str | None, str]) -> None:
    denial = ("Lund", "says", "the yard never dumped solvent into the bay")
    assert contradictions(spoken(denial, other)) == ()


def test_a_short_denial_answers_what_is_said_of_the_one_who_denies() -> None:
    known = spoken(
        ("Dunn", "says", "the cracks are deep, and we told Hale of them in January"),
        ("Hale", "denies", "that he was told in January"),
    )
    assert contradictions(known) == ()
    first, second = known.knowledge.quotations
    about = replace(known.knowledge, quotations=(replace(first, about=("Hale",)), second))
    assert [found.why for found in contradictions(Known(about))] == [DENIED]


def test_what_somebody_hopes_is_no_claim() -> None:
    hoped = ("Hale", "hopes", "the yard never dumped solvent into the bay")
    assert contradictions(spoken(DUMPED, hoped, mode=Mode.THOUGHT)) == ()


def test_two_sentences_that_contradict_by_a_relation_are_listed_once() -> None:
    known = spoken(
        ("Lund", "says", "the Quay Trust owns Port Freight"),
        ("Hale", "denies", "the Quay Trust owns Port Freight"),
    ).knowledge
    text = known.articles[0].text
    ends = (Entity(id=id_, name=id_, label=id_, type=EntityType.ORG) for id_ in ("Trust", "Freight"))
    relations = []
    for number, quotation in enumerate(known.quotations):
        (span,) = quotation.mention.content
        trust, freight = text.index("Quay Trust", span.start), text.index("Port Freight", span.start)
        mention = RelationMention(
            subject=Span(trust, trust + 10),
            object=Span(freight, freight + 12),
            predicate="owns",
            evidence=span,
            rule="given",
            negated=number == 1,
        )
        relations.append(
            Relation(
                id=f"r{number}",
                article="a",
                subject="Trust",
                object="Freight",
                mention=mention,
                quotation=quotation.id,
            )
        )
    whole = replace(known, entities=(*known.entities, *ends), relations=tuple(relations))
    assert [found.why for found in contradictions(Known(known))] == [DENIED]
    assert [found.why for found in contradictions(Known(whole))] == ["one states what the other denies"]


def test_a_relation_whose_sentence_denies_does_not_meet_a_denial(council: KnowledgeGraph) -> None:
    first, *others = council.articles
    words = "Ida Brandt, head of"
    text = first.text.replace(words, "Ida Brandt, never head of")
    assert text != first.text
    assert len(text) == len(first.text) + 6
    relation = council.relations[0]
    assert relation.article == first.id
    mention = replace(
        relation.mention,
        object=Span(relation.mention.object.start + 6, relation.mention.object.end + 6),
        evidence=Span(relation.mention.evidence.start, relation.mention.evidence.end + 6),
    )
    stated = replace(relation, mention=mention)
    denied = replace(relation, id="r4", mention=replace(mention, negated=True))
    known = replace(
        council,
        articles=(replace(first, text=text), *others),
        relations=(stated, denied),
        quotations=(),
        mentions=(),
        co_mentions=(),
    )
    assert contradictions(Known(known)) == ()


def test_a_relation_meets_its_denial(council: KnowledgeGraph) -> None:
    denied = replace(council.relations[0].mention, negated=True)
    relations = (*council.relations, replace(council.relations[0], id="r4", article="a1", mention=denied))
    (found,) = contradictions(Known(replace(council, relations=relations, quotations=())))
    assert (found.one.words, found.other.words) == (
        "Ida Brandt head of Harbour Office",
        "Ida Brandt not: head of Harbour Office",
    )
