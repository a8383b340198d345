"""A file of relation types that a user adds: what it gives, and what is said of one that does not fit."""

import re
from pathlib import Path

import pytest

from graph import build
from graph.cli import run
from graph.data.relations import using, vocabulary
from graph.errors import UsageError
from graph.readers.relations import read_relations

DOCUMENT = Path(__file__).parent.parent / "docs" / "relations.md"
ENTRY = '[[type]]\nlabel = "audited by"\ninverse = "auditor of"\n{}\n[[type.words]]\n{}\n'
VERBS = 'verbs = ["audit"]'
FAULTS = {
    "an unknown key": (
        ENTRY.format('colour = "red"', VERBS),
        (
            "entry 1 (audited by): unknown key 'colour': choose from label, inverse, wikidata, schema, ftm, "
            "event, implies, value, examples, words."
        ),
    ),
    "an unknown key of words": (
        ENTRY.format("", f'{VERBS}\nverb = ["audit"]'),
        (
            "entry 1 (audited by): unknown key 'verb': choose from subject, object, trusted, names, sure, "
            "roles, roles_reversed, prepositions, verbs, verbs_reversed, nouns, nouns_reversed, mutual, "
            "values."
        ),
    ),
    "an impossible type": (
        ENTRY.format("", f'subject = ["PEOPLE"]\n{VERBS}'),
        (
            "entry 1 (audited by): subject has the type 'PEOPLE': choose from EVENT, FAC, GPE, GROUP, LAW, "
            "LOC, NORP, ORG, OTHER, PERSON, PRODUCT, WORK_OF_ART."
        ),
    ),
    "a value of the wrong kind": (
        ENTRY.format('event = "yes"', VERBS),
        "entry 1 (audited by): event is 'yes': make it true or false.",
    ),
    "no words": (
        ENTRY.format("", 'subject = ["ORG"]'),
        (
            "entry 1 (audited by): [[type.words]] says no words: add one of roles, roles_reversed, verbs, "
            "verbs_reversed, nouns, nouns_reversed, mutual, values."
        ),
    ),
    "a noun alone": (
        ENTRY.format("", 'nouns = ["audit"]'),
        "entry 1 (audited by): nouns has 'audit' without the word that follows it: write 'audit of'.",
    ),
    "no label": ("[[type]]\n", "entry 1 (without a label): label is missing: add it."),
    "two entries of one name": (
        ENTRY.format("", VERBS) * 2,
        "entry 2 (audited by): a second entry of this name: join the two, or choose another label.",
    ),
    "a name of newsgraph": (
        ENTRY.format("", VERBS).replace("audited by", "employer"),
        "entry 1 (employer): newsgraph has a type of this name itself: choose another label.",
    ),
    "an unknown type implied": (
        ENTRY.format('implies = "checked by"', VERBS),
        "entry 1 (audited by): implies 'checked by', which is no type: choose one that is.",
    ),
    "a circle": (
        ENTRY.format('implies = "checked by"', VERBS)
        + ENTRY.format('implies = "audited by"', VERBS).replace(
            'label = "audited by"', 'label = "checked by"'
        ),
        "entry 1 (audited by): implies itself by 'checked by': take one of the two away.",
    ),
    "another table": (
        f"[words]\n{ENTRY.format('', VERBS)}",
        "unknown table 'words': only [[type]] may stand there.",
    ),
    "nothing": ("", "no [[type]]: add one, as docs/relations.md tells."),
}


@pytest.mark.parametrize(("text", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_does_not_fit_is_told_with_its_entry_and_what_to_do(
    text: str, fault: str, tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        read_relations(path)
    assert f"{path}, {fault}" in str(told.value).splitlines()


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("[[type]]\nlabel = audit\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"my\.toml is no TOML \(Invalid value \(at line 2, column 9\)\)"):
        read_relations(path)


def test_a_build_with_a_file_that_does_not_fit_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Alba Partners audits Dorn Bank.", encoding="utf-8")
    (tmp_path / "my.toml").write_text(FAULTS["no label"][0], encoding="utf-8")
    call = ["build", tmp_path / "a.txt", "--relations", tmp_path / "my.toml", "--output", tmp_path / "out"]
    assert run([str(part) for part in call]) == 2
    assert "entry 1 (without a label): label is missing" in capsys.readouterr().err.replace("\n", " ")
    assert not (tmp_path / "out").exists()


def test_the_example_of_the_document_is_found_in_articles(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml my.toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "my.toml").write_text(block, encoding="utf-8")
    (entry,) = read_relations(tmp_path / "my.toml")
    sentences = (
        entry["examples"][0].partition(" = ")[0],
        "Alba Partners audits Dorn Bank.",
        "Alba Partners, the auditor of Dorn Bank, declined to comment.",
        "The audit of Dorn Bank by Alba Partners took a year.",
    )
    for number, sentence in enumerate(sentences):
        (tmp_path / f"{number}.txt").write_text(sentence, encoding="utf-8")
    network = build(sorted(tmp_path.glob("*.txt")), relations=tmp_path / "my.toml")
    found = [
        (network.nodes[source]["label"], edge["type"], network.nodes[target]["label"], edge["support"])
        for source, target, edge in network.edges(data=True)
        if edge["kind"] == "relation"
    ]
    assert found == [("Dorn Bank", "audited by", "Alba Partners", 4)]


def test_types_of_a_file_are_gone_behind_its_build(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(ENTRY.format("", VERBS), encoding="utf-8")
    with using(read_relations(path)):
        assert "audited by" in vocabulary().types
    assert "audited by" not in vocabulary().types
