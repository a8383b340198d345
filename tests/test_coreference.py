"""Whom pronouns and descriptions mean, from mentions made by hand."""

import re

import pytest

from graph.records import (
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    QuotationKind,
    QuotationMention,
    Role,
    Span,
)
from graph.resolve.article import resolve_article

PRONOUNS = frozenset("he him his himself she her herself they them their its it who whose".split())
ROLES = {role.value for role in Role}
MARKED = re.compile(r"\[([^|\]]+)\|?([^\]]*)\]")
SENTENCE = re.compile(r"[^.]+\.")


def article(marked: str) -> Extraction:
    """Read an article in which mentions stand in brackets, with what is known of them behind a bar.

    `[Ida Brandt|PERSON subject]`: a type, a grammatical role, `plural`; `@word` names what governs it.
    """
    text = MARKED.sub(r"\1", marked)
    sentences = tuple(Span(*match.span()) for match in SENTENCE.finditer(text))
    mentions: list[Mention] = []
    cut = 0
    for match in MARKED.finditer(marked):
        words, told = match[1], match[2].split()
        start = match.start() - cut
        cut += len(match[0]) - len(words)
        span = Span(start, start + len(words))
        governor = next((text.index(word[1:]) for word in told if word.startswith("@")), -len(mentions) - 1)
        before = text[:start].rsplit(maxsplit=1)
        kind = MentionKind.PRONOUN if words.lower() in PRONOUNS else MentionKind.NOMINAL
        mentions.append(
            Mention(
                span=span,
                text=words,
                kind=MentionKind.NAME if words[0].isupper() and kind is not MentionKind.PRONOUN else kind,
                head=Span(span.end - len(words.split()[-1]), span.end),
                rule="given",
                label=next((EntityType(word) for word in told if word in {*EntityType}), None),
                sentence=sum(sentence.end <= start for sentence in sentences),
                role=next((Role(word) for word in told if word in ROLES), Role.SUBJECT),
                governor=governor,
                clause=governor,
                plural="plural" in told,
                determiner=before[-1].lower() if before and kind is MentionKind.NOMINAL else "",
            )
        )
    return Extraction(article="a", sentences=sentences, mentions=tuple(mentions))


def meant(extraction: Extraction) -> list[list[str]]:
    clusters, _ = resolve_article(extraction)
    return [[extraction.mentions[index].text for _, index in cluster.mentions] for cluster in clusters]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Jessica Brandt|PERSON] met [Omar Quist|PERSON object]. [She] smiled. [He] left.",
            [["Jessica Brandt", "She"], ["Omar Quist", "He"]],
        ),
        ("[Jessica Brandt|PERSON] sold [her|possessive] boat.", [["Jessica Brandt", "her"]]),
        ("[Jessica Brandt|PERSON] fell. [He] left.", [["Jessica Brandt"]]),
        ("[Harbor Bank|ORG] closed. [She] left.", [["Harbor Bank"]]),
    ],
)
def test_he_and_she_agree_with_whom_they_mean(marked: str, expected: list[list[str]]) -> None:
    assert meant(article(marked)) == expected


def test_a_pronoun_does_not_mean_the_subject_of_its_own_verb() -> None:
    other = "[Robert Quist|PERSON] sat. [Peter Moen|PERSON @hit] hit [him|object @hit]."
    itself = "[Robert Quist|PERSON] sat. [Peter Moen|PERSON @hit] hit [himself|object @hit]."
    assert meant(article(other)) == [["Robert Quist", "him"], ["Peter Moen"]]
    assert meant(article(itself)) == [["Robert Quist"], ["Peter Moen", "himself"]]


