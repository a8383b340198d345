"""A relation once for each pair of mentions by which its sentence names the two."""

from graph.export.restated import restated
from graph.records import Mention, MentionKind, Relation, RelationMention, ResolvedMention, Span

TEXT = "Ida Brandt, who runs the Tern, a gallery, sold her boat. She left the Tern."


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def mention(
    where: Span, entity: str | None, kind: MentionKind, *, sentence: int = 0, original: str | None = None
) -> ResolvedMention:
    text = TEXT[where.start : where.end]
    found = Mention(span=where, text=text, kind=kind, head=where, rule="given", sentence=sentence)
    return ResolvedMention(article="a", mention=found, entity=entity, original=original)


NAME, NOMINAL, PRONOUN = MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN
MENTIONS = (
    mention(span("Ida Brandt"), "brandt", NAME),
    mention(span("Tern"), "tern", NAME),
    mention(span("gallery"), "tern", NOMINAL),
    mention(span("her"), "brandt", PRONOUN),
    mention(span("She"), "brandt", PRONOUN, sentence=1),
    mention(span("Tern", 50), "tern", NAME, sentence=1),
)


def runs(subject: Span, object_: Span) -> Relation:
    return Relation(
        id="r",
        article="a",
        mention=RelationMention(
            subject=subject,
            object=object_,
            predicate="runs",
            evidence=span("who runs the Tern"),
            rule="given",
        ),
        subject="brandt",
        object="tern",
    )


def shown(*relations: Relation, mentions: tuple[ResolvedMention, ...] = MENTIONS) -> list[tuple[object, ...]]:
    return [
        (
            relation.id,
            TEXT[relation.mention.subject.start : relation.mention.subject.end],
            TEXT[relation.mention.object.start : relation.mention.object.end],
            restates,
        )
        for relation, restates in restated(relations, mentions)
    ]


def test_names_and_pronouns_of_the_sentence_stand_in_for_the_ends() -> None:
    assert shown(runs(span("Ida Brandt"), span("Tern"))) == [
        ("r", "Ida Brandt", "Tern", None),
        ("r-2", "her", "Tern", "r"),
    ]


def test_what_is_stated_itself_is_not_restated() -> None:
    assert shown(runs(span("Ida Brandt"), span("Tern")), runs(span("her"), span("Tern"))) == [
        ("r", "Ida Brandt", "Tern", None),
        ("r", "her", "Tern", None),
    ]


def test_pronouns_of_one_chain_stand_in_for_one_another_though_nobody_knows_whom_they_mean() -> None:
    chain = (
        mention(span("She"), None, PRONOUN, sentence=1, original="o"),
        mention(span("her"), None, PRONOUN, sentence=1, original="o"),
        mention(span("Tern"), "tern", NAME, sentence=1),
    )
    assert shown(runs(span("She"), span("Tern")), mentions=chain) == [
        ("r", "She", "Tern", None),
        ("r-2", "her", "Tern", "r"),
    ]


def test_an_end_that_is_no_mention_stands_alone() -> None:
    assert shown(runs(span("boat"), span("sold"))) == [("r", "boat", "sold", None)]
