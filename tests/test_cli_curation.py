"""The commands that show who is who and let a person overrule it, from end to end."""

import json
from pathlib import Path

import pytest

from graph.cli import run

TEXTS = {
    "bridge": (
        '"The bridge is weak," said Ida Brandt, head of the Harbor Office. Brandt told the council.\n\n'
        "Omar Quist denied that. Quist sold the ferry."
    ),
    "ferry": "Omar Quist sold the ferry to Ida Brandt on Monday. The Harbor Office was silent.",
    "strike": "Idah Brandt led the strike against the Harbor Office, Omar Quist said.",
}
DECIDED = """\
- merge: [Idah Brandt, Ida Brandt]
  name: Ida Brandt
- split: Omar Quist
  into:
    Omar Quist (father): ferry
- rename: Harbor Office   # as it calls itself
  to: Port Ellery Harbor Office
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(output: str, *arguments: str) -> dict[str, list[dict[str, object]]]:
    assert run(["build", "news", "-q", "-o", output, "--format", "json", *arguments]) == 0
    graph: dict[str, list[dict[str, object]]] = json.loads(Path(output, "graph.json").read_text())
    return graph


@pytest.mark.usefixtures("folder")
def test_what_a_person_decided_holds_and_undoing_it_restores_every_byte() -> None:
    build("before")
    Path("curation.yaml").write_text(DECIDED)
    graph = build("decided", "--curation", "curation.yaml")
    assert {"Ida Brandt", "Omar Quist", "Omar Quist (father)", "Port Ellery Harbor Office"} <= {
        entity["name"] for entity in graph["entities"]
    }
    assert {entity["name"] for entity in graph["entities"]}.isdisjoint({"Idah Brandt", "Harbor Office"})
    assert [d["why"] for d in graph["decisions"] if d["rule"] == "curation"] == [
        "rename: curation.yaml, line 6",
        "merge: curation.yaml, line 1",
        "split: curation.yaml, line 3",
    ]
    Path("curation.yaml").write_text("# All undone.\n")
    build("after", "--curation", "curation.yaml")
    assert Path("after/graph.json").read_bytes() == Path("before/graph.json").read_bytes()


@pytest.mark.usefixtures("folder")
def test_decisions_that_do_not_fit_stop_the_build_with_their_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("curation.yaml").write_text("- drop: Ida Brand\n- drop: {name: Omar Quist, article: feri}\n")
    assert run(["build", "news", "--curation", "curation.yaml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        (
            "curation.yaml, line 1: nobody and nothing is called 'Ida Brand':"
            " write Ida Brandt or Idah Brandt, or remove the line."
        ),
        "curation.yaml, line 2: there is no article 'feri': correct its id.",
    ]
    assert not Path("exports").exists()


@pytest.mark.usefixtures("folder")
def test_explain_tells_what_came_together_by_which_rule(capsys: pytest.CaptureFixture[str]) -> None:
    build("exports")
    assert run(["explain", "quist"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["Omar Quist (PERSON)", "  also Quist"]
    assert "    1 × Quist [surname]: Quist sold the ferry." in told
    [reason] = [line for line in told if line.startswith("  Quist = Omar Quist [surname, 0.9")]
    assert reason.endswith(" (in bridge)")


@pytest.mark.usefixtures("folder")
def test_explain_gives_all_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    build("g")
    assert run(["explain", "Omar Quist", "g/graph.json", "--json"]) == 0
    explanation = json.loads(capsys.readouterr().out)
    assert explanation["entity"]["name"] == "Omar Quist"
    assert {
        (m["article"], m["text"], m["count"]) for m in explanation["mentions"] if m["kind"] == "name"
    } == {
        ("bridge", "Omar Quist", 1),
        ("bridge", "Quist", 1),
        ("ferry", "Omar Quist", 1),
        ("strike", "Omar Quist", 1),
    }


@pytest.mark.usefixtures("folder")
def test_explain_offers_who_comes_close(capsys: pytest.CaptureFixture[str]) -> None:
    build("exports")
    assert run(["explain", "Omr Quist"]) == 2
    assert capsys.readouterr() == (
        "",
        "Nobody and nothing in exports/graph.json is called 'Omr Quist'. Did you mean Omar Quist?\n",
    )
    assert run(["explain", "Ida Brant"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    first, *offered = told.err.splitlines()
    assert [line.split("  ")[2].partition(" (")[0] for line in offered] == ["Ida Brandt", "Idah Brandt"]
    assert first == (
        "Nobody and nothing in exports/graph.json is called 'Ida Brant'. Did you mean one of these?"
    )
    assert run(["explain", offered[0].split()[0]]) == 0


@pytest.mark.usefixtures("folder")
def test_explain_needs_a_graph(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "Quist"]) == 2
    assert capsys.readouterr().err == (
        "There is no exports/graph.json: run newsgraph build first, or name another file.\n"
    )


@pytest.mark.usefixtures("folder")
def test_review_asks_changes_nothing_by_itself_and_asks_nothing_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    build("before")
    assert run(["review", "news"]) == 0
    told = capsys.readouterr().out
    asked = Path("curation.yaml").read_text()
    assert "- decide: [Ida Brandt, Idah Brandt]\n" in asked
    count = asked.count("- decide: ")
    assert told.startswith(f"{count} new question{'s' * (count != 1)} in curation.yaml: ")
    assert run(["review", "news", "--most", "1", "-o", "first.yaml"]) == 0
    assert capsys.readouterr().out.startswith(
        f"1 of {count} new questions" if count > 1 else "1 new question "
    )
    build("after", "--curation", "curation.yaml")
    assert Path("after/graph.json").read_bytes() == Path("before/graph.json").read_bytes()
    capsys.readouterr()
    assert run(["review", "before/graph.json"]) == 0
    assert capsys.readouterr().out.startswith("0 new questions in curation.yaml: ")
    assert Path("curation.yaml").read_text() == asked


@pytest.mark.usefixtures("folder")
def test_an_answer_is_one_word() -> None:
    assert run(["review", "news", "-q"]) == 0
    asked = Path("curation.yaml").read_text()
    answered = asked.replace("- decide: [Ida Brandt, Idah Brandt]", "- merge: [Ida Brandt, Idah Brandt]")
    Path("curation.yaml").write_text(answered)
    names = {entity["name"] for entity in build("decided", "--curation", "curation.yaml")["entities"]}
    assert len(names & {"Ida Brandt", "Idah Brandt"}) == 1


@pytest.mark.usefixtures("folder")
def test_review_writes_below_what_a_person_decided_and_anew_when_forced() -> None:
    Path("curation.yaml").write_text("- drop: Harbor Office\n")
    assert run(["review", "news", "-q"]) == 0
    assert Path("curation.yaml").read_text().startswith("- drop: Harbor Office\n\n# 2. ")
    assert run(["review", "news", "-q", "--force"]) == 0
    assert Path("curation.yaml").read_text().startswith("# What you decide about names.")


@pytest.mark.usefixtures("folder")
def test_review_leaves_a_list_in_brackets_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("curation.yaml").write_text("[{drop: Harbor Office}]\n")
    assert run(["review", "news", "-q"]) == 2
    assert capsys.readouterr().err.startswith("curation.yaml")
    assert Path("curation.yaml").read_text() == "[{drop: Harbor Office}]\n"
