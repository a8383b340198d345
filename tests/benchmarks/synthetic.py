"""Invent a graph of any size, with a sentence for every link; one size always gives the same graph."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle, islice, product
from random import Random

from graph.records import (
    Alias,
    Article,
    CoMention,
    Entity,
    EntityType,
    Evidence,
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

# Sentences in an article, and entities in a circle, most of whose links stay inside.
LENGTH, CIRCLE = 15, 40
OUTLETS = ("Port Ellery Courier", "The Ostrand Post", "Harbour Wire", "Inland Ledger", "Marrow Bay Times")
FIRST = "Ada Bero Cyra Dov Elin Faro Gita Hale Ines Joro Kaia Lorn Mira Nils Orsa Pell Quin Rhea".split()
ONSETS = "Bran Cald Dorr Esk Fenn Gar Holl Ing Jarr Keld Lam Mor Nor Ost Pen Quar Rav Sel Tarn Ulv".split()
ENDINGS = (
    "by dale eck ford gate holm ington ker land mere ness ock prow quist row sten thorpe vik wick y".split()
)
BODIES = "Board Council Fund Institute Line Office Society Trust Union Works".split()
OFFICES = "chair clerk editor envoy keeper mayor pilot warden".split()
PREDICATES = ("head of", "member of", "advised", "sued", "bought", "worked for")
CUES = ("said", "told us", "warned", "argued")


@dataclass(slots=True)
class _Draft:
    """An invented graph that is being written, sentence by sentence."""

    chance: Random
    lines: list[str] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    mentions: list[ResolvedMention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    together: list[CoMention] = field(default_factory=list)

    @property
    def article(self) -> str:
        return f"a{len(self.articles):05}"

    def add(self, line: str, names: tuple[Entity, Entity]) -> int:
        """Write a sentence and return where it begins."""
        at = sum(len(written) + 1 for written in self.lines)
        self.lines.append(line)
        for entity in names:
            span = _span(line, entity.name, at)
            mention = Mention(span=span, head=span, text=entity.name, kind=MentionKind.NAME, rule="invented")
            self.mentions.append(ResolvedMention(article=self.article, entity=entity.id, mention=mention))
        return at

    def close(self) -> None:
        """End the article."""
        number = len(self.articles)
        day = date(2024, 1, 1) + timedelta(days=number * 7 % 500)
        self.articles.append(
            Article(
                id=self.article,
                text=" ".join(self.lines),
                title=self.lines[0].rstrip("."),
                publisher=OUTLETS[number % len(OUTLETS)],
                published=day.isoformat(),
            )
        )
        self.lines = []


def invent(entities: int, edges: int) -> KnowledgeGraph:
    """Return so many entities with so many links, some of whom are named far more often than others."""
    draft = _Draft(Random(entities))  # noqa: S311 - the same graph every time, no secret
    people = tuple(_entity(number, name) for number, name in enumerate(islice(_names(), entities)))
    write = (_told, _told, _related, _met, _met, _met)
    for number, (one, other) in enumerate(_pairs(draft.chance, entities, edges), start=1):
        write[number % len(write)](draft, people[one], people[other])
        if number % LENGTH == 0:
            draft.close()
    if draft.lines:
        draft.close()
    return KnowledgeGraph(
        articles=tuple(draft.articles),
        entities=people,
        mentions=tuple(draft.mentions),
        quotations=tuple(draft.quotations),
        relations=tuple(draft.relations),
        co_mentions=tuple(sorted(draft.together, key=lambda pair: (pair.a, pair.b))),
    )


def _told(draft: _Draft, one: Entity, other: Entity) -> None:
    cue = draft.chance.choice(CUES)
    line = f"“The plans of {other.name} came late,” {one.name} {cue}."
    at = draft.add(line, (one, other))
    found = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=(Span(at + 1, at + line.index("”")),),
        cue=_span(line, cue, at),
        rule="invented",
    )
    number = f"q{len(draft.quotations):05}"
    draft.quotations.append(
        Quotation(id=number, article=draft.article, speaker=one.id, about=(other.id,), mention=found)
    )


def _related(draft: _Draft, one: Entity, other: Entity) -> None:
    predicate = draft.chance.choice(PREDICATES)
    words = f"{one.name} {predicate} {other.name}"
    line = f"{words}, the register shows."
    at = draft.add(line, (one, other))
    found = RelationMention(
        subject=_span(line, one.name, at),
        object=_span(line, other.name, at),
        predicate=predicate,
        evidence=_span(line, words, at),
        rule="invented",
        type=predicate.replace(" ", "_"),
        negated=draft.chance.random() < 0.1,
    )
    number = f"r{len(draft.relations):05}"
    draft.relations.append(
        Relation(id=number, article=draft.article, subject=one.id, object=other.id, mention=found)
    )


def _met(draft: _Draft, one: Entity, other: Entity) -> None:
    a, b = sorted((one.id, other.id))
    line = f"{one.name} and {other.name} came to the same meeting in the old customs house."
    at = draft.add(line, (one, other))
    proof = Evidence(article=draft.article, start=at, end=at + len(line), text=line)
    weight = round(1 + 3 * draft.chance.random(), 3)
    draft.together.append(
        CoMention(a=a, b=b, sentences=1, paragraphs=0, articles=1, weight=weight, evidence=(proof,))
    )


def _names() -> Iterator[tuple[str, EntityType]]:
    """Yield names without end, a body after every two people."""
    surnames = [onset + ending for ending, onset in product(ENDINGS, ONSETS)]
    # Their number has no divisor in common with that of the first names, so that no name comes twice.
    families = [*surnames, *islice((f"{one}-{other}" for one, other in product(surnames, surnames)), 600)]
    people = (f"{first} {family}" for first, family in zip(cycle(FIRST), cycle(families), strict=False))
    bodies = (f"{surname} {body}" for body, surname in product(BODIES, surnames))
    places = (f"{surname} {part}" for part, surname in product(("Quay", "Heath", "Point", "Bay"), surnames))
    while True:
        yield next(people), EntityType.PERSON
        yield next(people), EntityType.PERSON
        if (body := next(bodies, None)) is not None:
            yield body, EntityType.ORG
        if (place := next(places, None)) is not None:
            yield place, EntityType.GPE


def _entity(number: int, named: tuple[str, EntityType]) -> Entity:
    name, kind = named
    person = kind is EntityType.PERSON
    surname = name.rpartition(" ")[2]
    return Entity(
        id=f"{number:05}",
        name=name,
        label=surname if person else name,
        type=kind,
        aliases=(Alias(text=surname),) if person else (),
        roles=(OFFICES[number % len(OFFICES)],) if person and number % 3 == 0 else (),
    )


def _pairs(chance: Random, entities: int, edges: int) -> list[tuple[int, int]]:
    """Return distinct pairs, most of them inside a circle, the first of each circle in most of them."""
    circles = max(1, entities // CIRCLE)
    found: dict[tuple[int, int], None] = {}
    while len(found) < edges:
        circle = chance.randrange(circles)
        away = circle if chance.random() < 0.8 else chance.randrange(circles)
        one, other = (
            home + circles * int(CIRCLE * chance.random() * chance.random()) for home in (circle, away)
        )
        if one != other and max(one, other) < entities and not {(one, other), (other, one)} & found.keys():
            found[(one, other) if chance.random() < 0.5 else (other, one)] = None
    return list(found)


def _span(line: str, words: str, at: int) -> Span:
    start = at + line.index(words)
    return Span(start, start + len(words))
