import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network import co_mentions
from graph.network.co_mention import LEAST_WEIGHT, LONGEST_UNIT, MOST_TOGETHER
from graph.records import (
    Article,
    CoMention,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
)

# An article is paragraphs of sentences of the one-letter ids that a sentence names.
Story = list[list[str]]


def build(
    articles: list[Story], unnamed: str = "", extra: str = "", *, numbered: bool = True
) -> tuple[list[Article], list[Extraction], list[Entity], list[ResolvedMention]]:
    read: list[Article] = []
    found: list[Extraction] = []
    mentions: list[ResolvedMention] = []
    for number, story in enumerate(articles):
        text, sentences, paragraphs = "", [], []
        for paragraph in story:
            start = len(text)
            for names in paragraph:
                at = len(text)
                for name in names:
                    mentions.append(mention(f"a{number}", name, len(text)))
                    text += name + " "
                text += extra + "."
                sentences.append(Span(at, len(text)))
                text += " "
            paragraphs.append(Span(start, len(text) - 1))
        text += str(number) if numbered else ""  # else two of the same words are one text
        read.append(Article(id=f"a{number}", text=text))
        found.append(Extraction(article=f"a{number}", sentences=tuple(sentences), units=tuple(paragraphs)))
    ids = sorted({resolved.entity or "" for resolved in mentions})
    entities = [Entity(id=e, name=e, label=e, type=EntityType.ORG, named=e not in unnamed) for e in ids]
    return read, found, entities, mentions


def mention(article: str, name: str, start: int) -> ResolvedMention:
    span = Span(start, start + 1)
    return ResolvedMention(
        article=article,
        entity=name,
        mention=Mention(span=span, text=name, kind=MentionKind.NAME, head=span, rule="given"),
    )


def counted(pairs: tuple[CoMention, ...]) -> dict[str, tuple[int, int, int]]:
    return {pair.a + pair.b: (pair.sentences, pair.paragraphs, pair.articles) for pair in pairs}


def weights(pairs: tuple[CoMention, ...]) -> dict[str, float]:
    return {pair.a + pair.b: pair.weight for pair in pairs}


def test_the_story_gives_each_pair_its_counts_and_its_sentences(council: KnowledgeGraph) -> None:
    first, second = council.articles
    shown = [
        (
            pair.a,
            pair.b,
            pair.sentences,
            pair.paragraphs,
            pair.articles,
            [proof.text for proof in pair.evidence],
        )
        for pair in council.co_mentions
    ]
    opening, all_of_it = first.text[:66], first.text[: first.text.index("\n")]
    assert shown == [
        ("brandt", "office", 2, 2, 2, [opening, second.text]),
        ("brandt", "quist", 2, 3, 2, [all_of_it, "He trusts Brandt, he said.", second.text]),
        ("office", "quist", 1, 2, 2, [all_of_it, second.text]),
    ]


def test_sentences_and_paragraphs_are_counted_apart() -> None:
    pairs = co_mentions(*build([[["AB", "AC"], ["C"]]]))
    assert counted(pairs) == {"AB": (1, 1, 1), "AC": (1, 1, 1), "BC": (0, 1, 1)}


def test_the_paragraph_is_the_evidence_where_no_sentence_of_it_holds_both() -> None:
    (pair,) = co_mentions(*build([[["AB"], ["A", "B"], ["A"]]]))
    assert pair.evidence == (
        Evidence(article="a0", start=0, end=5, text="A B ."),
        Evidence(article="a0", start=6, end=13, text="A . B ."),
    )


def test_one_article_of_ten_thousand_paragraphs_is_counted_in_one_pass() -> None:
    (pair,) = co_mentions(*build([[["AB"], ["A", "B"]] * 10_000]))
    assert (pair.sentences, pair.paragraphs, len(pair.evidence)) == (10_000, 20_000, 20_000)


def test_a_pair_that_is_named_once_and_nowhere_else_weighs_one() -> None:
    assert weights(co_mentions(*build([[["AB"], ["C"]]]))) == {"AB": 1.0}


def test_in_one_article_the_pair_that_recurs_outweighs_the_pair_met_once() -> None:
    found = weights(co_mentions(*build([[["AB"], ["AB"], ["AB"], ["A"], ["CD"]]])))
    assert found["AB"] > found["CD"]


