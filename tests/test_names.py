"""The finders of names on parses made by hand, so that no model can break them."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from graph.extract.names import find_names, typed
from graph.extract.tokens import read_tokens

VOCAB = spacy.blank("en").vocab


def parsed(tokens: str) -> Doc:
    """Build a parse from `word`, `word/TAG` or `word/TAG/B-LABEL`.

    A word with a capital is a proper noun where no tag stands. `|` starts a sentence, and no blank follows a
    word that ends in `~`.
    """
    words, spaces, tags, ents = [], [], [], []
    starts: list[bool | int | None] = []
    starting = True
    for item in tokens.split():
        if item == "|":
            starting = True
            continue
        word, tag, ent, *_ = (
            ["/~", *item[3:].split("/"), ""] if item.startswith("/~") else [*item.split("/"), "", ""]
        )
        plain = word.removesuffix("~")
        words.append(plain)
        spaces.append(plain == word)
        tags.append(tag or ("NNP" if plain[0].isupper() else "NN"))
        ents.append(ent or "O")
        starts.append(starting)
        starting = False
    return Doc(VOCAB, words=words, spaces=spaces, tags=tags, ents=ents, sent_starts=starts)


def named(tokens: str, end: str = " ./.") -> list[tuple[str, str | None, str]]:
    doc = parsed(tokens + end)
    found = find_names(doc, read_tokens(doc))
    return [(doc[name.start : name.end].text, name.label and name.label.value, name.rule) for name in found]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("Ida/NNP/B-PERSON Brandt/NNP/I-PERSON left/VBD", ("Ida Brandt", "PERSON", "model")),
        ("the/DT/B-GPE Netherlands/NNP/I-GPE won/VBD", ("Netherlands", "GPE", "model")),
        ("Brandt/NNP/B-PERSON 's/POS/I-PERSON boat/NN", ("Brandt", "PERSON", "model")),
        ("Senator/NNP/B-PERSON Brandt/NNP/I-PERSON left/VBD", ("Brandt", "PERSON", "model")),
        ("a/DT Greta/NNP Brandt/NNP/B-PERSON left/VBD", ("Greta Brandt", "PERSON", "model")),
        ("Frank/NNP/B-PERSON Dell/NNP/I-PERSON Jr./NNP left/VBD", ("Frank Dell Jr.", "PERSON", "model")),
        ("Ida/NNP/B-PERSON Brandt~/NNP/I-PERSON -~/HYPH Falk/NNP", ("Ida Brandt-Falk", "PERSON", "model")),
        ("Tidemark/NNP/B-ORG Chief/NNP/I-ORG Executive/NNP/I-ORG", ("Tidemark", "ORG", "model")),
        ("Harwick/NNP/B-GPE 12/CD/I-GPE won/VBD", ("Harwick", "GPE", "model")),
        ("Ida/NNP/B-PERSON Brandt/NNP/I-PERSON Photo/NNP/I-PERSON :/:", ("Ida Brandt", "PERSON", "model")),
        ("the/DT Netherlands/NNPS/B-GPE fears/VBZ", ("Netherlands", "GPE", "model")),
        ("the/DT Angolans/NNPS/B-GPE fear/VBP", ("Angolans", "NORP", "model")),
        ("the/DT Dorn/NNP/B-GPE Food/NNP/I-GPE Bank/NNP/I-GPE", ("Dorn Food Bank", "ORG", "head noun")),
    ],
)
def test_what_the_model_sees_is_mended(tokens: str, expected: tuple[str, str, str]) -> None:
    assert named(tokens) == [expected]


def test_a_title_is_no_name() -> None:
    assert named("the/DT Prime/NNP/B-ORG Minister/NNP/I-ORG left/VBD") == []
    assert named("the/DT Senator/NNP/B-PERSON left/VBD") == []


def test_what_is_no_name_in_kind_is_not_taken() -> None:
    assert named("on/IN Monday/NNP/B-DATE") == []
    assert named("for/IN 30/CD/B-MONEY dollars/NNS/I-MONEY") == []


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("the/DT Coastal Action Project met/VBD", "Coastal Action Project"),
        ("the/DT Department of/IN Public Works met/VBD", "Department of Public Works"),
        ("the/DT Center for/IN Tides and/CC Currents met/VBD", "Center for Tides and Currents"),
        ("the/DT University of/IN the/DT Arctic met/VBD", "University of the Arctic"),
        ("the/DT Tides and/CC Fisheries Authority met/VBD", "Tides and Fisheries Authority"),
        ("the/DT Dorn~ -~/HYPH Varnes Railway Company met/VBD", "Dorn-Varnes Railway Company"),
    ],
)
def test_a_head_noun_makes_a_run_of_capitals_an_organisation(tokens: str, expected: str) -> None:
    assert named(tokens) == [(expected, "ORG", "head noun")]


def test_a_person_behind_an_organisation_is_not_part_of_its_name() -> None:
    assert named("the/DT University of/IN Dorn Ann/NNP/B-PERSON Lowe/NNP/I-PERSON left/VBD") == [
        ("University of Dorn", "ORG", "head noun"),
        ("Ann Lowe", "PERSON", "model"),
    ]


def test_the_first_word_of_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    assert named("Yesterday/RB Harbor Bank closed/VBD") == [("Harbor Bank", "ORG", "head noun")]


def test_capitals_are_an_acronym_save_an_everyday_abbreviation() -> None:
    assert named("agents/NNS of/IN CRPB left/VBD at/IN 9/CD AM/NNP") == [("CRPB", None, "acronym")]


def test_a_line_in_capitals_holds_no_acronyms() -> None:
    assert named("STORM SHUTS SCHOOLS IN/IN HARWICK | CRPB met/VBD") == [("CRPB", None, "acronym")]


def test_a_run_of_proper_nouns_is_a_name() -> None:
    assert named("near/IN Lower Skarn stood/VBD") == [("Lower Skarn", None, "capitals")]


def test_a_first_word_that_also_stands_in_lower_case_is_no_name() -> None:
    assert named("Shipping stopped/VBD . | the/DT shipping began/VBD") == []
    assert named("Varnes stopped/VBD . | the/DT ship began/VBD") == [("Varnes", None, "capitals")]


def test_in_a_headline_only_people_and_places_are_believed() -> None:
    headline = "Brandt/NNP/B-PERSON Sells/NNP/B-ORG Harbor/NNP/I-ORG House/NNP/I-ORG Near/IN Ferry/NNP"
    assert named(headline, end="") == [("Brandt", "PERSON", "model")]


def test_a_known_name_is_found_again_where_the_model_misses_it() -> None:
    text = "Ida/NNP/B-PERSON Brandt/NNP/I-PERSON left/VBD . | Then/RB BRANDT or/CC Brandt/VB came/VBD"
    assert named(text)[-1] == ("Brandt", "PERSON", "repeated")


def test_whom_a_person_leads_is_an_organisation() -> None:
    assert told("the/DT Ida/NNP/B-PERSON Brandt/NNP/I-PERSON administration/NN fell/VBD") == [
        ("Ida Brandt administration", "ORG", "administration")
    ]
    assert told("the/DT Kenyan/NNP/B-NORP administration/NN fell/VBD") == [("Kenyan", "NORP", "model")]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (
            "Ida/NNP/B-PERSON Brandt~/NNP/I-PERSON /~/SYM/I-PERSON Greta/NNP/I-PERSON Dorn/NNP/I-PERSON",
            ["Ida Brandt", "Greta Dorn"],
        ),
        (
            'Harbour/NNP/B-ORG Post~/NNP/I-ORG ,"?~/NFP/I-ORG Ida/NNP/I-ORG Brandt/NNP/I-ORG',
            ["Harbour Post", "Ida Brandt"],
        ),
        ("Education/NNP/B-PERSON Greta/NNP/I-PERSON Dorn/NNP/I-PERSON left/VBD", ["Greta Dorn"]),
        ("Italian/JJ/B-PERSON Nils/NNP/I-PERSON Dorn/NNP/I-PERSON won/VBD", ["Nils Dorn"]),
        ("Nils/NNP/B-PERSON Dorn/NNP/I-PERSON Dorn/NNP/I-PERSON left/VBD", ["Nils Dorn", "Dorn"]),
        (
            "Dorn/NNP/B-ORG Police/NNP/I-ORG Chief/NNP/I-ORG Greta/NNP/I-ORG Lund/NNP/I-ORG left/VBD",
            ["Dorn Police", "Greta Lund"],
        ),
        ("Behind/IN/B-PERSON Nils/NNP/I-PERSON lay/VBD tools/NNS", ["Nils"]),
    ],
)
def test_a_stretch_is_cut_into_the_names_in_it(tokens: str, expected: list[str]) -> None:
    assert [name for name, _, _ in named(tokens)] == expected


@pytest.mark.parametrize("marks", ['""', "“”", "()"])
def test_a_nickname_between_marks_is_part_of_the_name(marks: str) -> None:
    text = f"Greta/NNP/B-PERSON {marks[0]} Red/NNP {marks[1]} Lundqvist/NNP/B-PERSON left/VBD"
    found = named(text)
    assert [rule for _, _, rule in found] == ["nickname"]
    assert found[0][0].split() == ["Greta", marks[0], "Red", marks[1], "Lundqvist"]


def told(tokens: str) -> list[tuple[str, str | None, str]]:
    doc = parsed(tokens + " ./.")
    read = read_tokens(doc)
    found = typed(read, find_names(doc, read))
    return [(doc[name.start : name.end].text, name.label and name.label.value, name.rule) for name in found]


WORDS = st.sampled_from(
    "Ida Brandt the of and for Bank University Senator ICE U.S. MAYOR - ' ’s & . \" ( Jr. van 12 é 漢".split()
)
TAGS = st.sampled_from("NNP NNPS NN IN DT VBD CD POS CC HYPH".split())
LABELS = st.sampled_from(["", "PERSON", "ORG", "GPE", "NORP", "DATE", "WORK_OF_ART"])


@st.composite
def parses(draw: st.DrawFn) -> Doc:
    """Draw words with tags and names anywhere."""
    rows = draw(
        st.lists(st.tuples(WORDS, TAGS, LABELS, st.booleans(), st.booleans()), min_size=1, max_size=30)
    )
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        ents=[f"B-{row[2]}" if row[2] else "O" for row in rows],
        spaces=[row[3] for row in rows],
        sent_starts=[row[4] or i == 0 for i, row in enumerate(rows)],
    )


@given(parses())
def test_on_any_parse_names_stand_in_order_and_apart(doc: Doc) -> None:
    tokens = read_tokens(doc)
    found = find_names(doc, tokens)
    assert all(0 <= name.start < name.end <= len(doc) for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(tokens.capital[name.start : name.end]) for name in found if name.rule != "administration")
    assert find_names(doc, tokens) == found


def test_ten_thousand_capitals_are_read_in_linear_time() -> None:
    words = ["Bank", "of", "Ida"] * 3000
    doc = Doc(VOCAB, words=words, tags=["NNP", "IN", "NNP"] * 3000, heads=[0] * 9000, deps=["dep"] * 9000)
    assert len(find_names(doc, read_tokens(doc))) <= len(words)
