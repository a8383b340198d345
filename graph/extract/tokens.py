"""The tokens of a parse as plain lists, read once, since the finders visit them many times."""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from graph.records import Span

_ATTRIBUTES: list[int | str] = ["ORTH", "TAG", "DEP", "ENT_TYPE", "LEMMA", "HEAD", "IDX", "SPACY"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one item a token.

    `capital` begins with a capital letter, save in an adjective such as `pro-European`; `begins` is the
    first word of a sentence or of quoted speech; `headline` stands in a line whose words are all
    capitalised, `shouted` in one that is all capitals; `space` has white space behind it. `uncapitalised`
    holds the words of the article that also stand in lower case, `below` what hangs on each token.
    """

    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]
    lemma: list[str]
    offset: list[int]
    space: list[bool]
    sentence: list[int]
    capital: list[bool]
    begins: list[bool]
    headline: list[bool]
    shouted: list[bool]
    uncapitalised: frozenset[str]
    below: dict[int, list[int]]

    def children(self, i: int, dep: str) -> list[int]:
        """Return the tokens that hang on one by a label."""
        return [child for child in self.below.get(i, ()) if self.dep[child] == dep]

    def span(self, start: int, end: int) -> Span:
        """Return the offsets of the tokens from `start` to `end`, exclusive."""
        return Span(self.offset[start], self.offset[end - 1] + len(self.text[end - 1]))


def read_tokens(doc: Doc) -> Tokens:
    """Read the tokens of a parse."""
    rows = doc.to_array(_ATTRIBUTES)  # token by token costs five times as much
    columns = [column.tolist() for column in rows[:, :5].T]
    strings = {key: doc.vocab.strings[key] for key in set().union(*columns)}
    text, tag, dep, ent, lemma = ([strings[key] for key in column] for column in columns)
    heads = (np.arange(len(text)) + rows[:, 5].astype(np.int64)).tolist()
    small = {word: word.lower() for word in {*text, *lemma}}
    sentence: list[int] = []
    headline: list[bool] = []
    shouted: list[bool] = []
    begins = [False] * len(text)
    number = -1
    for sent in doc.sents:
        inner = text[sent.start : sent.end]
        size = len(inner)
        number += any(not word.isspace() for word in inner)  # a sentence of blanks alone counts for none
        sentence += [max(number, 0)] * size
        headline += [_title_case(inner)] * size
        shouted += [_upper_case(inner)] * size
        fresh = True
        for i, word in enumerate(inner, sent.start):
            if word[0].isalnum():
                begins[i] = fresh
                fresh = False
            elif word in {'"', "“", "‘", ":", "—", "–"}:
                fresh = True
    capital = [word[0].isupper() for word in text]
    below: dict[int, list[int]] = {}
    for i, head in enumerate(heads):
        if head != i:
            below.setdefault(head, []).append(i)
    return Tokens(
        text=text,
        lower=[small[word] for word in text],
        tag=tag,
        dep=dep,
        head=heads,
        ent=ent,
        lemma=[small[word] for word in lemma],
        offset=rows[:, 6].tolist(),
        space=rows[:, 7].astype(bool).tolist(),
        sentence=sentence,
        capital=capital,
        begins=begins,
        headline=headline,
        shouted=shouted,
        uncapitalised=frozenset(word for word, upper in zip(text, capital, strict=True) if not upper),
        below=below,
    )


def _title_case(sentence: list[str]) -> bool:
    long = [word for word in sentence if word.isalpha() and len(word) > 3]
    ends = next((word for word in reversed(sentence) if not word.isspace()), "")
    return (
        len(long) >= 3
        and ends not in {".", "!", '"', "”"}
        and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
    )


def _upper_case(sentence: list[str]) -> bool:
    letters = [word for word in sentence if word.isalpha()]
    return len(letters) >= 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)
