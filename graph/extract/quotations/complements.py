"""Find reported speech that is the complement of a cue: a clause, an infinitive, a noun's clause."""

from collections.abc import Callable

from spacy.tokens import Token

from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.frame import hidden_cue
from graph.extract.quotations.speakers import called_on
from graph.extract.syntax import child_of, is_infinitive

Stretches = tuple[tuple[int, int], ...]  # of tokens, end exclusive
Rule = Callable[[Token, Cue], Stretches | None]

_FOLLOWS_CUE = frozenset({"ADV", "PRON", "PROPN", "NOUN", "DET", "ADJ", "ADP"})
_FARTHEST_THAT = 8  # tokens between a cue and its `that`: an addressee or a day


def clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee said that it was over`: the clause behind the cue."""
    if Construction.CLAUSE not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    if inner is None or is_infinitive(inner):
        return None
    return ((inner.left_edge.i, _end_of_content(cue, inner)),)


def that_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee told us on Monday that it was over`: from `that` on, where the parse shows no clause."""
    if Construction.CLAUSE not in entry.takes:
        return None
    doc, end = cue.doc, cue.sent.end
    for at in range(cue.i + 1, min(cue.i + _FARTHEST_THAT, end - 2)):
        token = doc[at]
        if token.lower_ == "that" and token.dep_ in {"mark", "nsubj"} and token.tag_ != "WDT":
            return ((at, end),)
        if token.pos_ not in _FOLLOWS_CUE:
            return None
    return None


def fronted_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `It was over, Lee said`: the clause before the cue, with a comma between."""
    if Construction.CLAUSE not in entry.takes:
        return None
    inner = next((child for child in cue.lefts if child.dep_ == "ccomp"), None)
    if inner is None or cue.doc[inner.right_edge.i + 1].text != ",":
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


def order(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee told them to leave`: the infinitive alone; whom it is laid upon is spoken to."""
    if Construction.ORDER not in entry.takes:
        return None
    inner = next(
        (child for child in cue.rights if child.dep_ in {"ccomp", "xcomp"} and is_infinitive(child)), None
    )
    if inner is None or (child_of(inner, "nsubj") is None and child_of(cue, "dobj", "nsubjpass") is None):
        called = called_on(cue)
        inner = None if called is None else _infinitive_behind(cue, called)
    if inner is None:
        return None
    start = next((child.i for child in inner.lefts if child.dep_ in {"aux", "neg"}), inner.i)
    return ((start, inner.right_edge.i + 1),)


def infinitive(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee promised to leave`: the infinitive that the subject itself would carry out."""
    if Construction.INFINITIVE not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ == "xcomp"), None)
    if inner is None or not is_infinitive(inner):
        return None
    if entry.attitude == "denies" and hidden_cue(inner) is not None:  # declined to comment
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


def of_doing(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee accused them of lying` and `Lee warned of delays`: what stands behind `of`."""
    if Construction.OF not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    return None if inner is None else ((inner.i, inner.right_edge.i + 1),)


def noun_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee's claim that it was over`: the clause that a noun takes."""
    inner = next((child for child in cue.rights if child.dep_ in {"acl", "ccomp"}), None)
    if Construction.CLAUSE not in entry.takes or inner is None or child_of(inner, "mark") is None:
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


VERB_RULES: tuple[Rule, ...] = (clause, order, infinitive, of_doing, that_clause, fronted_clause)


def _infinitive_behind(cue: Token, called: Token) -> Token | None:
    inner = next((child for child in (*cue.rights, *called.rights) if is_infinitive(child)), None)
    return inner if inner is not None and inner.i > called.i else None


def _end_of_content(cue: Token, inner: Token) -> int:
    """Return where the clause ends; some of what the parser hung on the cue behind it belongs to it.

    Adverbial clauses do (`said he left because it rained`), and verbs of the present after a cue in the
    present (`says he works, holds a permit and pays`), unless they are cues themselves.
    """
    end = inner.right_edge.i + 1
    stem = cue
    while True:
        extended = next((c for c in stem.rights if c.i >= end and c.dep_ not in {"punct", "cc"}), None)
        if extended is None:
            return end
        adverbial = (
            extended.dep_ == "advcl"
            and extended.tag_ != "VBG"
            and child_of(extended, "mark", "advmod") is not None
        )
        shared = (
            extended.dep_ in {"conj", "ccomp"}
            and cue.tag_ == extended.tag_ == "VBZ"
            and hidden_cue(extended) is None
            and child_of(extended, "nsubj") is None
        )
        if not adverbial and not shared:
            return end
        end = extended.right_edge.i + 1
