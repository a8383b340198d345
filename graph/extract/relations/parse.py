"""A parse as plain arrays, with the mentions at its tokens: cheap to walk, free of spaCy's objects."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc

from graph.data import mapping
from graph.data.relations import Vocabulary
from graph.extract.relations.repairs import mend
from graph.extract.relations.tree import Tree
from graph.records import EntityType, Mention, MentionKind, Span

_ATTRIBUTES: list[int | str] = [
    "ORTH",
    "LEMMA",
    "TAG",
    "DEP",
    "HEAD",
    "LENGTH",
    "SPACY",
]
YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?")
_SMALL = frozenset({"day", "unit"})  # a march is no month
_CAPITAL = _SMALL | {"weekday", "month"}
_COORDINATED = 40  # members of one list that are followed
_HIGHEST = 16  # words over one another that are climbed
_CHILDREN = 200  # children kept of one token; more are parses of tables, and would cost quadratic time

_CONTRASTING = frozenset({",", "and", "but", "–", "—"})


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of a parse by index, the mentions by number.

    `at` gives the mention whose head stands at a token, `inside` the innermost name around it; `times` are
    the tokens that tell a time by themselves.
    """

    vocabulary: Vocabulary
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
    coordinated: dict[int, list[int]]
    at: dict[int, int]
    inside: dict[int, int]
    times: list[int]

    def span(self, first: int, last: int) -> Span:
        """Return the place of the text from one token to another, both included."""
        return Span(self.start[first], self.end[last])

    def phrase(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included."""
        parts = [self.word[i] + " " * self.spaced[i] for i in range(first, last + 1)]
        return "".join(parts).strip()

    def above(self, token: int) -> Iterator[int]:
        """Yield a token and the words over it up to the root, no more than any sentence has."""
        for _ in range(_HIGHEST):
            yield token
            if self.head[token] == token:
                return
            token = self.head[token]

    def below(self, token: int, *deps: str) -> Iterator[int]:
        """Yield the children of a token that stand in one of the given dependencies, in text order."""
        dep = self.dep
        return (child for child in self.children[token] if dep[child] in deps)

    def children_in(self, token: int, deps: frozenset[str]) -> bool:
        """Tell whether a token has a child in one of the given dependencies."""
        return any(self.dep[child] in deps for child in self.children[token])

    def is_verb(self, token: int) -> bool:
        """Tell whether a token is tagged as a verb."""
        return self.tag[token].startswith("VB")

    def negated(self, verb: int) -> bool:
        """Tell whether a verb is denied: `did not`."""
        return any(not self.contrasts(denial) for denial in self.below(verb, "neg"))

    def contrasts(self, denial: int) -> bool:
        """Tell whether a word denies only what stands behind it: at Alba, `not` at Dorn."""
        return denial > self.head[denial] and self.word[denial - 1] in _CONTRASTING

    def denied_alone(self, preposition: int | None) -> bool:
        """Tell whether what a preposition ties is denied though its verb is not."""
        if preposition is None or preposition < 2 or self.lemma[preposition - 1] != "not":
            return False
        return self.word[preposition - 2] in _CONTRASTING

    def infinitive(self, verb: int) -> bool:
        """Tell whether a verb stands in the infinitive with `to`."""
        return any(self.tag[child] == "TO" for child in self.below(verb, "aux"))

    def listed(self, words: str, token: int) -> bool:
        """Tell whether the base form of a token is in one of the vocabulary's lists of words."""
        return self.lemma[token] in self.vocabulary.words[words]

    def mention_of(self, token: int) -> int | None:
        """Return the mention that a noun heads, else the name it lies in: a parse may head it elsewhere."""
        found = self.at.get(token)
        return self.inside.get(token) if found is None else found

    def is_name(self, mention: int) -> bool:
        """Tell whether a mention is a name."""
        return self.mentions[mention].kind is MentionKind.NAME

    def is_described(self, mention: int) -> bool:
        """Tell whether a mention is a description."""
        return self.mentions[mention].kind is MentionKind.NOMINAL

    def first(self, mention: int) -> int:
        """Return the first token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].span.start) - 1)

    def last(self, mention: int) -> int:
        """Return the last token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].span.end - 1) - 1)

    def head_of(self, mention: int) -> int:
        """Return the head token of a mention."""
        return max(0, bisect_right(self.start, self.mentions[mention].head.start) - 1)

    def name_from(self, token: int) -> int | None:
        """Return the name that begins at a token."""
        found = self.inside.get(token)
        return found if found is not None and self.first(found) == token else None

    def conjuncts(self, token: int) -> list[int]:
        """Return the tokens coordinated behind this one, `X, Y and Z`: Y and Z for X."""
        if token not in self.coordinated:
            return []
        found: list[int] = []
        reach = [token]
        while reach and len(found) < _COORDINATED:
            here = self.coordinated.get(reach.pop(), [])
            found += here
            reach += here
        return sorted(found)

    def group(self, token: int) -> list[int]:
        """Return all tokens coordinated with this one, itself among them."""
        for _ in range(_COORDINATED):
            if self.dep[token] != "conj":
                break
            token = self.head[token]
        return [token, *self.conjuncts(token)]


