"""The story in one place: articles in, knowledge out."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from graph.analyse import parse
from graph.extract import extract
from graph.network import co_mentions
from graph.records import Article, Extraction, KnowledgeGraph
from graph.resolve import resolve

__all__ = ["build_knowledge", "extract_articles"]


def extract_articles(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with what is found in it, in order; a parse is dropped as soon as its records are taken."""
    for article, doc in parse(nlp, articles):
        yield article, extract(article, doc)


def build_knowledge(extracted: Iterable[tuple[Article, Extraction]]) -> KnowledgeGraph:
    """Return the whole result for all articles; the order in which they come does not matter."""
    pairs = sorted(extracted, key=lambda pair: pair[0].id)
    articles = tuple(article for article, _ in pairs)
    extractions = tuple(extraction for _, extraction in pairs)
    resolution = resolve(extractions)
    return KnowledgeGraph(
        articles=articles,
        entities=tuple(sorted(resolution.entities, key=lambda entity: entity.id)),
        mentions=resolution.mentions,
        quotations=resolution.quotations,
        relations=resolution.relations,
        co_mentions=co_mentions(articles, extractions, resolution.entities, resolution.mentions),
    )
