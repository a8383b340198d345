"""Find who asks and who answers in an interview, from the words that introduce it."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from graph.extract.quotations.frame import Frame
from graph.extract.quotations.speakers import Party, party
from graph.extract.quotations.subjects import is_somebody
from graph.extract.syntax import child_of

_ANNOUNCES = frozenset("interview conversation q&a questions chat talk".split())
_TALKS = frozenset({"speak", "talk", "sit", "chat", "converse", "meet"})
_PERSONAL = frozenset({"he", "she", "they"})
_OURS = frozenset({"we", "i"})
_LONGEST_INTRODUCTION = 600  # tokens before the first turn


class Interview(NamedTuple):
    """Who asks and who answers, each None where the introduction names no one, or several."""

    asks: Party | None
    answers: Party | None


def introduced(frame: Frame, end: int) -> Interview:
    """Return who asks and who answers, as the tokens before `end` state it.

    `An interview with Lee` names who answers, `Interview by Noor` who asks. In `Lee spoke to Noor` either may
    be either, unless the subject is a pronoun, an outlet or `we`, or another statement names one of the two.
    """
    asks: list[Party] = []
    answers: list[Party] = []
    open_: list[tuple[Party, Party]] = []
    for index in range(min(end, _LONGEST_INTRODUCTION)):
        token = frame.doc[index]
        if not frame.readable(index):
            continue
        if token.lower_ in _ANNOUNCES:
            _announced(token, asks, answers)
        elif token.lemma_ == "interview" and token.pos_ == "VERB":
            _interviewed(token, asks, answers)
        elif token.lemma_ in _TALKS and token.pos_ == "VERB":
            _talked(token, asks, answers, open_)
    for one, other in open_:
        if any(_same(one, known) for known in asks) or any(_same(other, known) for known in answers):
            asks.append(one)
            answers.append(other)
        elif any(_same(one, known) for known in answers) or any(_same(other, known) for known in asks):
            asks.append(other)
            answers.append(one)
    return Interview(_only(asks), _only(answers))


def _announced(noun: Token, asks: list[Party], answers: list[Party]) -> None:
    """Read `an interview with Lee`, `ten questions for Lee`, `Interview by Noor`."""
    for word in noun.rights:
        if word.dep_ == "prep" or word.pos_ == "ADP":
            named = child_of(word, "pobj")
            if named is not None and _is_name(party(named).token):
                if word.lower_ in {"with", "for"}:
                    answers.append(party(named))
                elif word.lower_ == "by":
                    asks.append(party(named))


def _interviewed(verb: Token, asks: list[Party], answers: list[Party]) -> None:
    """Read `Noor interviewed Lee` and `Lee was interviewed by Noor`."""
    agent = child_of(verb, "agent", "prep")
    for word, list_ in (
        (child_of(verb, "nsubj"), asks),
        (child_of(verb, "dobj"), answers),
        (child_of(verb, "nsubjpass"), answers),
        (child_of(agent, "pobj") if agent is not None and agent.lower_ == "by" else None, asks),
    ):
        if word is not None and (_is_name(party(word).token) or word.lower_ in _PERSONAL):
            list_.append(party(word))


def _talked(verb: Token, asks: list[Party], answers: list[Party], open_: list[tuple[Party, Party]]) -> None:
    """Read `She spoke to Noor`, `Our reporter met with Lee`, `Lee talked to the Tribune`."""
    subject = child_of(verb, "nsubj")
    other = next(_partners(verb), None)
    if subject is None or other is None or not _is_name(party(other).token):
        return
    if subject.lower_ in _PERSONAL:
        answers.append(party(subject))
        asks.append(party(other))
    elif subject.lower_ in _OURS or any(child.lower_ == "our" for child in subject.lefts):
        answers.append(party(other))
    elif (subject.ent_type_ == "ORG") != (other.ent_type_ == "ORG"):
        outlet, person = (subject, other) if subject.ent_type_ == "ORG" else (other, subject)
        asks.append(party(outlet))
        answers.append(party(person))
    elif _is_name(party(subject).token):
        open_.append((party(subject), party(other)))


def _partners(verb: Token) -> Iterator[Token]:
    for word in verb.rights:
        if word.dep_ == "prep" and word.lower_ in {"to", "with"}:
            named = child_of(word, "pobj")
            if named is not None:
                yield named


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_somebody(token)


def _same(one: Party, other: Party) -> bool:
    return one.token.lower_ == other.token.lower_


def _only(parties: list[Party]) -> Party | None:
    """Return the one person that all parties name, by the first name; a pronoun counts where no name does."""
    named = [item for item in parties if item.token.pos_ == "PROPN"]
    if len({item.token.lower_ for item in named or parties}) != 1:
        return None
    return (named or parties)[0]