def test_in_many_articles_two_names_that_are_everywhere_weigh_least_when_they_meet_by_chance() -> None:
    crowd: Story = [["A"], ["A"], ["A"], ["B"], ["B"], ["B"], ["AB"]]
    found = weights(co_mentions(*build([[*crowd, ["DE"], ["DE"]] for _ in range(2000)])))
    assert found["AB"] == LEAST_WEIGHT
    assert found["DE"] > 10


def test_a_pair_rarer_than_chance_still_weighs_something() -> None:
    story: list[Story] = [[["A"], ["B"]]] * 3000
    assert weights(co_mentions(*build([*story, [["AB"]]]))) == {"AB": LEAST_WEIGHT}


def test_one_known_only_by_a_description_is_left_out() -> None:
    assert counted(co_mentions(*build([[["ABC"]]], unnamed="B"))) == {"AC": (1, 1, 1)}


def test_a_mention_without_an_entity_is_left_out() -> None:
    articles, extractions, entities, mentions = build([[["AB"]]])
    unresolved = ResolvedMention(article="a0", mention=mentions[1].mention, entity=None)
    assert co_mentions(articles, extractions, entities, [mentions[0], unresolved]) == ()


def test_a_list_of_names_links_nobody() -> None:
    names = "".join(chr(0x4E00 + number) for number in range(MOST_TOGETHER + 1))
    assert co_mentions(*build([[[names]]])) == ()
    assert len(co_mentions(*build([[[names[1:]]]]))) == MOST_TOGETHER * (MOST_TOGETHER - 1) // 2


def test_a_text_without_breaks_links_nobody() -> None:
    assert co_mentions(*build([[["AB"]]], extra="x" * LONGEST_UNIT)) == ()


def test_a_mention_outside_every_sentence_is_counted_in_no_pair() -> None:
    articles, _, entities, mentions = build([[["AB"]]])
    assert co_mentions(articles, [Extraction(article="a0")], entities, mentions) == ()


stories = st.lists(
    st.lists(st.lists(st.text("ABCDE", max_size=4), min_size=1, max_size=3), min_size=1, max_size=3),
    max_size=4,
)


@given(stories, st.randoms(use_true_random=False))
def test_pairs_are_sound_and_do_not_depend_on_the_order_of_anything(
    stories: list[Story], random: Random
) -> None:
    articles, extractions, entities, mentions = build(stories)
    pairs = co_mentions(articles, extractions, entities, mentions)
    texts = {article.id: article.text for article in articles}
    for pair in pairs:
        assert pair.a < pair.b
        assert LEAST_WEIGHT <= pair.weight < math.inf
        assert 1 <= pair.articles <= pair.paragraphs
        assert pair.sentences <= len(pair.evidence)
        assert all(texts[proof.article][proof.start : proof.end] == proof.text for proof in pair.evidence)
    for part in (articles, extractions, entities, mentions):
        random.shuffle(part)
    assert co_mentions(articles, extractions, entities, mentions) == pairs


@pytest.mark.parametrize("nothing", [[], [[]], [[[""]]]])
def test_nothing_gives_nothing(nothing: list[Story]) -> None:
    assert co_mentions(*build(nothing)) == ()


def test_a_text_in_many_papers_is_one_source_with_all_its_passages() -> None:
    story: Story = [["AB", "C"], ["B"]]
    once = co_mentions(*build([story, [["D"]]], numbered=False))
    often = co_mentions(*build([story, [["D"]], story, story], numbered=False))
    assert (counted(often), weights(often)) == (counted(once), weights(once))
    assert [proof.article for proof in often[0].evidence] == ["a0", "a2", "a3"]
    assert [proof.text for proof in often[0].evidence] == [once[0].evidence[0].text] * 3


def test_what_a_paper_adds_to_a_text_that_it_copies_counts() -> None:
    words = " ".join(f"word{number}" for number in range(120))
    story: Story = [["AB"], ["C"]]
    found = co_mentions(*build([story, [*story, ["AC"]]], extra=words, numbered=False))
    assert counted(found) == {"AB": (1, 1, 1), "AC": (1, 1, 1)}
    assert [proof.article for pair in found for proof in pair.evidence] == ["a0", "a1", "a1"]
