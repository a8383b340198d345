"""Extract from many articles: from each text once, in several processes, and nothing that is stored."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.language import Language

from graph.analyse import BATCH, fingerprint, load_pipeline, parse
from graph.budgets import MAX_SECONDS
from graph.data.relations import vocabulary
from graph.errors import ArticleError
from graph.extract import extract
from graph.guard import Failed, Guard, Skip, left_out
from graph.records import Article, Extraction
from graph.store import keep, key_of, pack, stored, unpack
from graph.workers import spread

WORTH = 200_000  # code points that are worth the start of a worker: ten seconds against two
_WHOLE = 4 * MAX_SECONDS  # of a batch, behind which its worker is ended: no guard has stopped it
_LONG = 100_000  # code points of a batch, which bounds what is held as parses


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What comes out of a batch: what is found by the id of the article, packed, and what failed."""

    found: tuple[tuple[str, bytes], ...]
    failed: tuple[tuple[str, str], ...]


def extract_articles(
    nlp: Language, articles: Iterable[Article], *, skip: Skip | None = None
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with what is found in it, in order.

    A parse is dropped as soon as its records are taken. An article on which a rule fails goes to `skip`;
    without that, `ArticleError` is raised.
    """
    return _extracted(nlp, articles, (lambda one, error: skip(left_out(one, error))) if skip else None)


def _extracted(
    nlp: Language, articles: Iterable[Article], failed: Failed | None
) -> Iterator[tuple[Article, Extraction]]:
    for article, doc in parse(nlp, articles, failed):
        try:
            with Guard(article.id):
                found = extract(article, doc)
        except ArticleError as error:
            if failed is None:
                raise
            failed(article, error)
        else:
            yield article, found


def extract_all(
    nlp: Language,
    articles: Sequence[Article],
    *,
    store: sqlite3.Connection | None = None,
    jobs: int = 1,
    worth: int = WORTH,
    skip: Skip,
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with what is found in it, in no order, the same whatever `jobs` and the store.

    An article that fails, takes too much time or ends its worker goes to `skip`. There are no more workers
    than the articles are `worth`, in code points for each. The longest come first and
    those of one length together, which saves 4 % of the parse and lets no worker wait for the last.
    """
    mark = f"{fingerprint(nlp)}{vocabulary().source}"
    bearers: dict[bytes, list[Article]] = {}
    for article in articles:
        bearers.setdefault(key_of(article, mark), []).append(article)
    known = set()
    for key, found in stored(store, tuple(bearers)) if store else ():
        known.add(key)
        yield from _each(bearers[key], found)
    keys = {same[0].id: key for key, same in bearers.items() if key not in known}
    missing = [bearers[key][0] for key in keys.values()]
    workers = min(jobs, sum(len(article.text) for article in missing) // worth)
    for result in _results(nlp, missing, workers):
        if store:
            keep(store, {keys[id_]: value for id_, value in result.found})
        for id_, rule in result.failed:
            for article in bearers[keys[id_]]:
                skip(left_out(article, ArticleError(article.id, rule)))
        for id_, value in result.found:
            yield from _each(bearers[keys[id_]], unpack(value))


def _results(nlp: Language, articles: Iterable[Article], jobs: int) -> Iterator[Packed]:
    batches = _batches(articles)
    if jobs <= 1 or vocabulary().source:  # what a person adds to it is known in this process alone
        return map(partial(_packed, nlp), batches)
    return spread(partial(_start, str(nlp.path)), batches, jobs=jobs, seconds=_WHOLE, lost=_lost)


def _each(articles: Iterable[Article], found: Extraction) -> Iterator[tuple[Article, Extraction]]:
    for article in articles:
        yield article, replace(found, article=article.id)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in sorted(articles, key=lambda article: (-len(article.text), article.id)):
        if batch and (len(batch) == BATCH or size + len(article.text) > _LONG):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch


def _start(model: str) -> Callable[[Sequence[Article]], Packed]:
    return partial(_packed, load_pipeline(model))


def _lost(article: Article) -> Packed:
    return Packed(found=(), failed=((article.id, "it ends the process that reads it"),))


def _packed(nlp: Language, batch: Sequence[Article]) -> Packed:
    failed: list[tuple[str, str]] = []
    found = _extracted(nlp, batch, lambda article, error: failed.append((article.id, error.rule)))
    return Packed(found=tuple((article.id, pack(one)) for article, one in found), failed=tuple(failed))
