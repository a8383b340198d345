"""Which spans of a parse are mentions, on parses made by hand."""

from itertools import pairwise

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from graph.extract.mentions import find_mentions
from graph.extract.quotations import find_quotations
from graph.records import THING, Mention, MentionKind, QuotationKind, QuotationMention, Span

VOCAB = spacy.blank("en").vocab


def parsed(table: str) -> Doc:
    """Build a parse from lines of `word tag dep head`, the head counted from 0, an entity's label behind."""
    rows = [[*line.split(), ""] for line in table.strip().splitlines()]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        ents=[row[4] or "O" for row in rows],
    )


def shown(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str | None]]:
    return [(m.text, m.kind.value, m.label and m.label.value) for m in mentions]


def test_who_labels_a_turn_is_a_person() -> None:
    doc = parsed("""
        DOVER NNP ROOT 0 B-GPE
        : : punct 0
        No UH intj 0
    """)
    turn = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=(Span(8, 10),),
        speaker=Span(0, 5),
        speaker_head=Span(0, 5),
        rule="script",
    )
    assert shown(find_mentions(doc, (turn,))) == [("DOVER", "name", "PERSON")]


def test_names_descriptions_and_pronouns_come_in_text_order() -> None:
    doc = parsed("""
        Brandt NNP nsubj 1 B-PERSON
        told VBD ROOT 1
        the DT det 3
        lawyer NN dobj 1
        that IN mark 5
        it PRP nsubj 6
        ended VBD ccomp 1
        her PRP$ poss 8
        trust NN dobj 6
        . . punct 1
    """)
    assert shown(find_mentions(doc)) == [
        ("Brandt", "name", "PERSON"),
        ("lawyer", "nominal", "PERSON"),
        ("it", "pronoun", None),
        ("her", "pronoun", None),
        ("trust", "nominal", "ORG"),
    ]


def test_described_people_who_speak_together_are_one_mention() -> None:
    doc = parsed("""
        Lawyers NNS nsubj 3
        and CC cc 0
        advocates NNS conj 0
        spoke VBD ROOT 3
    """)
    spoken = QuotationMention(
        kind=QuotationKind.INDIRECT,
        content=(Span(22, 27),),
        rule="",
        speaker=Span(0, 21),
        speaker_head=Span(0, 7),
    )
    (group,) = find_mentions(doc, [spoken])
    assert (group.text, group.head, group.plural) == ("Lawyers and advocates", Span(0, 7), True)
    assert [mention.text for mention in find_mentions(doc)] == ["Lawyers", "advocates"]


def test_a_noun_that_modifies_another_is_no_mention() -> None:
    doc = parsed("""
        A DT det 2
        police NN compound 2
        officer NN nsubj 3
        left VBD ROOT 3
        . . punct 3
    """)
    assert shown(find_mentions(doc)) == [("police officer", "nominal", "PERSON")]


def test_a_first_person_is_a_mention_and_a_second_is_none() -> None:
    doc = parsed("""
        I PRP nsubj 1
        saw VBD ROOT 1
        you PRP dobj 1
        . . punct 1
    """)
    assert [mention.text for mention in find_mentions(doc)] == ["I"]


def test_a_noun_of_no_kind_is_a_thing_and_a_description_where_it_speaks() -> None:
    doc = parsed("""
        The DT det 1
        sign NN nsubj 2
        says VBZ ROOT 2
        stop NN dobj 2
        . . punct 2
    """)
    sign = Span(4, 8)
    said = QuotationMention(
        kind=QuotationKind.DIRECT, content=(Span(14, 18),), rule="given", speaker=sign, speaker_head=sign
    )
    assert [(m.text, m.rule) for m in find_mentions(doc)] == [("sign", THING), ("stop", THING)]
    assert [(m.text, m.rule) for m in find_mentions(doc, (said,))] == [
        ("sign", "description"),
        ("stop", THING),
    ]


def test_a_noun_for_a_time_or_a_quality_is_no_thing() -> None:
    doc = parsed("""
        The DT det 1
        week NN nsubj 2
        brought VBD ROOT 2
        joy NN dobj 2
        . . punct 2
    """)
    assert find_mentions(doc) == ()


def test_a_pronoun_inside_a_name_is_part_of_it() -> None:
    doc = parsed("""
        The DT det 2
        Help NNP compound 2 B-ORG
        Them NNP compound 3 I-ORG
        Fund NNP nsubj 4 I-ORG
        met VBD ROOT 4
        . . punct 4
    """)
    assert shown(find_mentions(doc)) == [("Help Them Fund", "name", "ORG")]


WORDS = st.sampled_from(
    "Ida Brandt the a of and Bank lawyer lawyers police it her who said \" “ ” , . - 's ICE two".split()
)
TAGS = st.sampled_from("NNP NN NNS IN DT VBD CD POS PRP PRP$ WP JJ".split())
DEPS = st.sampled_from("nsubj dobj pobj poss appos compound conj attr relcl ccomp advcl prep punct".split())


@st.composite
def parses(draw: st.DrawFn) -> Doc:
    """Draw a tree that no parser would give, with names anywhere in it."""
    rows = draw(
        st.lists(st.tuples(WORDS, TAGS, DEPS, st.sampled_from(["", "PERSON", "ORG", "GPE"])), min_size=1)
    )
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[0].lower() for row in rows],
        tags=[row[1] for row in rows],
        pos=["NOUN"] * len(rows),
        deps=["ROOT", *[row[2] for row in rows[1:]]],
        heads=[draw(st.integers(0, i - 1)) if i else 0 for i in range(len(rows))],
        ents=[f"B-{row[3]}" if row[3] else "O" for row in rows],
    )


@given(parses())
def test_on_any_parse_offsets_slice_back_and_heads_lie_inside(doc: Doc) -> None:
    found = find_mentions(doc, find_quotations(doc))
    assert all(doc.text[slice(*m.span)] == m.text and m.span.covers(m.head) for m in found)
    assert list(found) == sorted(found, key=lambda mention: mention.span)
    names = [m.span for m in found if m.kind is MentionKind.NAME and not m.nested]
    assert all(a.end <= b.start for a, b in pairwise(names))
    others = [m.head for m in found if m.kind is not MentionKind.NAME]
    assert len({*others}) == len(others)
    assert find_mentions(doc, find_quotations(doc)) == found
