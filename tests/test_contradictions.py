"""Claims that contradict one another, and those that only seem to."""

from dataclasses import replace

import pytest

from graph.questions.contradictions import contradictions
from graph.questions.known import Known
from graph.records import (
    Article,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Mode,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
)


def spoken(*lines: tuple[str, str | None, str], mode: Mode = Mode.SPEECH) -> Known:
    """Return a graph in which some speakers say some words, each with an attitude."""
    text = "\n".join(f"{speaker}: {words}" for speaker, _, words in lines)
    quotations, place = [], 0
    for number, (speaker, attitude, words) in enumerate(lines):
        start = place + len(speaker) + 2
        mention = QuotationMention(
            kind=QuotationKind.INDIRECT,
            content=(Span(start, start + len(words)),),
            rule="given",
            attitude=attitude,
            mode=mode,
        )
        quotations.append(Quotation(id=f"q{number}", article="a", mention=mention, speaker=speaker))
        place = start + len(words) + 1
    names = sorted({speaker for speaker, *_ in lines})
    return Known(
        KnowledgeGraph(
            articles=(Article(id="a", text=text),),
            entities=tuple(Entity(id=n, name=n, label=n, type=EntityType.PERSON) for n in names),
            quotations=tuple(quotations),
        )
    )


DENIED = "one says what the other denies"
DUMPED = ("Lund", "says", "the yard dumped solvent into the bay for years")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (DUMPED, ("Hale", "denies", "dumping solvent into the bay"), DENIED),
        (
            DUMPED,
            ("Hale", "says", "the yard never dumped solvent into the bay"),
            DENIED,
        ),
        (
            ("Rudd", "says", "nineteen, or 19, workers were hurt in the fire"),
            ("Brody", None, "12 workers were hurt in that fire"),
            "they give different numbers",
        ),
    ],
)
def test_a_claim_meets_its_denial(
    one: tuple[str, str | None, str], other: tuple[str, str | None, str], why: str
) -> None:
    (found,) = contradictions(spoken(one, other))
    assert (found.one.words, found.other.words, found.why) == (one[2], other[2], why)


@pytest.mark.parametrize(
    "other",
    [
        ("Hale", "says", "the yard dumped solvent into the bay"),  # agrees
        ("Hale", "denies", "the yard did not dump solvent into the bay"),  # denies that it did not
        ("Lund", "denies", "dumping solvent into the bay"),  # the same speaker
        ("Hale", "asks", "never to dump solvent into the bay"),  # wishes nothing but that
        ("Hale", "denies", "that the bay is cold"),  # of something else
        ("Hale", "says", "it is not news that the yard dumped solvent into the bay"),  # denies something else
        ("Hale", "says", "yard No. 1 dumped solvent into the bay"),
    ],
)
def test_what_does_not_contradict_is_not_listed(other: tuple[str, str | None, str]) -> None:
    assert contradictions(spoken(DUMPED, other)) == ()


@pytest.mark.parametrize(
    "other",
    [
        ("Hale", "denies", "dumping solvent into the bay"),
        ("Hale", "says", "the yard did not knowingly dump solvent into the bay"),
        ("Hale", "denies", "that the yard knowingly dumped solvent into the bay"),
    ],
)
def test_two_who_deny_the_same_do_not_contradict(other: tuple[str, str | None, str]) -> None:
    denial = ("Lund", "says", "the yard never dumped solvent into the bay")
    assert contradictions(spoken(denial, other)) == ()


def test_a_short_denial_answers_what_is_said_of_the_one_who_denies() -> None:
    known = spoken(
        ("Dunn", "says", "the cracks are deep, and we told Hale of them in January"),
        ("Hale", "denies", "that he was told in January"),
    )
    assert contradictions(known) == ()
    first, second = known.knowledge.quotations
    about = replace(known.knowledge, quotations=(replace(first, about=("Hale",)), second))
    assert [found.why for found in contradictions(Known(about))] == [DENIED]


def test_what_somebody_hopes_is_no_claim() -> None:
    hoped = ("Hale", "hopes", "the yard never dumped solvent into the bay")
    assert contradictions(spoken(DUMPED, hoped, mode=Mode.THOUGHT)) == ()


