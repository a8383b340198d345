"""What is stated of somebody: each fact once, the most telling first."""

from graph.questions.known import Known
from graph.questions.telling import stated
from graph.records import (
    Article,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
)

LUND = Entity(id="lund", name="Ada Lund", label="Lund", type=EntityType.PERSON)
BANK = Entity(id="bank", name="Dorn Bank", label="Dorn Bank", type=EntityType.ORG)
PORT = Entity(id="port", name="Vell", label="Vell", type=EntityType.GPE)
LETTER = Entity(id="letter", name="letter", label="letter", type=EntityType.OTHER, named=False)
PILOT = Entity(id="pilot", name="harbour pilot", label="pilot", type=EntityType.PERSON, named=False)
NAMES = {entity.id: entity for entity in (LUND, BANK, PORT, LETTER, PILOT)}


class Story:
    """A graph that grows by one sentence an article."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.mentions: list[ResolvedMention] = []
        self.relations: list[Relation] = []
        self.quotations: list[Quotation] = []

    def states(self, subject: str, words: str, object_: str, **more: str) -> "Story":
        """Add an article of one sentence, in which `by` may be who says so and `day` when it appeared."""
        number = len(self.articles) + 1
        first = more.get("called", NAMES[subject].name)
        last = NAMES[object_].name if object_ in NAMES else object_
        text = f"{first} {words} {last}."
        published = more.get("day", "2031-05-01")
        article = Article(id=f"a{number}", text=f"{text} No. {number}.", published=published)
        spans = Span(0, len(first)), Span(len(text) - 1 - len(last), len(text) - 1)
        for entity, span in zip((subject, object_), spans, strict=True):
            if entity in NAMES:
                name = text[span.start : span.end] == NAMES[entity].name and NAMES[entity].named
                kind = MentionKind.NAME if name else MentionKind.PRONOUN
                mention = Mention(span=span, text=text, kind=kind, head=span, rule="given")
                self.mentions.append(ResolvedMention(article=article.id, mention=mention, entity=entity))
        found = RelationMention(
            subject=spans[0],
            object=spans[1],
            predicate=words,
            evidence=Span(0, len(text)),
            rule=more.get("rule", "verb-object"),
            type=more.get("type"),
            modality=more.get("modality", ""),
            amount=more.get("amount", ""),
            value=more.get("value", ""),
        )
        if "by" in more:
            said = QuotationMention(kind=QuotationKind.INDIRECT, content=(Span(0, len(text)),), rule="given")
            self.quotations.append(
                Quotation(id=f"q{number}", article=article.id, mention=said, speaker=more["by"])
            )
        self.relations.append(
            Relation(
                id=f"r{number}",
                article=article.id,
                mention=found,
                subject=subject,
                object=object_ if object_ in NAMES else None,
                quotation=f"q{number}" if "by" in more else None,
            )
        )
        self.articles.append(article)
        return self

    def told(self) -> list[str]:
        known = Known(
            KnowledgeGraph(
                articles=tuple(self.articles),
                entities=tuple(NAMES.values()),
                mentions=tuple(self.mentions),
                quotations=tuple(self.quotations),
                relations=tuple(self.relations),
            )
        )
        return [
            " · ".join(filter(None, (link.words, link.claimed, str(link.support))))
            for link in stated(known, LUND)
        ]


def test_law_money_and_office_come_before_the_rest() -> None:
    story = Story().states("lund", "waved at", "port").states("lund", "met", "bank", type="met")
    story.states("lund", "spokeswoman of", "port", type="spokesperson for", rule="role-title")
    story.states("lund", "paid", "bank", type="paid", amount="$3 million")
    story.states("lund", "was convicted of", "arson", type="convicted of", value="offence", rule="value")
    assert story.told() == [
        "Ada Lund was convicted of arson · 1",
        "Ada Lund paid Dorn Bank · 1",
        "Ada Lund spokeswoman of Vell · 1",
        "Ada Lund met Dorn Bank · 1",
        "Ada Lund waved at Vell · 1",
    ]


def test_that_words_were_said_tells_less_than_what_happened() -> None:
    story = Story().states("lund", "told", "bank", type="spoke to").states("lund", "met", "port", type="met")
    assert story.told() == ["Ada Lund met Vell · 1", "Ada Lund told Dorn Bank · 1"]


def test_more_articles_and_newer_ones_weigh_more() -> None:
    story = Story().states("lund", "left", "port", day="2031-04-01").states("lund", "left", "bank")
    story.states("lund", "praised", "pilot", day="2031-04-01")
    story.states("lund", "praised", "pilot", day="2031-04-02", called="Madam Lund")
    assert [line.removeprefix("Ada Lund ") for line in story.told()] == [
        "left Dorn Bank · 1",
        "left Vell · 1",
        "praised harbour pilot · 2",
    ]


def test_what_an_article_states_and_others_report_is_one() -> None:
    story = Story().states("lund", "owns", "bank", type="owner of", by="port")
    assert story.told() == ["Ada Lund owns Dorn Bank · according to Vell · 1"]
    story.states("lund", "owns", "bank", type="owner of", by="pilot")
    assert story.told() == ["Ada Lund owns Dorn Bank · according to Vell and others · 2"]
    story.states("lund", "has", "bank", type="owner of")
    assert story.told() == ["Ada Lund has Dorn Bank · 3"]


def test_an_end_that_nobody_knows_is_left_out_and_a_description_of_two_words_is_not() -> None:
    assert Story().states("lund", "wrote", "letter").states("lund", "hired", "pilot").told() == [
        "Ada Lund hired harbour pilot · 1"
    ]


def test_what_a_name_says_itself_is_left_out() -> None:
    assert Story().states("bank", "bank of", "lund", rule="name-owned").told() == []


def test_what_only_may_be_comes_behind_what_is() -> None:
    story = Story().states("lund", "may sue", "bank", type="sued", modality="may")
    assert story.states("lund", "met", "port", type="met").told() == [
        "Ada Lund met Vell · 1",
        "Ada Lund may sue Dorn Bank · 1",
    ]


def test_the_words_of_a_link_are_the_most_usual_ones() -> None:
    story = Story()
    for words in ("late daughters of", "daughter of", "daughter of"):
        story.states("lund", words, "pilot", type="parent", rule="role-title")
    assert story.told() == ["Ada Lund daughter of harbour pilot · 3"]


def test_a_role_that_reads_the_other_way_gives_way_to_its_type() -> None:
    story = Story().states("lund", "predecessor", "pilot", type="succeeded", rule="role-possessed")
    assert story.told() == ["Ada Lund succeeded harbour pilot · 1"]
    story = Story().states("lund", "Vellish envoy", "port", type="nationality", rule="adjective")
    assert story.told() == ["Ada Lund, Vellish envoy (Vell) · 1"]


def test_words_of_blanks_alone_are_told_as_they_are() -> None:
    assert Story().states("lund", " ", "bank").told() == ["Ada Lund   Dorn Bank · 1"]
