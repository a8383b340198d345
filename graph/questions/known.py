"""What answers are made of: parties, passages with where they stand, and the graph that they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.identity.register import Register
from graph.network import Measures, Standing, build_network, measure, standings
from graph.network.links import Link
from graph.network.stated import originals_of, stated_in_words
from graph.paragraphs import divisions
from graph.records import Article, Entity, Evidence, KnowledgeGraph, Quotation, ResolvedMention, Span

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is meant: an entity, or without an id the words of the text that could not be resolved."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A passage of an article, `article.text[start:end] == text`, and what the source states of that."""

    article: str
    start: int
    end: int
    text: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


class Known:
    """A graph with its names, its articles by id, and its network, which is made when first asked for.

    Who has made the network and its measures already gives them.
    """

    def __init__(
        self,
        knowledge: KnowledgeGraph,
        network: "nx.MultiDiGraph[str] | None" = None,
        measures: Mapping[str, Measures] | None = None,
    ) -> None:
        self.knowledge = knowledge
        self._network = network
        self._measures = measures
        self.entities = {entity.id: entity for entity in knowledge.entities}
        self.articles = {article.id: article for article in knowledge.articles}
        self.quotations = {quotation.id: quotation for quotation in knowledge.quotations}
        self._divisions = divisions(knowledge)

    @cached_property
    def register(self) -> Register:
        """The names of the graph."""
        return Register(self.knowledge)

    @cached_property
    def originals(self) -> dict[str, str]:
        """For each article that whose text it has: its own id, or of a copy another."""
        return originals_of(self.knowledge)

    def mentions_of(self, article: str) -> list[ResolvedMention]:
        """Return the mentions of an article."""
        return self._mentions.get(article, [])

    @cached_property
    def _mentions(self) -> dict[str, list[ResolvedMention]]:
        found: dict[str, list[ResolvedMention]] = {}
        for mention in self.knowledge.mentions:
            found.setdefault(mention.article, []).append(mention)
        return found

    def quotations_of(self, end: str, entity: str) -> list[Quotation]:
        """Return the quotations `by`, `about` or `to` an entity, in the order of the graph."""
        return self._quotations_of.get((end, entity), [])

    @cached_property
    def _quotations_of(self) -> dict[tuple[str, str], list[Quotation]]:
        found: dict[tuple[str, str], list[Quotation]] = {}
        for quotation in self.knowledge.quotations:
            ends = [("by", quotation.speaker), ("to", quotation.addressee)]
            ends += [("about", entity) for entity in quotation.about]
            for end, entity in dict.fromkeys(ends):
                if entity is not None:
                    found.setdefault((end, entity), []).append(quotation)
        return found

    @cached_property
    def network(self) -> "nx.MultiDiGraph[str]":
        """The network of the graph."""
        return build_network(self.knowledge) if self._network is None else self._network

    @cached_property
    def measures(self) -> Mapping[str, Measures]:
        """How each entity of the network stands in it."""
        return measure(self.network) if self._measures is None else self._measures

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How each entity of the network stands by what is stated of it."""
        return standings(self.network)

    @cached_property
    def values(self) -> dict[str, list[Link]]:
        """What is stated of each entity in words that name nobody."""
        found: dict[str, list[Link]] = {}
        for link in stated_in_words(self.knowledge):
            found.setdefault(link.source, []).append(link)
        return found

    def importance(self, party: Party) -> float:
        """Return how important a party is, 0 where it is no part of the network."""
        measures = self.measures.get(party.id or "")
        return measures.importance if measures else 0.0

    def entity(self, id_: str) -> Party:
        """Return an entity as a party."""
        return Party(name=self.entities[id_].name, id=id_)

    def party(self, entity: str | None, article: str = "", span: Span | None = None) -> Party | None:
        """Return an entity as a party, else the words of a span of the article, None without any."""
        if entity is not None:
            return self.entity(entity)
        if span is None:
            return None
        return Party(name=" ".join(self.articles[article].text[span.start : span.end].split()))

    def proof(self, article: str, span: Span) -> Proof:
        """Return a span as a passage."""
        known = self.articles[article]
        return Proof(
            article=article,
            start=span.start,
            end=span.end,
            text=known.text[span.start : span.end],
            published=known.published,
            publisher=known.publisher,
            title=known.title,
            url=known.url,
        )

    def around(self, article: str, spans: Iterable[Span]) -> Proof:
        """Return the sentence, or the sentences, that hold some spans of an article."""
        return self.proof(article, self._divisions[article].around(spans))

    def sentences_of(self, article: str) -> tuple[Span, ...]:
        """Return the sentences of an article, in order."""
        return self._divisions[article].sentences

    def first_named(self, entity: Entity) -> Proof | None:
        """Return the first sentence that mentions an entity, of the article that was published first."""
        mentions = self.register.mentions(entity)
        first = min(mentions, key=lambda m: (*self.in_order(m.article), m.mention.span), default=None)
        return None if first is None else self.around(first.article, [first.mention.span])

    def passages(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        """Return evidence as passages, the first published first, each once."""
        found = {(item.article, Span(item.start, item.end)) for item in evidence}
        ordered = sorted(found, key=lambda place: (*self.in_order(place[0]), place[1]))
        return tuple(self.proof(article, span) for article, span in ordered)

    def sentences(self, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        """Return the sentences that hold some evidence, the first published first, each once."""
        found = (
            self.around(proof.article, [Span(proof.start, proof.end)]) for proof in self.passages(evidence)
        )
        return tuple(dict.fromkeys(found))

    def in_order(self, article: str) -> tuple[str, str]:
        """Return the place of an article among all: by its date, those without one last, then by its id."""
        return self.articles[article].published or "9999", article


def day_of(article: Article | Proof) -> str:
    """Return the day on which an article was published, empty where no source states it."""
    return (article.published or "")[:10]
