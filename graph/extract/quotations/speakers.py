"""Find who speaks, and to whom, from the cue that reports it."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.data import words
from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.subjects import is_somebody, is_told, subject_of
from graph.extract.syntax import NOMINAL, char_span, child_of, is_infinitive, noun_phrase
from graph.records import Span

_CLIMBS = 8  # words from the one before a cue to the head of its phrase
_RELATIVE = frozenset({"who", "which", "that"})
_CLOSES_NAME = frozenset({",", ".", ";"})
_BEFORE_NOUN = frozenset({"compound", "nmod"})  # said headteacher Ada Lee: a verb for the parse
_SKIPPED = frozenset({"ADV", "AUX", "PART", "SPACE"})
_CALLED_ON = frozenset({"on", "upon"})
_CALLS = {"appeal": frozenset({"to"}), "plead": frozenset({"with"})}
_REPORTS = frozenset({"report", "story", "article"})
_AUTHORS = frozenset({"ORG", "PERSON", "WORK_OF_ART"})
_TIMES = frozenset({"DATE", "TIME"})
_ISSUES = frozenset("issue release publish post write send give make put read tweet".split())
_LETTERS = frozenset({"letter", "email", "e-mail", "message", "note", "memo", "interview", "call", "text"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is spoken to: the phrase and its head word; `start` and `end` are tokens."""

    span: Span
    head: Span
    token: Token
    start: int
    end: int


def party(head: Token) -> Party:
    """Return the noun phrase around its head; the head is the name of a person where one closes the phrase.

    The parser takes the office for the head: `Ambassador to France Ada Lee`. In `spokesman for Mayor Ada Lee`
    the name is that of another. A name that follows a description is its head, too: `a spokeswoman for the
    firm, Ada Lee,`.
    """
    start, end = noun_phrase(head)
    doc = head.doc
    close = next((child for child in head.rights if child.dep_ == "appos" and child.left_edge.i == end), None)
    if close is not None and close.ent_type_ == "PERSON" and is_somebody(head):  # the singer Ada Lee
        end = close.i + 1
    elif (beside := _name_beside(head, end)) is not None:
        end = beside
    if head.i < end - 1 and _closes_with_bearer(head, end):
        head = doc[end - 1]
    elif (name := _name_behind(head, end)) is not None:
        head = name
    return Party(char_span(doc, start, end), char_span(doc, head.i, head.i + 1), head, start, end)


def label_party(doc: Doc, start: int, end: int) -> Party:
    """Return who a label names: its last word is the head."""
    return Party(char_span(doc, start, end), char_span(doc, end - 1, end), doc[end - 1], start, end)


def _name_beside(description: Token, end: int) -> int | None:
    """Return where a name ends that a parse hung beside its description: `to curator Ada Lee`."""
    doc, stop = description.doc, end
    if description.i + 1 != end or description.pos_ != "NOUN" or not is_somebody(description):
        return None
    while stop < len(doc) and doc[stop].ent_type_ == "PERSON" and doc[stop].pos_ == "PROPN":
        stop += 1
    sibling = stop > end and doc[stop - 1].head == description.head and doc[stop - 1].dep_ == description.dep_
    return stop if sibling else None


def _closes_with_bearer(office: Token, end: int) -> bool:
    doc, name = office.doc, end
    while name - 1 > office.i and doc[name - 1].ent_type_ == "PERSON":
        name -= 1
    before = doc[name - 1]
    described = is_somebody(office) or before.lemma_.lower() in words("person_nouns")
    if name == end or not described or before.pos_ not in {"NOUN", "PROPN"}:
        return False
    governed = any(token.pos_ == "ADP" for token in doc[office.i + 1 : name])
    return not governed or not (
        before.lemma_.lower() in words("person_nouns") or before.text in words("titles")
    )


def _name_behind(description: Token, end: int) -> Token | None:
    """Return the last word of a person's name between commas behind a description."""
    doc = description.doc
    if description.pos_ != "NOUN" or description.lemma_ not in words("person_nouns"):
        return None
    if end >= len(doc) or doc[end].text != ",":
        return None
    stop = end + 1
    while stop < len(doc) and doc[stop].pos_ == "PROPN" and doc[stop].ent_type_ == "PERSON":
        stop += 1
    closed = stop < len(doc) and doc[stop].text in _CLOSES_NAME
    return doc[stop - 1] if closed and stop > end + 1 else None


def speaker_of(cue: Token) -> Party | None:
    """Return the subject of a cue, its own or the one that governs it; None where the parse shows none.

    The agent speaks in a passive (`was told by Lee`), the antecedent in a relative clause (`Lee, who
    said`).
    """
    head = subject_of(cue)
    return None if head is None else party(head)


def speaker_after(doc: Doc, cue: int, end: int) -> Party | None:
    """Return the phrase that starts right behind a cue: `said Daniela Ortiz`."""
    at = cue + 1
    while at < end and doc[at].pos_ in _SKIPPED:
        at += 1
    if at >= end or (doc[at].pos_ not in NOMINAL | {"DET", "ADJ"} and doc[at].dep_ not in _BEFORE_NOUN):
        return None
    head = doc[at]
    while head.head.i > head.i and head.head.i < end and head.head.pos_ in NOMINAL:
        head = head.head
    if head.pos_ not in NOMINAL:
        return None
    found = party(head)
    return found if found.start == at else replace(found, span=char_span(doc, at, found.end), start=at)


