"""What a report tells, and that no article bends it."""

from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from graph.export.saved import read_json
from graph.questions.claims import single_claims
from graph.questions.known import Known, Proof
from graph.questions.report import Report, report
from graph.questions.report.document import document_of
from graph.questions.report.html import to_html
from graph.questions.report.markdown import plain, to_markdown
from graph.questions.speaking import speaking
from graph.questions.surprises import surprises
from graph.records import Evidence, KnowledgeGraph

HOSTILE = "<script>alert(1)</script> **b** [x](javascript:1) `c` | &lt; 1. \u202e"


@pytest.fixture(scope="session")
def samples() -> Known:
    return Known(read_json(Path(__file__).parents[1] / "exports" / "graph.json"))


@pytest.fixture(scope="session")
def told(samples: Known) -> Report:
    return report(samples)


def test_who_speaks_about_whom_is_counted_with_the_longest_of_it(council: KnowledgeGraph) -> None:
    found = speaking(Known(council))
    assert [(one.speaker.name, one.about.name, one.times, one.manners) for one in found] == [
        ("Ida Brandt", "Omar Quist", 1, (("direct", 1),)),
        ("Ida Brandt", "Harbour Office", 1, (("indirect", 1),)),
    ]
    assert found[0].example.words == "“The bridge is weak, … We told Quist.”"


def test_a_claim_of_one_speaker_is_told_from_what_an_article_states(council: KnowledgeGraph) -> None:
    assert [(one.link.words, one.why) for one in single_claims(Known(council))] == [
        ("Harbour Office not: told Omar Quist", "according to Ida Brandt alone"),
        ("Ida Brandt head of Harbour Office", "one article states it, and 2 name the two together"),
    ]
    stated = replace(council.relations[1], id="r5", quotation=None)
    known = Known(replace(council, relations=(*council.relations, stated)))
    assert [one.link.words for one in single_claims(known)] == ["Ida Brandt head of Harbour Office"]


class CountingKnown(Known):
    """Counts how often the sentences of a link are sought."""

    sought = 0

    def sentences(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        self.sought += 1
        return super().sentences(evidence)


def test_many_links_of_the_same_two_cost_their_sentences_once(council: KnowledgeGraph) -> None:
    stated = council.relations[0]
    many = tuple(
        replace(stated, id=f"m{n}", mention=replace(stated.mention, type=None, predicate=f"guide {n} of"))
        for n in range(30)
    )
    known = CountingKnown(replace(council, relations=many))
    assert len(single_claims(known)) == known.sought == 30


def test_a_surprise_links_two_groups_and_says_why(samples: Known) -> None:
    for found in surprises(samples):
        groups = {samples.measures[party.id or ""].community for party in (found.one, found.other)}
        assert len(groups) == 2
        assert found.why[0] == "they belong to different groups"
        assert len(found.why) > 1
        assert found.sentence in found.link.sentences


def test_a_small_graph_holds_no_surprise(council: KnowledgeGraph) -> None:
    assert surprises(Known(council)) == ()


def test_a_report_is_cut_and_says_by_how_much(told: Report) -> None:
    document = document_of(told, 2)
    assert [section.heading for section in document.sections][:6] == [
        "In short",
        "Main actors",
        "Bridges",
        "Groups",
        "Most quoted",
        "Who speaks about whom",
    ]
    actors = document.sections[1]
    assert (len(actors.items), actors.left) == (2, len(told.actors) - 2)
    assert f"And {actors.left:,} more." in to_markdown(document)


def test_both_forms_show_the_same_heads_and_sentences(told: Report) -> None:
    document = document_of(told, 3)
    page = html.document_fromstring(to_html(document))
    text = html.document_fromstring(MarkdownIt().render(to_markdown(document)))
    for path in ("//h1//text()", "//h2//text()", "//li//strong//text()", "//blockquote//a/@href"):
        shown = [[str(node) for node in tree.xpath(path)] for tree in (page, text)]
        assert shown[0] == shown[1] != []


def test_no_name_and_no_sentence_bends_the_report(council: KnowledgeGraph) -> None:
    entities = tuple(replace(one, name=HOSTILE, roles=(HOSTILE,)) for one in council.entities)
    articles = tuple(
        replace(one, title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE) for one in council.articles
    )
    document = document_of(report(Known(replace(council, entities=entities, articles=articles))), 9)
    page = html.document_fromstring(to_html(document))
    assert page.xpath("//script | //b | //*[@onerror] | //a[starts-with(@href, 'java')]") == []
    assert HOSTILE in page.xpath("string(//h1)")
    text = html.document_fromstring(MarkdownIt("commonmark", {"html": True}).render(to_markdown(document)))
    assert text.xpath("//script | //b | //a | //code") == []
    assert "<script>alert(1)</script> **b** [x](javascript:1)" in text.xpath("string(//h1)")


def test_a_page_holds_no_script_and_asks_for_nothing(told: Report) -> None:
    page = to_html(document_of(told, 5))
    assert "default-src 'none'; style-src 'unsafe-inline'" in unescape(page)
    assert not html.document_fromstring(page).xpath("//script | //img | //link | //iframe")


def test_an_empty_graph_has_an_empty_report() -> None:
    document = document_of(report(Known(KnowledgeGraph()), "Nothing"), 5)
    assert to_markdown(document) == "# Nothing\n\n0 articles; 0 entities.\n"
    assert document.sections == ()


@given(st.text(alphabet=st.sampled_from("ab1 .)*_`[]()<>#+-=!|~&;$\\\t\u202e\"'"), max_size=30))
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    shown = html.fromstring(
        f"<div>{MarkdownIt('gfm-like', {'linkify': False}).render('x ' + plain(text))}</div>"
    )
    seen = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    assert shown.text_content().strip() == f"x {seen}".strip()
    assert shown.xpath("./p/*") == []
    alone = html.fromstring(f"<div>{MarkdownIt().render(plain(text))}</div>")
    assert [node.tag for node in alone] == ["p"] * bool(seen)
