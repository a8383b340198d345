"""Find the sentences around what proves something, and the proving words in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.records import Article, Division, KnowledgeGraph, Mention, Span
from graph.resolve.names import fold

_GAP = 2  # characters between a title and its name


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article, and the marked words in it: in order, apart from one another."""

    article: str
    span: Span
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """An article with what it is cut into."""

    article: Article
    division: Division


def passage(text: Text, marks: Iterable[Span], around: Iterable[Span] = ()) -> Passage:
    """Return the whole sentences that hold the marks and what stands around them.

    Marks that touch or overlap become one. Without any mark the passage is the stretch around.
    """
    merged = merge_spans(marks)
    return Passage(text.article.id, text.division.around([*merged, *around]), tuple(merged))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def role_passages(
    knowledge: KnowledgeGraph, texts: Mapping[str, Text]
) -> dict[tuple[str, str], list[Passage]]:
    """Return where the articles say what an entity is, by entity and role: the first passage of each.

    A role is proved by a title before the name, or by a description of the same words.
    """
    roles = {(entity.id, fold(role)): role for entity in knowledge.entities for role in entity.roles}
    bearers = {entity for entity, _ in roles}
    found: defaultdict[tuple[str, str], dict[str, Passage]] = defaultdict(dict)
    for resolved in knowledge.mentions:
        mention, entity = resolved.mention, resolved.entity
        if entity is None or entity not in bearers:
            continue
        for words in (mention.titles, mention.text):
            role = roles.get((entity, fold(words))) if words else None
            if role is not None and resolved.article not in found[entity, role]:
                text = texts[resolved.article]
                found[entity, role][resolved.article] = passage(text, [_place(mention, words, text)])
    return {key: list(passages.values()) for key, passages in found.items()}


def _place(mention: Mention, words: str, text: Text) -> Span:
    """Return where the words stand: the mention's own, or just before it."""
    if words == mention.text:
        return mention.span
    before = text.article.text.rfind(
        words, max(mention.span.start - len(words) - _GAP, 0), mention.span.start
    )
    return Span(before, mention.span.end) if before >= 0 else mention.span
