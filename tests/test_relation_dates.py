"""When what a relation states happened, began and ended, read from the words and the day of publication."""

import pytest
from spacy.language import Language

from graph.analyse import parse
from graph.extract import extract
from graph.pipeline import build_knowledge
from graph.records import Article, Relation

THURSDAY = "2024-05-16"
DATED = (
    ("Hana Moss met Luc Perrin in Oslo on Monday.", "met", {"date": ("on Monday", "2024-05-13")}),
    ("Dorn Bank sued Norda Group last March.", "sued", {"date": ("last March", "2024-03")}),
    ("Two weeks ago, Luc Perrin visited Norway.", "visited", {"date": ("Two weeks ago", "2024-W18")}),
    (
        "Hana Moss has been chief executive of Dorn Bank since 2009.",
        "chief executive of",
        {"since": ("2009", "2009")},
    ),
    (
        "Hana Moss was chairwoman of Dorn Bank from 2004 to 2011.",
        "chairwoman of",
        {"since": ("2004", "2004"), "until": ("2011", "2011")},
    ),
    (
        "Luc Perrin served as president of Norda Group (2001-2005).",
        "president of",
        {"since": ("2001", "2001"), "until": ("2005", "2005")},
    ),
    ("Luc Perrin was director of Norda Group until May.", "director of", {"until": ("May", "2024-05")}),
    ("Luc Perrin joined Norda Group in 2012.", "joined", {"since": ("in 2012", "2012")}),
    ("Luc Perrin left Norda Group in 2016.", "left", {"until": ("in 2016", "2016")}),
    (
        "Luc Perrin was appointed ambassador to Norway in June 2020.",
        "ambassador to",
        {"since": ("in June 2020", "2020-06")},
    ),
    (
        "Luc Perrin resigned as head of Norda Group on Monday.",
        "head of",
        {"until": ("on Monday", "2024-05-13")},
    ),
    ("Norda Capital made an offer to buy Dorn Bank in May.", "to buy", {"date": ("in May", "2024-05")}),
    ("Luc Perrin will meet Hana Moss on Tuesday.", "will meet", {"date": ("on Tuesday", "2024-05-21")}),
    ("Luc Perrin may meet Hana Moss next month.", "may meet", {"date": ("next month", "2024-06")}),
    ("Luc Perrin worked for Norda Group for three years.", "worked for", {"date": ("for three years", None)}),
    ("Norda Group fired Luc Perrin in the 1990s.", "fired", {"date": ("in the 1990s", None)}),
)
UNDATED = (
    ("Hana Moss said on Monday that Luc Perrin sued Norda Group.", "sued"),
    ("Hana Moss, chief executive of Dorn Bank, met a friend on Monday.", "chief executive of"),
    ("The acquisition of Norda Group by Dorn Bank was announced on Tuesday.", "acquisition of"),
    ("Luc Perrin sued Dorn Bank before May.", "sued"),
)


@pytest.fixture(scope="module")
def relations(nlp: Language) -> dict[tuple[str, str], Relation]:
    texts = [text for text, *_ in (*DATED, *UNDATED)]
    articles = [Article(id=text, text=text, published=THURSDAY) for text in texts]
    knowledge = build_knowledge((a, extract(a, doc)) for a, doc in parse(nlp, articles))
    return {(found.article, found.mention.predicate): found for found in knowledge.relations}


def told(found: Relation) -> dict[str, tuple[str, str | None]]:
    spans = {"date": found.mention.date, "since": found.mention.since, "until": found.mention.until}
    return {
        name: (found.article[span.start : span.end], getattr(found, name))
        for name, span in spans.items()
        if span is not None
    }


@pytest.mark.parametrize(("text", "predicate", "dates"), DATED)
def test_a_relation_carries_the_dates_that_hang_on_its_own_words(
    text: str,
    predicate: str,
    dates: dict[str, tuple[str, str | None]],
    relations: dict[tuple[str, str], Relation],
) -> None:
    assert told(relations[text, predicate]) == dates


@pytest.mark.parametrize(("text", "predicate"), UNDATED)
def test_a_date_of_another_word_of_the_sentence_is_none_of_the_relation(
    text: str, predicate: str, relations: dict[tuple[str, str], Relation]
) -> None:
    assert told(relations[text, predicate]) == {}
