"""Find relations stated by a noun: `X has its base in Y`, `a purchase of Y by X`, `talks of X and Y`."""

from collections.abc import Iterator
from itertools import combinations, product

from graph.data.nouns import noun_class
from graph.data.relations import Trigger
from graph.extract.relations.anchors import possessors
from graph.extract.relations.clauses import obliques, subjects
from graph.extract.relations.finding import PERSONAL, THING, Finding, choose, implied
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import TOWNS, all_of, stands_for
from graph.extract.relations.standing import described, standing
from graph.extract.relations.titles import matching, phrase_start
from graph.records import EntityType

# classes of WordNet, as in noun_classes.tsv, and prepositions by which they concern somebody
_ACTS = frozenset("act event communication cognition feeling state relation process".split())
_CONCERNING = frozenset("of to with from against for in into on through over about".split())
_TIED = 4  # of more than four who talk nobody knows who talks to whom
_CLIMB = 6  # nouns climbed on the way to a verb
_POSSESSIVES = frozenset({"their", "theirs"}) | PERSONAL | THING
_BEFORE = frozenset({"compound", "nmod", "amod"})
_DURING = frozenset({"in", "at", "during"})  # `said in an interview with Y`
_TALKS = frozenset({"spoke to", "met"})  # who is involved in a murder is no murderer
_BETWEEN = frozenset({"between", "among"})  # the ends stand behind it, whoever tells it
_OBJECTS = frozenset({"dobj", "dative"})
_CAUSING = frozenset({"because", "of", "due", "given", "despite"})
_JOINING = frozenset({"between", "of", "among"})


def noun_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield relations between whoever has a noun and what follows: `X's job at Y`, `X has a job at Y`."""
    entries = parse.vocabulary.nouns.get(parse.lemma[token])
    triggers = matching(parse, entries, token) if entries else ()
    if not triggers:
        yield from _acts(parse, token)
        return
    if parse.tag[token] == "NNS" and all(t.type.label == "member of" for t in triggers):
        return  # the most seats in X are no one's
    wanted = frozenset().union(*(trigger.prepositions for trigger in triggers))
    own = obliques(parse, token)
    yield from _under(parse, token, triggers)
    yield from _joined(parse, token, triggers, own)
    tied = wanted - _BETWEEN
    pairs = [pair for pair in [*own, *_beside(parse, token)] if parse.lemma[pair[0]] in tied]
    if "in" in wanted:
        yield from _seated(parse, token, triggers)
    _, owners = holders(parse, token, triggers) if pairs else (None, [])
    for preposition, noun in pairs:
        fitting = tuple(trigger for trigger in triggers if parse.lemma[preposition] in trigger.prepositions)
        for mention in stands_for(parse, noun):
            for holder in owners:
                yield from _found(parse, fitting, (holder, mention), (token, preposition))


def _acts(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield whom an act of somebody concerns, where no type knows it: `X's rejection of Y`."""
    if token in parse.inside or noun_class(parse.lemma[token]) not in _ACTS:
        return
    owners = all_of(parse, list(parse.below(token, "poss")))
    if not owners and noun_class(parse.lemma[token]) == "act":
        owners = _before(parse, token)
    tied = [p for p in parse.below(token, "prep") if p > token and parse.lemma[p] in _CONCERNING]
    for preposition in tied if owners else ():
        others = all_of(parse, list(parse.below(preposition, "pobj")))
        for left, right in product(owners, others):
            if left != right and not parse.is_described(left) and not parse.is_described(right):
                yield Finding(
                    subject=left,
                    object=right,
                    predicate=f"{parse.phrase(phrase_start(parse, token), token)} {parse.word[preposition]}",
                    words=(token, preposition),
                    rule="noun-act",
                )


def _under(parse: Parse, token: int, triggers: tuple[Trigger, ...]) -> Iterator[Finding]:
    """Yield by whom somebody is under something: `Alba is under investigation by the council`."""
    under = parse.head[token]
    if parse.dep[token] != "pobj" or parse.lemma[under] != "under":
        return
    verb = parse.head[under]
    people = all_of(parse, subjects(parse, verb)) if parse.is_verb(verb) else []
    for doer, patient in product(_agents(parse, token), people):
        yield from _found(parse, triggers, (doer, patient), (token, token))


def _seated(parse: Parse, token: int, triggers: tuple[Trigger, ...]) -> Iterator[Finding]:
    """Yield the place that stands before what somebody has there: `her London home`, `Alba's Oslo office`."""
    owners = all_of(parse, list(parse.below(token, "poss")))
    for mention in _before(parse, token) if owners else ():
        if parse.mentions[mention].label in TOWNS:
            for owner in owners:
                yield from _found(parse, triggers, (owner, mention), (token, token))


