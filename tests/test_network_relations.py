"""Relations that say the same of the same two are one link of the network."""

from dataclasses import replace

from graph.network import build_network
from graph.network.relations import merge_relations
from graph.records import (
    Article,
    Entity,
    EntityType,
    KnowledgeGraph,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    Span,
)


def relation(
    number: int,
    ends: str = "ab",
    *,
    words: str = "chief of",
    type_: str | None = "employer",
    article: str = "x",
    quotation: str | None = None,
    negated: bool = False,
    qualifier: str = "",
    modality: str = "",
) -> Relation:
    return Relation(
        id=f"r{number}",
        article=article,
        subject=ends[0],
        object=ends[1],
        quotation=quotation,
        mention=RelationMention(
            subject=Span(0, 1),
            object=Span(2, 3),
            predicate=words,
            evidence=Span(0, 3 + number),
            rule="r",
            type=type_,
            negated=negated,
            qualifier=qualifier,
            modality=modality,
        ),
    )


def merged(*relations: Relation, speakers: dict[str, str | None] | None = None) -> list[list[str]]:
    return [[found.id for found in link.relations] for link in merge_relations(relations, speakers or {})]


def test_a_link_has_the_date_that_its_relations_agree_on() -> None:
    first, other = (replace(relation(n), since="2009", date=f"200{n}") for n in (1, 2))
    (link,) = merge_relations([first, other, relation(3)], {})
    assert {name: link.stated(name) for name in ("date", "since", "until")} == {
        "date": None,
        "since": "2009",
        "until": None,
    }


def test_one_type_in_other_words_and_articles_is_one_link() -> None:
    assert merged(relation(1), relation(2, words="leads", article="y")) == [["r1", "r2"]]


def test_words_that_no_type_knows_are_one_link_whatever_their_case() -> None:
    found = merged(
        relation(1, words="Briefed", type_=None),
        relation(2, words="briefed", type_=None),
        relation(3, words="phoned", type_=None),
    )
    assert found == [["r1", "r2"], ["r3"]]


def test_what_is_denied_qualified_or_possible_stays_apart() -> None:
    found = merged(
        relation(1),
        relation(2, negated=True),
        relation(3, qualifier="former"),
        relation(4, modality="may"),
    )
    assert found == [["r1"], ["r2"], ["r3"], ["r4"]]


def test_what_two_people_report_stays_apart_and_what_one_reports_twice_does_not() -> None:
    found = merged(
        relation(1, quotation="p"),
        relation(2, quotation="q"),
        relation(3, quotation="s"),
        relation(4),
        speakers={"p": "ann", "q": "bo", "s": "ann"},
    )
    assert found == [["r1", "r3"], ["r2"], ["r4"]]


def test_a_marriage_told_from_both_ends_is_one_link_and_so_are_a_parent_and_a_child() -> None:
    wed = merged(relation(1, "ab", type_="spouse"), relation(2, "ba", type_="spouse"))
    kin = merged(relation(1, "ab", type_="parent"), relation(2, "ba", type_="child"))
    assert (wed, kin) == ([["r1", "r2"]], [["r1", "r2"]])


def test_the_other_way_round_is_another_link_where_the_type_has_a_direction() -> None:
    assert merged(relation(1, "ab"), relation(2, "ba")) == [["r1"], ["r2"]]


def test_what_the_same_words_imply_is_left_out() -> None:
    chief = relation(1, type_="chief executive of")
    assert merged(chief, relation(1, type_="employer")) == [["r1"]]
    assert merged(chief, relation(2, type_="employer", article="y")) == [["r1"], ["r2"]]


def test_one_purchase_is_one_link_and_its_verb_lends_it_the_words() -> None:
    bought = relation(1, "ab", type_="bought", words="purchase of")
    implied = relation(1, "ba", type_="parent organization", words="bought by")
    again = relation(2, "ab", type_="bought", words="acquired")
    again = replace(again, mention=replace(again.mention, rule="verb-object"))
    assert merged(bought, implied, again) == [["r1", "r2"]]
    [link] = merge_relations([bought, again], {})
    assert link.label("a b") == "acquired"


def test_a_link_to_oneself_or_to_nobody_is_none() -> None:
    alone = Relation(id="r9", article="x", subject="a", object=None, mention=relation(1).mention)
    assert merged(relation(1, "aa"), alone) == []


