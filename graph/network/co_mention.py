"""Count which entities are named together, and weigh how much it says that they are."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log, sqrt

from graph.network.copies import copies
from graph.records import Article, CoMention, Entity, Evidence, Extraction, ResolvedMention, Span

# A unit that names more entities is a list (signatories, results) or a text without breaks: it says nothing
# of any two of them. Leaving it out also keeps the work linear: at most 20 pairs a mention.
MOST_TOGETHER = 40
# A longer sentence or paragraph, in code points, is a text without breaks; nobody reads it as evidence.
LONGEST_UNIT = 4000
# Units that name nobody, as if from other news (some 200 articles of 25 sentences and paragraphs each), so
# that one article is weighed against more than itself. With 1,000, in an invented story of six articles, a
# pair met three times among two busy names still weighed no more than a pair met once; with 10,000 it
# outweighs it.
BACKGROUND = 10_000
# What a pair weighs that is met no more often than chance has it: an edge, yet never a strong one.
LEAST_WEIGHT = 0.01


@dataclass(slots=True)
class _Pair:
    """What is counted of two entities while the articles go by."""

    sentences: int = 0
    paragraphs: int = 0
    articles: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class _Counts:
    """What is counted of all articles: units (sentences and paragraphs), units by entity, pairs."""

    units: int = 0
    by_entity: Counter[str] = field(default_factory=Counter)
    pairs: dict[tuple[str, str], _Pair] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Source:
    """A text and its copies: whom its sentences and its paragraphs have named, alone and together."""

    id: str
    sentences: set[tuple[str, ...]] = field(default_factory=set)
    paragraphs: set[tuple[str, ...]] = field(default_factory=set)


def co_mentions(
    articles: Iterable[Article],
    extractions: Iterable[Extraction],
    entities: Iterable[Entity],
    mentions: Iterable[ResolvedMention],
) -> tuple[CoMention, ...]:
    """Return the pairs of named entities that one sentence or one paragraph holds, sorted by their ids.

    A name inside a longer one ties nobody. Descriptions and pronouns count as mentions of the entity they
    refer to; an entity known only by a description is left out, since its statements link it. Sentences and
    paragraphs are counted apart. The evidence is each sentence that holds both, and each paragraph that
    holds both with no such sentence in it, in text order. A unit with more than `MOST_TOGETHER` entities or
    `LONGEST_UNIT` code points links nobody.

    The weight is the signed root of Dunning's log-likelihood ratio (Dunning 1993, Accurate Methods for the
    Statistics of Surprise and Coincidence) over all sentences and paragraphs, so that one sentence counts
    twice, as itself and within its paragraph. Pointwise mutual information was the other candidate: it puts
    two names that occur once above two that occur together twenty times, which turns a list for a
    journalist upside down. The ratio grows with the evidence and still sinks what chance explains, such as
    two names that every article holds. One article alone has no chance to compare with, for all its names
    share its subject; therefore `BACKGROUND` units without any name are added, which decide at one article
    and matter little at a thousand. The weight is scaled so that 1.0 means: named once, in one sentence,
    and nowhere else. It is at least `LEAST_WEIGHT` and rounded to six decimals.

    A text and its copies are one source: of a copy only the units count that name somebody, or two together,
    whom no unit of the text that it copies names; the evidence is that of all.
    """
    articles = tuple(articles)
    originals = copies(articles)
    sources = {original: _Source(original) for original in originals.values()}
    named = {entity.id for entity in entities if entity.named}
    texts = {article.id: article.text for article in articles}
    by_article: dict[str, list[tuple[int, str]]] = {}
    for resolved in mentions:
        if resolved.entity in named and not resolved.mention.nested:
            found = by_article.setdefault(resolved.article, [])
            found.append((resolved.mention.span.start, resolved.entity))
    counts = _Counts()
    for extraction in sorted(extractions, key=lambda found: (found.article in originals, found.article)):
        id_ = originals.get(extraction.article, extraction.article)
        placed = sorted(by_article.get(extraction.article, ()))
        _count(counts, sources.get(id_) or _Source(id_), extraction, texts[extraction.article], placed)
    total = counts.units + BACKGROUND
    unit = _root_likelihood(2, 2, 2, total)
    return tuple(
        CoMention(
            a=a,
            b=b,
            sentences=pair.sentences,
            paragraphs=pair.paragraphs,
            articles=len(pair.articles),
            weight=_weight(pair, counts.by_entity[a], counts.by_entity[b], total, unit),
            evidence=tuple(sorted(pair.evidence, key=lambda proof: (proof.article, proof.start, proof.end))),
        )
        for (a, b), pair in sorted(counts.pairs.items())
    )


def _count(
    counts: _Counts,
    source: _Source,
    extraction: Extraction,
    text: str,
    placed: Sequence[tuple[int, str]],
) -> None:
    sentences = _named_in(extraction.sentences, placed)
    paragraphs = _named_in(extraction.units, placed)
    copied = source.id != extraction.article
    if not copied:
        counts.units += len(extraction.sentences) + len(extraction.units)
    within = _holders(sorted(sentences), sorted(extraction.units))
    shown: dict[tuple[str, str], list[Span]] = {}
    nearer: set[tuple[tuple[str, str], Span | None]] = set()
    for span, ids in sentences.items():
        counted = _counts_once(ids, source.sentences, copied=copied)
        counts.units += copied and counted
        counts.by_entity.update(ids if counted else ())
        for pair in combinations(ids, 2):
            counts.pairs.setdefault(pair, _Pair()).sentences += counted
            shown.setdefault(pair, []).append(span)
            nearer.add((pair, within[span]))
    for span, ids in paragraphs.items():
        counted = _counts_once(ids, source.paragraphs, copied=copied)
        counts.units += copied and counted
        counts.by_entity.update(ids if counted else ())
        for pair in combinations(ids, 2):
            counts.pairs.setdefault(pair, _Pair()).paragraphs += counted
            if (pair, span) not in nearer:
                shown.setdefault(pair, []).append(span)
    proofs = {
        span: Evidence(
            article=extraction.article, start=span.start, end=span.end, text=text[span.start : span.end]
        )
        for span in (*sentences, *paragraphs)
    }
    for pair, spans in shown.items():
        kept = counts.pairs[pair]
        kept.articles.add(source.id)
        kept.evidence.extend(proofs[span] for span in sorted(spans))


def _counts_once(ids: tuple[str, ...], told: set[tuple[str, ...]], *, copied: bool) -> bool:
    """Tell whether a unit counts, and note whom it names."""
    names = {*combinations(ids, 1), *combinations(ids, 2)}
    new = not names <= told
    told |= names
    return new or not copied


def _holders(inner: Iterable[Span], outer: Sequence[Span]) -> Mapping[Span, Span | None]:
    """Return the outer span that wholly holds each inner one, None where none does; both in order."""
    starts = [span.start for span in outer]
    holders: dict[Span, Span | None] = {}
    for span in inner:
        index = bisect_right(starts, span.start) - 1
        holders[span] = outer[index] if index >= 0 and outer[index].covers(span) else None
    return holders


def _named_in(units: Sequence[Span], placed: Iterable[tuple[int, str]]) -> Mapping[Span, tuple[str, ...]]:
    """Return the sorted ids that each unit names; units without any, too long or too full are left out."""
    ordered = sorted(units)
    starts = [unit.start for unit in ordered]
    found: dict[Span, set[str]] = {}
    for start, entity in placed:
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < ordered[index].end:
            found.setdefault(ordered[index], set()).add(entity)
    return {
        unit: tuple(sorted(ids))
        for unit, ids in found.items()
        if len(ids) <= MOST_TOGETHER and unit.end - unit.start <= LONGEST_UNIT
    }


def _weight(pair: _Pair, of_a: int, of_b: int, total: int, unit: float) -> float:
    both = pair.sentences + pair.paragraphs
    return round(max(LEAST_WEIGHT, _root_likelihood(both, of_a, of_b, total) / unit), 6)


def _root_likelihood(both: int, of_a: int, of_b: int, total: int) -> float:
    """Return the signed root of Dunning's ratio: below 0 where the pair is rarer than chance has it."""
    cells = (both, of_a - both, of_b - both, total - of_a - of_b + both)
    margins = (of_a * of_b, of_a * (total - of_b), (total - of_a) * of_b, (total - of_a) * (total - of_b))
    ratio = 2 * sum(_term(seen, total, margin) for seen, margin in zip(cells, margins, strict=True))
    root = sqrt(max(0.0, ratio))
    return root if both * total > of_a * of_b else -root


def _term(seen: int, total: int, margin: int) -> float:
    return seen * log(seen * total / margin) if seen else 0.0
