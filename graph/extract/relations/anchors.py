"""Find what a role is tied to: X of `founder of X`, `X's wife`, `X aide`, `founder and chief of X`."""

from collections.abc import Iterator
from typing import TypeAlias

from graph.data.relations import Trigger
from graph.extract.relations.clauses import obliques, passive, subjects
from graph.extract.relations.finding import PEOPLE, is_party
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import all_of, stands_for
from graph.extract.relations.titles import left_of, phrase_start, takes_stance
from graph.records import EntityType

Anchor: TypeAlias = tuple[int, int | None]  # a mention, and the preposition before it

_ATTACHED = frozenset({"compound", "nmod", "amod", "poss", "nsubj", "dep"})
_COPULAR = frozenset({"at", "for", "with", "of", "to"})
_COPULAS = frozenset({"be", "become", "remain"})
_LEADING = frozenset({"lead", "head", "run", "manage", "chair", "direct", "oversee"})
_OUTLIVED = frozenset({"survive", "predecease", "precede", "mourn"})
_DETERMINED = frozenset({"det", "poss"})
_CHAINED = frozenset({"conj", "appos"})
_LISTS = frozenset({"compound", "nmod", "appos", "conj", "pobj", "agent", "prep", "dep"})
_CLIMB = 16  # words climbed from a role to the verb


def anchors(parse: Parse, token: int, start: int, triggers: tuple[Trigger, ...]) -> list[Anchor]:
    """Return the mentions that a role is tied to, its own or those it shares with the roles beside it.

    `start` is the first token of the role.
    """
    prepositions = frozenset().union(*(trigger.prepositions for trigger in triggers))
    own = [
        *_behind(parse, token, prepositions),
        *((m, None) for m in possessors(parse, token, start)),
    ]
    if parse.lemma[token] in parse.vocabulary.roles and not _is_of_another(parse, token):
        own = own or _shared(parse, token, prepositions)
    if own:
        return own
    family = all(trigger.type.object <= PEOPLE for trigger in triggers)
    if family and (shared := _with_husband(parse, token)):
        return [(mention, None) for mention in shared]
    beside = _had(parse, token) or _in_passive(parse, token, _OUTLIVED if family else _LEADING)
    beside = beside or (_named_by(parse, token) if not family else [])
    return [(mention, None) for mention in beside]


def _shared(parse: Parse, token: int, prepositions: frozenset[str]) -> list[Anchor]:
    """Return what a role shares: `founder and chief executive of X`, `X's founder and chief executive`."""
    for other in sorted(_kindred(parse, token), key=lambda other: abs(other - token)):
        if other == token or other in parse.inside:
            continue
        if other > token and parse.children_in(other, _DETERMINED):
            continue  # `a sailor, and the founder of X` shares nothing
        found: list[Anchor] = [
            pair for pair in _behind(parse, other, prepositions) if pair[1] is not None and pair[1] > token
        ]
        if other < token and not found:
            found = [(mention, None) for mention in possessors(parse, other, phrase_start(parse, other))]
        if found:
            return found
    return []


def _is_of_another(parse: Parse, token: int) -> bool:
    """Tell whether a role has an `of` of its own before the next: `deputy of the house and head of X`."""
    ties = [child for child in parse.below(token, "prep") if parse.lemma[child] == "of"]
    return any(
        noun < other for tie in ties for noun in parse.below(tie, "pobj") for other in parse.conjuncts(token)
    )


def _kindred(parse: Parse, token: int) -> list[int]:
    """Return the nouns beside a role, coordinated or in apposition: `engineer, founder and head of X`."""
    found = parse.group(token)
    if parse.dep[found[0]] == "appos" and parse.head[found[0]] not in parse.inside:
        found = [*parse.group(parse.head[found[0]]), *found]
    return found


def _behind(parse: Parse, token: int, prepositions: frozenset[str]) -> Iterator[Anchor]:
    pairs = [pair for pair in obliques(parse, token) if parse.lemma[pair[0]] in prepositions]
    if all(parse.lemma[preposition] != "at" for preposition, _ in pairs):
        pairs += [
            pair for pair in _copular(parse, token, prepositions) if not pairs or parse.lemma[pair[0]] == "at"
        ]
    if any(parse.lemma[preposition] == "at" for preposition, _ in pairs):  # `professor of law at Yale`
        pairs = [pair for pair in pairs if parse.lemma[pair[0]] != "of"]
    for preposition, noun in pairs:
        for mention in stands_for(parse, noun):
            yield mention, preposition


