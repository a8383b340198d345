"""What a mention tells of the words around it, on parses made by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from graph.data.nouns import singular
from graph.extract.mentions import find_mentions
from graph.extract.quotations import find_quotations
from graph.records import Mention, Role

VOCAB = spacy.blank("en").vocab


def mentions(table: str) -> dict[str, Mention]:
    """Return the mentions of a parse by their text.

    The parse comes as lines of `word tag dep head`, the head counted from 0, an entity's label behind.
    """
    rows = [[*line.split(), ""] for line in table.strip().splitlines()]
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[{"said": "say"}.get(row[0], row[0]) for row in rows],
        tags=[row[1] for row in rows],
        pos=[{"N": "NOUN", "V": "VERB"}.get(row[1][0], "X") for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        ents=[row[4] or "O" for row in rows],
    )
    return {mention.text: mention for mention in find_mentions(doc, find_quotations(doc))}


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("pilots", "pilot"),
        ("parties", "party"),
        ("witnesses", "witness"),
        ("coaches", "coach"),
        ("taxes", "tax"),
    ],
)
def test_regular_plurals_have_a_singular(plural: str, single: str) -> None:
    assert singular(plural) == single


def test_a_title_before_a_name_is_kept_apart_from_it() -> None:
    found = mentions("""
        Deputy NNP compound 3
        Transport NNP compound 2
        Minister NNP compound 3
        Brandt NNP nsubj 4 B-PERSON
        left VBD ROOT 4
        . . punct 4
    """)
    assert found["Brandt"].titles == "Deputy Transport Minister"


def test_a_description_before_a_name_is_its_title() -> None:
    found = mentions("""
        the DT det 3
        immigration NN compound 2
        lawyer NN compound 3
        Brandt NNP nsubj 4 B-PERSON
        left VBD ROOT 4
        . . punct 4
    """)
    assert found["Brandt"].titles == "immigration lawyer"


def test_a_description_holds_its_modifiers_and_knows_its_determiner() -> None:
    found = mentions("""
        a DT det 2
        tired JJ amod 2
        nurse NN nsubj 3
        met VBD ROOT 3
        Brandt NNP poss 7 B-PERSON
        's POS case 4
        old JJ amod 7
        friends NNS dobj 3
        . . punct 3
    """)
    assert (found["tired nurse"].determiner, found["tired nurse"].plural) == ("a", False)
    assert (found["old friends"].determiner, found["old friends"].plural) == ("'s", True)


def test_the_role_is_that_of_the_first_of_conjoined_nouns() -> None:
    found = mentions("""
        Brandt NNP nsubj 3 B-PERSON
        and CC cc 0
        Quist NNP conj 0 B-PERSON
        met VBD ROOT 3
        Moen NNP dobj 3 B-PERSON
        in IN prep 3
        Dorn NNP pobj 5 B-GPE
        . . punct 3
    """)
    assert {name: mention.role for name, mention in found.items()} == {
        "Brandt": Role.SUBJECT,
        "Quist": Role.SUBJECT,
        "Moen": Role.OBJECT,
        "Dorn": Role.OBLIQUE,
    }
    assert found["Quist"].governor == found["Brandt"].governor == len("Brandt and Quist ")


def test_a_relative_pronoun_is_governed_by_what_its_clause_belongs_to() -> None:
    found = mentions("""
        The DT det 1
        pilot NN nsubj 4
        who WP nsubj 3
        slept VBD relcl 1
        left VBD ROOT 4
        . . punct 4
    """)
    assert found["who"].governor == found["pilot"].head.start
    assert (found["who"].clause, found["who"].depth) == (len("The pilot who "), 1)


def test_a_pronoun_before_the_subject_of_its_sentence_waits_for_it() -> None:
    found = mentions("""
        After IN prep 5
        her PRP$ poss 2
        release NN pobj 0
        , , punct 5
        Brandt NNP nsubj 5 B-PERSON
        flew VBD ROOT 5
        . . punct 5
    """)
    assert found["her"].awaits == found["Brandt"].head.start


def test_a_pronoun_in_a_clause_that_is_said_waits_for_nobody() -> None:
    found = mentions("""
        She PRP nsubj 1
        slept VBD ccomp 4
        , , punct 4
        Brandt NNP nsubj 4 B-PERSON
        said VBD ROOT 4
        . . punct 4
    """)
    assert found["She"].awaits is None


def test_what_stands_between_quotation_marks_is_quoted() -> None:
    found = mentions("""
        “ `` punct 2
        He PRP nsubj 2
        lied VBD ccomp 5
        , , punct 5
        ” '' punct 5
        said VBD ROOT 5
        Brandt NNP nsubj 5 B-PERSON
        . . punct 5
    """)
    assert (found["He"].quoted, found["Brandt"].quoted) == (True, False)


def test_they_is_plural_and_she_is_not() -> None:
    found = mentions("""
        They PRP nsubj 1
        saw VBD ROOT 1
        her PRP dobj 1
        . . punct 1
    """)
    assert (found["They"].plural, found["her"].plural) == (True, False)


def test_the_phrase_of_a_description_tells_whose_it_is_and_of_what() -> None:
    found = mentions("""
        the DT det 1
        port NN poss 5
        's POS case 1
        former JJ amod 5
        head NN amod 5
        manager NN nsubj 14
        of IN prep 5
        trade NN pobj 6
        and CC cc 7
        fishing NN conj 7
        , , punct 9
        who WP nsubj 12
        resigned VBD relcl 7
        , , punct 5
        spoke VBD ROOT 14
        . . punct 14
    """)
    manager = found["former head manager"]
    text = "the port 's former head manager of trade and fishing , who resigned , spoke . "
    assert text[slice(*manager.whole)] == "port 's former head manager of trade and fishing"
    assert text[slice(*manager.span)] == "former head manager"


def test_a_description_without_more_has_no_longer_phrase() -> None:
    found = mentions("""
        the DT det 1
        manager NN nsubj 2
        spoke VBD ROOT 2
        of IN prep 2
        trade NN pobj 3
        . . punct 2
    """)
    assert found["manager"].phrase is None
