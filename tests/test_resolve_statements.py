"""Quotations and relations as links between entities, from an article made by hand."""

from dataclasses import replace

import pytest

from graph.records import (
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    Mode,
    QuotationKind,
    QuotationMention,
    RelationMention,
    Span,
)
from graph.resolve.statements import Places, link_quotations, link_relations

TEXT = '"Dorn Rail fired Quist," Ida Brandt told the lawyer. She left.'
NAMED = ("dorn", "quist", "brandt")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, kind: MentionKind = MentionKind.NAME) -> Mention:
    head = span(words)
    last = words.rsplit(maxsplit=1)[-1]
    return Mention(span=head, text=words, kind=kind, head=Span(head.end - len(last), head.end), rule="given")


SAID = QuotationMention(
    kind=QuotationKind.DIRECT,
    content=(span('"Dorn Rail fired Quist,"'),),
    cue=span("told"),
    speaker=span("Ida Brandt"),
    speaker_head=span("Brandt"),
    addressee=span("the lawyer"),
    addressee_head=span("lawyer"),
    rule="given",
)
FIRED = RelationMention(
    subject=span("Dorn Rail"),
    object=span("Quist"),
    predicate="fired",
    evidence=span("Dorn Rail fired Quist"),
    rule="given",
    type="fired",
)
ARTICLE = Extraction(
    article="a",
    mentions=(
        mention("Dorn Rail"),
        mention("Quist"),
        mention("Ida Brandt"),
        mention("lawyer", MentionKind.NOMINAL),
        mention("She", MentionKind.PRONOUN),
    ),
    quotations=(SAID,),
    relations=(FIRED,),
)
ENTITIES = {0: "dorn", 1: "quist", 2: "brandt", 3: "lawyer", 4: "brandt"}


def test_a_quotation_knows_who_speaks_to_whom_and_of_whom() -> None:
    [quotation] = link_quotations(ARTICLE, Places(ARTICLE, ENTITIES))
    assert (quotation.speaker, quotation.addressee, quotation.about) == (
        "brandt",
        "lawyer",
        ("dorn", "quist"),
    )
    assert quotation.mention is SAID


def test_two_quotations_of_one_content_have_two_ids() -> None:
    again = replace(SAID, cue=span("left"))
    alone = link_quotations(ARTICLE, Places(ARTICLE, ENTITIES))
    both = link_quotations(replace(ARTICLE, quotations=(SAID, again)), Places(ARTICLE, ENTITIES))
    turned = link_quotations(replace(ARTICLE, quotations=(again, SAID)), Places(ARTICLE, ENTITIES))
    assert len({quotation.id for quotation in (*alone, *both)}) == 3
    assert [quotation.id for quotation in turned] == [quotation.id for quotation in reversed(both)]


def test_what_a_speaker_thinks_in_what_is_said_is_told_with_that_alone() -> None:
    feared = replace(SAID, content=(span("fired Quist"),), mode=Mode.THOUGHT)
    reported = replace(SAID, kind=QuotationKind.INDIRECT)
    article = replace(ARTICLE, quotations=(reported, feared))
    assert [one.mention for one in link_quotations(article, Places(article, ENTITIES))] == [reported]
    article = replace(ARTICLE, quotations=(SAID, feared))
    assert len(link_quotations(article, Places(article, ENTITIES))) == 2  # between marks it is told by itself
    other = replace(feared, speaker=span("Quist"), speaker_head=span("Quist"))
    for kept in (replace(feared, mode=Mode.SPEECH), other):
        article = replace(ARTICLE, quotations=(reported, kept))
        assert len(link_quotations(article, Places(article, ENTITIES))) == 2


def test_a_speaker_is_also_found_as_the_only_mention_in_the_phrase() -> None:
    wide = replace(SAID, speaker=span("Ida Brandt told"), speaker_head=span("told"))
    [quotation] = link_quotations(replace(ARTICLE, quotations=(wide,)), Places(ARTICLE, ENTITIES))
    assert quotation.speaker == "brandt"
    both = replace(SAID, speaker=span('Quist," Ida Brandt'), speaker_head=span("told"))
    [quotation] = link_quotations(replace(ARTICLE, quotations=(both,)), Places(ARTICLE, ENTITIES))
    assert quotation.speaker is None


def test_an_unresolved_speaker_is_unknown() -> None:
    [quotation] = link_quotations(ARTICLE, Places(ARTICLE, {0: "dorn"}))
    assert (quotation.speaker, quotation.addressee, quotation.about) == (None, None, ("dorn",))


def test_a_relation_inside_a_quotation_is_reported_by_it() -> None:
    quotations = link_quotations(ARTICLE, Places(ARTICLE, ENTITIES))
    [relation] = link_relations(ARTICLE, Places(ARTICLE, ENTITIES), quotations, NAMED, NAMED)
    assert (relation.subject, relation.object, relation.quotation) == ("dorn", "quist", quotations[0].id)
    [alone] = link_relations(ARTICLE, Places(ARTICLE, ENTITIES), (), NAMED, NAMED)
    assert (alone.quotation, alone.id) == (None, relation.id)


