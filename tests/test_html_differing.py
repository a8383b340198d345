"""What two passages say differently, as the page shows it."""

from dataclasses import replace

from graph.export.html.differing import sides
from graph.export.html.page import page_data
from graph.export.view import Differing, view_of
from graph.passages import Passage
from graph.questions.differing import with_findings
from graph.records import Evidence, KnowledgeGraph, Span

TEXT = "Nobody noted it. Lund is not the mayor."


def proof(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(article="a", start=start, end=start + len(words), text=words)


def test_the_words_that_differ_are_marked_where_they_stand() -> None:
    proofs = proof("Nobody noted it."), proof("Lund is not the mayor.")
    found = Differing(speakers=(None, "lund"), words=("", "not"), proofs=proofs, remark="")
    assert sides(found) == [Passage("a", Span(0, 16)), Passage("a", Span(17, 39), (Span(25, 28),))]


def test_the_page_holds_what_contradicts_with_both_sentences(council: KnowledgeGraph) -> None:
    stated = council.relations[0]
    denied = replace(stated, id="r4", mention=replace(stated.mention, negated=True))
    known = replace(council, relations=(stated, denied), quotations=())
    assert page_data(view_of(known))["differing"] == []
    (found,) = page_data(with_findings(view_of(known)))["differing"]  # type: ignore[misc] # an object
    assert found["speakers"] == [None, None]
    assert found["remark"] == "one states what the other denies; differ: – / “not”"
    assert len(found["passages"]) == 2
