import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.curation import Action, Curation, Name, Part, Ruling
from graph.errors import UsageError
from graph.readers.curation import entries, read_curation
from graph.records import EntityType

GUIDE = (Path(__file__).parents[1] / "docs" / "use.md").read_text(encoding="utf-8")

WHOLE = """\
# A comment stands anywhere.
- merge: [Rob  Tanner, {name: Tanner, article: ferry}]
  name: Robert Tanner
- different: [Dana Cole, D. Cole]   # also behind an entry
- split: Dana Cole
  into:
    Dana Cole (pilot): [ferry, '007']
    Dana Cole (judge): 2024-05-01
- rename: No
  to: 1.10
- retype: {name: Fort Ridge, type: org}
  to: fac
- drop: "Wire: Images"
- decide: [Anybody, Anything]
  to: whatever
"""


def read(folder: Path, text: str) -> Curation:
    (folder / "c.yaml").write_text(text, encoding="utf-8")
    return read_curation(folder / "c.yaml")


def test_every_decision_is_read_with_its_line(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Curation(
        file="c.yaml",
        rulings=(
            Ruling(
                action=Action.MERGE,
                names=(Name(text="Rob Tanner"), Name(text="Tanner", article="ferry")),
                line=2,
                to="Robert Tanner",
            ),
            Ruling(action=Action.DIFFERENT, names=(Name(text="Dana Cole"), Name(text="D. Cole")), line=4),
            Ruling(
                action=Action.SPLIT,
                names=(Name(text="Dana Cole"),),
                line=5,
                parts=(
                    Part(name="Dana Cole (pilot)", articles=("ferry", "007")),
                    Part(name="Dana Cole (judge)", articles=("2024-05-01",)),
                ),
            ),
            Ruling(action=Action.RENAME, names=(Name(text="No"),), line=9, to="1.10"),
            Ruling(
                action=Action.RETYPE,
                names=(Name(text="Fort Ridge", type=EntityType.ORG),),
                line=11,
                type=EntityType.FAC,
            ),
            Ruling(action=Action.DROP, names=(Name(text="Wire: Images"),), line=13),
        ),
    )


@pytest.mark.parametrize("text", ["", "# Nothing yet.\n", "[]", "\ufeff- decide: Somebody\n"])
def test_a_file_may_decide_nothing(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == Curation(file="c.yaml")


def test_the_example_of_the_guide_is_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```yaml curation.yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    assert [ruling.action for ruling in read(tmp_path, example).rulings] == list(Action)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "- merge: [Rob]\n- drop: []\n- rename: Rob\n- retype: Rob\n  to: CITY\n",
            [
                "line 1: merge needs two names or more: write [NAME, NAME].",
                "line 2: a name must be a text: correct it.",
                "line 3: rename needs 'to': add it.",
                (
                    "line 5: there is no type CITY: choose from PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, LAW,"
                    " PRODUCT, WORK_OF_ART, GROUP, OTHER."
                ),
            ],
        ),
        (
            "- join: [Rob, Robert]\n- drop: Rob\n  merge: [A, B]\n- drop: Rob\n  why: no\n- Rob\n",
            [
                "line 1: it must say one of merge, different, split, rename, retype, drop: correct it.",
                "line 2: it must say one of merge, different, split, rename, retype, drop only: correct it.",
                "line 5: drop knows no 'why': remove it.",
                "line 6: a decision is written as KEY: VALUE: correct it.",
            ],
        ),
        (
            "- split: R\n  into: {A: [x], B: [x]}\n- split: R\n  into: {A: []}\n- split: R\n  into: {}\n",
            [
                "line 2: article 'x' falls to two names: choose one.",
                "line 4: A needs an article or more: write NAME: [ARTICLE].",
                "line 6: a split needs a name or more: write NAME: [ARTICLE].",
            ],
        ),
        (
            (
                "- rename: []\n  too: Quay\n- retype: []\n  to: CITY\n"
                "- merge: [Rob, [], {text: Rob}]\n  why: no\n"
            ),
            [
                "line 1: a name must be a text: correct it.",
                "line 1: rename needs 'to': add it.",
                "line 2: rename knows no 'too': remove it.",
                "line 3: a name must be a text: correct it.",
                (
                    "line 4: there is no type CITY: choose from PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, LAW,"
                    " PRODUCT, WORK_OF_ART, GROUP, OTHER."
                ),
                "line 5: a name has name, and type or article beside it: correct it.",
                "line 5: a name must be a text: correct it.",
                "line 6: merge knows no 'why': remove it.",
            ],
        ),
        (
            "- drop: {text: Rob}\n- drop: Rob\n  drop: Rob\n",
            [
                "line 1: a name has name, and type or article beside it: correct it.",
                "line 3: 'drop' stands twice: remove one.",
            ],
        ),
        ("merge: [A, B]\n", ["line 1: no list: begin each decision with a dash, as in - drop: NAME."]),
        (
            "- drop: Rob\n- drop: [Rob\n",
            ["line 3: no YAML (expected ',' or ']', but got '<stream end>'): correct it."],
        ),
    ],
)
def test_all_that_is_wrong_is_told_with_its_line(text: str, sentences: list[str], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        read(tmp_path, text)
    assert str(error.value).split("\n") == [f"c.yaml, {sentence}" for sentence in sentences]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"- drop: \xff\n", "is not UTF-8 text: save it as UTF-8."),
        (b"- drop: \x07\n", "holds a character that YAML does not allow: remove it."),
        (b"[" * 5_000, "is nested too deeply for a list of decisions: correct it."),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_one_sentence(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "c.yaml").write_bytes(content)
    with pytest.raises(UsageError, match=re.escape(sentence)):
        read_curation(tmp_path / "c.yaml")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no .*c\.yaml: check the path"):
        read_curation(tmp_path / "c.yaml")


def test_the_names_of_every_entry_are_known_decided_or_not() -> None:
    assert entries(WHOLE, "c.yaml") == [
        {"Rob  Tanner", "Tanner"},
        {"Dana Cole", "D. Cole"},
        {"Dana Cole"},
        {"No"},
        {"Fort Ridge"},
        {"Wire: Images"},
        {"Anybody", "Anything"},
    ]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    with suppress(UsageError):
        assert entries(text, "c.yaml") is not None