def test_a_relation_is_reported_where_its_ends_stand_in_two_parts_of_a_quotation_or_its_verb_outside() -> (
    None
):
    for parts in (('"Dorn Rail', 'Quist,"'), ("Dorn Rail fired Quist",)):
        quotation = replace(SAID, content=tuple(span(part) for part in parts))
        split = replace(ARTICLE, quotations=(quotation,))
        wide = replace(split, relations=(replace(FIRED, evidence=span('"Dorn Rail fired Quist," Ida')),))
        quotations = link_quotations(wide, Places(wide, ENTITIES))
        [relation] = link_relations(wide, Places(wide, ENTITIES), quotations, NAMED, NAMED)
        assert relation.quotation == quotations[0].id


def test_a_relation_with_one_end_outside_a_quotation_is_stated() -> None:
    half = replace(ARTICLE, quotations=(replace(SAID, content=(span('"Dorn Rail fired'),)),))
    quotations = link_quotations(half, Places(half, ENTITIES))
    [relation] = link_relations(half, Places(half, ENTITIES), quotations, NAMED, NAMED)
    assert relation.quotation is None


@pytest.mark.parametrize(
    ("type_", "entities", "ends"),
    [
        ("fired", {0: "dorn"}, [("dorn", None)]),
        (None, {0: "dorn"}, []),
        ("fired", {0: "dorn", 1: "dorn"}, []),
        ("fired", {0: "somebody", 1: "someone"}, []),
        (None, {0: "dorn", 1: "someone"}, []),
        ("fired", {0: "dorn", 1: "someone"}, [("dorn", "someone")]),
    ],
)
def test_a_relation_says_something_of_one_who_is_named(
    type_: str | None, entities: dict[int, str], ends: list[tuple[str | None, str | None]]
) -> None:
    stated = replace(ARTICLE, relations=(replace(FIRED, type=type_),))
    found = link_relations(stated, Places(stated, entities), (), NAMED, NAMED)
    assert [(relation.subject, relation.object) for relation in found] == ends


@pytest.mark.parametrize(
    ("noun", "speaker"),
    [("newspaper", "dorn"), ("division", "dorn"), ("officials", "described"), ("statement", "described")],
)
def test_a_part_of_one_body_speaks_for_it_but_nobody_who_works_for_it(noun: str, speaker: str) -> None:
    text = f"Dorn Rail {noun} said no."
    name, described, head = Span(0, 9), Span(0, 10 + len(noun)), Span(10, 10 + len(noun))
    said = QuotationMention(
        kind=QuotationKind.INDIRECT,
        content=(Span(len(text) - 3, len(text) - 1),),
        speaker=described,
        speaker_head=head,
        rule="given",
    )
    mentions = (
        Mention(span=name, text="Dorn Rail", kind=MentionKind.NAME, head=Span(5, 9), rule="given"),
        Mention(
            span=described,
            text=text[described.start : described.end],
            kind=MentionKind.NOMINAL,
            head=head,
            rule="given",
        ),
    )
    extraction = Extraction(article="a", mentions=mentions, quotations=(said,))
    owners = {0: "dorn", 1: "described"}
    speakers = [
        [quotation.speaker for quotation in link_quotations(extraction, Places(extraction, owners, types))]
        for types in ({}, {"dorn": EntityType.ORG})
    ]
    assert text[said.content[0].start : said.content[0].end] == "no"
    assert speakers == [["described"], [speaker]]


@pytest.mark.parametrize(
    ("kind", "type_", "stated"),
    [
        (MentionKind.PRONOUN, EntityType.LAW, False),
        (MentionKind.NOMINAL, EntityType.LAW, False),
        (MentionKind.PRONOUN, EntityType.GPE, True),
        (MentionKind.NAME, EntityType.LAW, True),
    ],
)
def test_what_a_pronoun_means_has_a_type_that_its_relation_allows(
    kind: MentionKind, type_: EntityType, *, stated: bool
) -> None:
    mentions = (replace(ARTICLE.mentions[0], kind=kind), *ARTICLE.mentions[1:])
    article = replace(ARTICLE, mentions=mentions, relations=(replace(FIRED, type="sued"),))
    places = Places(article, ENTITIES, {"dorn": type_, "quist": EntityType.PERSON})
    assert bool(link_relations(article, places, (), NAMED, NAMED)) == stated


def test_a_country_called_as_a_pronoun_reads_is_an_end_of_a_relation_and_spoken_of() -> None:
    text = '"US sued Dorn Rail," Ida Brandt said.'
    named = mention("Dorn Rail")
    names = tuple(
        replace(named, span=Span(start, start + len(words)), text=words, head=Span(start, start + len(words)))
        for words, start in (("US", 1), ("Dorn Rail", 9))
    )
    sued = RelationMention(
        subject=names[0].span,
        object=names[1].span,
        predicate="sued",
        evidence=Span(1, 18),
        rule="given",
        type="sued",
    )
    said = replace(SAID, content=(Span(0, 19),), speaker=None, speaker_head=None, addressee=None, cue=None)
    article = Extraction(article="a", mentions=names, quotations=(said,), relations=(sued,))
    assert text[1:3] == "US"
    places = Places(article, {0: "us", 1: "dorn"})
    quotations = link_quotations(article, places)
    [relation] = link_relations(article, places, quotations, ("us", "dorn"), ("us", "dorn"))
    assert (relation.subject, relation.object, quotations[0].about) == ("us", "dorn", ("dorn", "us"))
