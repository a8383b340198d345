"""Who is who as a reader sees it: tests/cases/identity.txt, through the real small model."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language

from graph.extraction import extract_articles
from graph.pipeline import build_knowledge
from graph.records import Article, KnowledgeGraph, Span

CASES = Path(__file__).parent / "cases" / "identity.txt"
# The least number of rows of each strength that must be right: as many as are right today.
FLOORS = {"medium": 15, "weak": 2}
_ROW = re.compile(r"(strong|medium|weak) +(.+?) +(<-|is an?|is also) +(.+)")
_NTH = re.compile(r"(.+?)(?: \((\d+)\))?")
_DETERMINER = re.compile(r"(?:a|an|the) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """What a case expects: of a mention whom it means, of an entity its type or a further name."""

    strength: str
    name: str
    verb: str
    value: str


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]


def read_cases() -> tuple[Case, ...]:
    blocks = CASES.read_text(encoding="utf-8").split("\n=== ")[1:]
    return tuple(_case(block) for block in blocks)


def _case(block: str) -> Case:
    title, *lines = (line for line in block.splitlines() if not line.startswith("#"))
    rows = [Row(*match.groups()) for line in lines if (match := _ROW.fullmatch(line))]
    texts: dict[str, list[str]] = {}
    here = "article"
    for line in lines:
        if line.startswith("-- "):
            here = line.removeprefix("-- ")
        elif not _ROW.fullmatch(line):
            texts.setdefault(here, []).append(line)
    articles = (Article(id=id_, text=_unwrapped(text)) for id_, text in texts.items())
    return Case(title, tuple(articles), tuple(rows))


def _unwrapped(lines: list[str]) -> str:
    """Put each paragraph on one line."""
    return "\n\n".join(block.replace("\n", " ") for block in "\n".join(lines).strip().split("\n\n"))


def found_in(case: Case, knowledge: KnowledgeGraph) -> list[Row]:
    """Return the rows of a case with what the program says in place of what was expected.

    An entity goes by the name of the first row that points to it.
    """
    named: dict[str, str] = {}
    for row in case.rows:
        id_ = _entity_at(row.value, knowledge) if row.verb == "<-" and row.name != "nobody" else None
        if id_ is not None and row.name not in named.values():
            named.setdefault(id_, row.name)
    return [_found(row, knowledge, named) for row in case.rows]


def _found(row: Row, knowledge: KnowledgeGraph, named: dict[str, str]) -> Row:
    if row.verb == "<-":
        id_ = _entity_at(row.value, knowledge)
        return Row(row.strength, named.get(id_, "another") if id_ else "nobody", row.verb, row.value)
    entities = [entity for entity in knowledge.entities if named.get(entity.id) == row.name]
    if row.verb == "is also":
        texts = {alias.text for entity in entities for alias in entity.aliases}
        return Row(
            row.strength, row.name, row.verb, row.value if row.value in texts else "nothing of the kind"
        )
    return Row(row.strength, row.name, row.verb, ", ".join(entity.type for entity in entities) or "nothing")


def _entity_at(value: str, knowledge: KnowledgeGraph) -> str | None:
    """Return the entity of a mention that a row points to; an article before it does not count."""
    article, colon, words = value.partition(": ")
    if not colon:
        article, words = knowledge.articles[0].id, value
    text = next(candidate.text for candidate in knowledge.articles if candidate.id == article)
    match = _NTH.fullmatch(words)
    assert match is not None
    wanted = re.escape(match[1])
    places = [m.span() for m in re.finditer(rf"(?<!\w){wanted}(?!\w)", text)]
    assert len(places) >= int(match[2] or 1), f"{value} does not stand in: {text}"
    start, end = places[int(match[2] or 1) - 1]
    short = _DETERMINER.match(text, start, end)
    spans = {Span(start, end), Span(short.end() if short else start, end)}
    return next(
        (m.entity for m in knowledge.mentions if m.article == article and m.mention.span in spans), None
    )


@pytest.fixture(scope="module")
def found(nlp: Language) -> dict[str, list[Row]]:
    cases = read_cases()
    flat = [article for case in cases for article in case.articles]
    extracted = iter(list(extract_articles(nlp, flat)))
    return {
        case.title: found_in(case, build_knowledge([next(extracted) for _ in case.articles]))
        for case in cases
    }


def _shown(rows: list[Row]) -> list[str]:
    return [f"{row.name} {row.verb} {row.value}" for row in rows if row.strength == "strong"]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_the_mentions_of_a_case_come_together_and_no_others(case: Case, found: dict[str, list[Row]]) -> None:
    assert _shown(found[case.title]) == _shown(list(case.rows))


def test_no_fewer_of_the_harder_rows_are_right_than_before(found: dict[str, list[Row]]) -> None:
    right: Counter[str] = Counter()
    for case in read_cases():
        right.update(
            row.strength for row, got in zip(case.rows, found[case.title], strict=True) if row == got
        )
    assert {strength: right[strength] for strength, least in FLOORS.items() if right[strength] < least} == {}


def test_the_cases_are_many_and_no_two_have_one_title() -> None:
    cases = read_cases()
    assert len({case.title for case in cases}) == len(cases)
    assert sum(len(case.rows) for case in cases) > 400
