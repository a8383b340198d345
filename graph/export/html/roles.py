"""Find where the articles say what an entity is."""

from collections import defaultdict
from collections.abc import Mapping

from graph.export.html.passages import Passage, Text, passage
from graph.records import KnowledgeGraph, Mention, Span
from graph.resolve.names import fold

_GAP = 2  # characters between a title and its name


def role_passages(
    knowledge: KnowledgeGraph, texts: Mapping[str, Text]
) -> dict[tuple[str, str], list[Passage]]:
    """Return the passages by entity and role, the first of each article.

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