def _joined(
    parse: Parse, token: int, triggers: tuple[Trigger, ...], own: list[tuple[int, int]]
) -> Iterator[Finding]:
    """Yield those that a noun ties alike: `talks between X and Y`, `X and Y held talks`."""
    mutual = tuple(trigger for trigger in triggers if "between" in trigger.prepositions)
    if not mutual:
        return
    for preposition, noun in own:
        near = parse.lemma[preposition] in _BETWEEN or parse.head[preposition] == token
        if near and parse.lemma[preposition] in _JOINING:
            yield from _two(parse, token, mutual, stands_for(parse, noun), preposition)
    if not own:
        verb, owners = holders(parse, token, mutual)
        yield from _two(parse, token, mutual, owners, token if verb is None else verb)


def _two(
    parse: Parse, token: int, triggers: tuple[Trigger, ...], tied: list[int], word: int
) -> Iterator[Finding]:
    for pair in combinations(tied, 2) if len(tied) <= _TIED else ():
        yield from _found(parse, triggers, pair, (token, word), tie="with")


def _found(
    parse: Parse,
    triggers: tuple[Trigger, ...],
    ends: tuple[int, int],
    at: tuple[int, int],
    *,
    tie: str = "",
) -> Iterator[Finding]:
    chosen = choose(parse, triggers, *ends) if ends[0] != ends[1] else None
    if chosen is None:
        return
    token, word = at
    start = phrase_start(parse, token)
    phrase = parse.phrase(start, token)
    governor = parse.head[token]
    stands = described(parse, start, token, standing(parse, token))
    given_up = parse.dep[token] == "dobj" and parse.listed("giving_up", governor)
    found = Finding(
        subject=chosen[1],
        object=chosen[2],
        predicate=phrase if word == token else f"{phrase} {tie or parse.word[word]}",
        words=(start, token, word),
        rule="noun-held",
        type=chosen[0].type,
        negated=stands.negated,
        modality=stands.modality,
        qualifier=stands.qualifier or ("former" if given_up and not chosen[0].type.event else ""),
    )
    yield found
    yield from implied(parse, found)


def _beside(parse: Parse, token: int) -> list[tuple[int, int]]:
    """Return what hangs on the verb instead: `earned a degree in law from X`, `its headquarters are in Y`."""
    token = parse.group(token)[0]
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "dobj":
        tied = [pair for pair in obliques(parse, verb) if pair[0] > token]
        return [pair for pair in tied if parse.lemma[pair[0]] != "of" or parse.head[pair[0]] == verb]
    if dep == "nsubj" and parse.lemma[verb] == "be":
        return [pair for pair in obliques(parse, verb) if pair[0] > token and parse.head[pair[0]] == verb]
    return []


def holders(parse: Parse, token: int, triggers: tuple[Trigger, ...]) -> tuple[int | None, list[int]]:
    """Return who has a noun, and the verb that says so: its possessor, its agent, else the subject above it.

    What an institution has may stand right behind its name: `Alba headquarters`; so may what somebody does.
    """
    personal = any(EntityType.PERSON in t.type.subject and not t.type.event for t in triggers)
    if personal:
        owners = [m for child in parse.below(token, "poss") for m in stands_for(parse, child)]
    else:
        owners = possessors(parse, token, phrase_start(parse, token)) or _before(parse, token)
    owners = owners or _agents(parse, token)
    if owners and _settles(parse, owners[0]):
        return None, owners
    during = _DURING if any(t.type.label in _TALKS for t in triggers) else frozenset()
    for _ in range(_CLIMB):
        dep, head = parse.dep[token], parse.head[token]
        if dep == "pobj" and (parse.lemma[head] == "for" if personal else parse.lemma[head] not in during):
            break
        if dep == "pobj" and owners and parse.lemma[head] in _CAUSING:
            break  # chose Bo Ray because of his ties
        if parse.is_verb(head):
            if dep != "dobj" and owners and parse.children_in(head, _OBJECTS):
                break  # advised Alba on its purchase of X
            has = dep != "dobj" or parse.listed("having", head)
            above = all_of(parse, subjects(parse, head)) if has and dep != "nsubj" else []
            return (head, above) if above else (None, owners)
        if dep not in {"conj", "appos", "prep", "pobj"}:
            break
        token = head
    return None, owners


def _before(parse: Parse, token: int) -> list[int]:
    """Return the name that a noun has before it, be it an adjective of origin: `the Russian raid on X`."""
    names = (parse.inside.get(child) for child in parse.below(token, *_BEFORE) if child < token)
    return next(([name] for name in names if name is not None), [])


def _agents(parse: Parse, token: int) -> list[int]:
    """Return by whom something is done; parsers hang that on the thing, too: `the audit of Alba by X`."""
    own = obliques(parse, token)
    things = [noun for preposition, noun in own if parse.lemma[preposition] == "of"]
    pairs = [*own, *(pair for thing in things for pair in obliques(parse, thing))]
    return all_of(parse, [noun for preposition, noun in pairs if parse.lemma[preposition] == "by"])


def _settles(parse: Parse, owner: int) -> bool:
    """Tell whether a possessor is who has the noun: no pronoun that a name may stand for, no `bachelor's`."""
    return not parse.is_described(owner) and parse.mentions[owner].text.lower() not in _POSSESSIVES
