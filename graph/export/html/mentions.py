"""List what each article mentions, so that the page can mark it in the text."""

from collections import defaultdict
from collections.abc import Mapping

from graph.export.html.shown import ShownText
from graph.records import KnowledgeGraph, MentionKind


def mention_runs(
    knowledge: KnowledgeGraph, texts: Mapping[str, ShownText], numbers: Mapping[str, int]
) -> dict[str, list[int]]:
    """Return the mentions by article, in text order, as runs of three numbers.

    They are: how far it begins behind the one before, its length, below 0 where it is no name, and the number
    of its entity. A mention of what is not drawn, not shown, or of more than one reading, is left out.
    """
    found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for resolved in knowledge.mentions:
        number, text, mention = numbers.get(resolved.entity or ""), texts[resolved.article], resolved.mention
        if number is None or not text.shows(mention.span):
            continue
        start, end = map(text.place, mention.span)
        sign = 1 if mention.kind is MentionKind.NAME else -1
        found[resolved.article].append((start, sign * (end - start), number))
    runs: dict[str, list[int]] = {}
    for article, mentions in found.items():
        run: list[int] = []
        before = 0
        for start, length, number in sorted(mentions, key=lambda found: (found[0], abs(found[1]), found[2])):
            run += (start - before, length, number)
            before = start
        runs[article] = run
    return runs
