import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.names import fold, initials, is_acronym, key, parts, same_person, stands_for, surname


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Velásco", "Jose Velasco"),
        ("O’Hare", "O'HARE"),
        ("the Harwick Beacon", "Harwick Beacon"),
        ("Jean-Luc Perrin", "Jean Luc Perrin"),
        ("U.S.", "United States"),
        ("US State Department", "United States State Department"),
        ("Brandt's", "Brandt"),
        ("Moens’", "Moens"),
        ("B.F.W.", "BFW"),
    ],
)
def test_two_spellings_of_a_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Eva Lindberg", "Eva Lindborg"), ("Kenya", "Kenyans"), ("The Hague", "The Hagues"), ("O'Hare", "Hare")],
)
def test_two_names_do_not_fold_to_one(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_legal_form_is_no_part_of_the_key_unless_it_is_all_there_is() -> None:
    assert [key(name) for name in ("Pellworth Ltd", "Tidemark Foods, Inc.", "Orrin Co. Ltd.", "AG")] == [
        "pellworth",
        "tidemark foods",
        "orrin",
        "ag",
    ]


def test_titles_and_suffixes_are_no_parts_of_a_persons_name() -> None:
    assert parts("Dr. Frank Dell Jr.") == parts("Frank Dell") == ("frank", "dell")
    assert parts("Judge") == ("judge",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ida Brandt", "brandt"),
        ("Pieter van der Heide", "van der heide"),
        ("Carmen de la Fuente", "de la fuente"),
        ("Frank Dell Jr.", "dell"),
        ("Ben Ali", "ali"),
        ("Brandt", "brandt"),
    ],
)
def test_a_surname_takes_its_particles_along(name: str, expected: str) -> None:
    assert surname(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Thomas Okafor", "Thomas J. Okafor", True),
        ("T. Okafor", "Thomas J. Okafor", True),
        ("Harriet Voss", "H. Voss", True),
        ("John Edward Tull", "John Henry Tull", False),
        ("Nadia Karlin", "Felix Karlin", False),
        ("Karlin", "Felix Karlin", False),
        ("Eva Lindberg", "Eva Lindborg", False),
        ("J. H. Tull", "John Edward Tull", False),
    ],
)
def test_given_names_may_be_left_out_or_shortened_but_not_contradict(
    one: str, other: str, *, same: bool
) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("acronym", "name", "stands"),
    [
        ("NLT", "National Lighthouse Trust", True),
        ("BFW", "Bureau of Fisheries and Wildlife", True),
        ("UIB", "Union of Independent Bakers", True),
        ("POLAB", "Polar Ocean Laboratory", True),
        ("F.M.S.", "Federal Maritime Survey", True),
        ("HRA", "Agency for Rural Health", False),
        ("NLT", "National Lighthouse", False),
        ("NL", "NLT", False),
        ("NLTX", "National Lighthouse Trust", False),
        ("N", "National", False),
        ("DR", "Dorn", False),
    ],
)
def test_an_acronym_stands_for_a_name_whose_words_give_its_letters_in_order(
    acronym: str, name: str, *, stands: bool
) -> None:
    assert stands_for(acronym, name) is stands


def test_initials_pass_over_small_words() -> None:
    assert initials("Valley Asylum and Shelter Network") == "VASN"
    assert initials("Dorn-Varnes Rail & Road") == "DVRR"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CRPB", True),
        ("U.S.", True),
        ("AT&T", True),
        ("A", False),
        ("Crpb", False),
        ("POLAROCEAN", False),
        ("B2B", False),
    ],
)
def test_an_acronym_is_two_to_eight_capitals(name: str, *, expected: bool) -> None:
    assert is_acronym(name) is expected


NAMES = st.text(alphabet="abIŁßéÅ .-'’&,1漢\u0301", max_size=30)


@given(NAMES)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert key(key(name)) == key(name)


@given(NAMES, NAMES)
def test_being_one_person_does_not_depend_on_who_is_asked_first(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(st.text(), st.text())
def test_any_text_can_be_asked(one: str, other: str) -> None:
    for name in (one, other):
        assert parts(name) == () or surname(name).split()[-1] == parts(name)[-1]
    assert stands_for(one, other) in {True, False}
    assert same_person(one, one) is (len(parts(one)) > 1)


def test_a_name_of_a_hundred_thousand_words_is_read_in_linear_time() -> None:
    long = "Ab " * 100_000
    assert not stands_for("ABABABAB", long)
    assert len(fold(long).split()) == 100_000
