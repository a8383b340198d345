"""The relations of an article that state one fact."""

from dataclasses import replace

from graph.export.facts import facts
from graph.records import Relation, RelationMention, Span

RUNS = Relation(
    id="r1",
    article="a",
    mention=RelationMention(
        subject=Span(0, 10),
        object=Span(30, 40),
        predicate="chief executive of",
        evidence=Span(0, 40),
        rule="given",
        type="chief executive of",
    ),
    subject="moss",
    object="bank",
)
SPEAKERS = {"q1": "brandt", "q2": "brandt", "q3": "quist", "q4": None, "q5": None}


def other(id_: str, **changed: object) -> Relation:
    at = int(id_[1:]) * 100
    mention = replace(RUNS.mention, evidence=Span(at, at + 40))
    own = {name: value for name, value in changed.items() if hasattr(mention, name) and name != "subject"}
    mention = replace(mention, **own)  # type: ignore[arg-type] # fields by name
    rest = {name: value for name, value in changed.items() if name not in own}
    return replace(RUNS, id=id_, mention=mention, **rest)  # type: ignore[arg-type] # fields by name


def together(*relations: Relation) -> list[list[str]]:
    return [[relation.id for relation in fact] for fact in facts(relations, SPEAKERS)]


def test_one_type_is_one_fact_whatever_its_words() -> None:
    assert together(other("r2", predicate="CEO of"), RUNS) == [["r1", "r2"]]


def test_without_a_type_the_words_count() -> None:
    plain = [
        other(f"r{at}", type=None, predicate=words) for at, words in ((2, "met"), (3, "Met"), (4, "saw"))
    ]
    assert together(*plain) == [["r2", "r3"], ["r4"]]


def test_another_standing_is_another_fact() -> None:
    others = (other("r2", negated=True), other("r3", qualifier="former"), other("r4", modality="may"))
    assert together(RUNS, *others) == [["r1"], ["r2"], ["r3"], ["r4"]]


def test_what_one_speaker_reports_twice_is_one_fact_and_nobody_knows_of_unnamed_ones() -> None:
    reported = [other(f"r{number + 1}", quotation=f"q{number}") for number in range(1, 6)]
    assert together(RUNS, *reported) == [["r1"], ["r2", "r3"], ["r4"], ["r5"], ["r6"]]


def test_what_another_article_states_or_of_an_end_that_nobody_knows_stands_alone() -> None:
    unknown = [replace(other(f"r{at}", object=Span(at, at + 1)), object=None) for at in (2, 3)]
    assert together(RUNS, *unknown, other("r4", article="b")) == [["r1"], ["r2"], ["r3"], ["r4"]]
