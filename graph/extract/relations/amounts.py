"""Find the sum or share that a relation is about: `paid Y £90,000`, `a 20% stake in Y`."""

from collections.abc import Iterator

from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import Parse

_SIGNS = frozenset("$ £ € ¥ ₹ US$ A$ C$ HK$ NZ$ S$".split())
_UNITS = frozenset(
    "dollar euro pound yen yuan rupee ruble rouble franc krone krona peso won shekel dirham riyal lira dinar "
    "rand real baht ringgit percent % cent eur usd gbp mln bn".split()
)
_ABOUT = frozenset({"US", "Canadian", "Australian", "per"})
_INNER = frozenset(
    "dobj pobj prep nummod quantmod compound amod attr dative npadvmod nmod appos conj dep oprd".split()
)
_FARTHEST = 150  # tokens from what states the relation


def amount_of(parse: Parse, finding: Finding) -> str:
    """Return the words of the sum that belongs to what states a relation, empty where there is none.

    Of several it is the last one before the other end: `lent a million to X and two to Y`.
    """
    first, last = min(finding.words), max(finding.words)
    near = [span for span in sums(parse, first, last) if _belongs(parse, span, finding.words)]
    if not near:
        return ""
    end = finding.told[0] if finding.value else parse.first(finding.object)
    before = [span for span in near if span[1] < end]
    return parse.phrase(*(before[-1] if before else near[0]))


def sums(parse: Parse, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of the sums in the sentence around some tokens, in text order.

    No sentence of an article is so long that `_FARTHEST` cuts it.
    """
    token, least, size = first, first - _FARTHEST, min(len(parse.word), first + 2 * _FARTHEST)
    while (
        token > max(0, least)
        and parse.word[token - 1] not in {".", "!", "?"}
        and parse.tag[token - 1] != "_SP"
    ):
        token -= 1
    while token < size and (token <= last or parse.word[token] not in {".", "!", "?"}):
        end = _sum_from(parse, token)
        if end is not None:
            yield token, end
            token = end
        token += 1


def _sum_from(parse: Parse, token: int) -> int | None:
    """Return the last token of the sum that begins at a token."""
    end, size = token, len(parse.word)
    if parse.word[token] in _SIGNS or parse.tag[token] == "$":
        end += 1
    start = end
    while end < size and parse.tag[end] == "CD":
        end += 1
    if end == start:
        return None
    if end < size and (parse.lemma[end] in _UNITS or parse.word[end].lower() in _UNITS):
        return end
    if end + 1 < size and parse.word[end] in _ABOUT and parse.lemma[end + 1] in _UNITS:
        return end + 1
    return end - 1 if start > token else None


def _belongs(parse: Parse, span: tuple[int, int], words: tuple[int, ...]) -> bool:
    """Tell whether a sum hangs on the words of a relation, or on the verb above them."""
    verbs = {word for word in words if parse.is_verb(word)}
    above = {parse.head[word] for word in words} if not verbs else set()
    goals = set(words) | above
    for token in range(span[0], span[1] + 1):
        for here in parse.above(token):
            if here in goals:
                return True
            if parse.dep[here] not in _INNER or parse.is_verb(here):
                break
    return False