def test_two_sentences_that_contradict_by_a_relation_are_listed_once() -> None:
    known = spoken(
        ("Lund", "says", "the Quay Trust owns Port Freight"),
        ("Hale", "denies", "the Quay Trust owns Port Freight"),
    ).knowledge
    text = known.articles[0].text
    ends = (Entity(id=id_, name=id_, label=id_, type=EntityType.ORG) for id_ in ("Trust", "Freight"))
    relations = []
    for number, quotation in enumerate(known.quotations):
        (span,) = quotation.mention.content
        trust, freight = text.index("Quay Trust", span.start), text.index("Port Freight", span.start)
        mention = RelationMention(
            subject=Span(trust, trust + 10),
            object=Span(freight, freight + 12),
            predicate="owns",
            evidence=span,
            rule="given",
            negated=number == 1,
        )
        relations.append(
            Relation(
                id=f"r{number}",
                article="a",
                subject="Trust",
                object="Freight",
                mention=mention,
                quotation=quotation.id,
            )
        )
    whole = replace(known, entities=(*known.entities, *ends), relations=tuple(relations))
    assert [found.why for found in contradictions(Known(known))] == [DENIED]
    assert [found.why for found in contradictions(Known(whole))] == ["one states what the other denies"]


def test_a_relation_whose_sentence_denies_does_not_meet_a_denial(council: KnowledgeGraph) -> None:
    first, *others = council.articles
    words = "Ida Brandt, head of"
    text = first.text.replace(words, "Ida Brandt, never head of")
    assert text != first.text
    assert len(text) == len(first.text) + 6
    relation = council.relations[0]
    assert relation.article == first.id
    mention = replace(
        relation.mention,
        object=Span(relation.mention.object.start + 6, relation.mention.object.end + 6),
        evidence=Span(relation.mention.evidence.start, relation.mention.evidence.end + 6),
    )
    stated = replace(relation, mention=mention)
    denied = replace(relation, id="r4", mention=replace(mention, negated=True))
    known = replace(
        council,
        articles=(replace(first, text=text), *others),
        relations=(stated, denied),
        quotations=(),
        mentions=(),
        co_mentions=(),
    )
    assert contradictions(Known(known)) == ()


def test_a_relation_meets_its_denial(council: KnowledgeGraph) -> None:
    denied = replace(council.relations[0].mention, negated=True)
    relations = (*council.relations, replace(council.relations[0], id="r4", article="a1", mention=denied))
    (found,) = contradictions(Known(replace(council, relations=relations, quotations=())))
    assert (found.one.words, found.other.words) == (
        "Ida Brandt head of Harbour Office",
        "Ida Brandt not: head of Harbour Office",
    )


def dated(*rows: tuple[str, str, str], **shared: str) -> Known:
    """Return a graph of an article a row, with its day, its text, and what `Lund` is to `Dorn Bank` in it.

    The words of the relation may have `|` before what is not the predicate: its amount or its qualifier.
    """
    ends = {"Lund": EntityType.PERSON, "Quist": EntityType.PERSON, "Dorn Bank": EntityType.ORG}
    articles, mentions, relations = [], [], []
    for number, (day, text, words) in enumerate(rows):
        id_ = f"a{number}"
        articles.append(Article(id=id_, text=text, published=day))
        for name in ends:
            if name in text:
                span = Span(text.index(name), text.index(name) + len(name))
                found = Mention(span=span, text=name, kind=MentionKind.NAME, head=span, rule="given")
                mentions.append(ResolvedMention(article=id_, mention=found, entity=name))
        predicate, _, more = words.partition("|")
        subject = "Quist" if "Quist" in text else "Lund"
        places = [Span(text.index(name), text.index(name) + len(name)) for name in (subject, "Dorn Bank")]
        mention = RelationMention(
            subject=places[0],
            object=places[1],
            predicate=predicate,
            evidence=Span(0, len(text)),
            rule="given",
            type=shared["type"],
            amount=more if more.startswith("$") else "",
            qualifier=more if more == "former" else "",
            negated=more == "not",
        )
        relations.append(
            Relation(id=f"r{number}", article=id_, mention=mention, subject=subject, object="Dorn Bank")
        )
    return Known(
        KnowledgeGraph(
            articles=tuple(articles),
            entities=tuple(Entity(id=n, name=n, label=n, type=type_) for n, type_ in ends.items()),
            mentions=tuple(mentions),
            relations=tuple(relations),
        )
    )


def remarks(known: Known) -> list[tuple[str, str]]:
    return [(found.one.sentence.article, found.remark) for found in contradictions(known)]


