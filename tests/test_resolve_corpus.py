"""How the names of several articles come together, and the laws of resolution."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.records import EntityType, Extraction, Mention, MentionKind, Role, Span, Verdict
from graph.resolve import Resolution, resolve


def article(id_: str, *names: str) -> Extraction:
    """Write an article of mentions, each as `Ida Brandt`, `Ida Brandt|PERSON`, `Ida|PERSON|Judge`, `she`."""
    mentions: list[Mention] = []
    end = 0
    for name in names:
        text, label, title, *_ = [*name.split("|"), "", ""]
        span = Span(end, end + len(text))
        end = span.end + 5
        kind = MentionKind.NAME if text[0].isupper() else MentionKind.NOMINAL
        mentions.append(
            Mention(
                span=span,
                text=text,
                kind=MentionKind.PRONOUN if text in {"he", "she", "they", "who", "its", "it"} else kind,
                head=span,
                rule="given",
                label=EntityType(label) if label else None,
                sentence=len(mentions),
                role=Role.SUBJECT,
                governor=span.end + 1,
                titles=title,
                determiner="the" if kind is MentionKind.NOMINAL else "",
            )
        )
    sentences = tuple(Span(m.span.start, m.span.end + 4) for m in mentions)
    return Extraction(article=id_, sentences=sentences, mentions=tuple(mentions))


def shown(resolution: Resolution) -> list[tuple[str, list[str]]]:
    """Return each entity's name with the mentions that it stands behind, as `article: text`."""
    return [
        (
            entity.name,
            [f"{m.article}: {m.mention.text}" for m in resolution.mentions if m.entity == entity.id],
        )
        for entity in resolution.entities
    ]


def test_one_name_in_two_articles_is_one_person() -> None:
    resolution = resolve([article("b", "Ida Brandt|PERSON"), article("a", "Ida Brandt|PERSON", "Brandt")])
    assert shown(resolution) == [("Ida Brandt", ["a: Ida Brandt", "a: Brandt", "b: Ida Brandt"])]


def test_a_lone_surname_joins_the_only_bearer_of_it_who_is_the_same() -> None:
    judges = resolve([article("a", "Ida Brandt|PERSON|Judge"), article("b", "Brandt|PERSON|Judge")])
    assert shown(judges) == [("Ida Brandt", ["a: Ida Brandt", "b: Brandt"])]
    strangers = resolve([article("a", "Ida Brandt|PERSON|Judge"), article("b", "Brandt|PERSON|Heir")])
    assert shown(strangers) == [("Brandt", ["b: Brandt"]), ("Ida Brandt", ["a: Ida Brandt"])]


def test_a_lone_surname_that_two_bear_stays_alone() -> None:
    resolution = resolve(
        [article("a", "Ida Brandt|PERSON"), article("b", "Omar Brandt|PERSON"), article("c", "Brandt|PERSON")]
    )
    assert shown(resolution) == [
        ("Brandt", ["c: Brandt"]),
        ("Ida Brandt", ["a: Ida Brandt"]),
        ("Omar Brandt", ["b: Omar Brandt"]),
    ]
    assert [(d.left, d.right, d.verdict) for d in resolution.decisions] == [
        ("Brandt", "Ida Brandt", Verdict.REFUSED),
        ("Brandt", "Omar Brandt", Verdict.REFUSED),
    ]


def test_two_people_of_one_full_name_are_told_apart_by_what_they_are() -> None:
    goalkeeper = article("a", "David Larsen|PERSON|goalkeeper", "Dorn Otters|ORG")
    geologist = article("b", "David Larsen|PERSON|geologist", "Polar Society|ORG")
    resolution = resolve([goalkeeper, geologist])
    assert [name for name, _ in shown(resolution)] == [
        "David Larsen",
        "David Larsen",
        "Dorn Otters",
        "Polar Society",
    ]
    assert len({entity.id for entity in resolution.entities}) == 4
    [refused] = resolution.decisions
    assert (refused.verdict, refused.why) == (
        Verdict.REFUSED,
        "geologist here, goalkeeper there, and no company in common",
    )


def test_company_in_common_outweighs_another_role() -> None:
    first = article("a", "David Larsen|PERSON|goalkeeper", "Dorn Otters|ORG")
    second = article("b", "David Larsen|PERSON|captain", "Dorn Otters|ORG")
    assert [name for name, _ in shown(resolve([first, second]))] == ["David Larsen", "Dorn Otters"]


def test_who_is_only_described_stays_with_the_article() -> None:
    resolution = resolve([article("a", "officer|PERSON", "she"), article("b", "officer|PERSON", "he")])
    assert shown(resolution) == [("officer", ["a: officer", "a: she"]), ("officer", ["b: officer", "b: he"])]
    assert [entity.named for entity in resolution.entities] == [False, False]


