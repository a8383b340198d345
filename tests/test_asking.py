"""Questions in plain words: command line and page answer each as the case file says, and alike."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import playwright
import pytest
from questions_read import Case, Got, faults, read_briefings, read_cases

from graph.export.html.embed import embedded_json
from graph.export.html.page import page_data
from graph.export.view import view_of
from graph.pipeline import Build, run
from graph.questions.asking import Answer, ask, corpus_of
from graph.questions.asking.corpus import Corpus
from graph.questions.briefing import briefing, pool
from graph.questions.contradictions import contradictions
from graph.questions.differing import with_findings
from graph.questions.known import Known
from graph.records import KnowledgeGraph

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases" / "questions.txt")
FOLDERS = tuple(dict.fromkeys(case.folder for case in CASES))


@pytest.fixture(scope="module")
def built() -> dict[str, KnowledgeGraph]:
    """The graphs of the three sets of articles."""
    return {
        folder: run(Build(inputs=(HERE / "cases" / "questions" / folder,)), lambda _: None)
        for folder in FOLDERS
    }


@pytest.fixture(scope="module")
def asked(built: dict[str, KnowledgeGraph]) -> dict[str, Corpus]:
    """The same, laid out for questions."""
    return {folder: corpus_of(Known(knowledge)) for folder, knowledge in built.items()}


@pytest.fixture(scope="module")
def on_the_page(
    built: dict[str, KnowledgeGraph], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Got]:
    """What the page answers, by folder and question; all questions of a folder are asked of one page."""
    return {
        (folder, case.question): got
        for folder, knowledge in built.items()
        for case, got in _asked_of_page(folder, knowledge, tmp_path_factory.mktemp(folder))
    }


def _node() -> Path:
    return Path(playwright.__file__).parent / "driver" / "node"


def _asked_of_page(folder: str, knowledge: KnowledgeGraph, place: Path) -> Iterator[tuple[Case, Got]]:
    cases = [case for case in CASES if case.folder == folder]
    data = place / "data.json"
    data.write_text(embedded_json(page_data(view_of(knowledge))), encoding="utf-8")
    questions = json.dumps([case.question for case in cases])
    done = subprocess.run(
        [_node(), HERE / "script" / "ask.mjs", data],
        input=questions,
        capture_output=True,
        text=True,
        check=True,
    )
    for case, one in zip(cases, json.loads(done.stdout), strict=True):
        yield case, Got(**{name: value if name == "nearest" else tuple(value) for name, value in one.items()})


def _got(found: Answer) -> Got:
    return Got(
        chips=tuple(f"{chip.part}: {chip.said}" for chip in found.chips),
        answers=tuple(party.name for party in found.answers),
        nearest=found.nearest,
        linked=tuple(party.name for party in found.linked),
        sentences=tuple(one.sentence.text for one in found.sentences),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.folder}: {case.question}")
def test_a_question_is_answered_by_what_must_come_and_nothing_that_must_not(
    case: Case, asked: dict[str, Corpus]
) -> None:
    assert faults(case, _got(ask(asked[case.folder], case.question))) == []


@pytest.mark.browser
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.folder}: {case.question}")
def test_the_page_answers_as_the_command_line_does(
    case: Case, asked: dict[str, Corpus], on_the_page: dict[tuple[str, str], Got]
) -> None:
    got = on_the_page[case.folder, case.question]
    assert got == _got(ask(asked[case.folder], case.question))


def test_a_part_may_be_given_another_meaning(asked: dict[str, Corpus]) -> None:
    as_name, as_words = (ask(asked["club"], "Halvard in 2025", chosen) for chosen in ({}, {0: "words"}))
    assert [as_name.chips[0].said, as_name.chips[0].choices] == [
        "Signe Halvard",
        ("Signe Halvard", "Halvard Capital", "words"),
    ]
    assert as_words.chips[0].part == "words"
    capital = ask(asked["club"], "Halvard in 2025", {0: "Halvard Capital"})
    assert [party.name for party in capital.answers] == ["Halvard Capital"]


def _briefed_of_page(
    knowledge: KnowledgeGraph, place: Path, state: dict[str, object]
) -> list[dict[str, object]]:
    data = place / "data.json"
    data.write_text(embedded_json(page_data(with_findings(view_of(knowledge)))), encoding="utf-8")
    command = [_node(), HERE / "script" / "brief.mjs", data, json.dumps(state)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


BRIEFINGS = {
    case.name: case.told for case in read_briefings(HERE / "cases" / "briefing.txt") if not case.text
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_briefing_tells_what_the_articles_plainly_bear_out(folder: str, asked: dict[str, Corpus]) -> None:
    known = asked[folder].known
    told = briefing(pool(known, contradictions(known)))
    assert tuple(one.text for one in told) == BRIEFINGS[folder]
    assert all(one.proofs for one in told)
    assert all(
        asked[folder].known.articles[proof.article].text[proof.start : proof.end] == proof.text
        for one in told
        for proof in one.proofs
    )


@pytest.mark.browser
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_page_tells_the_same_briefing_and_each_sentence_opens_on_its_proofs(
    folder: str, built: dict[str, KnowledgeGraph], asked: dict[str, Corpus], tmp_path: Path
) -> None:
    told = _briefed_of_page(built[folder], tmp_path, {})
    assert tuple(one["text"] for one in told) == BRIEFINGS[folder]
    assert all(one["heading"] == one["text"] and one["proofs"] for one in told)
    known = asked[folder].known
    told_there = briefing(pool(known, contradictions(known)))
    proofs = [{proof.text for proof in one.proofs} for one in told_there]
    assert all(there <= set(one["proofs"]) for there, one in zip(proofs, told, strict=True))


@pytest.mark.browser
def test_a_briefing_of_one_outlet_speaks_of_it_alone(
    built: dict[str, KnowledgeGraph], tmp_path: Path
) -> None:
    told = _briefed_of_page(built["ministry"], tmp_path, {"publisher": "Lenz Dispatch"})
    assert [one["text"].split(" on ")[0] for one in told] == [
        "Prime Minister Goran Selmer met President Alba Thorne of Velmark in Drossen",
        told[1]["text"],
        "Pavel Rusk accused Irena Kostelic of lying.",
    ]
    assert str(told[1]["text"]).startswith(
        "Irena Kostelic instructed the Border Payments Office to spare one account, "
    )