def test_two_amounts_of_one_payment_differ_and_the_older_comes_first() -> None:
    known = dated(
        ("2031-05-02", "Lund paid Dorn Bank $3.5 million.", "paid|$3.5 million"),
        ("2031-05-01", "Lund paid some $2 million to Dorn Bank.", "paid|$2 million"),
        type="paid",
    )
    told = "they give different numbers; differ: “$2 million” / “$3.5 million”; newer: the second, 2031-05-02"
    assert remarks(known) == [("a1", told)]


def test_an_amount_without_its_scale_is_no_other_number() -> None:
    known = dated(
        ("2031-05-02", "Lund paid Dorn Bank $3 million.", "paid|$3 million"),
        ("2031-05-01", "Lund paid $3 to Dorn Bank, in millions.", "paid|$3"),
        type="paid",
    )
    assert remarks(known) == []


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("Dorn Bank chief executive Quist left.", True),
        ("Quist, chief executive of Dorn Bank, left.", True),
        ("Quist, chief executive of Dorn Bank's pension board, left.", False),
        ("Quist, then chief executive of Dorn Bank, left.", False),
        ("Quist is deputy chief executive of Dorn Bank.", False),
    ],
)
def test_an_office_has_one_holder_where_a_sentence_names_him_beside_it(other: str, *, differ: bool) -> None:
    known = dated(
        ("2031-05-01", "Dorn Bank chief executive Lund spoke.", "chief executive of"),
        ("2031-06-01", other, "chief executive of"),
        type="chief executive of",
    )
    told = "they name different holders; differ: “Lund” / “Quist”; newer: the second, 2031-06-01"
    assert remarks(known) == [("a0", told)] * differ


def test_one_calls_former_what_the_other_states() -> None:
    known = dated(
        ("2031-05-01", "Dorn Bank chief executive Lund spoke.", "chief executive of"),
        ("2031-06-01", "Lund, former chief executive of Dorn Bank, sued.", "chief executive of|former"),
        type="chief executive of",
    )
    told = "one calls former what the other states; differ: – / “former”; newer: the second, 2031-06-01"
    assert remarks(known) == [("a0", told)]


def test_who_is_not_the_only_one_is_one() -> None:
    rows = [("2031-05-01", "Lund advises Dorn Bank.", "adviser of")]
    for words, count in (
        ("Lund is not an adviser of Dorn Bank.", 1),
        ("Lund is not the only adviser of Dorn Bank.", 0),
    ):
        known = dated(*rows, ("2031-05-02", words, "adviser of|not"), type="associate of")
        assert len(contradictions(known)) == count


def test_a_claim_that_is_taken_back_stands_beside_what_was_said() -> None:
    known = spoken(("Lund", "says", "Dorn Bank hid its losses from the auditors")).knowledge
    text = "Lund retracted her claim that the bank had hidden losses from its auditors."
    mention = Mention(span=Span(0, 4), text="Lund", kind=MentionKind.NAME, head=Span(0, 4), rule="given")
    later = replace(
        known,
        articles=(
            replace(known.articles[0], published="2031-05-01"),
            Article(id="b", text=text, published="2031-05-04"),
        ),
        mentions=(ResolvedMention(article="b", mention=mention, entity="Lund"),),
    )
    assert remarks(Known(later)) == [
        ("a", "the claim is withdrawn; differ: – / “retracted”; newer: the second, 2031-05-04")
    ]


def test_one_who_says_otherwise_on_another_day_has_changed_his_claim() -> None:
    known = spoken(DUMPED).knowledge
    words = "the yard never dumped solvent into the bay for years"
    text = f"Lund: {words}"
    said = QuotationMention(
        kind=QuotationKind.INDIRECT, content=(Span(6, len(text)),), rule="given", attitude="says"
    )
    for day, expected in (
        ("2031-05-04", ["the same speaker says otherwise on another day"]),
        ("2031-05-01", []),
    ):
        later = replace(
            known,
            articles=(
                replace(known.articles[0], published="2031-05-01"),
                Article(id="b", text=text, published=day),
            ),
            quotations=(*known.quotations, Quotation(id="q9", article="b", mention=said, speaker="Lund")),
        )
        assert [found.why for found in contradictions(Known(later))] == expected


def test_a_name_of_blanks_alone_holds_no_office() -> None:
    known = dated(
        ("2031-05-01", "Dorn Bank chief executive Lund spoke.", "chief executive of"),
        ("2031-06-01", "Dorn Bank chief executive Quist spoke.", "chief executive of"),
        type="chief executive of",
    )
    blank = [replace(one, name="  ") if one.id == "Lund" else one for one in known.knowledge.entities]
    assert remarks(Known(replace(known.knowledge, entities=tuple(blank)))) == []
