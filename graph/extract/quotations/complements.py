"""Find reported speech that is a clause behind or before its cue, or behind a noun."""

from collections.abc import Callable

from spacy.tokens import Token

from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.frame import hidden_cue
from graph.extract.quotations.subjects import second_cue
from graph.extract.syntax import FINITE, child_of, is_infinitive
from graph.records import Mode

Stretches = tuple[tuple[int, int], ...]  # of tokens, end exclusive
Rule = Callable[[Token, Cue], Stretches | None]

_FOLLOWS_CUE = frozenset({"ADV", "PRON", "PROPN", "NOUN", "DET", "ADJ", "ADP"})
_PERCEIVED = frozenset({"hear", "feel", "imagine", "find"})
_SHIFTED = frozenset({"had", "would"})
_OBJECTS = frozenset({"dobj", "dative"})
_PERSONAL = frozenset({"it", "he", "she", "they", "we", "i"})
_COMPLETE = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp"})
_FARTHEST_THAT = 8  # tokens between a cue and its `that`: an addressee or a day


def clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee said that it was over`: the clause behind the cue."""
    if Construction.CLAUSE not in entry.takes:
        return None
    inner = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    if inner is None or is_infinitive(inner):
        return None
    if entry.mode is not Mode.SPEECH and not _finite(inner) and not _plural_verb(cue, inner):  # saw him leave
        return None
    return ((_start_of_content(cue, entry, inner), _end_of_content(cue, inner)),)


def that_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee told us on Monday that it was over`: from `that` on, where the parse shows no clause."""
    if Construction.CLAUSE not in entry.takes:
        return None
    doc, end = cue.doc, cue.sent.end
    for at in range(cue.i + 1, min(cue.i + _FARTHEST_THAT, end - 2)):
        token = doc[at]
        if token.lower_ == "that" and doc[at - 1].lower_ == "time" and Construction.TELL in entry.takes:
            return ((at, _before_according(cue, end)),)  # told them at the time that it was over
        if token.lower_ == "that" and (
            (token.dep_ in {"mark", "nsubj"} and token.tag_ != "WDT") or _opens_clause(token)
        ):
            if token.head.tag_ == "VBG":  # disputed that, saying it was over
                return None
            return ((at, end),)
        if token.pos_ not in _FOLLOWS_CUE:
            return None
    return None


def _opens_clause(that: Token) -> bool:
    """Tell whether a clause that the parse hung on a noun is whole: `admitted to us that he sold it`."""
    whole = any(child.dep_ in _COMPLETE for child in that.head.rights)
    return whole and that.nbor().lower_ in _PERSONAL


def fronted_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `It was over, Lee said`: the clause before the cue, with a comma between."""
    if Construction.CLAUSE not in entry.takes:
        return None
    inner = next((child for child in cue.lefts if child.dep_ == "ccomp"), None)
    if inner is None or not (cue.doc[inner.right_edge.i + 1].text == "," or _closes(cue, inner)):
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


def noun_clause(cue: Token, entry: Cue) -> Stretches | None:
    """Read `Lee's claim that it was over`, `Lee's promise to go`: the clause that a noun takes."""
    inner = next((child for child in cue.rights if child.dep_ in {"acl", "ccomp", "xcomp"}), None)
    if Construction.CLAUSE not in entry.takes or inner is None:
        return None
    if child_of(inner, "mark") is None and not is_infinitive(inner):
        return None
    return ((inner.left_edge.i, inner.right_edge.i + 1),)


def _start_of_content(cue: Token, entry: Cue, inner: Token) -> int:
    """Return where the clause begins: with its subject, though the parse hung that on the cue."""
    heard = 1 if Construction.TELL in entry.takes else 0  # told the board the plan was dead
    hung = [child for child in cue.rights if child.dep_ in _OBJECTS and child.i < inner.i][heard:]
    if not hung:
        return max(inner.left_edge.i, cue.i + 1)  # what do you think it will be
    subject = hung[0]
    return inner.left_edge.i if child_of(inner, "nsubj", "nsubjpass", "mark") else subject.left_edge.i


def _closes(cue: Token, inner: Token) -> bool:
    """Tell whether a cue and its pronoun close the sentence: `It was in May, I think`, without the comma."""
    subject = child_of(cue, "nsubj")
    ends = cue.i + 1 < len(cue.doc) and cue.nbor().is_punct
    return subject is not None and ends and subject.pos_ == "PRON" and inner.right_edge.i + 1 == subject.i


def _finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(
        child.tag_ in FINITE or child.dep_ in {"mark", "advmod", "cop"} for child in verb.lefts
    )


def _narrated(cue: Token, inner: Token) -> Token | None:
    """Return a cue that the article adds, by its tense: `said it had been fair, and it called for a vote`."""
    shifted = any(child.dep_ == "aux" and child.lower_ in _SHIFTED for child in inner.lefts)
    if cue.tag_ != "VBD" or not shifted:
        return None
    for child in inner.rights:
        subject = child_of(child, "nsubj") if child.dep_ == "conj" and child.tag_ == "VBD" else None
        if subject is not None and subject.lower_ in _PERSONAL and hidden_cue(child) is not None:
            return child
    return None


def _before_according(cue: Token, end: int) -> int:
    """Return where a clause ends, `end` at most: what is `according to` somebody else names its source."""
    doc = cue.doc
    return next(
        (i for i in range(cue.i + 1, end - 1) if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to"),
        end,
    )


def _plural_verb(cue: Token, inner: Token) -> bool:
    """Tell whether a bare verb is one of the present: `believes the club need a keeper`."""
    subject = child_of(inner, "nsubj")
    if subject is None or inner.tag_ != "VB" or is_infinitive(inner) or cue.lemma_ in _PERCEIVED:
        return False
    return subject.pos_ in {"NOUN", "PROPN"}


def _end_of_content(cue: Token, inner: Token) -> int:
    """Return where the clause ends; some of what the parser hung on the cue behind it belongs to it.

    Adverbial clauses do (`said he left because it rained`), and verbs of the present after a cue in the
    present (`says he works, holds a permit and pays`), unless they are cues themselves. A second cue that
    the parser hung on the clause does not (`said the plan was bad and called for calm`).
    """
    second = second_cue(cue, inner) or _narrated(cue, inner)
    if second is not None:
        joint = child_of(inner, "cc") if second.dep_ == "conj" else None
        return joint.i if joint is not None and joint.i < second.left_edge.i else second.left_edge.i
    end = _before_according(cue, inner.right_edge.i + 1)
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
        noun = (  # said that talks with the firm had broken down: the parse takes `talks` for the verb
            extended.dep_ == "ccomp" == inner.dep_
            and extended.left_edge.i == end
            and child_of(extended, "nsubj", "nsubjpass") is None
            and child_of(extended, "aux", "auxpass") is not None
        )
        if not adverbial and not shared and not noun:
            return end
        end = extended.right_edge.i + 1
