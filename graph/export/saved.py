"""Read back what graph.json tells of who is who."""

from pathlib import Path

import msgspec

from graph.errors import UsageError
from graph.export.json import SCHEMA
from graph.records import (
    Article,
    Decision,
    Entity,
    EntityType,
    KnowledgeGraph,
    Mention,
    MentionKind,
    ResolvedMention,
    Span,
)


class _Mention(msgspec.Struct):
    article: str
    start: int
    end: int
    kind: MentionKind
    entity: str | None
    rule: str
    label: EntityType | None = None
    original: str | None = None
    reason: str = ""


class _Saved(msgspec.Struct):
    schema: str
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[_Mention, ...]
    decisions: tuple[Decision, ...] = ()


def read_json(path: Path) -> KnowledgeGraph:
    """Return the articles, entities, mentions and decisions of a graph.json, without its links.

    A mention has its span, text, kind, rule and label alone. Raises UsageError.
    """
    try:
        saved = msgspec.json.decode(path.read_bytes(), type=_Saved)
    except FileNotFoundError as error:
        raise UsageError(f"There is no {path}: run newsgraph build first, or name another file.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): name another file.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is no graph.json of newsgraph ({error}): name another file.") from error
    if saved.schema != SCHEMA:
        raise UsageError(f"{path} has the schema {saved.schema}, not {SCHEMA}: build it anew.")
    texts = {article.id: article.text for article in saved.articles}
    return KnowledgeGraph(
        articles=saved.articles,
        entities=saved.entities,
        mentions=tuple(_resolved(mention, texts.get(mention.article, "")) for mention in saved.mentions),
        decisions=saved.decisions,
    )


def _resolved(saved: _Mention, text: str) -> ResolvedMention:
    span = Span(saved.start, saved.end)
    mention = Mention(
        span=span,
        text=text[saved.start : saved.end],
        kind=saved.kind,
        head=span,
        rule=saved.rule,
        label=saved.label,
    )
    return ResolvedMention(
        article=saved.article,
        mention=mention,
        entity=saved.entity,
        original=saved.original,
        reason=saved.reason,
    )
