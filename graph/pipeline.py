"""The story in one place: articles in, knowledge out."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language

from graph.analyse import fingerprint, parse
from graph.curation import Curation
from graph.data.relations import vocabulary
from graph.errors import ArticleError
from graph.extract import extract
from graph.guard import Guard, Skip, left_out
from graph.network import co_mentions
from graph.records import Article, Division, Extraction, KnowledgeGraph
from graph.resolve import resolve
from graph.resolve.said_on import date_quotations, date_relations
from graph.store import remembered

__all__ = ["build_knowledge", "extract_articles"]


def extract_articles(
    nlp: Language,
    articles: Iterable[Article],
    *,
    store: sqlite3.Connection | None = None,
    skip: Skip | None = None,
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with what is found in it, in order.

    A parse is dropped as soon as its records are taken. What an open store holds is not parsed again.
    An article on which a rule fails goes to `skip`; without that, `ArticleError` is raised.
    """

    def extracted(articles: Iterable[Article]) -> Iterator[tuple[Article, Extraction]]:
        for article, doc in parse(nlp, articles, skip):
            try:
                with Guard(article.id):
                    found = extract(article, doc)
            except ArticleError as error:
                if skip is None:
                    raise
                skip(left_out(article, error))
            else:
                yield article, found

    if store is None:
        return extracted(articles)
    return remembered(store, f"{fingerprint(nlp)}{vocabulary().source}", articles, extracted)


def build_knowledge(
    extracted: Iterable[tuple[Article, Extraction]],
    curation: Curation | None = None,
    skip: Skip | None = None,
) -> KnowledgeGraph:
    """Return the whole result for all articles; the order in which they come does not matter.

    An article on which a rule fails goes to `skip`, and all is as if it were not there; without that,
    `ArticleError` is raised. Raises UsageError where what a person decided does not fit the articles.
    """
    pairs = sorted(extracted, key=lambda pair: pair[0].id)
    while True:
        try:
            return _knowledge(pairs, curation)
        except ArticleError as error:
            if skip is None:
                raise
            skip(next(left_out(article, error) for article, _ in pairs if article.id == error.article))
            pairs = [pair for pair in pairs if pair[0].id != error.article]


def _knowledge(pairs: Sequence[tuple[Article, Extraction]], curation: Curation | None) -> KnowledgeGraph:
    articles = tuple(article for article, _ in pairs)
    extractions = tuple(extraction for _, extraction in pairs)
    observers = [name for article in articles for name in (article.publisher, article.byline) if name]
    resolution = resolve(extractions, observers, curation)
    return KnowledgeGraph(
        articles=articles,
        divisions=tuple(
            Division(article=one.article, sentences=one.sentences, units=one.units) for one in extractions
        ),
        entities=tuple(sorted(resolution.entities, key=lambda entity: entity.id)),
        mentions=resolution.mentions,
        quotations=date_quotations(resolution.quotations, articles),
        relations=date_relations(resolution.relations, articles),
        co_mentions=co_mentions(articles, extractions, resolution.entities, resolution.mentions),
        decisions=resolution.decisions,
    )
