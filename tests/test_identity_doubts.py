"""What is asked of a person, on articles small enough to see why."""

import re
from dataclasses import replace

import yaml
from divided import divide

from graph.curation import Name
from graph.identity.doubts import doubts
from graph.identity.proposals import HEAD, write_proposals
from graph.identity.register import Register
from graph.readers.curation import entries
from graph.records import (
    Alias,
    Article,
    Decision,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
    Verdict,
)


def known(
    texts: dict[str, str],
    entities: dict[str, Entity],
    *decisions: Decision,
    labels: dict[str, EntityType] | None = None,
) -> Register:
    """Make a graph of articles in which every entity stands wherever one of its names does."""
    mentions = []
    for article, text in texts.items():
        taken: list[Span] = []
        names = [
            (name, id_) for id_, e in entities.items() for name in (e.name, *(a.text for a in e.aliases))
        ]
        for name, id_ in sorted(names, key=lambda pair: -len(pair[0])):
            for found in re.finditer(re.escape(name), text):
                span = Span(*found.span())
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                label = (labels or {}).get(article)
                mention = Mention(
                    span=span, text=name, kind=MentionKind.NAME, head=span, rule="given", label=label
                )
                mentions.append(
                    ResolvedMention(article=article, mention=mention, entity=id_, original=f"{article}-{id_}")
                )
    articles = tuple(Article(id=id_, text=text) for id_, text in texts.items())
    return Register(
        KnowledgeGraph(
            articles=articles,
            divisions=tuple(divide(article).division for article in articles),
            entities=tuple(entities.values()),
            mentions=tuple(mentions),
            decisions=decisions,
        )
    )


def entity(id_: str, name: str, type_: EntityType = EntityType.PERSON, *aliases: str) -> Entity:
    return Entity(
        id=id_, name=name, label=name, type=type_, aliases=tuple(Alias(text=alias) for alias in aliases)
    )


def asked(register: Register) -> list[tuple[str, list[str], str | None]]:
    return [(d.rule, [side.name.text for side in d.sides], d.to) for d in doubts(register)]


REFUSED = Decision(
    left="Tanner",
    right="Rob Tanner",
    verdict=Verdict.REFUSED,
    rule="surname",
    score=0.5,
    why="more than one fits",
    left_original="b-t",
    right_original="a-r",
)


def tanners(*decisions: Decision) -> Register:
    texts = {"a": "Rob Tanner waited.", "b": "The ferry left. Tanner was not on it. He slept."}
    return known(texts, {"r": entity("r", "Rob Tanner"), "t": entity("t", "Tanner")}, *decisions)


def test_what_was_close_but_refused_is_asked_with_sentences_of_both_sides() -> None:
    (doubt,) = doubts(tanners(REFUSED))
    assert (doubt.rule, doubt.score, doubt.why, doubt.choices) == (
        "close, but refused",
        0.5,
        "more than one fits, so the rule 'surname' refused",
        ("merge", "different"),
    )
    assert [(s.name, [(p.article, p.text) for p in s.evidence]) for s in doubt.sides] == [
        (Name(text="Tanner"), [("b", "Tanner was not on it.")]),
        (Name(text="Rob Tanner"), [("a", "Rob Tanner waited.")]),
    ]


def test_what_a_person_decided_is_not_asked_again() -> None:
    decided = replace(REFUSED, rule="curation", left_original="", right_original="")
    assert asked(tanners(REFUSED, decided)) == []


def test_a_merge_that_is_not_sure_is_asked_by_its_spellings() -> None:
    taken = Decision(
        left="Hana", right="Hana Okafor", verdict=Verdict.MERGED, rule="given name", score=0.8, article="a"
    )
    register = known(
        {"a": "Hana Okafor spoke. Then Hana left."},
        {"h": entity("h", "Hana Okafor", EntityType.PERSON, "Hana")},
        taken,
    )
    (doubt,) = doubts(register)
    assert [side.name for side in doubt.sides] == [
        Name(text="Hana", article="a"),
        Name(text="Hana Okafor", article="a"),
    ]
    sure = replace(taken, score=0.95)
    assert doubts(known({"a": "Hana Okafor spoke."}, {"h": entity("h", "Hana Okafor")}, sure)) == []


def test_what_no_answer_could_tell_is_not_asked() -> None:
    taken = Decision(
        left="Hana", right="Hana Okafor", verdict=Verdict.MERGED, rule="given name", score=0.8, article="a"
    )
    people = {
        "h": entity("h", "Hana Okafor", EntityType.PERSON, "Hana"),
        "l": entity("l", "Hana Lund", EntityType.PERSON, "Hana"),
    }
    assert doubts(known({"a": "Hana Okafor met Hana Lund. Then Hana left."}, people, taken)) == []


