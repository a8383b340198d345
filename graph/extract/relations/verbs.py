"""Find relations stated by a verb: `X sued Y`, `Y was sued by X`, `X plans to sue Y`, `X spoke with Y`."""

from collections.abc import Iterator
from itertools import pairwise

from graph.data.relations import Trigger
from graph.extract.relations.clauses import agents, objects, obliques, passive, resumed, subjects
from graph.extract.relations.finding import Finding, choose, implied
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import all_of, identified, stands_for
from graph.extract.relations.standing import controllers, over, standing
from graph.records import EntityType

_COMPLEMENTS = frozenset({"dobj", "prep", "agent", "dative", "npadvmod", "prt", "oprd", "advmod", "conj"})
_AUXILIARIES = ("aux", "auxpass", "neg")
_OTHER_ENDS = frozenset({"dobj", "agent", "oprd", "attr"})
_PLACED = frozenset({"base", "headquarter"})
_NOUN_PLACES = frozenset({"pobj", "prep", "conj", "compound", "nmod", "dobj", "appos", "acl"})
_BETWEEN = frozenset({"from", "to", "with", "against"})  # `bought a boat from X` ties two, `in X` does not
_ASIDE = frozenset({"pcomp", "advcl", "acl"})
_THING = frozenset({"dobj"})
_THINGS = frozenset({"NN", "NNS"})
_BESIDE = frozenset({"prep", "advcl", "pcomp", "dep", "nmod"})
_SAID = frozenset({"nsubj", "nsubjpass", "aux", "dobj"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_CONTROL = 4  # verbs climbed for a predicate: `has been trying to plan to sue`


def verb_findings(parse: Parse, verb: int) -> Iterator[Finding]:
    """Yield the relations between the subject of a verb and its object or what follows its prepositions.

    A verb outside the vocabulary gives a relation without a type, unless it says too little (`include`).
    """
    mutual = parse.listed("mutual_verbs", verb)
    if not mutual and not any(parse.dep[child] in _COMPLEMENTS for child in parse.children[verb]):
        return
    people = _people(parse, verb)
    if not people or _prepositional(parse, verb):
        return
    if mutual and len(people) == 2 and not parse.children_in(verb, _OTHER_ENDS):
        yield from _each(parse, verb, None, [(people[0], people[1])])
        return
    if passive(parse, verb):
        for doer in all_of(parse, agents(parse, verb)):
            yield from _each(parse, verb, "by", [(doer, patient) for patient in people])
    else:
        for mention in all_of(parse, objects(parse, verb)):
            yield from _each(parse, verb, None, [(subject, mention) for subject in people])
    yield from _behind(parse, verb, people)


def _prepositional(parse: Parse, verb: int) -> bool:
    """Tell whether a participle beside the clause stands for a preposition: `compared to`, `based on`."""
    if parse.dep[verb] not in _BESIDE or parse.children_in(verb, _SAID):
        return False
    listed = parse.vocabulary.words["prepositional"]
    return any(f"{parse.lemma[verb]} {parse.lemma[c]}" in listed for c in parse.below(verb, "prep", "agent"))


def _behind(parse: Parse, verb: int, people: list[int]) -> Iterator[Finding]:
    """Yield the relations by a preposition: all of the vocabulary, of others those that hang on the verb."""
    for preposition, noun in obliques(parse, verb) or _lent(parse, verb):
        lemma = parse.lemma[preposition]
        known = (_lemma(parse, verb), lemma) in parse.vocabulary.verbs
        if not known and (
            parse.head[preposition] != verb or not parse.listed("free_prepositions", preposition)
        ):
            continue
        if parse.lemma[verb] == "be" and not parse.listed("bodies", noun):
            continue  # `is on the board of X` tells, `is on the road` does not
        if parse.listed("moving_verbs", verb) and objects(parse, verb):
            continue  # the thing is moved, not the mover
        if lemma != "by" or not passive(parse, verb):
            for mention in stands_for(parse, resumed(parse, verb, noun)):
                yield from _each(parse, verb, preposition, [(subject, mention) for subject in people])


def _people(parse: Parse, verb: int) -> list[int]:
    """Return the mentions that are the subject; a relative pronoun where what it resumes has no name."""
    nouns = [_beside_origin(parse, noun) for noun in subjects(parse, verb)]
    found = all_of(parse, nouns)
    if parse.lemma[verb] in _PLACED and nouns and all(parse.is_described(mention) for mention in found):
        found = _around(parse, nouns[0]) or found
    if all(parse.is_described(mention) for mention in found):
        return [parse.at[c] for c in parse.below(verb, "nsubj", "nsubjpass") if c in parse.at] or found
    return found


def _beside_origin(parse: Parse, noun: int) -> int:
    """Return the name that an origin or a party goes with: Ann Lee of `Ann Lee, a Democrat who`."""
    found = parse.at.get(noun)
    if found is None or parse.mentions[found].label is not EntityType.NORP or parse.dep[noun] != "appos":
        return noun
    return parse.head[noun]


def _around(parse: Parse, noun: int) -> list[int]:
    """Return the name above a noun that names nobody: Alba of `Alba is a maker of airships based in X`."""
    for _ in range(_CONTROL):
        found = [m for m in stands_for(parse, noun) if not parse.is_described(m)] or identified(parse, noun)
        if found or parse.dep[noun] not in _NOUN_PLACES:
            return found
        noun = parse.head[noun]
    return []


def _lent(parse: Parse, verb: int) -> list[tuple[int, int]]:
    """Return the prepositions of the verb coordinated behind: `lives and works in X`."""
    for other in parse.below(verb, "conj"):
        if not any(True for _ in parse.below(other, "nsubj", "nsubjpass", "dobj")):
            return obliques(parse, other)
    return []


def _lemma(parse: Parse, verb: int) -> str:
    return "bear" if parse.word[verb].lower() == "born" else parse.lemma[verb]


def _each(parse: Parse, verb: int, tie: int | str | None, pairs: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield what is found of pairs of doer and other end; `tie` is a preposition, or `by` of a passive."""
    preposition = tie if isinstance(tie, int) else None
    key = parse.lemma[preposition] if preposition is not None else ""
    triggers = parse.vocabulary.verbs.get((_lemma(parse, verb), key), ())
    if preposition is not None and parse.listed("bare_verbs", verb) and parse.children_in(verb, _THING):
        triggers = ()  # who signs a lease with somebody does not work for them
    stands = standing(parse, verb)
    for left, right in pairs:
        chosen = choose(parse, triggers, left, right) if left != right else None
        if left == right or (chosen is None and not _tells(parse, verb, preposition)):
            continue
        trigger, subject, object_ = chosen or (None, left, right)
        active = tie == "by" and subject == left
        tokens = predicate(parse, verb, preposition, plain=active)
        if trigger is None and preposition is not None:
            tokens = tuple(sorted({*tokens, *_passing(parse, verb, preposition)}))
        words = _text(parse, tokens)
        found = Finding(
            subject=subject,
            object=object_,
            predicate=f"{words} by" if tie == "by" and not active else words,
            words=tokens,
            rule="verb-passive" if tie == "by" else "verb-object" if tie is None else "verb-preposition",
            type=trigger.type if trigger else None,
            negated=stands.negated,
            modality=stands.modality,
            qualifier=stands.qualifier or _left(parse, verb, trigger),
        )
        yield found
        yield from implied(parse, found)


def _left(parse: Parse, verb: int, trigger: Trigger | None) -> str:
    """Return `former` where what lasts is over: `she left Alba in 2016`."""
    return over(parse, verb) if trigger is not None and not trigger.type.event else ""


def _tells(parse: Parse, verb: int, preposition: int | None) -> bool:
    """Tell whether the words of a verb that no type knows say something of their two ends.

    `greeted at` of `greeted guests at X` does not, nor does a participle beside the clause, nor `subject to`.
    """
    if parse.listed("empty_verbs", verb) or not parse.is_verb(verb):
        return False
    if parse.tag[verb] == "VBG" and parse.dep[verb] in _ASIDE:
        return False
    beside = preposition is not None and parse.lemma[preposition] not in _BETWEEN
    return not beside or passive(parse, verb) or not parse.children_in(verb, _OTHER_ENDS)


def predicate(parse: Parse, verb: int, preposition: int | None, *, plain: bool) -> tuple[int, ...]:
    """Return the tokens of a predicate: `plans to sue`, `did not meet with`.

    A plain one leaves out the forms of `be`: the doer of `was sued by` sued.
    """
    tokens = {verb} if preposition is None else {verb, preposition}
    tokens.update(parse.below(verb, "prt"))
    if verb > 1 and parse.word[verb - 1] in _HYPHENS and parse.dep[verb - 2] != "punct":
        tokens.update({verb - 2, verb - 1})
    for here in controllers(parse, verb):
        tokens.add(here)
        for child in parse.below(here, *_AUXILIARIES):
            if child not in parse.inside and not (plain and parse.lemma[child] == "be"):
                tokens.add(child)
    return tuple(sorted(tokens))


def _passing(parse: Parse, verb: int, preposition: int) -> list[int]:
    """Return the thing that passes between the two ends of a verb: `sent charges to`, `sold a boat to`."""
    things = [c for c in parse.below(verb, "dobj") if verb < c < preposition and parse.tag[c] in _THINGS]
    return [thing for thing in things if thing not in parse.inside][-1:]


def _text(parse: Parse, tokens: tuple[int, ...]) -> str:
    if parse.tag[tokens[0]] == "IN" and len(tokens) > 1:  # `to whom she was married`
        return f"{_text(parse, tokens[1:])} {parse.word[tokens[0]].lower()}"
    parts = [parse.word[tokens[0]]]
    for before, token in pairwise(tokens):
        joined = token == before + 1 and not parse.spaced[before]
        parts.append(parse.word[token] if joined else f" {parse.word[token]}")
    return "".join(parts)
