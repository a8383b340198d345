"""Read phrases off a dependency parse (ClearNLP labels, as spaCy's English pipelines give them)."""

from spacy.tokens import Doc, Token

from graph.records import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INFINITIVES = frozenset({"VB", "VBN", "VBG"})  # to see, to have seen, to be seeing
_KEPT_AFTER_HEAD = frozenset({"prep", "nmod", "nummod", "compound", "case", "amod", "npadvmod"})
_TRIMMED = frozenset({"PUNCT", "SPACE", "CCONJ", "SYM"})
_DEEPEST = 40  # phrases within phrases that are followed: more is no sentence


def char_span(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of the tokens from `start` up to, not with, `end`."""
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without its appositions, relative clauses and outer punctuation.

    Conjuncts of the head belong to it: `the mayor, a lawyer, and her deputy` is one phrase.
    """
    start, end = head.left_edge.i, _phrase_end(head)
    doc = head.doc
    while start < head.i and (doc[start].pos_ in _TRIMMED or doc[start].dep_ in {"mark", "advmod", "punct"}):
        start += 1
    while end > head.i + 1 and (doc[end - 1].pos_ in _TRIMMED or doc[end - 1].tag_ == "POS"):
        end -= 1
    return start, end


def _phrase_end(head: Token, depth: int = 0) -> int:
    end = head.i + 1
    broken = False  # by an apposition or a relative clause: only a conjunct may follow
    while True:
        conjunct = None
        for child in head.rights:
            if child.dep_ == "conj" and child.pos_ in NOMINAL:
                conjunct = child
                break
            if child.dep_ in _KEPT_AFTER_HEAD and not broken and child.i == end:
                end = _preposition_end(child, depth) if child.dep_ == "prep" else _before_comma(child)
            elif child.dep_ != "cc":
                broken = True
        if conjunct is None:
            return end
        head, end, broken = conjunct, conjunct.i + 1, False


def _before_comma(modifier: Token) -> int:
    end = modifier.right_edge.i + 1
    return next((i for i in range(modifier.i, end) if modifier.doc[i].text == ","), end)


def _preposition_end(preposition: Token, depth: int) -> int:
    for child in preposition.rights if depth < _DEEPEST else ():
        if child.dep_ == "pobj":
            return _phrase_end(child, depth + 1)
        if child.dep_ == "prep":
            return _preposition_end(child, depth + 1)
    return preposition.i + 1


def child_of(token: Token, *labels: str) -> Token | None:
    """Return the first child that has one of the dependency labels."""
    for child in token.children:  # a generator costs a third more, and this is asked most of all
        if child.dep_ in labels:
            return child
    return None


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with `to`."""
    return verb.tag_ in _INFINITIVES and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts
    )
