"""A parse as plain arrays, with the mentions that stand at its tokens: cheap to walk, free of spaCy's token objects."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from spacy.attrs import DEP, HEAD, LEMMA, LENGTH, ORTH, SPACY, TAG
from spacy.tokens import Doc

from graph.records import Mention, MentionKind

_ATTRIBUTES = [ORTH, LEMMA, TAG, DEP, HEAD, LENGTH, SPACY]
_LIMIT = 40  # steps up or down a tree; deeper ones are parses of lists and tables


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a parse by index. `at` gives the mention whose head stands at a token, `inside` the innermost around it."""

    mentions: tuple[Mention, ...]
    word: list[str]
    spaced: list[int]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    children: list[list[int]]
    at: dict[int, int]
    inside: dict[int, int]

    def phrase(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        parts = [self.word[i] + " " * self.spaced[i] for i in range(first, last + 1)]
        return "".join(parts).strip()

    def below(self, token: int, *deps: str) -> Iterator[int]:
        """Yield the children of a token that stand in one of the given dependencies, in text order."""
        dep = self.dep
        return (child for child in self.children[token] if dep[child] in deps)

    def mention_of(self, token: int) -> int | None:
        """Return the mention that a noun heads, else the name it lies in: a parse may head a name elsewhere."""
        found = self.at.get(token)
        if found is None:
            found = self.inside.get(token)
            if found is not None and self.mentions[found].kind is not MentionKind.NAME:
                return None
        return found

    def first(self, mention: int) -> int:
        """Return the index of the first token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].span.start) - 1)

    def last(self, mention: int) -> int:
        """Return the index of the last token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].span.end - 1) - 1)

    def head_of(self, mention: int) -> int:
        """Return the index of the head token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].head.start) - 1)

    def conjuncts(self, token: int) -> list[int]:
        """Return the tokens coordinated behind this one, `X, Y and Z`: Y and Z for X."""
        found: list[int] = []
        reach = [token]
        while reach and len(found) < _LIMIT:
            here = list(self.below(reach.pop(), "conj"))
            found += here
            reach += here
        return sorted(found)

    def group(self, token: int) -> list[int]:
        """Return all tokens coordinated with this one, itself among them."""
        for _ in range(_LIMIT):
            if self.dep[token] != "conj":
                break
            token = self.head[token]
        return [token, *self.conjuncts(token)]


def gather(doc: Doc, mentions: tuple[Mention, ...]) -> Parse:
    """Return the arrays of a parse; a mention whose head is no token's start is not placed."""
    rows = doc.to_array(
        _ATTRIBUTES
    )  # Doc.text and the attributes of tokens cost far more than all the rest here
    columns = [column.tolist() for column in rows.T]
    strings = doc.vocab.strings
    names = {key: strings[key] for key in set().union(*columns[:4])}
    word, lemma, tag, dep = ([names[key] for key in column] for column in columns[:4])
    small = {key: key.lower() for key in set(lemma)}
    head = [i + offset for i, offset in enumerate(rows[:, 4].astype("int64").tolist())]
    length, spaced = columns[5:]
    end = list(accumulate(map(sum, zip(length, [0, *spaced], strict=False))))
    start = [last - size for last, size in zip(end, length, strict=True)]
    children: list[list[int]] = [[] for _ in head]
    for i, governor in enumerate(head):
        if governor != i:
            children[governor].append(i)
    at, inside = _placed(start, mentions)
    return Parse(
        word=word,
        spaced=spaced,
        mentions=mentions,
        lemma=[small[key] for key in lemma],
        tag=tag,
        dep=dep,
        head=head,
        start=start,
        end=end,
        children=children,
        at=at,
        inside=inside,
    )


def _placed(start: list[int], mentions: tuple[Mention, ...]) -> tuple[dict[int, int], dict[int, int]]:
    index = {offset: i for i, offset in enumerate(start)}
    at: dict[int, int] = {}
    inside: dict[int, int] = {}
    for number in sorted(range(len(mentions)), key=lambda n: mentions[n].span.start - mentions[n].span.end):
        mention = mentions[number]
        token = index.get(mention.head.start)
        if token is not None and (token not in at or mention.kind is MentionKind.NAME):
            at[token] = number
        if mention.kind is MentionKind.NAME:
            i = max(0, bisect_right(start, mention.span.start) - 1)
            while i < len(start) and start[i] < mention.span.end:
                inside[i] = number
                i += 1
    return at, inside
