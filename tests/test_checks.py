from dataclasses import replace

from graph.network.checks import check
from graph.records import CoMention, Evidence, KnowledgeGraph, Span


def test_a_sound_graph_has_no_problems(council: KnowledgeGraph) -> None:
    assert check(council) == ()


def test_an_empty_graph_has_no_problems() -> None:
    assert check(KnowledgeGraph()) == ()


def test_a_repeated_id_is_named(council: KnowledgeGraph) -> None:
    doubled = replace(council, entities=(*council.entities, council.entities[0]))
    assert check(doubled) == ("The id 'brandt' is used by 2 entity records.",)


def test_what_points_to_nothing_is_named(council: KnowledgeGraph) -> None:
    quotation = replace(council.quotations[1], speaker="nobody")
    relation = replace(council.relations[0], quotation="q9")
    broken = replace(council, quotations=(quotation,), relations=(relation,))
    assert check(broken) == (
        "Quotation 'q2' points to entity 'nobody', which is not there.",
        "Relation 'r1' stands in quotation 'q9', which is not there.",
    )


def test_what_belongs_to_no_article_is_named(council: KnowledgeGraph) -> None:
    lost = replace(council, quotations=(replace(council.quotations[1], article="a9"),), relations=())
    assert check(lost)[0] == "Quotation 'q2' is of article 'a9', which is not there."


def test_a_span_outside_its_article_is_named(council: KnowledgeGraph) -> None:
    said = replace(council.quotations[2].mention, cue=Span(60, 90))
    broken = replace(council, quotations=(replace(council.quotations[2], mention=said),), relations=())
    assert check(broken) == ("Quotation 'q3' has the span 60 to 90, which is not in article 'a2'.",)


def test_words_that_do_not_stand_there_are_named(council: KnowledgeGraph) -> None:
    moved = replace(council.mentions[0].mention, text="Ada Brandt")
    pair = CoMention(
        a="quist",
        b="office",
        sentences=1,
        paragraphs=1,
        articles=1,
        weight=0.0,
        evidence=(Evidence(article="a2", start=0, end=6, text="brandt"),),
    )
    mentions = (replace(council.mentions[0], mention=moved), *council.mentions[1:])
    broken = replace(council, mentions=mentions, co_mentions=(pair,))
    assert check(broken) == (
        "Mention 'Ada Brandt' does not stand at 27 of article 'a1'.",
        "Co-mention 'quist', 'office' has evidence that does not stand at 0 of article 'a2'.",
        "Co-mention 'quist', 'office' is not in the order of its ids.",
        "Co-mention 'quist', 'office' weighs 0.0; a weight is above 0 and finite.",
    )


def test_quotations_without_words_and_co_mentions_without_evidence_are_named(council: KnowledgeGraph) -> None:
    first, *others = council.quotations
    silent = replace(first, mention=replace(first.mention, content=()))
    pair = CoMention(a="office", b="quist", sentences=-1, paragraphs=1, articles=1, weight=1.0)
    broken = replace(council, quotations=(silent, *others), co_mentions=(pair, pair))
    assert check(broken) == (
        f"Quotation {first.id!r} has no words.",
        "Co-mention 'office', 'quist' has no evidence.",
        "Co-mention 'office', 'quist' counts less than nothing.",
        "Co-mention 'office', 'quist' stands there twice.",
        "Co-mention 'office', 'quist' has no evidence.",
        "Co-mention 'office', 'quist' counts less than nothing.",
    )
