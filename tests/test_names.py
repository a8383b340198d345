"""What the names of a text are: sentences through the whole reading, laws on parses made by hand."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from graph.extract.names import Name, find_names, nested_names, typed
from graph.extract.names.repeat import again, nicknamed
from graph.extract.names.sequence import columns, features, word_features
from graph.extract.tokens import Tokens, read_tokens
from graph.records import EntityType

VOCAB = spacy.blank("en").vocab


def named(nlp: Language, text: str) -> list[tuple[str, str]]:
    doc = nlp(text)
    tokens = read_tokens(doc)
    names = typed(tokens, find_names(doc, tokens))
    return [(doc[name.start : name.end].text, name.label.value if name.label else "") for name in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Brandt left the Netherlands on Monday.", [("Ida Brandt", "PERSON"), ("Netherlands", "GPE")]),
        (
            "Greta Brandt thanked the Harbour Post. @harbourpost: #gretabrandt has left @elsewhere.",
            [
                ("Greta Brandt", "PERSON"),
                ("Harbour Post", "ORG"),
                ("@harbourpost", "ORG"),
                ("gretabrandt", "PERSON"),
            ],
        ),
        (
            "The Taoiseach met the Minister for Children, the Norwegian Presidential Spokesman said.",
            [("Norwegian", "NORP")],
        ),
        (
            "The Rt Rev Colin Amory blessed the boats. The Rt Rev Amory sang.",
            [("Colin Amory", "PERSON"), ("Amory", "PERSON")],
        ),
        (
            "Senator Greta Brandt spoke to the Harbour Post.",
            [("Greta Brandt", "PERSON"), ("Harbour Post", "ORG")],
        ),
        (
            "The Prime Minister met Frank Dell Jr. in Lower Skarn.",
            [("Frank Dell Jr.", "PERSON"), ("Lower Skarn", "GPE")],
        ),
        (
            "The Department of Public Works hired Ida Brandt-Falk.",
            [("Department of Public Works", "ORG"), ("Ida Brandt-Falk", "PERSON")],
        ),
        ("Behind Nils Dorn lay his tools.", [("Nils Dorn", "PERSON")]),
        ("Education Secretary Greta Dorn resigned.", [("Greta Dorn", "PERSON")]),
        (
            "Dorn Police Chief Greta Lund said the Dorn Food Bank had closed.",
            [("Dorn Police", "ORG"), ("Greta Lund", "PERSON"), ("Dorn Food Bank", "ORG")],
        ),
        ("Beside Greta, the dog slept. Greta Falk sang.", [("Greta", "PERSON"), ("Greta Falk", "PERSON")]),
        (
            "PETRA VOLL came to Leeds. Petra Voll is 23.",
            [("PETRA VOLL", "PERSON"), ("Leeds", "GPE"), ("Petra Voll", "PERSON")],
        ),
        (
            "Lena Hartl joined. Joined Brockton in 2001. She has run Brockton since.",
            [("Lena Hartl", "PERSON"), ("Brockton", "GPE"), ("Brockton", "GPE")],
        ),
        (
            "Pieter van den Akker won. Van den Akker is 19.",
            [("Pieter van den Akker", "PERSON"), ("Van den Akker", "PERSON")],
        ),
        ("Chair: Okafor, Ida; Velasco, Nils.", [("Okafor, Ida", "PERSON"), ("Velasco, Nils", "PERSON")]),
        ("Dear Greta, the key is lost.", [("Greta", "PERSON")]),
        ("Italian goalkeeper Nils Dorn won.", [("Italian", "NORP"), ("Nils Dorn", "PERSON")]),
        (
            "Police in Fairmont, Vermont, met Dr. Ann Lee on Friday.",
            [("Fairmont", "GPE"), ("Vermont", "GPE"), ("Ann Lee", "PERSON")],
        ),
        (
            "Ida Brandt met Nils Van Der Dorn. THE WINNER WAS IDA BRANDT",
            [("Ida Brandt", "PERSON"), ("Nils Van Der Dorn", "PERSON"), ("IDA BRANDT", "PERSON")],
        ),
        ("Shipping stopped. The shipping began again.", []),
        (
            "GRETA DORN left on Monday. Greta Dorn was 44.",
            [("GRETA DORN", "PERSON"), ("Greta Dorn", "PERSON")],
        ),
    ],
)
def test_names_are_found_whole_and_of_their_type(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(nlp, text) == expected


def test_a_mark_parts_two_names_whatever_the_words_tell(nlp: Language) -> None:
    assert [name for name, _ in named(nlp, "Ida Brandt | Greta Dorn met Nils Lund - Kenya won.")] == [
        "Ida Brandt",
        "Greta Dorn",
        "Nils Lund",
        "Kenya",
    ]


def test_a_preposition_that_no_name_holds_parts_two_names(nlp: Language) -> None:
    names = [name for name, _ in named(nlp, "They drove to Ellery from mid-Missouri during World War II.")]
    assert "Ellery" in names
    assert "World War II" in names


def test_whom_a_person_leads_is_an_organisation_and_the_person_stands_in_it(nlp: Language) -> None:
    doc = nlp("The Brandt administration fell after the Kenyan government protested.")
    tokens = read_tokens(doc)
    names = typed(tokens, find_names(doc, tokens))
    told = [(doc[name.start : name.end].text, name.rule) for name in (*names, *nested_names(tokens, names))]
    assert told == [
        ("Brandt administration", "administration"),
        ("Kenyan", "sequence"),
        ("Brandt", "nested"),
    ]


def read(words: str) -> Tokens:
    """Read words as they stand, those with a capital as proper nouns."""
    split = words.split()
    tags = ["NNP" if word[0].isupper() else "NN" for word in split]
    return read_tokens(Doc(VOCAB, words=split, tags=tags, sent_starts=[True] + [False] * (len(split) - 1)))


def test_a_spelling_is_taken_where_it_is_missed_no_more_often_than_it_is_seen() -> None:
    tokens = read("Varnes and Varnes or Harbor with Harbor by Harbor")
    seen = [Name(0, 1, EntityType.ORG, "sequence"), Name(4, 5, EntityType.ORG, "sequence")]
    assert again(tokens, seen) == [Name(2, 3, EntityType.ORG, "repeated")]


def test_the_surname_of_a_person_named_in_full_is_taken_everywhere() -> None:
    tokens = read("Ida May and May or May with may")
    assert again(tokens, [Name(0, 2, EntityType.PERSON, "sequence")]) == [
        Name(3, 4, EntityType.PERSON, "repeated"),
        Name(5, 6, EntityType.PERSON, "repeated"),
    ]


@pytest.mark.parametrize("marks", ['""', "“”", "()"])
def test_a_nickname_between_marks_is_part_of_the_name(marks: str) -> None:
    tokens = read(f"Greta {marks[0]} Red {marks[1]} Lundqvist left")
    [found] = nicknamed(tokens, [None] * len(tokens.text))
    assert (found.start, found.end, found.rule) == (0, 5, "nickname")


def test_a_word_has_its_shape_and_what_the_lists_know() -> None:
    assert word_features("Kenya") == ("shape Xxx", "ends in nya", "given name", "sure place")
    assert word_features("spoke") == ("shape xx", "word spoke")
    assert word_features("U.S.")[0] == "shape X.X."
    assert word_features(" \n") == ("blank",)


def test_a_token_has_its_own_features_and_those_beside_it_in_its_sentence() -> None:
    doc = Doc(VOCAB, words=["Go", "Ida", "left"], tags=["VB", "NNP", "VBD"], sent_starts=[True, True, False])
    tokens = read_tokens(doc)
    told = features(tokens, columns(doc, tokens))[1]
    assert {"tag NNP", "+1 tag VBD", "+1 word left", "given name", "-1 edge", "-2 edge"} <= set(told)
    assert not any(feature.startswith("-1 ") for feature in told if feature != "-1 edge")


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
    assert find_names(doc, tokens) == found


def test_ten_thousand_capitals_are_read_in_linear_time() -> None:
    words = ["Bank", "of", "Ida"] * 3000
    doc = Doc(VOCAB, words=words, tags=["NNP", "IN", "NNP"] * 3000, heads=[0] * 9000, deps=["dep"] * 9000)
    assert len(find_names(doc, read_tokens(doc))) <= len(words)
