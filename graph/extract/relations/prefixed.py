"""Find `X co-founded Y` by its words alone: tokenisers split the verb, and parsers lose it."""

from collections.abc import Iterator

from graph.data.relations import Vocabulary
from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import Parse

_HYPHENS = frozenset({"-", "‑", "–"})
_BETWEEN = frozenset({"has", "have", "had", "he", "later", "also", "who", ",", "and", ")", "then"})
_ARTICLES = frozenset({"the", "a", "an"})


def prefixed_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield who co-founded what stands right behind the verb; the name right before it is the founder."""
    if token < 3 or parse.word[token - 1] not in _HYPHENS or parse.lemma[token - 2] != "co":
        return
    left = token - 3
    while (
        left > 0
        and left not in parse.inside
        and left not in parse.at
        and parse.word[left].lower() in _BETWEEN
    ):
        left -= 1
    right = token + 1
    if right < len(parse.word) and parse.word[right].lower() in _ARTICLES:
        right += 1
    subject = parse.inside.get(left, parse.at.get(left))
    found = parse.inside.get(right)
    if subject is not None and found is not None and subject != found:
        predicate = parse.phrase(token - 2, token)
        yield Finding(
            subject=subject,
            object=found,
            predicate=predicate,
            words=(token - 2, token),
            rule="prefixed-verb",
            type=words.types["founder of"],
        )