def first_party(doc: Doc, start: int, end: int) -> Party | None:
    """Return the phrase that begins first between two tokens."""
    for token in doc[start:end]:
        if token.pos_ in NOMINAL:
            head = token
            while (
                head.head.i > head.i and head.head.i < end and head.head.pos_ in NOMINAL and _modifies(head)
            ):
                head = head.head
            return party(head)
    return None


def _modifies(word: Token) -> bool:
    return word.dep_ in {"compound", "nmod", "poss", "nummod", "amod"}


def speaker_before(doc: Doc, start: int, cue: int) -> Party | None:
    """Return the phrase in front of a cue, at or after `start`: `Daniela Ortiz, the mayor, said`."""
    subject = child_of(doc[cue], "nsubj")
    if doc[cue].lemma_ == "quote":  # the Post quoted Lee: Lee spoke
        subject = child_of(doc[cue], "dobj", "nsubjpass") or subject
        return None if subject is None else party(subject)
    if subject is not None and start <= subject.i < cue and subject.lower_ not in _RELATIVE:
        return party(subject)
    at = cue - 1
    while at >= start and doc[at].pos_ in _SKIPPED:
        at -= 1
    if at < start:
        return None
    if doc[at].pos_ == "PUNCT":  # an apposition ends here: its head stands further left
        at = next((i for i in range(start, at) if doc[i].pos_ == "PUNCT"), at) - 1
    if at < start or doc[at].pos_ not in NOMINAL or doc[at].lower_ in _RELATIVE:
        return None
    head = doc[at]
    for _ in range(_CLIMBS):
        if head.head.i == head.i or not start <= head.head.i < cue or head.head.pos_ not in NOMINAL | {"ADP"}:
            break
        head = head.head
    return party(head) if head.pos_ in NOMINAL else None


def addressee_of(token: Token, cue: Cue) -> Party | None:
    """Return who is spoken to: the object of `told`, the subject of `was told`, `in a letter to NAME`."""
    if {Construction.NAME, Construction.ORDER} <= cue.takes:  # calls on the mayor; but calls the mayor a liar
        heard = called_on(token)
        return None if heard is None else party(heard)
    if Construction.TELL in cue.takes or Construction.ORDER in cue.takes:
        passive = child_of(token, "nsubj" if is_told(token) else "nsubjpass")
        heard = passive or child_of(token, "dative", "dobj")
        if heard is not None and heard.pos_ in NOMINAL:
            return party(heard)
        inner = child_of(token, "ccomp")
        if inner is not None and is_infinitive(inner):
            heard = child_of(inner, "nsubj")
            if heard is not None and heard.i > token.i:
                return party(heard)
        heard = called_on(token)
        return None if heard is None else party(heard)
    for child in token.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
            heard = child_of(child, "pobj")
            return None if heard is None or _bare(heard) else party(heard)
        if child.dep_ == "prep" and child.lower_ == "in":
            letter = child_of(child, "pobj")
            to = None if letter is None or letter.lemma_ not in _LETTERS else child_of(letter, "prep")
            heard = None if to is None or to.lower_ not in {"to", "with"} else child_of(to, "pobj")
            if heard is not None:
                return party(heard)
    return None


def holder_of(noun: Token) -> Party | None:
    """Return whose claim it is: `Lee's claim`, `a claim by Lee`."""
    owner = child_of(noun, "poss")
    if owner is None:
        by = next(
            (child for child in noun.rights if child.dep_ == "prep" and child.lower_ in {"by", "from"}), None
        )
        owner = None if by is None else child_of(by, "pobj")
    return None if owner is None or owner.pos_ not in NOMINAL else party(owner)


def author_of(speaker: Party | None) -> Party | None:
    """Return who speaks through words of their own, else the speaker: `Lee` of `a statement by Lee`.

    A report or a study speaks for itself, save where an outlet's name stands before it: `a Post report`.
    """
    if speaker is None:
        return None
    noun = speaker.token
    lemma = noun.lemma_.lower()
    if lemma not in words("statement_nouns") and lemma not in _REPORTS:
        return speaker
    named = [child for child in noun.lefts if child.dep_ in _BEFORE_NOUN and child.ent_type_ in _AUTHORS]
    if named:
        return party(named[-1])
    if lemma in _REPORTS:
        return speaker
    author = holder_of(noun) or _issuer(noun)
    if author is not None and author.token.ent_type_ in _TIMES:  # Thursday's statement
        return speaker
    return author or speaker


def _issuer(noun: Token) -> Party | None:
    """Return who issued it: `Lee released a statement saying that it was over`."""
    issued = noun.dep_ == "dobj" and noun.head.lemma_ in _ISSUES
    subject = subject_of(noun.head) if issued else None
    return None if subject is None or subject.pos_ not in NOMINAL else party(subject)


def called_on(token: Token) -> Token | None:
    """Return whom a call goes out to: `called on the mayor`."""
    taken = _CALLS.get(token.lemma_, _CALLED_ON)
    preposition = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in taken), None)
    return None if preposition is None else child_of(preposition, "pobj")


def _bare(noun: Token) -> bool:
    """Tell whether a noun names no one: `said to applause`, but `said to reporters`."""
    return noun.tag_ == "NN" and child_of(noun, "det", "poss") is None