def test_the_label_says_what_the_words_leave_out() -> None:
    links = merge_relations(
        [
            relation(1, modality="may"),
            relation(2, qualifier="former", words="former chief of"),
            relation(3, qualifier="former", modality="could"),
        ],
        {},
    )
    assert [link.label("a b") for link in links] == [
        "chief of (said with “may”)",
        "former chief of",
        "chief of (former, said with “could”)",
    ]


def test_the_words_of_a_verb_are_a_sentence_between_their_ends() -> None:
    words = ("married to", "was married to", "born in", "based in", "sold to", "married")
    links = merge_relations([relation(n, words=one, type_=None) for n, one in enumerate(words)], {})
    assert [link.label("a b") for link in links] == [
        "is married to",
        "was married to",
        "was born in",
        "is based in",
        "sold to",
        "married",
    ]
    denied = ("had met", "has never met", "met", "is married to", "cannot sell")
    links = merge_relations(
        [relation(n, words=one, type_=None, negated=True) for n, one in enumerate(denied)], {}
    )
    assert [link.label("a b") for link in links] == [
        "had not met",
        "has never met",
        "met",
        "is not married to",
        "cannot sell",
    ]


def test_words_that_read_from_the_object_give_way_to_the_type() -> None:
    text = "The quay belongs to the Trust."
    found = RelationMention(
        subject=Span(24, 29),
        object=Span(4, 8),
        predicate="belongs to",
        evidence=Span(4, 29),
        rule="verb-preposition",
        type="owner of",
    )
    mentions = (
        found,
        replace(found, type="parent organization", modality="will"),
        replace(found, type=None),
        replace(found, subject=Span(4, 8), object=Span(24, 29)),
        replace(found, predicate=" "),  # as a file may state that others wrote
    )
    relations = [Relation(id="r", article="x", mention=one, subject="a", object="b") for one in mentions]
    links = [link for one in relations for link in merge_relations([one], {})]
    assert [link.label(text) for link in links] == [
        "owner of",
        "has as parent organization (said with “will”)",
        "belongs to",
        "belongs to",
        " ",
    ]


def test_a_noun_for_what_happened_gives_way_to_its_type() -> None:
    held = relation(1, "ab", type_="met", words="considerable talks with")
    lasting = relation(2, "ab", type_="ties with", words="close ties with")
    nouns = [replace(one, mention=replace(one.mention, rule="noun-held")) for one in (held, lasting)]
    assert [link.label("a b") for link in merge_relations(nouns, {})] == ["met", "close ties with"]


def test_an_edge_counts_the_articles_and_the_publishers_that_state_it() -> None:
    texts = {"x": "a b chief", "y": "a b leads", "z": "a b said"}
    knowledge = KnowledgeGraph(
        articles=tuple(
            Article(id=id_, text=text, publisher="P" if id_ != "z" else None, published=f"2024-01-0{n}")
            for n, (id_, text) in enumerate(texts.items(), start=1)
        ),
        entities=tuple(Entity(id=id_, name=id_, label=id_, type=EntityType.ORG) for id_ in "ab"),
        relations=tuple(relation(n, article=id_) for n, id_ in enumerate("xyz", start=1)),
    )
    ((_, _, key, edge),) = build_network(knowledge).edges(keys=True, data=True)
    assert (key, edge["weight"], edge["support"], edge["publishers"]) == ("re:r1", 3.0, 3, 1)
    assert (edge["first"], edge["last"]) == ("2024-01-01", "2024-01-03")
    assert [(proof.article, proof.text) for proof in edge["evidence"]] == [
        ("x", "a b "),
        ("y", "a b l"),
        ("z", "a b sa"),
    ]


def test_a_reported_edge_names_all_its_quotations() -> None:
    said = QuotationMention(kind=QuotationKind.DIRECT, content=(Span(0, 6),), rule="given")
    knowledge = KnowledgeGraph(
        articles=(Article(id="x", text="a b chief"),),
        entities=tuple(Entity(id=id_, name=id_, label=id_, type=EntityType.ORG) for id_ in "abs"),
        quotations=tuple(Quotation(id=id_, article="x", mention=said, speaker="s") for id_ in "pq"),
        relations=(relation(1, quotation="p"), relation(2, quotation="q")),
    )
    ((_, _, edge),) = build_network(knowledge).edges(data=True)
    assert (edge["reported"], edge["speaker"], edge["quotation"], edge["quotations"]) == (
        True,
        "s",
        "p",
        ("p", "q"),
    )
