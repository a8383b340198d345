"""Quotation marks are paired whatever the convention, and a stray one costs nothing but itself."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.quotations.marks import Passage, find_passages
from graph.paragraphs import paragraphs


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: tuple[str, ...]


CASES = (
    Case("straight", 'A "b c" d.', ('"b c"',)),
    Case("curly", "A “b c” d.", ("“b c”",)),
    Case("guillemets with spaces inside", "Il dit : « Oui, monsieur. »", ("« Oui, monsieur. »",)),
    Case("low and high", "Er sagt: „Nein, danke.“", ("„Nein, danke.“",)),
    Case("backticks and apostrophes", "He said ``b c'' d.", ("``b c''",)),
    Case("opens straight and closes curly", 'A "b c” d.', ('"b c”',)),
    Case("both marks closing ones", "A ”b c” d.", ("”b c”",)),
    Case("a nested pair belongs to the outer one", 'A "b "c" d," e.', ('"b "c" d,"',)),
    Case("single marks inside double ones", "A “b ‘c’ d” e.", ("“b ‘c’ d”",)),
    Case("double marks inside single ones", "A ‘b “c” d,’ e.", ("‘b “c” d,’",)),
    Case("a mark misplaced behind a comma", 'He said," b c".', ('" b c"',)),
    Case("inches", 'The 5" nail and the 6\'2" man.', ()),
    Case("a stray closing mark", 'He said five." She said "six" too.', ('"six"',)),
    Case("a mark that never closes ends with its paragraph", 'He said, "b c.\nD e.', ('"b c.',)),
    Case("an open mark ends where the next opens", '"B c, he said. "D e," f.', ('"B c, he said.', '"D e,"')),
    Case("apostrophes", "The voters' choice wasn't ours. 'Tis a dog's life, the '90s.", ()),
    Case("marks around apostrophes", "'We don't go the cows' way,' he.", ("'We don't go the cows' way,'",)),
    Case("apostrophes set apart", "Lee 's dog and the boat 's crew did n't sail, they 're here.", ()),
    Case("a nickname inside a name", "Ada “Ace” Lee left.", ()),
    Case("what names behind it", 'A "b," said a man known as "Uncle Bo."', ('"b,"',)),
    Case("an empty pair", 'A "" b.', ()),
)  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(text[slice(*passage.span)] for passage in find_passages(text, paragraphs(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_marks_are_paired_by_convention(case: Case) -> None:
    assert _words(case.text) == case.expected


def _flags(passage: Passage) -> tuple[int, bool, bool]:
    return passage.paragraph, passage.closed, passage.continues


def test_a_mark_repeated_in_the_next_paragraph_carries_the_passage_on() -> None:
    text = "“A b.\n\n“C d,” he said."
    found = find_passages(text, paragraphs(text))
    assert _words(text) == ("“A b.", "“C d,”")
    assert [_flags(passage) for passage in found] == [(0, False, False), (1, True, True)]


def test_a_mark_closed_in_the_next_paragraph_carries_the_passage_on() -> None:
    text = 'He said: "A b.\n\nC d."'
    found = find_passages(text, paragraphs(text))
    assert _words(text) == ('"A b.', 'C d."')
    assert [_flags(passage) for passage in found] == [(0, False, False), (1, True, True)]


def test_an_open_mark_swallows_no_paragraph_behind_the_next() -> None:
    text = '"A b.\n\nC d.\n\nE f."'
    assert _words(text) == ('"A b.',)


MARKS = st.lists(
    st.sampled_from([*"\" “ ” « » ' ‘ ’ `` '' a B s 5 , .".split(" "), " ", "\n"]),
    max_size=60,
).map("".join)  # fmt: skip


@given(MARKS)
def test_passages_come_in_order_never_overlap_and_never_cross_a_paragraph(text: str) -> None:
    bounds = paragraphs(text)
    found = find_passages(text, bounds)
    assert all(bounds[passage.paragraph].covers(passage.span) for passage in found)
    assert all(
        passage.span.covers(passage.inside) and passage.inside.start < passage.inside.end for passage in found
    )
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(MARKS)
def test_a_paragraph_without_an_open_mark_reads_the_same_alone(text: str) -> None:
    alone = text.replace("\n", " ").strip()
    assert _words(alone) == _words(f"{alone}\n\nA b c.") == _words(f"A b c.\n\n{alone}")
