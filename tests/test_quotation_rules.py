"""Each rule for quotations on a parse made by hand, so that no model can break it."""

from collections.abc import Sequence
from itertools import pairwise

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from graph.extract.quotations import find_quotations
from graph.extract.quotations.features import Candidate
from graph.extract.quotations.frame import Found
from graph.records import Mode, QuotationKind, QuotationMention, Span

VOCAB = spacy.blank("en").vocab


def _doc(rows: str) -> Doc:
    """Build a parse from lines of `word lemma pos tag dep head`, the head counted from 0."""
    words, lemmas, pos, tags, deps, heads = zip(
        *(row.split() for row in rows.strip().splitlines()), strict=True
    )
    return Doc(
        VOCAB,
        words=list(words),
        lemmas=list(lemmas),
        pos=list(pos),
        tags=list(tags),
        deps=list(deps),
        heads=[int(head) for head in heads],
    )


def _first(candidates: Sequence[Candidate]) -> Found | None:
    """Choose what is read first, whatever the weights."""
    return candidates[0].found if candidates else None


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def test_a_clause_is_the_content_of_its_cue() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        said say VERB VBD ROOT 1
        it it PRON PRP nsubj 3
        ended end VERB VBD ccomp 1
        . . PUNCT . punct 1
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(_span(doc, 2, 4),),
            rule="clause",
            cue=_span(doc, 1, 2),
            attitude="says",
            speaker=_span(doc, 0, 1),
            speaker_head=_span(doc, 0, 1),
        ),
    )


def test_an_order_is_laid_upon_the_subject_of_the_infinitive() -> None:
    doc = _doc("""
        Noor Noor PROPN NNP nsubj 1
        told tell VERB VBD ROOT 1
        Lee Lee PROPN NNP nsubj 4
        to to PART TO aux 4
        leave leave VERB VB ccomp 1
        . . PUNCT . punct 1
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(_span(doc, 3, 5),),
            rule="order",
            cue=_span(doc, 1, 2),
            attitude="asks",
            speaker=_span(doc, 0, 1),
            speaker_head=_span(doc, 0, 1),
            addressee=_span(doc, 2, 3),
            addressee_head=_span(doc, 2, 3),
        ),
    )


def test_the_agent_of_a_passive_speaks_to_its_subject() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubjpass 2
        was be AUX VBD auxpass 2
        told tell VERB VBN ROOT 2
        by by ADP IN agent 2
        Noor Noor PROPN NNP pobj 3
        it it PRON PRP nsubj 6
        ended end VERB VBD ccomp 2
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(_span(doc, 5, 7),),
            rule="clause",
            cue=_span(doc, 2, 3),
            attitude="says",
            speaker=_span(doc, 4, 5),
            speaker_head=_span(doc, 4, 5),
            addressee=_span(doc, 0, 1),
            addressee_head=_span(doc, 0, 1),
        ),
    )


def test_the_name_behind_the_cue_speaks_though_the_parse_calls_it_an_object() -> None:
    doc = _doc("""
        " " PUNCT `` punct 2
        It it PRON PRP nsubj 2
        ended end VERB VBD ROOT 2
        , , PUNCT , punct 2
        " " PUNCT '' punct 2
        said say VERB VBD dep 2
        Ada Ada PROPN NNP compound 7
        Lee Lee PROPN NNP dobj 5
        . . PUNCT . punct 2
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.DIRECT,
            content=(_span(doc, 0, 5),),
            rule="said NAME after",
            cue=_span(doc, 5, 6),
            attitude="says",
            speaker=_span(doc, 6, 8),
            speaker_head=_span(doc, 7, 8),
        ),
    )


def test_of_two_subjects_the_one_beside_the_cue_speaks() -> None:
    doc = _doc("""
        Lima Lima PROPN NNP nsubj 3
        - - PUNCT : punct 3
        Lee Lee PROPN NNP nsubj 3
        said say VERB VBD ROOT 3
        it it PRON PRP nsubj 5
        ended end VERB VBD ccomp 3
    """)
    [quotation] = find_quotations(doc)
    assert (quotation.speaker, quotation.content) == (_span(doc, 2, 3), (_span(doc, 4, 6),))


