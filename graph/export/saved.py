"""Read a graph.json back into records."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import GenericAlias
from typing import Any

import msgspec
from msgspec import structs

from graph.budgets import MAX_GRAPH
from graph.errors import UsageError
from graph.export.json import SCHEMA
from graph.export.mapped import ARTICLES, DECISIONS, QUOTATIONS, RELATIONS
from graph.export.usual import RULES, Fields, Usual
from graph.given import contents
from graph.mending import mend
from graph.network.checks import check
from graph.records import (
    CoMention,
    Decision,
    Division,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
)

_OLDER = "newsgraph/1"  # without sentences and units; it leaves nothing out that is usual


class _Mention(msgspec.Struct):
    article: str
    start: int
    end: int
    kind: MentionKind
    entity: str | None
    core: Span | None = None
    rule: str | None = None
    titles: str | None = None
    label: EntityType | msgspec.UnsetType | None = msgspec.UNSET
    sentence: int | msgspec.UnsetType = msgspec.UNSET
    original: str | msgspec.UnsetType | None = msgspec.UNSET
    reason: str | msgspec.UnsetType = msgspec.UNSET


class _Place(msgspec.Struct):
    article: str
    start: int
    end: int


class _CoMention(msgspec.Struct):
    a: str
    b: str
    weight: float
    sentences: int | None = None
    paragraphs: int | None = None
    evidence: dict[str, tuple[int | Span, ...]] | tuple[_Place, ...] = ()


def _many(line: type) -> object:
    return GenericAlias(tuple, (line, ...))


_FACT = msgspec.defstruct(
    "Fact",
    [("also", _many(RELATIONS.change), ()), ("restates", str | None, None)],
    bases=(RELATIONS.line,),
    kw_only=True,
)
_SAVED = msgspec.defstruct(
    "Saved",
    [
        ("schema", str),
        ("articles", _many(ARTICLES.line)),
        ("entities", _many(Entity)),
        ("mentions", _many(_Mention)),
        ("quotations", _many(QUOTATIONS.line), ()),
        ("relations", _many(_FACT), ()),
        ("co_mentions", _many(_CoMention), ()),
        ("decisions", _many(DECISIONS.line), ()),
    ],
)


def read_json(path: Path) -> KnowledgeGraph:
    """Return all that a graph.json holds, each part in the order in which a build has it.

    A mention has its span, text, kind, rule, label, sentence and titles alone, and no head of a speaker or an
    addressee is known. Raises UsageError, also for a graph that breaks a law of `check`.
    """
    return from_json(contents(path, MAX_GRAPH, "run newsgraph build first, or name another file"), path)


def from_json(data: bytes | str, name: str | Path) -> KnowledgeGraph:
    """Return what `read_json` does, of the content of a graph.json that errors call by a name."""
    try:
        saved: Any = msgspec.json.decode(data, type=_SAVED)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is no graph.json of newsgraph ({error}): name another file.") from error
    if saved.schema not in {SCHEMA, _OLDER}:
        raise UsageError(f"{name} has the schema {saved.schema}, not {SCHEMA}: build it anew.")
    try:
        knowledge = _knowledge(saved)
    except IndexError as error:
        raise UsageError(f"{name} names a sentence that its article does not have: build it anew.") from error
    faults = check(knowledge)
    if faults:
        raise UsageError(f"{name} contradicts itself ({faults[0].rstrip('.')}): build it anew.")
    return knowledge


def _knowledge(saved: Any) -> KnowledgeGraph:  # noqa: ANN401 - its parts are made of what is mapped
    articles = tuple(map(ARTICLES.record, saved.articles))
    texts = {article.id: article.text for article in articles}
    mended = {article: mend(text) for article, text in texts.items()}
    quotations = map(QUOTATIONS.record, saved.quotations)
    facts = (fact for fact in saved.relations if fact.restates is None)
    relations = (RELATIONS.record(line) for fact in facts for line in _each(fact))
    divisions = tuple(map(_division, saved.articles)) if saved.schema == SCHEMA else ()
    usual = Usual(saved.entities, divisions) if saved.schema == SCHEMA else None
    divided = {division.article: division for division in divisions}
    unsaid = None if saved.schema == SCHEMA else 0
    return KnowledgeGraph(
        articles=articles,
        divisions=divisions,
        entities=saved.entities,
        mentions=tuple(_resolved(m, mended.get(m.article, ""), usual) for m in saved.mentions),
        quotations=tuple(sorted(quotations, key=lambda q: (q.article, q.mention.content, q.id))),
        relations=tuple(sorted(relations, key=lambda r: (r.article, r.mention.evidence, r.id))),
        co_mentions=tuple(_co_mention(pair, texts, divided, unsaid) for pair in saved.co_mentions),
        decisions=tuple(map(_decision, saved.decisions)),
    )


def _division(line: Any) -> Division:  # noqa: ANN401 - the same
    return Division(article=line.id, sentences=_spans(line.sentences), units=_spans(line.units))


def _spans(flat: tuple[int, ...]) -> tuple[Span, ...]:
    return tuple(map(Span, flat[::2], flat[1::2]))


def _resolved(saved: _Mention, text: str, usual: Usual | None) -> ResolvedMention:
    whole = Span(saved.start, saved.end)
    span = saved.core or whole
    rule = saved.rule or RULES[saved.kind]
    other = usual.of(saved.article, span, saved.kind, saved.entity, rule) if usual else Fields()
    mention = Mention(
        span=span,
        text=text[span.start : span.end],
        kind=saved.kind,
        head=span,
        rule=rule,
        label=other.label if saved.label is msgspec.UNSET else saved.label,
        sentence=other.sentence if saved.sentence is msgspec.UNSET else saved.sentence,
        titles=saved.titles or "",
        phrase=whole if saved.core else None,
    )
    return ResolvedMention(
        article=saved.article,
        mention=mention,
        entity=saved.entity,
        original=other.original if saved.original is msgspec.UNSET else saved.original,
        reason=other.reason if saved.reason is msgspec.UNSET else saved.reason,
    )


def _each(fact: Any) -> Iterator[msgspec.Struct]:  # noqa: ANN401 - the same
    """Yield each statement of a fact."""
    yield fact
    for one in fact.also:
        told = {name: value for name, value in structs.asdict(one).items() if value is not msgspec.UNSET}
        yield structs.replace(fact, **told)


def _co_mention(
    saved: _CoMention, texts: Mapping[str, str], divisions: Mapping[str, Division], unsaid: int | None
) -> CoMention:
    """Return a co-mention; `unsaid` is how many sentences an older file means that gives no number."""
    evidence = tuple(
        Evidence(article=article, start=start, end=end, text=texts.get(article, "")[start:end])
        for article, (start, end) in _places(saved, divisions)
    )
    usual = len(evidence) if unsaid is None else unsaid
    return CoMention(
        a=saved.a,
        b=saved.b,
        sentences=usual if saved.sentences is None else saved.sentences,
        paragraphs=len(evidence) if saved.paragraphs is None else saved.paragraphs,
        articles=len({proof.article for proof in evidence}),
        weight=saved.weight,
        evidence=evidence,
    )


def _decision(line: Any) -> Decision:  # noqa: ANN401 - the same
    found = DECISIONS.record(line)
    return replace(
        found,
        right=found.right or found.left,
        left_original=found.left_original or line.left_original,
        right_original=found.right_original or line.right_original,
    )


def _places(saved: _CoMention, divisions: Mapping[str, Division]) -> Iterator[tuple[str, Span]]:
    if not isinstance(saved.evidence, dict):
        yield from ((place.article, Span(place.start, place.end)) for place in saved.evidence)
        return
    for article, places in saved.evidence.items():
        division = divisions.get(article, Division(article=article))
        yield from ((article, division.numbered(place)) for place in places)