def gather(doc: Doc, mentions: tuple[Mention, ...], vocabulary: Vocabulary) -> Parse:
    """Return the arrays of a parse; a mention whose head is no token's start is placed by its span alone."""
    rows = doc.to_array(_ATTRIBUTES)  # Doc.text and the attributes of tokens cost more than all the rest here
    columns = [column.tolist() for column in rows[:, :4].T]
    strings = doc.vocab.strings
    names = {key: strings[key] for key in set().union(*columns)}
    word, lemma, tag, dep = ([names[key] for key in column] for column in columns)
    small = {key: key.lower() for key in set(lemma)}
    offset, length, spaced = rows[:, 4:].astype(np.int64).T
    end = np.cumsum(length + spaced) - spaced
    head = (offset + np.arange(len(offset))).tolist()
    start = (end - length).tolist()
    small_lemmas = [small[key] for key in lemma]
    mentions = _known_again(mentions)
    at, inside, firsts = _placed(start, mentions)
    heads = {inside[token]: token for token, number in at.items() if inside.get(token) == number}
    mend(Tree(vocabulary, word, small_lemmas, tag, dep, head, inside, heads, firsts))
    children: list[list[int]] = [[] for _ in head]
    coordinated: dict[int, list[int]] = {}
    for i, governor in enumerate(head):
        if governor != i and len(children[governor]) < _CHILDREN:
            children[governor].append(i)
            if dep[i] == "conj":
                coordinated.setdefault(governor, []).append(i)
    return Parse(
        vocabulary=vocabulary,
        mentions=mentions,
        word=word,
        spaced=spaced.tolist(),
        lemma=small_lemmas,
        tag=tag,
        dep=dep,
        head=head,
        start=start,
        end=end.tolist(),
        children=children,
        coordinated=coordinated,
        at=at,
        inside=inside,
        times=_times(word, _people_in(inside, mentions)),
    )


def _people_in(inside: dict[int, int], mentions: tuple[Mention, ...]) -> set[int]:
    return {token for token, number in inside.items() if mentions[number].label is EntityType.PERSON}


def _times(word: list[str], people: set[int]) -> list[int]:
    """Return the tokens that tell a time by themselves: `Monday`, `2014`, the months of `in two months`.

    None stands in the name of a person: `April Lee`.
    """
    known = mapping("time_words")
    return [
        i
        for i, spelled in enumerate(word)
        if i not in people
        and (
            (known.get(spelled.lower()) in (_CAPITAL if spelled[:1].isupper() else _SMALL))
            or YEAR.fullmatch(spelled)
        )
    ]


def _known_again(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give a surname alone the type PERSON where the article has it in full: `Lee` behind `Ann Lee`."""
    full = {
        mention.text.rpartition(" ")[2]
        for mention in mentions
        if mention.label is EntityType.PERSON and mention.kind is MentionKind.NAME and " " in mention.text
    }
    return tuple(
        replace(mention, label=EntityType.PERSON)
        if mention.text in full and mention.label is not EntityType.PERSON
        else mention
        for mention in mentions
    )


def _placed(
    start: list[int], mentions: tuple[Mention, ...]
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    index = {offset: i for i, offset in enumerate(start)}
    at: dict[int, int] = {}
    inside: dict[int, int] = {}
    firsts: dict[int, int] = {}
    longest_first = sorted(
        range(len(mentions)),
        key=lambda n: mentions[n].span.start - mentions[n].span.end,
    )
    for number in longest_first:
        mention = mentions[number]
        token = index.get(mention.head.start)
        named = mention.kind is MentionKind.NAME
        if token is not None and (named or token not in at):
            at[token] = number
        if named:
            i = firsts[number] = max(0, bisect_right(start, mention.span.start) - 1)
            while i < len(start) and start[i] < mention.span.end:
                inside[i] = number
                i += 1
    return at, inside, firsts