def _copular(parse: Parse, token: int, prepositions: frozenset[str]) -> list[tuple[int, int]]:
    """Return what a parse hangs on the copula instead of the role: `was a zoologist at X`."""
    verb = parse.head[token]
    if parse.dep[token] != "attr" or parse.lemma[verb] not in _COPULAS:
        return []
    return [
        (preposition, noun)
        for preposition, noun in obliques(parse, verb)
        if preposition > token
        and parse.head[preposition] == verb
        and parse.lemma[preposition] in prepositions & _COPULAR
    ]


def possessors(parse: Parse, token: int, start: int) -> list[int]:
    """Return who stands before a noun that begins at `start`: its possessor, else the name it follows."""
    holders = [token]
    tied = any(parse.lemma[child] == "of" for child in parse.below(token, "prep"))
    if parse.dep[token] in {"compound", "nmod", "amod"} or (parse.dep[token] == "appos" and not tied):
        holders.append(parse.head[token])
    left = left_of(parse, start)
    name = parse.inside.get(left)
    inner = (
        name is not None and parse.mentions[name].label is EntityType.ORG and parse.dep[left] == "compound"
    )
    for holder in holders if not inner else ():  # Norway's Green Party leader leads the party
        for child in parse.below(holder, "poss"):
            if child < token and (found := stands_for(parse, child)):
                return found
    if name is None or parse.dep[left] not in _ATTACHED:
        return []
    if takes_stance(parse, name):
        return []  # an anti-EU party leads no EU
    national = parse.mentions[name].label is EntityType.NORP and not is_party(parse, name)
    return [] if national else [name]


def _had(parse: Parse, token: int) -> list[int]:
    """Return who has the bearer of a role: `Alba has a subsidiary called Bora`, `she had a son, Tom`."""
    place = parse.group(token)[0]
    verb = parse.head[place]
    if parse.dep[place] == "dobj" and parse.lemma[verb] == "have":
        return all_of(parse, subjects(parse, verb))
    return []


def _named_by(parse: Parse, token: int) -> list[int]:
    """Return the body that names the bearer: `Alba hired Bo Ray as chair`, `announced its exit`."""
    here = parse.head[token]
    for _ in range(_CLIMB):
        if parse.is_verb(here):
            break
        if parse.dep[here] not in _LISTS and not parse.listed("office_changes", here):
            return []
        here = parse.head[here]
    told = parse.listed("naming", here) or (
        parse.lemma[here] == "announce"
        and any(parse.listed("office_changes", noun) for noun in parse.below(here, "dobj"))
    )
    if not told or passive(parse, here) or parse.dep[here] == "conj":
        return []  # bought Alba and named Bo Ray chair: of which of the two?
    found = all_of(parse, subjects(parse, here))
    return [mention for mention in found if parse.mentions[mention].label is EntityType.ORG]


def _in_passive(parse: Parse, token: int, verbs: frozenset[str]) -> list[int]:
    """Return whom the bearers of a role led or outlived: `Alba is led by its chair Bo Ray`."""
    for _ in range(_CLIMB):
        if parse.dep[token] not in _LISTS:
            return []
        agent, token = token, parse.head[token]
        if parse.lemma[token] in verbs and parse.is_verb(token):
            led = parse.lemma[agent] == "by" and passive(parse, token)
            return all_of(parse, subjects(parse, token)) if led else []
    return []


def _with_husband(parse: Parse, token: int) -> list[int]:
    """Return whose relatives are listed with their names: `her husband John Lee and son Tom`."""
    here = parse.head[token] if parse.dep[token] == "compound" else token
    for _ in range(_CLIMB):
        if parse.dep[here] not in _CHAINED:
            break
        here = parse.head[here]
        for noun in [here, *parse.below(here, "compound")]:
            if noun not in parse.inside and (owners := possessors(parse, noun, noun)):
                return owners
    return []
