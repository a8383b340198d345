"""The story in one place: articles in, knowledge out.

What takes long to load is loaded where it is first needed: a build that changes nothing needs none of it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from graph.curation import Curation
from graph.data.relations import vocabulary
from graph.errors import ArticleError
from graph.guard import Skip, left_out
from graph.model import DEFAULT_MODEL, files_key
from graph.readers import read
from graph.readers.curation import read_curation
from graph.records import Article, Decision, Division, Extraction, KnowledgeGraph, Skipped
from graph.store import (
    keep_knowledge,
    keep_mark,
    keep_resolutions,
    kept_knowledge,
    kept_mark,
    kept_resolution,
    knowledge_key,
    open_store,
    resolution_key,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from graph.resolve import Inside
    from graph.resolve.cluster import Cluster

__all__ = ["Build", "Step", "Tell", "build_knowledge", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What to read and how; `columns` gives the column of a field of rows.

    The files of `store` and `curation` may lie beside the articles, as `results` that an earlier run wrote,
    and are none. `follow` reads also what links in a folder lead to outside of it.
    No more than `jobs` processes read at once; a program that asks for several needs the usual
    `if __name__ == "__main__"`, since each of them loads its main module.
    """

    inputs: tuple[str | Path, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    model: str | None = None
    store: Path | None = None
    curation: Path | None = None
    results: tuple[Path, ...] = ()
    follow: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a stage has come: articles done, of how many (None where nobody knows), and their words."""

    stage: str
    done: int = 0
    total: int | None = None
    words: int = 0


Tell: TypeAlias = Callable[[Article | Skipped | Step], None]


def run(build: Build, tell: Tell, stands: Callable[[bytes], bool] | None = None) -> KnowledgeGraph:
    """Return all that is in the articles of a build, which is nothing where none can be read.

    `tell` is told each article that was read, what was skipped with its reason, and how far the work is.
    `stands` may say of the key of the result that what is made of it stands already. Then the articles alone
    are returned. Raises UsageError for what does not exist or does not fit.
    """
    curation = read_curation(build.curation) if build.curation else None
    own = [*build.results, *filter(None, (build.store, build.curation))]
    found = read(build.inputs, columns=build.columns, results=own, follow=build.follow)
    with open_store(build.store) if build.store else nullcontext() as store:
        model = _Model(DEFAULT_MODEL if build.model is None else build.model, store)
        articles = list(_read(found, tell))
        if not articles:
            return KnowledgeGraph()
        decided = build.curation.read_bytes() if build.curation else b""
        mark = f"{model.mark}{vocabulary().source}"
        key = knowledge_key(articles, mark, f"{build.curation}\0".encode() + decided)
        if stands and stands(key):
            return KnowledgeGraph(articles=tuple(articles))
        if store and (whole := kept_knowledge(store, key, articles)):
            return whole
        faults: list[Skipped] = []

        def skip(item: Skipped) -> None:
            faults.append(item)
            tell(item)

        from graph.extraction import extract_all  # noqa: PLC0415 - see above

        found_in = extract_all(model.loaded, articles, store=store, jobs=build.jobs, skip=skip)
        pairs = list(_told(found_in, len(articles), tell))
        tell(Step(stage="Linking and writing"))
        kept = _Resolutions(store, articles, mark) if store else None
        knowledge = build_knowledge(pairs, curation, skip, kept)
        if kept:
            kept.flush()
        if store and not faults:  # each fault is to be told each time
            keep_knowledge(store, key, knowledge)
    return knowledge


class _Model:
    """A spaCy pipeline by its name: what tells it from others, and itself, loaded where that is not stored.

    Raises `UsageError` where there is none of that name.
    """

    def __init__(self, name: str, store: sqlite3.Connection | None) -> None:
        self._name = name
        files = files_key(name) if store else None
        kept = kept_mark(store, files) if store and files else None
        self.mark = kept or self._mark()
        if store and files and not kept:
            keep_mark(store, files, self.mark)

    @cached_property
    def loaded(self) -> "Language":
        """The pipeline: our own, whose files stay as they are, is loaded once in a process."""
        return _kept(self._name) if self._name == DEFAULT_MODEL else _load(self._name)

    def _mark(self) -> str:
        from graph.analyse import fingerprint  # noqa: PLC0415 - see above

        return fingerprint(self.loaded)


def _load(name: str) -> "Language":
    from graph.analyse import load_pipeline  # noqa: PLC0415 - see above

    return load_pipeline(name)


_kept = cache(_load)


def _read(found: Iterable[Article | Skipped], tell: Tell) -> Iterator[Article]:
    for number, item in enumerate(found, 1):
        tell(item)
        tell(Step(stage="Reading", done=number))
        if isinstance(item, Article):
            yield item


def _told(
    pairs: Iterable[tuple[Article, Extraction]], total: int, tell: Tell
) -> Iterator[tuple[Article, Extraction]]:
    words = 0
    for number, (article, extraction) in enumerate(pairs, 1):
        words += article.text.count(" ") + 1
        tell(Step(stage="Finding names and statements", done=number, total=total, words=words))
        yield article, extraction


def build_knowledge(
    extracted: Iterable[tuple[Article, Extraction]],
    curation: Curation | None = None,
    skip: Skip | None = None,
    inside: "Inside | None" = None,
) -> KnowledgeGraph:
    """Return the whole result for all articles; the order in which they come does not matter.

    `inside` resolves one article, in the place of `resolve_article`. One on which a rule fails goes to
    `skip`, and all is as if it were not there; without that, `ArticleError` is raised. Raises UsageError
    where what a person decided does not fit the articles.
    """
    pairs = sorted(extracted, key=lambda pair: pair[0].id)
    while True:
        try:
            return _knowledge(pairs, curation, inside)
        except ArticleError as error:
            if skip is None:
                raise
            skip(next(left_out(article, error) for article, _ in pairs if article.id == error.article))
            pairs = [pair for pair in pairs if pair[0].id != error.article]


_AT_ONCE = 200  # articles; so much is lost at most where the work is stopped


class _Resolutions:
    """Resolves inside an article, or takes from a store what was resolved there, and keeps what is new."""

    def __init__(self, store: sqlite3.Connection, articles: Iterable[Article], mark: str) -> None:
        self._store = store
        self._keys = {article.id: resolution_key(article, mark) for article in articles}
        self._new: dict[bytes, bytes] = {}

    def __call__(self, article: Extraction) -> "tuple[list[Cluster], list[Decision]]":
        from graph.resolve import resolve_article  # noqa: PLC0415 - see above
        from graph.resolve.kept import pack_resolved, unpack_resolved  # noqa: PLC0415 - see above

        key = self._keys[article.article]
        if kept := kept_resolution(self._store, key):
            return unpack_resolved(kept)
        clusters, decisions = resolve_article(article)
        self._new[key] = pack_resolved(article.article, clusters, decisions)
        if len(self._new) >= _AT_ONCE:
            self.flush()
        return clusters, decisions

    def flush(self) -> None:
        """Keep what was resolved."""
        keep_resolutions(self._store, self._new)
        self._new = {}


def _knowledge(
    pairs: Sequence[tuple[Article, Extraction]], curation: Curation | None, inside: "Inside | None"
) -> KnowledgeGraph:
    from graph.network.co_mention import co_mentions  # noqa: PLC0415 - see above
    from graph.resolve import resolve, resolve_article  # noqa: PLC0415 - see above
    from graph.resolve.said_on import date_quotations, date_relations  # noqa: PLC0415 - see above

    articles = tuple(article for article, _ in pairs)
    extractions = tuple(extraction for _, extraction in pairs)
    observers = [name for article in articles for name in (article.publisher, article.byline) if name]
    resolution = resolve(extractions, observers, curation, inside or resolve_article)
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
