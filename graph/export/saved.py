"""Read a graph.json back into records."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import structs

from graph.budgets import MAX_GRAPH
from graph.errors import UsageError
from graph.export.json import SCHEMA
from graph.export.usual import RULES, Fields, Usual
from graph.given import contents
from graph.mending import mend
from graph.network.checks import check
from graph.records import (
    Article,
    CoMention,
    Decision,
    Division,
    Entity,
    EntityType,
    Evidence,
    KnowledgeGraph,
    Mention,
    MentionKind,
    Mode,
    Quotation,
    QuotationKind,
    QuotationMention,
    Relation,
    RelationMention,
    ResolvedMention,
    Span,
    Verdict,
)

_OLDER = "newsgraph/1"  # without sentences and units; it leaves nothing out that is usual


class _Article(msgspec.Struct):
    id: str
    text: str
    source: str = ""
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    sentences: tuple[int, ...] = ()
    units: tuple[int, ...] = ()


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


class _Quotation(msgspec.Struct):
    id: str
    article: str
    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    cue: Span | None = None
    attitude: str | None = None
    mode: Mode = Mode.SPEECH
    speaker: Span | None = None
    addressee: Span | None = None
    speaker_entity: str | None = None
    addressee_entity: str | None = None
    about: tuple[str, ...] = ()
    time: Span | None = None
    said_on: str | None = None
    negated: bool = False


class _Stated(msgspec.Struct):
    """Where a fact is stated once more, as far as that is not where its line states it."""

    id: str
    predicate: str | msgspec.UnsetType = msgspec.UNSET
    subject_mention: Span | msgspec.UnsetType = msgspec.UNSET
    object_mention: Span | msgspec.UnsetType = msgspec.UNSET
    evidence: Span | msgspec.UnsetType = msgspec.UNSET
    quotation: str | msgspec.UnsetType = msgspec.UNSET
    rule: str | msgspec.UnsetType = msgspec.UNSET


class _Relation(msgspec.Struct):
    article: str
    subject: str | None
    predicate: str
    object: str | None
    subject_mention: Span
    object_mention: Span
    id: str = ""
    evidence: Span = Span(0, 0)
    rule: str = ""
    type: str | None = None
    negated: bool = False
    qualifier: str | None = None
    modality: str | None = None
    value: str | None = None
    amount: str | None = None
    date: str | None = None
    since: str | None = None
    until: str | None = None
    date_mention: Span | None = None
    since_mention: Span | None = None
    until_mention: Span | None = None
    quotation: str | None = None
    restates: str | None = None
    also: tuple[_Stated, ...] = ()


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


class _Decision(msgspec.Struct):
    left: str
    rule: str
    score: float
    right: str | None = None
    verdict: Verdict = Verdict.MERGED
    why: str = ""
    article: str | None = None
    left_at: str = ""
    right_at: str = ""
    left_original: str = ""
    right_original: str = ""


class _Saved(msgspec.Struct):
    schema: str
    articles: tuple[_Article, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[_Mention, ...]
    quotations: tuple[_Quotation, ...] = ()
    relations: tuple[_Relation, ...] = ()
    co_mentions: tuple[_CoMention, ...] = ()
    decisions: tuple[_Decision, ...] = ()


def read_json(path: Path) -> KnowledgeGraph:
    """Return all that a graph.json holds, each part in the order in which a build has it.

    A mention has its span, text, kind, rule, label, sentence and titles alone, and no head of a speaker or an
    addressee is known. Raises UsageError, also for a graph that breaks a law of `check`.
    """
    return from_json(contents(path, MAX_GRAPH, "run newsgraph build first, or name another file"), path)


def from_json(data: bytes | str, name: str | Path) -> KnowledgeGraph:
    """Return what `read_json` does, of the content of a graph.json that errors call by a name."""
    try:
        saved = msgspec.json.decode(data, type=_Saved)
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


def _knowledge(saved: _Saved) -> KnowledgeGraph:
    texts = {article.id: article.text for article in saved.articles}
    mended = {article: mend(text) for article, text in texts.items()}
    quotations = map(_quotation, saved.quotations)
    relations = (_relation(one) for fact in saved.relations if fact.restates is None for one in _each(fact))
    divisions = tuple(map(_division, saved.articles)) if saved.schema == SCHEMA else ()
    usual = Usual(saved.entities, divisions) if saved.schema == SCHEMA else None
    divided = {division.article: division for division in divisions}
    unsaid = None if saved.schema == SCHEMA else 0
    return KnowledgeGraph(
        articles=tuple(map(_article, saved.articles)),
        divisions=divisions,
        entities=saved.entities,
        mentions=tuple(_resolved(m, mended.get(m.article, ""), usual) for m in saved.mentions),
        quotations=tuple(sorted(quotations, key=lambda q: (q.article, q.mention.content, q.id))),
        relations=tuple(sorted(relations, key=lambda r: (r.article, r.mention.evidence, r.id))),
        co_mentions=tuple(_co_mention(pair, texts, divided, unsaid) for pair in saved.co_mentions),
        decisions=tuple(map(_decision, saved.decisions)),
    )


def _article(saved: _Article) -> Article:
    return Article(
        id=saved.id,
        text=saved.text,
        source=saved.source,
        title=saved.title,
        published=saved.published,
        publisher=saved.publisher,
        byline=saved.byline,
        url=saved.url,
    )


def _division(saved: _Article) -> Division:
    return Division(article=saved.id, sentences=_spans(saved.sentences), units=_spans(saved.units))


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


def _quotation(saved: _Quotation) -> Quotation:
    mention = QuotationMention(
        kind=saved.kind,
        content=saved.content,
        rule=saved.rule,
        cue=saved.cue,
        attitude=saved.attitude,
        mode=saved.mode,
        speaker=saved.speaker,
        addressee=saved.addressee,
        time=saved.time,
        negated=saved.negated,
    )
    return Quotation(
        id=saved.id,
        article=saved.article,
        mention=mention,
        speaker=saved.speaker_entity,
        addressee=saved.addressee_entity,
        about=saved.about,
        said_on=saved.said_on,
    )


def _each(fact: _Relation) -> Iterator[_Relation]:
    """Yield each statement of a fact."""
    yield fact
    for one in fact.also:
        told = {name: value for name, value in structs.asdict(one).items() if value is not msgspec.UNSET}
        yield structs.replace(fact, **told)


def _relation(saved: _Relation) -> Relation:
    mention = RelationMention(
        subject=saved.subject_mention,
        object=saved.object_mention,
        predicate=saved.predicate,
        evidence=saved.evidence,
        rule=saved.rule,
        type=saved.type,
        negated=saved.negated,
        qualifier=saved.qualifier or "",
        modality=saved.modality or "",
        value=saved.value or "",
        amount=saved.amount or "",
        date=saved.date_mention,
        since=saved.since_mention,
        until=saved.until_mention,
    )
    return Relation(
        id=saved.id,
        article=saved.article,
        mention=mention,
        subject=saved.subject,
        object=saved.object,
        quotation=saved.quotation,
        date=saved.date,
        since=saved.since,
        until=saved.until,
    )


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


def _decision(saved: _Decision) -> Decision:
    return Decision(
        left=saved.left,
        right=saved.left if saved.right is None else saved.right,
        verdict=saved.verdict,
        rule=saved.rule,
        score=saved.score,
        why=saved.why,
        article=saved.article,
        left_original=saved.left_at or saved.left_original,
        right_original=saved.right_at or saved.right_original,
    )


def _places(saved: _CoMention, divisions: Mapping[str, Division]) -> Iterator[tuple[str, Span]]:
    if not isinstance(saved.evidence, dict):
        yield from ((place.article, Span(place.start, place.end)) for place in saved.evidence)
        return
    for article, places in saved.evidence.items():
        division = divisions.get(article, Division(article=article))
        yield from ((article, division.numbered(place)) for place in places)
