import signal
from pathlib import Path

import pytest
from spacy.language import Language

from graph.cli import run
from graph.errors import ArticleError, UsageError
from graph.extract import extract
from graph.extraction import extract_articles
from graph.guard import Guard, left_out
from graph.pipeline import build_knowledge
from graph.records import Article, Skipped


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with those who use the program: the guard does not raise."""
    monkeypatch.delenv("NEWSGRAPH_RAISE")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("fault", [RecursionError, MemoryError, KeyError, UnicodeError, NotImplementedError])
def test_what_a_rule_raises_is_told_with_the_article(fault: type[Exception]) -> None:
    with pytest.raises(ArticleError) as raised, Guard("a1"):
        raise fault
    assert (raised.value.article, raised.value.rule) == ("a1", f"the parser ({fault.__name__})")


@pytest.mark.usefixtures("shipped")
def test_errors_that_are_explained_and_the_end_of_the_program_pass_the_guard() -> None:
    for error in (UsageError("No."), KeyboardInterrupt(), SystemExit(3)):
        with pytest.raises(type(error)), Guard("a1"):
            raise error


@pytest.mark.usefixtures("shipped")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system cannot tell processor time")
def test_an_article_that_takes_too_much_processor_time_is_stopped() -> None:
    with pytest.raises(ArticleError) as raised, Guard("a1", seconds=0.01):
        all(iter(int, 1) for _ in iter(int, 1))
    assert raised.value.rule == "the parser (too much time)"


def test_in_our_own_tests_the_guard_lets_everything_pass() -> None:
    with pytest.raises(KeyError), Guard("a1"):
        raise KeyError


@pytest.mark.usefixtures("shipped")
def test_the_line_of_an_article_left_out_names_it_and_the_rule() -> None:
    broken = Article(id="a1", text="Ann Lee spoke.", source="a1.txt")
    with pytest.raises(ArticleError) as raised, Guard(broken.id):
        extract(broken, None)  # type: ignore[arg-type]  # what no rule is made for
    assert left_out(broken, raised.value) == Skipped(
        source="a1.txt",
        reason="It cannot be understood: extract/quotations/frame.frame (AttributeError)."
        " Leave it out, or report this line with its text.",
    )


@pytest.mark.usefixtures("shipped")
def test_an_article_that_cannot_be_parsed_leaves_the_others_of_its_batch_as_they_are(nlp: Language) -> None:
    articles = [
        Article(id="a", text="Ann Lee met Bo Ray.", source="a.txt"),
        Article(id="b", text="A" * (nlp.max_length + 1), source="b.txt"),
        Article(id="c", text="Bo Ray left.", source="c.txt"),
    ]
    told: list[Skipped] = []
    found = list(extract_articles(nlp, articles, skip=told.append))
    assert found == list(extract_articles(nlp, [articles[0], articles[2]]))
    assert [(skipped.source, skipped.reason.split(":")[1]) for skipped in told] == [
        ("b.txt", " the parser (ValueError). Leave it out, or report this line with its text.")
    ]
    with pytest.raises(ArticleError):
        list(extract_articles(nlp, articles))


DEEP = {
    "bodies within bodies": "Hana Okafor is chair " + "of the board " * 480 + ".",
    "phrases within phrases": "The head " + "of the office " * 480 + "said that Bo Ray left.",
    "appositions": "Ann Lee" + ", a friend of Bo Ray" * 200 + ", left.",
    "who said that who said": "Ann Lee said that " * 300 + "Bo Ray left.",
    "pronouns": "Ann Lee and Bo Ray left. " + "They and their sons met their friends. " * 150,
    "verbs that share an object": "Ann Lee founded " + "and built and sold " * 150 + "Alba Bank.",
    "brackets": "Ann Lee left. " + "(" * 400 + "Bo Ray" + ")" * 400,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_no_depth_of_a_sentence_is_too_much(nlp: Language, text: str) -> None:
    (found,) = extract_articles(nlp, [Article(id="a", text=text, source="a.txt")])
    assert build_knowledge([found]).articles == (found[0],)


@pytest.fixture
def bad_rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    rows = "".join(f"{number},\n" for number in range(50))
    path.write_text(f"id,text\n{rows}good,Ann Lee met Bo Ray.\n", encoding="utf-8")
    return path


def test_of_one_kind_twenty_are_named_and_the_others_counted(
    bad_rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(bad_rows), "-o", str(bad_rows.parent / "out"), "--format", "json", "-q"]) == 1
    reason = "It holds no text: fill it or leave it out."
    named = [f"Skipped {bad_rows}#{number}: {reason}" for number in range(1, 21)]
    assert capsys.readouterr().err.splitlines() == [*named, f"Skipped 30 more: {reason}"]
