"""Quotations as a reader sees them: cases in a text file, through the real small model."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language

from graph.extract.quotations import find_quotations
from graph.records import QuotationMention, Span

_CASES = Path(__file__).parent / "cases" / "quotations.txt"


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: tuple[str, ...]


def _cases() -> list[Case]:
    cases = []
    for block in _CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, *lines = block.strip().splitlines()
        expected = tuple(line[2:] for line in lines if line.startswith("> ") and line != "> nothing")
        text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
        cases.append(Case(title, text, expected))
    return cases


CASES = _cases()


@pytest.fixture(scope="module")
def found(nlp: Language) -> dict[str, tuple[str, ...]]:
    docs = nlp.pipe(case.text for case in CASES)
    return {
        case.title: tuple(_row(case.text, quotation) for quotation in find_quotations(doc))
        for case, doc in zip(CASES, docs, strict=True)
    }


def _row(text: str, quotation: QuotationMention) -> str:
    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span is not None else "-"

    cells = [
        quotation.kind.value,
        words(quotation.speaker),
        words(quotation.cue),
        " // ".join(words(span) for span in quotation.content),
    ]
    if quotation.addressee is not None:
        cells.append(f"to {words(quotation.addressee)}")
    if quotation.time is not None:
        cells.append(f"when {words(quotation.time)}")
    if quotation.negated:
        cells.append("negated")
    return " | ".join(cells)


def test_no_two_cases_have_one_title() -> None:
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_quotations_of_a_case_are_found_and_no_others(
    case: Case, found: dict[str, tuple[str, ...]]
) -> None:
    assert found[case.title] == case.expected