def test_a_person_and_an_organisation_of_one_name_stay_two() -> None:
    resolution = resolve([article("a", "Ida Lund|PERSON"), article("b", "Ida Lund Fund|ORG")])
    assert [(entity.name, entity.type) for entity in resolution.entities] == [
        ("Ida Lund", EntityType.PERSON),
        ("Ida Lund Fund", EntityType.ORG),
    ]


def test_outlets_and_authors_are_observers() -> None:
    resolution = resolve(
        [article("a", "Harwick Beacon|ORG", "Greta Novak|PERSON", "Dorn|GPE")],
        ["The Harwick Beacon", "Greta Novak"],
    )
    assert [(entity.name, entity.observer) for entity in resolution.entities] == [
        ("Dorn", False),
        ("Greta Novak", True),
        ("Harwick Beacon", True),
    ]


def test_the_id_inside_the_article_outlives_the_merge() -> None:
    alone = resolve([article("a", "Ida Brandt|PERSON|Judge")])
    merged = resolve([article("a", "Ida Brandt|PERSON|Judge"), article("b", "Brandt|PERSON|Judge")])
    assert [m.original for m in merged.mentions if m.article == "a"] == [alone.mentions[0].original]
    assert len({m.original for m in merged.mentions}) == 2
    assert len({m.entity for m in merged.mentions}) == 1


def test_a_mention_says_which_rule_brought_it_in() -> None:
    resolution = resolve([article("a", "Ida Brandt|PERSON", "Brandt"), article("b", "Ida Brandt|PERSON")])
    assert [(m.article, m.mention.text, m.reason) for m in resolution.mentions] == [
        ("a", "Ida Brandt", "given"),
        ("a", "Brandt", "surname"),
        ("b", "Ida Brandt", "same name"),
    ]


WRITTEN = st.sampled_from(
    "Ida Brandt|PERSON;Omar Brandt|PERSON;Brandt|ORG;Brandt;Ida|PERSON;I. Brandt|PERSON;Dr. Brandt|PERSON;"
    "National Lighthouse Trust|ORG;NLT;Northern Land Trust|ORG;Kenya|GPE;Kenya|NORP;U.S.|GPE;Orrin|FAC;"
    "United States|GPE;Orrin Airlines|ORG;she;he;they;its;who;officer|PERSON;group|ORG;it".split(";")
)
CORPORA = st.lists(st.lists(WRITTEN, max_size=8), max_size=5).map(
    lambda articles: [article(f"article {i}", *names) for i, names in enumerate(articles)]
)


@given(CORPORA)
def test_resolution_is_a_partition_of_all_mentions(corpus: list[Extraction]) -> None:
    resolution = resolve(corpus)
    assert [(m.article, m.mention) for m in resolution.mentions] == [
        (extraction.article, mention) for extraction in corpus for mention in extraction.mentions
    ]
    ids = [entity.id for entity in resolution.entities]
    assert len({*ids}) == len(ids)
    assert {m.entity for m in resolution.mentions if m.entity} == {*ids}
    assert all(m.entity for m in resolution.mentions if m.mention.kind is MentionKind.NAME)


@given(CORPORA, st.randoms(use_true_random=False))
def test_resolution_does_not_depend_on_the_order_of_the_articles(
    corpus: list[Extraction], random: Random
) -> None:
    shuffled = [*corpus]
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(corpus)


@given(CORPORA)
def test_resolving_twice_is_resolving_once(corpus: list[Extraction]) -> None:
    before = [replace(extraction) for extraction in corpus]
    first = resolve(corpus)
    assert corpus == before
    assert resolve(corpus) == first


@given(CORPORA)
def test_undoing_the_merges_gives_back_what_each_article_alone_says(corpus: list[Extraction]) -> None:
    together = resolve(corpus)
    alone = [mention for extraction in corpus for mention in resolve([extraction]).mentions]
    assert [m.original for m in together.mentions] == [m.original for m in alone]
    by_original: dict[str | None, set[str | None]] = {}
    for mention in together.mentions:
        by_original.setdefault(mention.original, set()).add(mention.entity)
    assert all(len(entities) == 1 for entities in by_original.values())


@given(CORPORA)
def test_an_article_about_others_changes_nobody(corpus: list[Extraction]) -> None:
    other = article("other", "Zelda Quux|PERSON", "Quux")
    with_other = resolve([*corpus, other])
    mentions = [mention for mention in with_other.mentions if mention.article != "other"]
    assert mentions == [*resolve(corpus).mentions]
