"""Find relations stated by a verb: `X sued Y`, `Y was sued by X`, `X plans to sue Y`, `X spoke with Y`."""

from collections.abc import Iterator
from itertools import pairwise

from graph.data.nouns import noun_class, noun_types
from graph.data.relations import Trigger
from graph.extract.relations.clauses import agents, given, objects, obliques, passive, resumed, subjects
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
_MOVING = frozenset({"from", "to", "into"})
_THING = frozenset({"dobj"})
_BESIDE = frozenset({"prep", "advcl", "pcomp", "dep", "nmod"})
_SAID = frozenset({"nsubj", "nsubjpass", "aux", "dobj"})
_ASIDE = frozenset({"pcomp", "advcl", "acl", "prep"})
_NAMED = frozenset({"oprd", "attr", "xcomp"})
_PARTICLE = frozenset({"prt"})
_TO_OFFICE = frozenset({"as", "to"})
_PREP = frozenset({"prep"})
_FORMS = frozenset("MD TO RB VB VBD VBG VBN VBP VBZ".split())  # no link of a page: pic.twitter.com/x
_INERT = frozenset({EntityType.LOC, EntityType.FAC, EntityType.OTHER})
_BASES = {"fin": "fine", "texte": "text"}  # what the lemmatiser makes of `fined`, `texted`
_COMMON = frozenset({"NN", "NNS"})
_PLACING = frozenset({"in", "at", "near", "on"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_HANDED = frozenset({"gave to", "paid", "lent to"})
_IMMATERIAL = frozenset({"communication", "cognition", "act", "feeling", "state", "event", "attribute"})
_CONTROL = 4  # verbs climbed for a predicate: `has been trying to plan to sue`


def verb_findings(parse: Parse, verb: int) -> Iterator[Finding]:
    """Yield the relations between the subject of a verb and its object or what follows its prepositions.

    A verb outside the vocabulary gives a relation without a type, unless it says too little (`include`).
    """
    mutual = parse.listed("mutual_verbs", verb)
    if not mutual and not any(parse.dep[child] in _COMPLEMENTS for child in parse.children[verb]):
        return
    people = people_of(parse, verb)
    if not people or _prepositional(parse, verb):
        return
    third = any(parse.lemma[tie] == "with" for tie in parse.below(verb, "prep"))  # the two met with Bo Ray
    if mutual and len(people) == 2 and not third and not parse.children_in(verb, _OTHER_ENDS):
        yield from _each(parse, verb, None, [(people[0], people[1])])
        return
    if passive(parse, verb):
        for doer in all_of(parse, agents(parse, verb)):
            yield from _each(parse, verb, "by", [(doer, patient) for patient in people])
        named = parse.listed("naming", verb)  # elected mayor of X: the role tells
        for mention in all_of(parse, [] if named else list(parse.below(verb, "dobj"))):
            yield from _each(parse, verb, None, [(patient, mention) for patient in people])
    else:
        for mention in all_of(parse, objects(parse, verb)):
            yield from _each(parse, verb, None, [(subject, mention) for subject in people])
        for mention in all_of(parse, given(parse, verb)):
            yield from _each(parse, verb, "to", [(subject, mention) for subject in people])
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
        thing = _thing(parse, verb, preposition)
        framed = (
            thing is not None
            and (
                lemma_of(parse, verb),
                f"{parse.lemma[thing]} {lemma}",
            )
            in parse.vocabulary.verbs
        )
        known = framed or (lemma_of(parse, verb), lemma) in parse.vocabulary.verbs
        hung = parse.head[preposition] in {verb, thing}
        if not known and not (hung and parse.listed("free_prepositions", preposition)):
            continue
        if parse.lemma[verb] == "be" and not parse.listed("bodies", noun):
            continue  # `is on the board of X` tells, `is on the road` does not
        if parse.listed("moving_verbs", verb) and objects(parse, verb) and not framed:
            continue  # the thing is moved, not the mover
        if lemma != "by" or not passive(parse, verb):
            for mention in stands_for(parse, resumed(parse, verb, noun)):
                yield from _each(parse, verb, preposition, [(subject, mention) for subject in people])


def people_of(parse: Parse, verb: int) -> list[int]:
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


def lemma_of(parse: Parse, verb: int) -> str:
    """Return the base form of a verb, that of `born` being `bear`."""
    return "bear" if parse.word[verb].lower() == "born" else _BASES.get(parse.lemma[verb], parse.lemma[verb])


def _each(parse: Parse, verb: int, tie: int | str | None, pairs: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield what is found of pairs of doer and other end; `tie` is a preposition, or `by` of a passive."""
    preposition = tie if isinstance(tie, int) else None
    key = parse.lemma[preposition] if preposition is not None else "to" if tie == "to" else ""
    triggers = parse.vocabulary.verbs.get((lemma_of(parse, verb), key), ())
    if tie == "to" and any(
        parse.tag[c] == "CD" or parse.listed("measures", c) for c in parse.below(verb, "dobj")
    ):
        triggers = triggers or parse.vocabulary.verbs.get(
            (lemma_of(parse, verb), ""), ()
        )  # fined X a million
    if key not in {"", "from"} and parse.listed("bare_verbs", verb) and parse.children_in(verb, _THING):
        triggers = ()  # who signs a lease with somebody does not work for them
    if not key and _says_else(parse, verb):
        triggers = ()
    stands = standing(parse, verb)
    thing = _thing(parse, verb, preposition)
    if thing is not None and any(
        key in t.prepositions for t in parse.vocabulary.nouns.get(parse.lemma[thing], ())
    ):
        triggers = ()  # the visit tells, not that it is paid
    fitting = tuple(trigger for trigger in triggers if trigger.type.label not in _HANDED)
    idiom = fitting != triggers and any(_immaterial(parse, noun) for noun in parse.below(verb, "dobj"))
    handed = key == "to" and passive(parse, verb)  # what was sent to X gave nothing
    triggers = fitting if idiom or handed else triggers
    framed: tuple[Trigger, ...] = ()
    if thing is not None:  # `moved its headquarters to X`
        framed = parse.vocabulary.verbs.get((lemma_of(parse, verb), f"{parse.lemma[thing]} {key}"), ())
    for left, right in pairs:
        chosen = choose(parse, (*framed, *triggers), left, right) if left != right else None
        if chosen and parse.lemma[verb] == "leave" and (_is_league(parse, right) or not _names(parse, right)):
            chosen = None  # who leaves a union of states, a school, or them, was not employed there
        known = tie != "to" and may_act(parse, left) and not _is_thing(parse, right)
        empty = idiom and preposition is not None and thing is None  # granted to, of an audience
        telling = known and not empty and tells(parse, verb, preposition)
        if left == right or not (chosen or telling):
            continue
        trigger, subject, object_ = chosen or (None, left, right)
        active = tie == "by" and subject == left
        tokens = predicate(parse, verb, preposition, plain=active)
        said = thing if thing is not None or chosen else _handed(parse, verb, preposition)
        if said is not None and (chosen is None or chosen[0] in framed):
            tokens = tuple(sorted({*tokens, said}))
        # Who does it: `will succeed` of `will be succeeded by`.
        base = (
            verb
            if active and any(parse.word[t].lower() == "be" for t in parse.below(verb, *_AUXILIARIES))
            else None
        )
        words = spelled(parse, tokens, base)
        found = Finding(
            subject=subject,
            object=object_,
            predicate=f"{words} by" if tie == "by" and not active else words,
            words=tokens,
            rule="verb-passive" if tie == "by" else "verb-preposition" if preposition else "verb-object",
            type=trigger.type if trigger else None,
            negated=stands.negated != parse.denied_alone(preposition),
            modality=stands.modality,
            qualifier=stands.qualifier or _left(parse, verb, trigger),
        )
        yield found
        yield from implied(parse, found)


def _says_else(parse: Parse, verb: int) -> bool:
    """Tell whether a verb with an object is no act of its type: who makes it up makes nothing.

    Nobody is hired but who is named something, or to it.
    """
    if parse.lemma[verb] == "name":
        behind = (parse.lemma[child] for child in parse.below(verb, "prep", "dative"))
        return not parse.children_in(verb, _NAMED) and _TO_OFFICE.isdisjoint(behind)
    return parse.listed("empty_verbs", verb) and parse.children_in(verb, _PARTICLE)


def _left(parse: Parse, verb: int, trigger: Trigger | None) -> str:
    """Return `former` where what lasts is over: `she left Alba in 2016`."""
    return over(parse, verb) if trigger is not None and not trigger.type.event else ""


def _immaterial(parse: Parse, noun: int) -> bool:
    """Tell whether what is given is no thing and no sum: `paid attention to`, `gave an answer to`."""
    if noun in parse.inside or parse.tag[noun][:2] != "NN" or parse.listed("handed", noun):
        return False
    return noun_class(parse.lemma[noun]) in _IMMATERIAL or parse.lemma[noun] == "audience"


def _names(parse: Parse, mention: int) -> bool:
    return parse.is_name(mention) or parse.is_described(mention)


def _is_league(parse: Parse, mention: int) -> bool:
    return parse.mentions[mention].text.lower().split()[-1] in parse.vocabulary.words["leagues"]


def may_act(parse: Parse, mention: int) -> bool:
    """Tell whether somebody may do what no type knows: no place does."""
    return parse.mentions[mention].label not in _INERT


def _is_thing(parse: Parse, mention: int) -> bool:
    """Tell whether something is described that neither acts nor is a place: `issued a statement`."""
    return parse.is_described(mention) and parse.mentions[mention].label in {EntityType.OTHER, None}


def tells(parse: Parse, verb: int, preposition: int | None) -> bool:
    """Tell whether the words of a verb that no type knows say something of their two ends.

    `greeted at` of `greeted guests at X` does not, nor does a participle beside the clause, nor `subject to`.
    """
    if not parse.is_verb(verb):
        return False
    if preposition is not None and not passive(parse, verb) and not parse.children_in(verb, _THING):
        pair = f"{parse.lemma[verb]} {parse.lemma[preposition]}"
        if pair in parse.vocabulary.words["empty_verbs"]:
            return False
    if parse.listed("empty_verbs", verb):
        thing = _thing(parse, verb, preposition)
        return thing is not None and preposition is not None and parse.head[preposition] == thing
    if parse.tag[verb] == "VBG" and parse.dep[verb] in _ASIDE:
        return False
    moving = preposition is not None and parse.lemma[preposition] in _MOVING and not passive(parse, verb)
    moved = (parse.mention_of(noun) for noun in parse.below(verb, "dobj")) if moving else ()
    if any(mention is not None and not parse.is_described(mention) for mention in moved):
        return False  # took Ann Lee from Alba: who was taken is not told
    beside = preposition is not None and parse.lemma[preposition] not in _BETWEEN
    if not beside or passive(parse, verb) or not parse.children_in(verb, _OTHER_ENDS):
        return True
    return _thing(parse, verb, preposition) is not None


def _thing(parse: Parse, verb: int, preposition: int | None) -> int | None:
    """Return the noun that says what is done, before a preposition: `cars` of `sells cars in X`."""
    if preposition is None or passive(parse, verb):
        return None
    for noun in parse.below(verb, "dobj"):
        if verb < noun < preposition and noun not in parse.inside and parse.tag[noun] in _COMMON:
            hung = parse.head[preposition] == noun
            apart = _is_apart(parse, noun, preposition) if hung else parse.children_in(noun, _PREP)
            return None if apart or (hung and parse.listed("measures", noun)) else noun
    return None


def _handed(parse: Parse, verb: int, preposition: int | None) -> int | None:
    """Return the noun without which a verb says nothing of where it goes: `sale` of `approve a sale to X`."""
    if preposition is None or passive(parse, verb):
        return None
    nouns = [noun for noun in parse.below(verb, "dobj") if verb < noun < preposition]
    return next((noun for noun in nouns if noun not in parse.inside and parse.tag[noun] in _COMMON), None)


def _is_apart(parse: Parse, noun: int, preposition: int) -> bool:
    """Tell whether what hangs on an object says nothing of the doer: `the hall in X`, `Bo's ties to X`."""
    kind = noun_types().get(parse.lemma[noun])
    place = kind == "PERSON" or (kind is not None and parse.lemma[preposition] in _PLACING)
    filled = any(child < preposition for child in parse.below(noun, "prep"))  # the return of Bo to X
    return place or filled or any(parse.tag[child] != "PRP$" for child in parse.below(noun, "poss"))


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
            if (
                parse.tag[child] in _FORMS
                and child not in parse.inside
                and not (parse.dep[child] == "neg" and parse.contrasts(child))
                and not (plain and parse.lemma[child] == "be")
            ):
                tokens.add(child)
    return tuple(sorted(tokens))


def spelled(parse: Parse, tokens: tuple[int, ...], base: int | None = None) -> str:
    """Return the words of a predicate, a preposition that comes first at the end; `base` in its base form."""
    if parse.tag[tokens[0]] == "IN" and len(tokens) > 1:  # `to whom she was married`
        return f"{spelled(parse, tokens[1:], base)} {parse.word[tokens[0]].lower()}"
    words = {token: lemma_of(parse, token) if token == base else parse.word[token] for token in tokens}
    parts = [words[tokens[0]]]
    for before, token in pairwise(tokens):
        joined = token == before + 1 and not parse.spaced[before]
        parts.append(words[token] if joined else f" {words[token]}")
    return "".join(parts)
