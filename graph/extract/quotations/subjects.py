"""Find who the subject of a cue is, which may stand far from it, and tell whether it can speak."""

from spacy.tokens import Token

from graph.data import words
from graph.data.relations import vocabulary
from graph.extract.quotations.cues import adjective_cues, verb_cues
from graph.extract.syntax import FINITE, NOMINAL, child_of
from graph.records import EntityType

_LONGEST_DESCRIPTION = 40  # tokens of a relative clause between a subject and its cue
_CLIMBS = 8  # verbs from a cue to its subject
_NOBODY = frozenset("it this that these those which what there".split())
_COPULAS = frozenset({"be", "feel", "become", "remain", "seem", "grow"})
_SHARES_SUBJECT = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "acl", "relcl", "ccomp", "dep", "aux"}
)
_NOUN_BEHIND = frozenset({"dobj", "npadvmod", "appos", "dep", "nsubj"})
_RELATIVE = frozenset({"who", "which", "that"})


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a cue, its own or the one that governs it; None where the parse shows none.

    The agent speaks in a passive (`was told by Lee`), the antecedent in a relative clause (`Lee, who said`).
    """
    if is_told(verb):
        return None
    if verb.pos_ == "NOUN":
        return subject_beside(verb)
    return _governing_subject(verb) or _described_subject(verb)


def is_told(verb: Token) -> bool:
    """Tell whether a headline leaves out `was`, its subject spoken to: `Pier is unsafe, jury told`."""
    subject = child_of(verb, "nsubj")
    closes = all(token.is_space for token in verb.doc[verb.i + 1 : verb.sent.end])
    return verb.lower_ == "told" and closes and subject is not None and subject.i < verb.i


def _described_subject(verb: Token) -> Token | None:
    """Return the noun before a relative clause that the parse took for the sentence: `Lee, who ..., said`."""
    doc, first = verb.doc, verb.sent.start
    if verb.tag_ not in FINITE or verb.i == first or verb.nbor(-1).text != ",":
        return None
    if verb.dep_ == "conj" or child_of(verb, "nsubj", "nsubjpass", "auxpass") is not None:
        return None
    for at in range(verb.i - 2, max(first + 1, verb.i - _LONGEST_DESCRIPTION), -1):
        if doc[at].lower_ in _RELATIVE and doc[at].tag_ in {"WP", "WDT"} and doc[at - 1].text == ",":
            noun = doc[at - 2]
            return noun if noun.pos_ in NOMINAL and noun.left_edge.i == first else None
    return None


def _governing_subject(verb: Token) -> Token | None:
    if verb.lower_ in adjective_cues():
        return _holder_of_state(verb)
    if (
        verb.dep_ in {"conj", "advcl"}
        and verb.head.dep_ == "ccomp"
        and second_cue(verb.head.head, verb.head) == verb
    ):
        verb = verb.head.head
    for _ in range(_CLIMBS):
        if child_of(verb, "nsubjpass", "auxpass") is not None:
            return _agent(verb)
        subject = _own_subject(verb) or _unmarked_subject(verb)
        if subject is not None:
            return (
                _antecedent(verb) if subject.lower_ in _RELATIVE and verb.dep_ == "relcl" else _real(subject)
            )
        if verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"}:
            return (
                verb.head if _stands_for_sentence(verb) else _agent(verb)
            )  # asked whether he would stay, Lee said no: Lee did not ask
        controller = _controller(verb)
        if controller is not None:
            return _real(controller)
        if verb.dep_ not in _SHARES_SUBJECT or verb.head.i == verb.i or verb.dep_ in {"acl", "relcl"}:
            return None
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"}:
            return None
        verb = verb.head
    return None


def _stands_for_sentence(verb: Token) -> bool:
    """Tell whether a participle is the verb of its sentence: `Lee, who ..., accused Ortiz of lying`."""
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or verb.nbor(-1).text != ",":
        return False
    return child_of(verb, "dobj") is not None and child_of(verb.head, "relcl") is not None


def subject_beside(noun: Token) -> Token | None:
    """Return the plural beside a verb that the parse takes for a noun: `Court papers state that it was`."""
    plural = child_of(noun, "compound")
    clause = child_of(noun, "ccomp", "relcl")
    mark = None if clause is None else child_of(clause, "mark")
    if plural is None or plural.tag_ != "NNS" or plural.i + 1 != noun.i:
        return None
    return plural if mark is not None and mark.i == noun.i + 1 else None


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


def _own_subject(verb: Token) -> Token | None:
    """Return the subject of a verb, of several the nearest one: a dateline stands before the first."""
    before = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return _behind_setting(before[-1]) if before else child_of(verb, "nsubj")


def _behind_setting(subject: Token) -> Token:
    """Return the person behind a phrase that opens the sentence: `In the journal Reef, Ada Lee said`.

    The parse takes the name in that phrase for the subject, and the person for its apposition.
    """
    first = subject.left_edge.i
    before = subject.doc[max(0, first - 1)]
    name = child_of(subject, "appos")
    while name is not None and name.ent_type_ != "PERSON":
        name = child_of(name, "appos")
    if name is None or first == 0 or before.dep_ != "pobj" or subject.ent_type_ == "PERSON":
        return subject
    return name if before.pos_ == "NOUN" and before.right_edge.i == before.i else subject


def _unmarked_subject(verb: Token) -> Token | None:
    """Return the subject in a clause without `that`: a charge his lawyer, Lee, called absurd."""
    if verb.tag_ not in FINITE or verb.dep_ not in {"acl", "relcl"}:
        return None
    between = [
        child
        for child in verb.head.rights
        if child.i < verb.i and child.dep_ in _NOUN_BEHIND and child.pos_ in NOMINAL
    ]
    return between[-1] if between else None


def _antecedent(verb: Token) -> Token | None:
    """Return whom a relative clause describes: `Lee, the owner of Lee Towing, who testified` is Lee."""
    noun = verb.head
    who = child_of(verb, "nsubj")
    if who is not None and who.lower_ == "who" and noun.dep_ == "pobj" and who.nbor(-1).text == ",":
        office = noun.head.head
        if is_somebody(office) and (noun.ent_type_ != "PERSON" or _of_a_body(office)):
            noun = office
    if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN" and is_somebody(noun):
        noun = noun.head
    return noun if noun.pos_ in NOMINAL else None


def _of_a_body(office: Token) -> bool:
    """Tell whether a noun is an office in a body: `owner of Lee Towing`, but `lawyer for Lee`."""
    held = [trigger for trigger in vocabulary().roles.get(office.lemma_.lower(), ()) if not trigger.reversed]
    return bool(held) and all(EntityType.PERSON not in trigger.type.object for trigger in held)


def _real(token: Token) -> Token | None:
    return token if token.pos_ in NOMINAL or token.dep_ == "nsubj" else None


def _agent(verb: Token) -> Token | None:
    agent = child_of(verb, "agent")
    return None if agent is None else child_of(agent, "pobj")


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
    that could, its reading stands. In `Lee said she would go, calling it a farce` the two are one.
    """
    subject = child_of(inner, "nsubj", "nsubjpass")
    if subject is None:
        return None
    if subject.pos_ == "PRON" or not is_somebody(subject):
        beside = next((child for child in inner.rights if _comments(child)), None)
        if beside is not None:
            return beside
    if is_somebody(subject):
        return None
    for child in inner.rights:
        if child.dep_ == "conj" and child.tag_ == cue.tag_ and child.lemma_ in verb_cues():
            return child if child_of(child, "nsubj", "nsubjpass") is None else None
    return None


def _comments(verb: Token) -> bool:
    """Tell whether a verb is a cue in a participle behind a comma: `, calling it a farce`."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_ not in verb_cues():
        return False
    return verb.left_edge.i == verb.i and verb.nbor(-1).text == ","
