"""List what each article mentions, so that the page can mark it in the text."""

from collections import defaultdict
from collections.abc import Mapping

from graph.export.html.shown import ShownText
from graph.records import KnowledgeGraph, MentionKind


def mention_runs(
    knowledge: KnowledgeGraph, texts: Mapping[str, ShownText], numbers: Mapping[str, int]
) -> dict[str, list[int]]:
    """Return the mentions by article, in text order, as runs of four numbers.

    They are: how far it begins behind the one before, its length, the number of its entity, and 1 where it is
    a name. A mention of what is not drawn, or of more than one reading, is left out.
    """
    found: defaultdict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for resolved in knowledge.mentions:
        number = numbers.get(resolved.entity or "")
        if number is None:
            continue
        start, end = map(texts[resolved.article].place, resolved.mention.span)
        found[resolved.article].append(
            (start, end - start, number, int(resolved.mention.kind is MentionKind.NAME))
        )
    runs: dict[str, list[int]] = {}
    for article, mentions in found.items():
        run: list[int] = []
        before = 0
        for start, length, number, is_name in sorted(mentions):
            run += (start - before, length, number, is_name)
            before = start
        runs[article] = run
    return runs