def test_names_one_letter_apart_are_asked_once() -> None:
    entities = {
        "e": entity("e", "Ellsworth Mills", EntityType.ORG),
        "l": entity("l", "Elsworth Mills", EntityType.ORG),
        "w": entity("w", "Ward 11 Council", EntityType.ORG),
        "x": entity("x", "Ward 12 Council", EntityType.ORG),
    }
    texts = {"a": "Ellsworth Mills and Ward 11 Council.", "b": "Elsworth Mills and Ward 12 Council."}
    assert asked(known(texts, entities)) == [
        ("one letter apart", ["Ellsworth Mills", "Elsworth Mills"], None)
    ]


def test_people_of_one_surname_are_asked_where_no_article_names_both() -> None:
    entities = {
        "r": entity("r", "Rob Tanner"),
        "o": entity("o", "Robert Tanner"),
        "j": entity("j", "June Tanner"),
    }
    texts = {"a": "Rob Tanner and June Tanner.", "b": "Robert Tanner."}
    found = [(d.sides[0].name.text, d.sides[1].name.text, d.score) for d in doubts(known(texts, entities))]
    assert found == [("Rob Tanner", "Robert Tanner", 0.5), ("June Tanner", "Robert Tanner", 0.1)]


def test_an_acronym_that_nothing_explains_is_asked_for_its_full_name() -> None:
    entities = {
        "n": entity("n", "NTSB", EntityType.ORG),
        "p": entity("p", "Port Safety Board", EntityType.ORG, "PSB"),
    }
    assert asked(known({"a": "NTSB and PSB, the Port Safety Board."}, entities)) == [
        ("acronym that nothing explains", ["NTSB"], "WRITE THE FULL NAME HERE")
    ]


def test_a_type_that_the_mentions_contradict_is_asked() -> None:
    texts = {"a": "Fort Ridge grew.", "b": "Fort Ridge voted.", "c": "In Fort Ridge."}
    labels = {"a": EntityType.ORG, "b": EntityType.ORG, "c": EntityType.GPE}
    register = known(texts, {"f": entity("f", "Fort Ridge", EntityType.GPE)}, labels=labels)
    assert asked(register) == [("type in doubt", ["Fort Ridge"], "ORG")]
    told = write_proposals(doubts(register))
    assert "its mentions alone suggest GPE once, ORG 2 times" in told
    assert told.endswith(
        "#    Instead of decide, write retype. If GPE is right, write it behind to: as well.\n"
        "- decide: Fort Ridge\n  to: ORG\n"
    )
    decided = told.replace("decide:", "retype:").replace("to: ORG", "to: GPE")
    assert entries(decided, "c.yaml") == [{"Fort Ridge"}]


def test_namesakes_are_told_apart_by_type_or_article() -> None:
    entities = {"p": entity("p", "Jordan"), "g": entity("g", "Jordan", EntityType.GPE)}
    register = known({"a": "Jordan"}, entities)
    assert register.reference(entities["g"], "Jordan") == Name(text="Jordan", type=EntityType.GPE)


def test_the_questions_are_a_curation_file_that_decides_nothing() -> None:
    hostile = entity("t", "Tanner: 'x'\u2028- drop: Rob")
    register = known(
        {"a": "Rob Tanner waited.", "b": f"{hostile.name} left\x07."},
        {"r": entity("r", "Rob Tanner"), "t": hostile},
        replace(REFUSED, left=hostile.name),
    )
    text = HEAD + write_proposals(doubts(register))
    assert entries(text, "c.yaml") == [{"Tanner: 'x' - drop: Rob", "Rob Tanner"}]
    assert yaml.safe_load(text) == [{"decide": ["Tanner: 'x' - drop: Rob", "Rob Tanner"]}]
    assert text.replace("\n", "").isprintable()


def test_a_question_has_its_reason_its_score_and_its_sentences() -> None:
    assert write_proposals(doubts(tanners(REFUSED)), 7) == (
        "\n"
        "# 7. close, but refused (0.50): more than one fits, so the rule 'surname' refused\n"
        "#    Tanner (PERSON)\n"
        "#      b: Tanner was not on it.\n"
        "#    Rob Tanner (PERSON)\n"
        "#      a: Rob Tanner waited.\n"
        "#    Instead of decide, write merge or different.\n"
        "- decide: [Tanner, Rob Tanner]\n"
    )
