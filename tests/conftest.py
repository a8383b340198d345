"""An invented story in two articles, small enough to write down its whole graph."""

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from npm_packages import install

from graph.network import co_mentions
from graph.records import (
    Alias,
    Article,
    Division,
    Entity,
    EntityType,
    Extraction,
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

if TYPE_CHECKING:
    from spacy.language import Language

# Scripts that other processes run, some under another Python, or with packages of their own: no tests.
collect_ignore = ["benchmarks", "fuzz", "graph_tool_read.py", "lists", "quality/train_names.py"]

# A fault in a rule fails a test, and does not only cost an article.
os.environ["NEWSGRAPH_RAISE"] = "1"

# What is started in the background ignores interruptions, and so would each program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on each machine, however slow: what a law finds depends on the law alone. The first run in
# a clone builds hypothesis's table of all characters, which takes longer than any allowance.
settings.register_profile(
    "laws", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")

FIRST = (
    '"The bridge is weak," said Ida Brandt, head of the Harbour Office. "We told Quist."\n'
    "Omar Quist denied that. He trusts Brandt, he said."
)
SECOND = "Brandt told Omar Quist that the Harbour Office would close the bridge."


@pytest.fixture(scope="session")
def npm_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the tests of the page take from npm: its linter, and axe-core."""
    return install(Path(__file__).with_name("npm"), tmp_path_factory.mktemp("npm"))


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The pipeline as it is loaded, for all who leave it as it is."""
    from graph.analyse import load_pipeline  # noqa: PLC0415 - takes long, and most tests do without

    return load_pipeline()


@pytest.fixture
def council() -> KnowledgeGraph:
    articles = (
        Article(id="a1", text=FIRST, source="a1.txt", title="Bridge", published="2025-03-04"),
        Article(id="a2", text=SECOND, source="a2.txt", published="2025-03-06T09:30:00Z"),
    )
    entities = (
        Entity(
            id="brandt",
            name="Ida Brandt",
            label="Brandt",
            type=EntityType.PERSON,
            aliases=(Alias(text="Brandt"), Alias(text="IB", derived=True)),
            roles=("head of the Harbour Office",),
        ),
        Entity(id="office", name="Harbour Office", label="Harbour Office", type=EntityType.ORG),
        Entity(id="quist", name="Omar Quist", label="Quist", type=EntityType.PERSON),
    )
    mentions = (
        _mention("a1", "Ida Brandt", "brandt"),
        _mention("a1", "Harbour Office", "office"),
        _mention("a1", "Quist", "quist"),
        _mention("a1", "Omar Quist", "quist"),
        _mention("a1", "He", "quist", MentionKind.PRONOUN),
        _mention("a1", "Brandt, he said", "brandt", length=6),
        _mention("a1", "he said", None, MentionKind.PRONOUN, length=2),
        _mention("a2", "Brandt", "brandt"),
        _mention("a2", "Omar Quist", "quist"),
        _mention("a2", "Harbour Office", "office"),
    )
    extractions = (
        Extraction(
            article="a1",
            sentences=(
                _span("a1", FIRST[:66]),
                _span("a1", '"We told Quist."'),
                _span("a1", "Omar Quist denied that."),
                _span("a1", "He trusts Brandt, he said."),
            ),
            units=(Span(0, FIRST.index("\n")), Span(FIRST.index("\n") + 1, len(FIRST))),
        ),
        Extraction(article="a2", sentences=(Span(0, len(SECOND)),), units=(Span(0, len(SECOND)),)),
    )
    return KnowledgeGraph(
        articles=articles,
        divisions=tuple(
            Division(article=one.article, sentences=one.sentences, units=one.units) for one in extractions
        ),
        entities=entities,
        mentions=mentions,
        quotations=_quotations(),
        relations=_relations(),
        co_mentions=co_mentions(articles, extractions, entities, mentions),
    )


def _quotations() -> tuple[Quotation, ...]:
    split = QuotationMention(
        kind=QuotationKind.DIRECT,
        content=(_span("a1", "The bridge is weak,"), _span("a1", "We told Quist.")),
        cue=_span("a1", "said"),
        speaker=_span("a1", "Ida Brandt"),
        rule="after",
    )
    told = QuotationMention(
        kind=QuotationKind.INDIRECT,
        content=(_span("a2", "the Harbour Office would close the bridge"),),
        cue=_span("a2", "told"),
        speaker=_span("a2", "Brandt"),
        addressee=_span("a2", "Omar Quist"),
        rule="told",
    )
    unknown = QuotationMention(
        kind=QuotationKind.INDIRECT,
        content=(_span("a1", "He trusts Brandt"),),
        cue=Span(FIRST.rindex("said"), FIRST.rindex("said") + 4),
        rule="before",
    )
    return (
        Quotation(id="q1", article="a1", mention=split, speaker="brandt", about=("brandt", "quist")),
        Quotation(id="q2", article="a1", mention=unknown, about=("brandt",)),
        Quotation(
            id="q3", article="a2", mention=told, speaker="brandt", addressee="quist", about=("office",)
        ),
    )


def _relations() -> tuple[Relation, ...]:
    heads = RelationMention(
        subject=_span("a1", "Ida Brandt"),
        object=_span("a1", "Harbour Office"),
        predicate="head of",
        evidence=_span("a1", "Ida Brandt, head of the Harbour Office"),
        rule="apposition",
        type="role",
    )
    told = RelationMention(
        subject=_span("a1", "We"),
        object=_span("a1", "Quist"),
        predicate="told",
        evidence=_span("a1", "We told Quist."),
        rule="svo",
        negated=True,
    )
    return (
        Relation(id="r1", article="a1", mention=heads, subject="brandt", object="office"),
        Relation(id="r2", article="a1", mention=told, subject="office", object="quist", quotation="q1"),
        Relation(id="r3", article="a1", mention=told, subject="quist", object="quist"),
    )


def _span(article: str, words: str) -> Span:
    start = {"a1": FIRST, "a2": SECOND}[article].index(words)
    return Span(start, start + len(words))


def _mention(
    article: str,
    words: str,
    entity: str | None,
    kind: MentionKind = MentionKind.NAME,
    length: int | None = None,
) -> ResolvedMention:
    found = _span(article, words)
    span = Span(found.start, found.start + (length or len(words)))
    text = words[:length] if length else words
    return ResolvedMention(
        article=article,
        entity=entity,
        mention=Mention(span=span, text=text, kind=kind, head=span, rule="given"),
    )