def test_a_name_between_commas_is_the_head_of_the_description_before_it() -> None:
    doc = _doc("""
        a a DET DT det 1
        lawyer lawyer NOUN NN nsubj 7
        for for ADP IN prep 1
        Elm Elm PROPN NNP pobj 2
        , , PUNCT , punct 3
        Noor Noor PROPN NNP appos 3
        , , PUNCT , punct 1
        said say VERB VBD ROOT 7
        it it PRON PRP nsubj 9
        ended end VERB VBD ccomp 7
    """)
    doc.ents = [TokenSpan(doc, 5, 6, label="PERSON")]
    [quotation] = find_quotations(doc)
    assert (quotation.speaker, quotation.speaker_head) == (_span(doc, 0, 4), _span(doc, 5, 6))


def test_who_declined_to_say_it_did_not_say_it() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        declined decline VERB VBD ROOT 1
        to to PART TO aux 3
        say say VERB VB xcomp 1
        who who PRON WP nsubj 5
        paid pay VERB VBD ccomp 3
    """)
    [quotation] = find_quotations(doc)
    assert (quotation.attitude, quotation.negated, quotation.cue) == ("declines", True, _span(doc, 3, 4))


def test_a_wish_reports_nothing() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 2
        might may AUX MD aux 2
        say say VERB VB ROOT 2
        it it PRON PRP nsubj 4
        ended end VERB VBD ccomp 2
    """)
    assert find_quotations(doc) == ()


def test_a_judgement_holds_what_is_judged() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        called call VERB VBD ROOT 1
        Noor Noor PROPN NNP dobj 1
        unfair unfair ADJ JJ oprd 1
        . . PUNCT . punct 1
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(_span(doc, 2, 4),),
            rule="small clause",
            cue=_span(doc, 1, 2),
            attitude="judges",
            speaker=_span(doc, 0, 1),
            speaker_head=_span(doc, 0, 1),
        ),
    )


def test_a_state_of_mind_is_a_thought_of_the_subject_of_its_copula() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        is be AUX VBZ ROOT 1
        sure sure ADJ JJ acomp 1
        it it PRON PRP nsubj 4
        ended end VERB VBD ccomp 2
    """)
    assert find_quotations(doc) == (
        QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(_span(doc, 3, 5),),
            rule="clause",
            cue=_span(doc, 2, 3),
            attitude="believes",
            mode=Mode.THOUGHT,
            speaker=_span(doc, 0, 1),
            speaker_head=_span(doc, 0, 1),
        ),
    )


def test_a_second_cue_speaks_for_the_first_where_the_clause_between_cannot() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        said say VERB VBD ROOT 1
        it it PRON PRP nsubj 3
        ended end VERB VBD ccomp 1
        and and CCONJ CC cc 3
        urged urge VERB VBD conj 3
        Noor Noor PROPN NNP dobj 5
        to to PART TO aux 8
        leave leave VERB VB xcomp 5
    """)
    said, urged = find_quotations(doc)
    assert said.content == (_span(doc, 2, 4),)
    assert (urged.speaker, urged.content, urged.addressee, urged.attitude) == (
        _span(doc, 0, 1),
        (_span(doc, 7, 9),),
        _span(doc, 6, 7),
        "asks",
    )


def test_an_i_between_marks_is_whoever_is_quoted() -> None:
    doc = _doc("""
        " " PUNCT `` punct 3
        Now now ADV RB advmod 3
        I I PRON PRP nsubj 3
        think think VERB VBP ccomp 9
        it it PRON PRP nsubj 5
        ended end VERB VBD ccomp 3
        , , PUNCT , punct 9
        " " PUNCT '' punct 9
        Lee Lee PROPN NNP nsubj 9
        said say VERB VBD ROOT 9
        . . PUNCT . punct 9
    """)
    said, thought = find_quotations(doc, choose=_first)
    assert (said.speaker, said.mode) == (_span(doc, 8, 9), Mode.SPEECH)
    assert (thought.speaker, thought.speaker_head) == (_span(doc, 2, 3), _span(doc, 8, 9))
    assert (thought.content, thought.mode) == ((_span(doc, 4, 6),), Mode.THOUGHT)


