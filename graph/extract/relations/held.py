"""Find relations stated by a noun that someone has: `X has its base in Y`, `X earned a degree from Y`."""

from collections.abc import Iterator

from graph.data.relations import Trigger
from graph.extract.relations.anchors import possessors
from graph.extract.relations.clauses import obliques, subjects
from graph.extract.relations.finding import PERSONAL, THING, Finding, choose
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import all_of, stands_for
from graph.extract.relations.titles import matching, phrase_start
from graph.records import EntityType

_CLIMB = 6  # nouns climbed on the way to a verb
_POSSESSIVES = frozenset({"their", "theirs"}) | PERSONAL | THING


def held_findings(parse: Parse, token: int) -> Iterator[Finding]:
    """Yield relations between the holder of a noun and what follows: `X's job at Y`, `X has a job at Y`."""
    entries = parse.vocabulary.nouns.get(parse.lemma[token])
    triggers = matching(parse, entries, token) if entries else ()
    if not triggers:
        return
    wanted = frozenset().union(*(trigger.prepositions for trigger in triggers))
    pairs = [pair for pair in obliques(parse, token) if parse.lemma[pair[0]] in wanted]
    pairs += [pair for pair in _beside(parse, token) if parse.lemma[pair[0]] in wanted]
    personal = any(EntityType.PERSON in trigger.type.subject for trigger in triggers)
    owners = holders(parse, token, personal=personal) if pairs else []
    for preposition, noun in pairs:
        fitting = tuple(trigger for trigger in triggers if parse.lemma[preposition] in trigger.prepositions)
        for mention in stands_for(parse, noun):
            for holder in owners:
                found = _finding(parse, fitting, (holder, mention), (token, preposition))
                if found is not None:
                    yield found


def _finding(
    parse: Parse,
    triggers: tuple[Trigger, ...],
    ends: tuple[int, int],
    at: tuple[int, int],
) -> Finding | None:
    chosen = choose(parse, triggers, *ends) if ends[0] != ends[1] else None
    if chosen is None:
        return None
    token, preposition = at
    start = phrase_start(parse, token)
    return Finding(
        subject=chosen[1],
        object=chosen[2],
        predicate=f"{parse.phrase(start, token)} {parse.word[preposition]}",
        words=(start, token, preposition),
        rule="noun-held",
        type=chosen[0].type,
    )


def _beside(parse: Parse, token: int) -> list[tuple[int, int]]:
    """Return what hangs on the verb instead: `earned a degree in law from X`, `its headquarters are in Y`."""
    token = parse.group(token)[0]
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "dobj" or (dep == "nsubj" and parse.lemma[verb] == "be"):
        return [pair for pair in obliques(parse, verb) if pair[0] > token]
    return []


def holders(parse: Parse, token: int, *, personal: bool) -> list[int]:
    """Return the possessor of a noun, or the subject of the verb that has it; a name before a pronoun.

    What an institution has may stand right behind its name: `Alba headquarters`.
    """
    if personal:
        owners = [m for child in parse.below(token, "poss") for m in stands_for(parse, child)]
    else:
        owners = possessors(parse, token, phrase_start(parse, token))
    if owners and _settles(parse, owners[0]):
        return owners
    for _ in range(_CLIMB):
        dep, head = parse.dep[token], parse.head[token]
        if parse.is_verb(head):
            has = dep != "dobj" or parse.listed("having", head)
            return (all_of(parse, subjects(parse, head)) if has and dep != "nsubj" else []) or owners
        if dep not in {"conj", "appos", "prep", "pobj"}:
            break
        token = head
    return owners


def _settles(parse: Parse, owner: int) -> bool:
    """Tell whether a possessor is who has the noun: no pronoun that a name may stand for, no `bachelor's`."""
    return not parse.is_described(owner) and parse.mentions[owner].text.lower() not in _POSSESSIVES
