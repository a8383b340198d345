"""Find relations stated by a verb: `X sued Y`, `Y was sued by X`, `X plans to sue Y`, `X spoke with Y`."""

from collections.abc import Iterator

from graph.data.relations import Trigger, Vocabulary
from graph.extract.relations.arguments import agents, objects, obliques, passive, stands_for, subjects
from graph.extract.relations.finding import Finding, choose
from graph.extract.relations.parse import Parse
from graph.records import MentionKind

_EMPTY = frozenset(
    {
        "be",
        "have",
        "do",
        "say",
        "include",
        "become",
        "get",
        "let",
        "make",
        "seem",
        "call",
        "name",
        "need",
        "want",
        "see",
    }
)
_FREE = frozenset(
    {
        "with",
        "to",
        "from",
        "against",
        "for",
        "in",
        "at",
        "into",
        "on",
        "by",
        "through",
        "under",
        "over",
        "about",
    }
)
_CONTROL = frozenset({"xcomp"})


def verb_findings(parse: Parse, words: Vocabulary, verb: int) -> Iterator[Finding]:
    """Yield the relations between the subject of a verb and its object or the nouns behind its prepositions."""
    complements = _complements(parse, verb)
    if not complements:
        return
    is_passive = passive(parse, verb)
    people = _people(parse, verb)
    lemma = _lemma(parse, verb)
    done: set[tuple[int, int]] = set()
    if is_passive:
        doers = _of(parse, agents(parse, verb))
        for patient in people:
            for doer in doers:
                done.add((doer, patient))
                yield from _found(
                    parse, words.verbs.get((lemma, ""), ()), verb, None, (doer, patient), "verb-passive"
                )
    else:
        for subject in people:
            for noun in objects(parse, verb):
                for mention in stands_for(parse, noun):
                    yield from _found(
                        parse, words.verbs.get((lemma, ""), ()), verb, None, (subject, mention), "verb-object"
                    )
    for preposition, noun in obliques(parse, verb) or _shared(parse, verb):
        triggers = words.verbs.get((lemma, parse.lemma[preposition]), ())
        direct = parse.head[preposition] == verb
        if not triggers and not (direct and parse.lemma[preposition] in _FREE):
            continue
        if is_passive and parse.lemma[preposition] == "by":
            continue
        for mention in stands_for(parse, noun):
            for subject in people:
                if (mention, subject) not in done:
                    yield from _found(
                        parse, triggers, verb, preposition, (subject, mention), "verb-preposition"
                    )


def _people(parse: Parse, verb: int) -> list[int]:
    """Return the mentions that are the subject; a relative pronoun where what it resumes has no name."""
    found = _of(parse, subjects(parse, verb))
    if not any(parse.mentions[m].kind is not MentionKind.NOMINAL for m in found):
        relative = [parse.at[c] for c in parse.below(verb, "nsubj", "nsubjpass") if c in parse.at]
        return relative or found
    return found


def _shared(parse: Parse, verb: int) -> list[tuple[int, int]]:
    """Return the prepositions of the verb coordinated behind: `lives and works in X`."""
    for other in parse.below(verb, "conj"):
        if not any(True for _ in parse.below(other, "nsubj", "nsubjpass", "dobj")):
            return obliques(parse, other)
    return []


def _complements(parse: Parse, verb: int) -> bool:
    deps = {parse.dep[child] for child in parse.children[verb]}
    return bool(deps & {"dobj", "prep", "agent", "dative", "npadvmod", "prt", "oprd", "advmod", "conj"})


def _lemma(parse: Parse, verb: int) -> str:
    """Return the base form; `founded` has two readings and is one of `found` in news."""
    lemma = parse.lemma[verb]
    return "bear" if parse.word[verb].lower() == "born" else lemma


def _of(parse: Parse, tokens: list[int]) -> list[int]:
    return list(dict.fromkeys(m for token in tokens for m in stands_for(parse, token)))


def _found(
    parse: Parse,
    triggers: tuple[Trigger, ...],
    verb: int,
    preposition: int | None,
    pair: tuple[int, int],
    rule: str,
) -> Iterator[Finding]:
    if pair[0] == pair[1]:
        return
    chosen = choose(parse, triggers, *pair)
    if chosen is None and parse.lemma[verb] in _EMPTY:
        return
    tokens, negated = predicate(parse, verb, preposition)
    trigger, subject, object_ = chosen or (None, *pair)
    yield Finding(
        subject=subject,
        object=object_,
        predicate=" ".join(parse.word[token] for token in tokens),
        words=tokens,
        rule=rule,
        type=trigger.type if trigger else None,
        negated=negated,
    )


def predicate(parse: Parse, verb: int, preposition: int | None) -> tuple[tuple[int, ...], bool]:
    """Return the tokens of a predicate and whether it is denied: `plans to sue`, `did not meet with`."""
    tokens = {verb}
    negated = False
    here = verb
    for _ in range(4):
        for child in parse.children[here]:
            if parse.dep[child] in {"aux", "auxpass", "neg", "prt"} and parse.tag[child] != "POS":
                if parse.dep[child] != "prt" or here == verb:
                    tokens.add(child)
                negated = negated or parse.dep[child] == "neg"
        if parse.dep[here] not in _CONTROL or not parse.tag[parse.head[here]].startswith("VB"):
            break
        here = parse.head[here]
        tokens.add(here)
    if preposition is not None:
        tokens.add(preposition)
    return tuple(sorted(tokens)), negated