def test_the_name_that_closes_an_office_is_the_head_of_the_speaker() -> None:
    doc = _doc("""
        Ambassador ambassador NOUN NN nsubj 5
        to to ADP IN prep 0
        France France PROPN NNP compound 4
        Ada Ada PROPN NNP compound 4
        Lee Lee PROPN NNP pobj 1
        said say VERB VBD ROOT 5
        it it PRON PRP nsubj 7
        ended end VERB VBD ccomp 5
    """)
    doc.ents = (TokenSpan(doc, 3, 5, label="PERSON"),)
    (said,) = find_quotations(doc)
    assert (said.speaker, said.speaker_head) == (_span(doc, 0, 5), _span(doc, 4, 5))


def test_a_day_on_the_cue_is_when_it_was_said() -> None:
    doc = _doc("""
        Lee Lee PROPN NNP nsubj 1
        said say VERB VBD ROOT 1
        on on ADP IN prep 1
        Tuesday Tuesday PROPN NNP pobj 2
        it it PRON PRP nsubj 5
        ended end VERB VBD ccomp 1
        Monday Monday PROPN NNP npadvmod 5
    """)
    (said,) = find_quotations(doc)
    assert (said.time, said.content) == (_span(doc, 2, 4), (_span(doc, 4, 7),))


def test_a_poll_finds_and_an_experience_does_not() -> None:
    rows = """
        The the DET DT det 1
        {} NOUN NN nsubj 2
        shows show VERB VBZ ROOT 2
        it it PRON PRP nsubj 4
        ended end VERB VBD ccomp 2
    """
    assert [item.mode for item in find_quotations(_doc(rows.format("poll poll")))] == [Mode.FINDING]
    assert find_quotations(_doc(rows.format("experience experience"))) == ()


def test_a_question_to_somebody_asks() -> None:
    doc = _doc("""
        Do do AUX VBP aux 2
        you you PRON PRP nsubj 2
        think think VERB VB ROOT 2
        it it PRON PRP nsubj 4
        ended end VERB VBD ccomp 2
        ? ? PUNCT . punct 2
    """)
    (asked,) = find_quotations(doc)
    assert (asked.attitude, asked.mode, asked.content) == ("asks", Mode.THOUGHT, (_span(doc, 3, 5),))


WORDS = st.sampled_from(
    [
        *"\" “ ” ' said told call sure think I on Friday claim according to that Lee it was , : . --".split(
            " "
        ),
        "\n",
    ]
)
ROWS = st.lists(
    st.tuples(
        WORDS,
        st.sampled_from(["VERB", "NOUN", "PROPN", "PRON", "PUNCT", "ADP", "AUX"]),
        st.sampled_from(["VBD", "VB", "NNP", "NN", "IN", "MD"]),
        st.sampled_from("nsubj ccomp xcomp dobj prep pobj conj advcl relcl appos punct".split(" ")),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=40,
)
LEMMAS = {"said": "say", "told": "tell", "was": "be"}


@given(ROWS)
def test_on_any_parse_offsets_slice_and_direct_quotations_never_overlap(
    rows: list[tuple[str, str, str, str, int]],
) -> None:
    words = [row[0] for row in rows]
    doc = Doc(
        VOCAB,
        words=words,
        lemmas=[LEMMAS.get(word, word) for word in words],
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        deps=["ROOT" if index == 0 else row[3] for index, row in enumerate(rows)],
        heads=[min(row[4], index) if index else 0 for index, row in enumerate(rows)],
    )
    found = find_quotations(doc)
    spans = [
        span
        for item in found
        for span in (*item.content, item.cue, item.speaker, item.speaker_head, item.addressee)
        if span is not None
    ]
    assert all(0 <= span.start < span.end <= len(doc.text) for span in spans)
    direct = sorted(span for item in found if item.kind is QuotationKind.DIRECT for span in item.content)
    assert all(a.end <= b.start for a, b in pairwise(direct))
    assert find_quotations(doc) == found