def test_he_in_a_direct_quotation_is_not_its_speaker() -> None:
    extraction = article("[Robert Quist|PERSON] sat. [He] lied, said [Peter Moen|PERSON].")
    he, moen = extraction.mentions[1:]
    quotation = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=(Span(he.span.start, he.span.end + 5),),
        rule="given",
        speaker=moen.span,
        speaker_head=moen.head,
    )
    said = Extraction(
        article="a",
        sentences=extraction.sentences,
        mentions=extraction.mentions,
        quotations=(quotation,),
    )
    assert meant(said) == [["Robert Quist", "He"], ["Peter Moen"]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[workers|PERSON plural] met [Omar Quist|PERSON object]. [They|plural] left.",
            [["workers", "They"], ["Omar Quist"]],
        ),
        (
            "[Omar Quist|PERSON] met [Ida Brandt|PERSON]. [They|plural] left.",
            [["Omar Quist"], ["Ida Brandt"]],
        ),
        ("[Dorn Rail|ORG] sold [its|possessive] trains.", [["Dorn Rail", "its"]]),
        ("[Omar Quist|PERSON] met [Ida Brandt|PERSON]. [It] ended.", [["Omar Quist"], ["Ida Brandt"]]),
        ("A [pilot|PERSON] [who|@pilot] slept left.", [["pilot", "who"]]),
    ],
)
def test_other_pronouns_follow_rules(marked: str, expected: list[list[str]]) -> None:
    assert meant(article(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Ida Brandt|PERSON], a [lawyer|PERSON apposition @Brandt], left.", [["Ida Brandt", "lawyer"]]),
        ("The [lawyer|PERSON], [Ida Brandt|PERSON apposition @lawyer], left.", [["lawyer", "Ida Brandt"]]),
        ("[Ida Brandt|PERSON @is] is a [lawyer|PERSON predicate @is].", [["Ida Brandt", "lawyer"]]),
        ("A [tall lawyer|PERSON] left. The [lawyer|PERSON] came.", [["tall lawyer", "lawyer"]]),
        ("A [lawyer|PERSON] left. A [lawyer|PERSON] came.", [["lawyer"], ["lawyer"]]),
        (
            "A [40-year-old man|PERSON] left. The [40-year-old|PERSON] came.",
            [["40-year-old man", "40-year-old"]],
        ),
        ("[lawyers|PERSON plural] left. The [lawyer|PERSON] came.", [["lawyers"], ["lawyer"]]),
        ("[Harbor Alliance|ORG] met. The [alliance|ORG] left.", [["Harbor Alliance", "alliance"]]),
        ("[Dorn Rail|ORG] met. The [company|ORG] left.", [["Dorn Rail", "company"]]),
        ("[Dorn Rail|ORG] met. A [company|ORG] left.", [["Dorn Rail"], ["company"]]),
        ("[Ida Brandt|PERSON] left. The [company|ORG] stayed.", [["Ida Brandt"], ["company"]]),
        ("[lawyer|PERSON] left. Another [lawyer|PERSON] came.", [["lawyer"], ["lawyer"]]),
        (
            "[Selby Choir|ORG] met. [Corven Choir|ORG] met. It fell. It fell. It fell. The [choir|ORG] left.",
            [["Selby Choir"], ["Corven Choir"], ["choir"]],
        ),
    ],
)
def test_a_description_means_whom_it_fits(marked: str, expected: list[list[str]]) -> None:
    assert meant(article(marked)) == expected


def test_a_name_is_forgotten_after_some_sentences() -> None:
    far = "[Ida Brandt|PERSON] left. " + "It rained again. " * 9 + "[She] came back."
    assert meant(article(far)) == [["Ida Brandt"]]


def test_what_lies_between_in_quotation_marks_does_not_count() -> None:
    extraction = article("[Ida Brandt|PERSON] left. " + "It rained again. " * 9 + "[She] came back.")
    quotation = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=(Span(extraction.sentences[1].start, extraction.sentences[9].end),),
        rule="given",
    )
    quoted = Extraction(
        article="a", sentences=extraction.sentences, mentions=extraction.mentions, quotations=(quotation,)
    )
    assert meant(quoted) == [["Ida Brandt", "She"]]
