"""The commands that answer questions, from end to end."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from graph.cli import run
from graph.cli.tables import print_table
from graph.export.json import write_json
from graph.records import Alias, Entity, EntityType, KnowledgeGraph

ROOT = Path(__file__).parents[1]
WEAK = "“The bridge is weak, … We told Quist.” · about Ida Brandt, Omar Quist"
HEAD = '"The bridge is weak," said Ida Brandt, head of the Harbour Office. · [a1, 2025-03-04]'
BOTH = HEAD.replace(" ·", ' "We told Quist." ·')


@pytest.fixture
def asked(council: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The council's graph where a question looks for one."""
    monkeypatch.chdir(tmp_path)
    write_json(council, Path("exports/graph.json"))
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is printed be printed as on a terminal of 80 columns, without colours."""
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.usefixtures("asked")
def test_what_was_said_is_one_line_a_quotation_where_it_is_piped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["said", "--by", "brandt"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 quotations by Ida Brandt in 2 articles",
        "",
        "Article          Speaker                Words",
        f"a1 · 2025-03-04  Ida Brandt · direct    {WEAK}",
        (
            "a2 · 2025-03-06  Ida Brandt · indirect  the Harbour Office would close the bridge"
            " · to Omar Quist · about Harbour Office"
        ),
        "",
    ]


@pytest.mark.usefixtures("asked")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
def test_an_answer_for_which_there_is_no_room_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "graph", "said"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={"PYTHONPATH": str(ROOT), "LC_ALL": "C"},
        )
    sentence = "The answer cannot be printed (No space left on device): make room, or send it elsewhere.\n"
    assert (done.returncode, done.stderr) == (1, sentence)


@pytest.mark.usefixtures("asked", "terminal")
def test_on_a_terminal_the_words_are_broken_to_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["said", "--to", "Omar Quist"]) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "1 quotation to Omar Quist in 1 article",
        "",
        "Article     Speaker     Words",
        "",
        "a2          Ida Brandt  the Harbour Office would close the bridge",
        "2025-03-06  indirect    to Omar Quist",
        "                        about Harbour Office",
        "",
    ]


@pytest.mark.usefixtures("terminal")
def test_no_word_is_cut_off_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    words = "Somebody in the Department of Environmental Protection leads the investigation".split()
    print_table(("Who", "What"), [(" ".join(words), (" ".join(words), "[a1]")), ("x", ("y", "z"))])
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 80
    assert Counter(printed.split()) == Counter([*words, *words, "Who", "What", "[a1]", "x", "y", "z"])


@pytest.mark.usefixtures("asked")
def test_a_name_that_is_nearly_right_is_asked_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["said", "--by", "Ida Brant"]) == 2
    assert capsys.readouterr() == (
        "",
        "Nobody and nothing in exports/graph.json is called 'Ida Brant'. Did you mean Ida Brandt?\n",
    )


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "question",
    [
        ["said"],
        ["who", "I.B."],
        ["path", "quist", "HARBOUR OFFICE"],
        ["top"],
        ["explain", "brandt"],
        ["compare", "exports/graph.json"],
        ["report"],
    ],
)
def test_every_answer_is_whole_as_json(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*question, "exports/graph.json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("asked")
def test_a_profile_names_what_is_stated_and_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["who", "brandt", "--most", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "Ida Brandt (PERSON)",
        "  also Brandt, IB",
        "  head of the Harbour Office",
        "  3 mentions in 2 articles, 2025-03-04 to 2025-03-06",
    ]
    assert [line for line in told if line and not line.startswith(" ")][1:] == [
        "Stated (1)",
        "Relation                           Sentence",
        f"Ida Brandt head of Harbour Office  {HEAD}",
        "Linked or named with (2, 1 shown)",
        "Who                   Sentence",
        f"Omar Quist · 3 links  {BOTH}",
        "Said by Brandt (2, 1 shown)",
        "Article          Speaker              Words",
        f"a1 · 2025-03-04  Ida Brandt · direct  {WEAK}",
        "Said about Brandt (1)",
        "Article          Speaker             Words",
        "a1 · 2025-03-04  unknown · indirect  He trusts Brandt · about Ida Brandt",
    ]


@pytest.mark.usefixtures("asked")
def test_a_way_has_a_sentence_on_each_hop(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["path", "quist", "office"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The shortest way, and the strongest, 1 hop: Omar Quist – Harbour Office",
        "",
        "Link                                                          Sentence",
        (
            "Harbour Office not: told Omar Quist · according to Ida Brandt · and 1 more link"
            '  "We told Quist." · [a1, 2025-03-04]'
        ),
        "",
    ]


def test_what_changed_is_listed_and_nothing_is_said_to_be_nothing(
    asked: Path, council: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (*council.entities, replace(council.entities[0], id="new", name="Ada Lund", aliases=()))
    write_json(replace(council, entities=more), asked / "later.json")
    assert run(["compare", "exports/graph.json", "later.json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "New entities (1)",
        "Who                            First named",
        "Ada Lund · PERSON, 0 mentions",
        "",
    ]
    assert run(["compare", "later.json", "later.json"]) == 0
    assert capsys.readouterr().out == "Nothing changed from later.json to later.json.\n"


@pytest.mark.usefixtures("asked")
def test_a_report_is_written_and_names_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "-o", "out", "--title", "The bridge", "--most", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "out/report.md: read it in any editor",
        "out/report.html: open it in a browser",
    ]
    assert Path("out/report.md").read_text().startswith("# The bridge\n")
    assert run(["report", "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["report", "--format", "pdf"]) == 2
    assert capsys.readouterr().err == "A report has no format 'pdf': choose from md, html.\n"


def test_a_name_that_others_bear_as_an_alias_is_answered_and_they_are_named(
    asked: Path, council: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    also = replace(council.entities[1], id="depot", name="Harbour Office Depot")
    also = replace(also, aliases=(Alias(text="Harbour Office"),))
    person = replace(also, id="nick", name="Nick Harbour", type=EntityType.PERSON)
    write_json(replace(council, entities=(*council.entities, also, person)), asked / "more.json")
    assert run(["who", "Harbour Office", "more.json"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Harbour Office (ORG)"
    assert told[2] == "Also called so: Harbour Office Depot (ORG), Nick Harbour (PERSON)"
    assert run(["who", "Harbour Office (PERSON)", "more.json"]) == 0
    assert capsys.readouterr().out.startswith("Nick Harbour (PERSON)\n")


@pytest.mark.parametrize(
    ("types", "advice"),
    [
        ((EntityType.PERSON, EntityType.PERSON), "give the id of one of these, as in 'e0'."),
        (
            (EntityType.PERSON, EntityType.ORG),
            "give the id of one of these, as in 'e0', or its type, as in 'Hobbs (PERSON)'.",
        ),
        (
            (EntityType.PERSON, EntityType.PERSON, EntityType.ORG),
            "give the id of one of these, as in 'e0'; 'Hobbs (ORG)' means the one of that type.",
        ),
    ],
)
def test_the_advice_on_a_name_of_several_tells_them_apart(
    types: tuple[EntityType, ...], advice: str, asked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bearers = [Entity(id=f"e{n}", name="Hobbs", label="Hobbs", type=type_) for n, type_ in enumerate(types)]
    write_json(KnowledgeGraph(entities=tuple(bearers)), asked / "hobbs.json")
    assert run(["who", "Hobbs", "hobbs.json"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{len(bearers)} entities in hobbs.json are called 'Hobbs': {advice}",
        *(f"  {one.id}  Hobbs ({one.type}), 0 in " for one in bearers),
    ]


def test_where_no_way_leads_the_status_tells(
    asked: Path, council: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json(replace(council, quotations=(), relations=(), co_mentions=()), asked / "apart.json")
    assert run(["path", "quist", "office", "apart.json"]) == 1
    assert capsys.readouterr() == ("", "No way leads from Omar Quist to Harbour Office.\n")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            ["top", "--by", "fame"],
            (
                "There is no measure 'fame':"
                " choose from importance, mentions, articles, links, bridges, quotations."
            ),
        ),
        (
            ["top", "--types", "person,ship"],
            (
                "There is no type 'ship': choose from PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, LAW, PRODUCT,"
                " WORK_OF_ART, GROUP, OTHER."
            ),
        ),
        (["said", "--by", ""], "Nobody and nothing in exports/graph.json is called '': check the spelling."),
        (["said", "none.json"], "There is no none.json: run newsgraph build first, or name another file."),
    ],
)
def test_a_wrong_question_is_one_sentence(
    question: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(question) == 2
    assert capsys.readouterr() == ("", sentence + "\n")


def test_no_article_steers_the_terminal(
    asked: Path, council: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "\u0406da \u202eBra\u001b[2Jndt :skull: [red] \u041c\u043e\u0441\u043a\u0432\u0430"
    entities = tuple(replace(one, name=hostile) if one.id == "brandt" else one for one in council.entities)
    write_json(replace(council, entities=entities), asked / "hostile.json")
    assert run(["top", "hostile.json"]) == 0
    assert (
        "[U+0406]da [U+202E]Bra [2Jndt :skull: [red] \u041c\u043e\u0441\u043a\u0432\u0430"
        in capsys.readouterr().out
    )
    assert run(["who", "brandt", "hostile.json", "--json"]) == 0
    printed = capsys.readouterr().out
    assert "\u202e" not in printed
    assert json.loads(printed)["entity"]["name"] == hostile


def test_a_graph_without_anything_has_empty_answers(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_json(KnowledgeGraph(), asked / "empty.json")
    for question, answer in {
        "said": "No quotation.",
        "top": "There is nobody to list.",
        "compare empty.json": "Nothing changed from empty.json to empty.json.",
    }.items():
        assert run([*question.split(), "empty.json"]) == 0
        assert capsys.readouterr().out == f"{answer}\n"


@pytest.mark.usefixtures("terminal")
def test_no_article_styles_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Who", "What"), [("[red]Ida[/red]", ":skull: \u202e\u001b[31m")])
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "Who             What",
        "[red]Ida[/red]  :skull: [U+202E] [31m",
        "",
    ]


@pytest.mark.usefixtures("asked")
def test_the_hash_seed_changes_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--json"]) == 0  # in a process of another seed
    other = subprocess.run(
        [sys.executable, "-m", "graph", "report", "--json"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONHASHSEED": "2"},
    ).stdout
    assert capsys.readouterr().out == other != ""


def test_the_shell_is_offered_completion() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph", "--show-completion", "bash"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "complete" in done.stdout
