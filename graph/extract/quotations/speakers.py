"""Find who speaks, and to whom, from the cue that reports it."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.data import words
from graph.extract.quotations.cues import Construction, Cue, adjective_cues, verb_cues
from graph.extract.syntax import NOMINAL, char_span, child_of, is_infinitive, noun_phrase
from graph.records import Span

_CLIMBS = 8  # verbs from a cue to its subject
_NOBODY = frozenset("it this that these those which what there".split())
_COPULAS = frozenset({"be", "feel", "become", "remain", "seem", "grow"})
_RELATIVE = frozenset({"who", "which", "that"})
_SHARES_SUBJECT = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "acl", "relcl", "ccomp", "dep", "aux"}
)
_SKIPPED = frozenset({"ADV", "AUX", "PART", "SPACE"})
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
    the name is that of another.
    """
    start, end = noun_phrase(head)
    doc = head.doc
    if head.i < end - 1 and _closes_with_bearer(head, end):
        head = doc[end - 1]
    return Party(char_span(doc, start, end), char_span(doc, head.i, head.i + 1), head, start, end)


def _closes_with_bearer(office: Token, end: int) -> bool:
    doc, name = office.doc, end
    while name - 1 > office.i and doc[name - 1].ent_type_ == "PERSON":
        name -= 1
    if name == end or not is_somebody(office) or doc[name - 1].pos_ not in {"NOUN", "PROPN"}:
        return False
    before = doc[name - 1]
    governed = any(token.pos_ == "ADP" for token in doc[office.i + 1 : name])
    return not governed or not (
        before.lemma_.lower() in words("person_nouns") or before.text in words("titles")
    )


def speaker_of(cue: Token) -> Party | None:
    """Return the subject of a cue, its own or the one that governs it; None where the parse shows none.

    The agent speaks in a passive (`was told by Lee`), the antecedent in a relative clause (`Lee, who
    said`).
    """
    head = _subject(cue)
    return None if head is None else party(head)


def is_somebody(noun: Token) -> bool:
    """Tell whether a word names or describes a person or a body, or stands for one."""
    if noun.pos_ == "PRON":
        return noun.lower_ not in _NOBODY
    lemma = noun.lemma_.lower()
    return noun.pos_ == "PROPN" or lemma in words("person_nouns") or lemma in words("organisation_nouns")


def is_source(head: Token) -> bool:
    """Tell whether a subject can say or show something: somebody, or a document, not `experience`."""
    return is_somebody(head) or head.lemma_.lower() in words("document_nouns")


def second_cue(cue: Token, inner: Token) -> Token | None:
    """Return the cue that shares a subject with `cue`, though the parser hung it on the clause of that.

    In `Lee said the plan was bad and called for calm` the plan cannot call; where the clause has a subject
    that could, its reading stands.
    """
    subject = child_of(inner, "nsubj", "nsubjpass")
    if subject is None or is_somebody(subject):
        return None
    for child in inner.rights:
        if child.dep_ == "conj" and child.tag_ == cue.tag_ and child.lemma_ in verb_cues():
            return child if child_of(child, "nsubj", "nsubjpass") is None else None
    return None


def _subject(verb: Token) -> Token | None:
    if verb.lower_ in adjective_cues():
        return _holder_of_state(verb)
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and second_cue(verb.head.head, verb.head) == verb:
        verb = verb.head.head
    for _ in range(_CLIMBS):
        if child_of(verb, "nsubjpass", "auxpass") is not None:
            return _agent(verb)
        subject = child_of(verb, "nsubj")
        if subject is not None:
            return (
                _antecedent(verb) if subject.lower_ in _RELATIVE and verb.dep_ == "relcl" else _real(subject)
            )
        if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"}:
            return _agent(verb)  # asked whether he would stay, Lee said no: Lee did not ask
        controller = _controller(verb)
        if controller is not None:
            return _real(controller)
        if verb.dep_ not in _SHARES_SUBJECT or verb.head.i == verb.i or verb.dep_ in {"acl", "relcl"}:
            return None
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"}:
            return None
        verb = verb.head
    return None


def _holder_of_state(word: Token) -> Token | None:
    """Return who is sure, worried, convinced; nobody makes sure and convinces others here."""
    if word.tag_ == "VBD":  # Lee worried that
        return child_of(word, "nsubj") if child_of(word, "dobj") is None else None
    passive = child_of(word, "nsubjpass")
    if passive is not None or word.dep_ != "acomp":
        return passive
    return child_of(word.head, "nsubj", "nsubjpass") if word.head.lemma_ in _COPULAS else None


def _controller(verb: Token) -> Token | None:
    """Return a phrase that is no subject but acts as one: `quoted Lee as saying`, `a note saying`."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return child_of(verb.head.head, "dobj", "nsubjpass") or child_of(verb.head.head, "nsubj")
    if verb.dep_ == "xcomp":
        controller = child_of(verb.head, "dobj")
        return controller if controller is not None and controller.i < verb.i else None
    return (
        verb.head
        if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG" and verb.head.pos_ in NOMINAL
        else None
    )


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.head.pos_ in NOMINAL else None


def _real(token: Token) -> Token | None:
    return token if token.pos_ in NOMINAL or token.dep_ == "nsubj" else None


def _agent(verb: Token) -> Token | None:
    agent = child_of(verb, "agent")
    return None if agent is None else child_of(agent, "pobj")


def speaker_after(doc: Doc, cue: int, end: int) -> Party | None:
    """Return the phrase that starts right behind a cue: `said Daniela Ortiz`."""
    at = cue + 1
    while at < end and doc[at].pos_ in _SKIPPED:
        at += 1
    if at >= end or doc[at].pos_ not in NOMINAL | {"DET", "ADJ"}:
        return None
    head = doc[at]
    while head.head.i > head.i and head.head.i < end and head.head.pos_ in NOMINAL:
        head = head.head
    if head.pos_ not in NOMINAL:
        return None
    found = party(head)
    return found if found.start == at else replace(found, span=char_span(doc, at, found.end), start=at)


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
        heard = child_of(token, "nsubjpass") or child_of(token, "dative", "dobj")
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


def called_on(token: Token) -> Token | None:
    """Return whom a call goes out to: `called on the mayor`."""
    preposition = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
    return None if preposition is None else child_of(preposition, "pobj")


def _bare(noun: Token) -> bool:
    """Tell whether a noun names no one: `said to applause`, but `said to reporters`."""
    return noun.tag_ == "NN" and child_of(noun, "det", "poss") is None
