from dataclasses import replace

import pytest

from graph.network import build_network, copies
from graph.records import Article, CoMention, Entity, EntityType, Evidence, KnowledgeGraph

PARTS = (
    "The old bridge over the Ebb will stay shut until the spring, the harbour office said on Monday.",
    "Engineers found cracks in two of its piers, and one of them has sunk by the width of a hand.",
    "“We told the council in March that nobody should cross it,” said Ida Brandt, who leads the office.",
    "Omar Quist, the mayor, answered that the letter had never come to his desk, and asked for a copy.",
    "Shops on the far side have lost half of their customers, and some of them will close for the winter.",
    "A ferry will carry schoolchildren across the river, free of charge, from the first day of December.",
    "The repair may cost four million, and the county has not said yet whether it will pay a part of it.",
    "Lars Moen, who sells nets beside the bridge, said he would rather row than wait for the county.",
)
STORY = "\n\n".join(PARTS)


def article(name: str, text: str, published: str | None = None) -> Article:
    return Article(id=name, text=text, published=published)


def test_the_same_words_are_one_text_whatever_stands_between_them() -> None:
    found = [article("a", "A short notice."), article("b", "A SHORT\nnotice"), article("c", "A long notice.")]
    assert copies(found) == {"b": "a"}


@pytest.mark.parametrize(
    "text",
    [
        f"PORT EBB (Wire) — {STORY}",
        f"Bridge stays shut\n\n{STORY}\n\nReporting by Tessa Quill; editing by Noor Haddad.",
        STORY.replace("harbour", "harbor"),
        "\n\n".join(PARTS[:5]),
    ],
)
def test_a_text_that_was_edited_or_cut_is_a_copy(text: str) -> None:
    assert copies([article("a", STORY), article("b", text)]) == {"b": "a"}


@pytest.mark.parametrize(
    "text",
    [
        f"{PARTS[2]} That is what she says each time that she is asked, and it was no different this week.",
        "\n\n".join((*PARTS[:3], *(part[::-1] for part in PARTS[3:]))),
        PARTS[0],
    ],
)
def test_a_text_that_shares_some_sentences_is_no_copy(text: str) -> None:
    assert copies([article("a", STORY), article("b", text)]) == {}


def test_the_earliest_is_the_one_that_others_copy_whatever_their_order() -> None:
    cut = "\n\n".join(PARTS[:6])
    found = [
        article("a", STORY, "2024-05-02"),
        article("b", cut, "2024-05-01"),
        article("c", cut),
        article("d", STORY),
    ]
    assert copies(found) == copies(found[::-1]) == {"a": "b", "c": "b", "d": "b"}


def test_a_text_and_its_copies_support_a_link_once_and_each_gives_its_evidence() -> None:
    articles = (article("a", STORY), article("b", STORY), article("c", PARTS[2]))
    evidence = tuple(Evidence(article=found.id, start=0, end=9, text=found.text[:9]) for found in articles)
    pair = CoMention(a="x", b="y", sentences=3, paragraphs=3, articles=3, weight=1.0, evidence=evidence)
    entities = tuple(Entity(id=name, name=name, label=name, type=EntityType.PERSON) for name in ("x", "y"))
    knowledge = KnowledgeGraph(articles=articles, entities=entities, co_mentions=(pair,))
    ((_, _, edge),) = build_network(knowledge).edges(data=True)
    assert (edge["support"], edge["evidence"]) == (2, evidence)
    apart = replace(knowledge, articles=(articles[0], article("b", PARTS[1]), articles[2]))
    ((_, _, edge),) = build_network(apart).edges(data=True)
    assert edge["support"] == 3
