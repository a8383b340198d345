"""Find whom a verb concerns by what is theirs: `froze the assets of X`, `raided X's home`."""

from collections.abc import Iterator
from itertools import product

from graph.data.nouns import noun_class, noun_types
from graph.extract.relations.clauses import agents, objects, obliques, passive, subjects
from graph.extract.relations.finding import Finding, choose
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import all_of
from graph.extract.relations.standing import standing
from graph.extract.relations.verbs import lemma_of, may_act, people_of, predicate, spelled, tells

_COMMON = frozenset({"NN", "NNS"})
_PART_OF = frozenset({"in", "at", "against", "for", "to", "over", "on"})
_HAPPENING = frozenset({"act", "event", "communication"})  # `at the trial of X`, not `on the road of X`

_SOMEBODYS = _HAPPENING | {"possession", "relation", "state", "cognition", "feeling"}


def part_findings(parse: Parse, verb: int) -> Iterator[Finding]:
    """Yield relations to the owner of a verb's object, of a passive's subject, of the event it is part of.

    A frame of the vocabulary may name the noun: `engage service of`.
    """
    owned = [
        (preposition, noun, owners)
        for preposition, noun in _things(parse, verb)
        if (owners := _owners(parse, noun))
    ]
    if not owned:
        return
    done = passive(parse, verb)
    subject = people_of(parse, verb)
    doers = all_of(parse, agents(parse, verb)) if done else subject
    for preposition, noun, owners in owned:
        people = doers if preposition is None else subject
        yield from _concerned(parse, verb, preposition, noun, list(product(people, owners)))


def _things(parse: Parse, verb: int) -> Iterator[tuple[int | None, int]]:
    """Yield the nouns that a verb is done to, and those of events behind its prepositions, with these."""
    for noun in subjects(parse, verb) if passive(parse, verb) else objects(parse, verb):
        yield None, noun
    for preposition, noun in obliques(parse, verb):
        if parse.lemma[preposition] in _PART_OF and noun_class(parse.lemma[noun]) in _HAPPENING:
            yield preposition, noun


def _owners(parse: Parse, noun: int) -> list[int]:
    """Return the names of those whose a thing is."""
    if noun in parse.inside or parse.tag[noun] not in _COMMON or _is_person(parse, noun):
        return []
    owners = all_of(parse, list(parse.below(noun, "poss")))
    for tie in parse.below(noun, "prep"):
        owners += all_of(parse, list(parse.below(tie, "pobj"))) if parse.lemma[tie] == "of" else []
    return [owner for owner in owners if parse.is_name(owner)]


def _concerned(
    parse: Parse, verb: int, preposition: int | None, noun: int, pairs: list[tuple[int, int]]
) -> Iterator[Finding]:
    key = "" if preposition is None else f"{parse.lemma[preposition]} "
    triggers = parse.vocabulary.verbs.get((lemma_of(parse, verb), f"{key}{parse.lemma[noun]} of"), ())
    tokens = predicate(parse, verb, preposition, plain=passive(parse, verb))
    somebodys = noun_class(parse.lemma[noun]) in _SOMEBODYS or parse.listed("belongings", noun)
    plain = preposition is None or not (objects(parse, verb) or parse.tag[verb] == "VB")
    telling = somebodys and plain and tells(parse, verb, None)
    stands = standing(parse, verb)
    for left, right in pairs:
        chosen = choose(parse, triggers, left, right)
        if left == right or not (chosen or (telling and may_act(parse, left))):
            continue
        yield Finding(
            subject=left,
            object=right,
            predicate=f"{spelled(parse, tokens)} {parse.word[noun]} of",
            words=(*tokens, noun),
            rule="verb-part",
            type=chosen[0].type if chosen else None,
            negated=stands.negated,
            modality=stands.modality,
            qualifier=stands.qualifier,
        )


def _is_person(parse: Parse, noun: int) -> bool:
    return noun_types().get(parse.lemma[noun]) == "PERSON"
