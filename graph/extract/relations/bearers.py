"""Find who bears a role: `Y, founder of X`, `Y is the founder`, `Y was elected chair`, `Y serves as head`."""

from collections.abc import Iterator
from typing import TypeAlias

from graph.data import words
from graph.extract.relations.beside import behind_body, behind_comma, fronted, titled
from graph.extract.relations.clauses import objects, passive, person_before, subjects
from graph.extract.relations.finding import has_given_name
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import TOWNS, all_of, called, members
from graph.records import EntityType

Bearers: TypeAlias = tuple[str, list[int], int | None]  # the rule, the mentions, the verb that says it

_NOBODY: Bearers = ("", [], None)
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_KNOWN = frozenset({"the", "this", "that"})  # a description without them names nobody told of before
_INHUMAN = TOWNS | {EntityType.ORG, EntityType.FAC, EntityType.EVENT, EntityType.LAW}
_BESIDE = frozenset({"appos", "dep"})
_SUBJECTS = frozenset({"nsubj", "attr"})
_WITHIN = frozenset({"pobj", "prep", "conj", "appos", "dep"})
_FOLLOWED = 12  # roles of one list that are looked at for a bearer
_ONE = frozenset({"NN", "NNP"})
_NESTED = 4  # appositions climbed


def bearers(
    parse: Parse, token: int, apart: frozenset[int] = frozenset(), depth: int = 0, *, personal: bool = False
) -> Bearers:
    """Return who bears the role at a token, none of those `apart`; else a definite description.

    A `personal` role is borne by no place, and by what seems no person only if nobody else is there: `born
    in Leeds, the son of`.
    """
    seeming = _NOBODY
    for answer in _answers(parse, token, apart, depth, personal=personal):
        labels = {_label(parse, mention) for mention in answer[1]}
        if labels and not (personal and labels <= _INHUMAN):
            return answer
        if labels - TOWNS and not seeming[1]:
            seeming = answer
    return seeming


def _label(parse: Parse, mention: int) -> EntityType | None:
    """Return the type of a mention, a person where a given name tells: `Ann Hill` is no hill."""
    found = parse.mentions[mention]
    return EntityType.PERSON if has_given_name(found) else found.label


def _answers(
    parse: Parse, token: int, apart: frozenset[int], depth: int, *, personal: bool
) -> Iterator[Bearers]:
    if personal or parse.lemma[token] in words("person_nouns"):
        yield "role-possessed", behind_comma(parse, token), None
    yield "role-members", members(parse, token), None
    yield "role-title", titled(parse, token), None
    if personal and parse.word[token + 1 : token + 2] == ["of"]:
        yield "role-title", [m for m in behind_body(parse, token) if m not in apart], None
    if parse.dep[token] == "attr":
        rule, found, verb = _predicated(parse, token, depth)
        yield rule, [m for m in found if not parse.is_described(m)], verb
    yield "role-apposition", [m for m in _renamed(parse, token) if parse.is_name(m) and m not in apart], None
    places = _places(parse, token)[:_FOLLOWED]
    if personal:  # a son, Bo, and three grandchildren
        places = [place for place in places if place == token or not behind_comma(parse, place)]
    for place in places:
        yield "role-title", titled(parse, place), None
        yield _predicated(parse, place, depth)
        yield _apposed(parse, place, depth)
        if personal:
            yield _around(parse, place, depth)
        yield _as_role(parse, place)
    yield "role-fronted", fronted(parse, token), None
    own = parse.at.get(token)
    if own is not None and parse.is_described(own) and parse.mentions[own].determiner.lower() in _KNOWN:
        yield "role-nominal", [own], None


def _renamed(parse: Parse, token: int) -> list[int]:
    found = called(parse, token) + all_of(parse, [c for c in parse.below(token, "appos") if c > token])
    return [mention for mention in found if not _titled_apart(parse, mention, token)]


def _titled_apart(parse: Parse, mention: int, token: int) -> bool:
    """Tell whether a name has another role before it: Tom of `her husband John and son Tom`."""
    before = parse.first(mention) - 1
    if parse.word[token + 1] == "," and before == token + 2:  # his nephew, Lieutenant Bo Lee
        return False
    if before > token and parse.word[before] == ",":  # and a sister, Ruth
        before -= 1
    role = before > token and parse.lemma[before] in parse.vocabulary.roles
    return role and before not in parse.group(token)


def _places(parse: Parse, token: int) -> list[int]:
    """Return where to look for the bearer: at the role, its conjuncts, the noun before a name it was hung on.

    In `a zoologist at X and the founder of Y` parsers coordinate the founder with X.
    """
    group = parse.group(token)
    if group[0] == token or parse.dep[group[0]] != "pobj" or parse.lemma[group[0]] in parse.vocabulary.roles:
        return group
    outer = parse.head[parse.head[group[0]]]
    for _ in range(_NESTED):
        if parse.is_verb(outer):
            return [*group, *parse.below(outer, "attr")]
        if parse.tag[outer].startswith("NN") and outer not in parse.inside:
            return [*group, outer]
        outer = parse.head[outer]
    return group


def _predicated(parse: Parse, token: int, depth: int) -> Bearers:
    """Return who is, becomes or is named the role: `Y is the founder`, `they named Y chair`."""
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "nsubj" and parse.lemma[verb] in _COPULAS:  # `the founder of Radio One is Ann Lee`
        return "role-copula", all_of(parse, list(parse.below(verb, "attr"))), verb
    if dep == "nsubj" and parse.lemma[verb] == "include":  # `founders of Radio One include Ann Lee`
        return "role-copula", all_of(parse, list(parse.below(verb, "dobj"))), verb
    if dep == "pobj" and parse.lemma[verb] == "of" and depth < _NESTED:
        return _part(parse, parse.head[verb], depth)
    if dep in {"attr", "acomp"} and parse.lemma[verb] in _COPULAS:
        return "role-copula", all_of(parse, subjects(parse, verb)), verb
    if dep in {"oprd", "attr", "dobj", "xcomp"} and parse.listed("naming", verb):
        named = subjects(parse, verb) if passive(parse, verb) else objects(parse, verb)
        return (
            "role-named",
            all_of(parse, [t for t in named if t != token]),
            verb,
        )
    return _NOBODY


def _part(parse: Parse, outer: int, depth: int) -> Bearers:
    """Return who is one of its bearers, or holds its post: `one of X's clients is Y`, `the post of chair`."""
    if parse.listed("parts", outer):
        return _predicated(parse, outer, depth + 1)
    if parse.listed("posts", outer) and parse.dep[outer] in {"dobj", "pobj"}:
        verb = parse.head[outer]
        verb = verb if parse.dep[outer] == "dobj" else parse.head[verb]
        return "role-post", all_of(parse, subjects(parse, verb)), verb
    return _NOBODY


def _apposed(parse: Parse, token: int, depth: int) -> Bearers:
    """Return the name that a role stands beside: `Ann Lee, founder of Radio One`."""
    head = person_before(parse, parse.head[token])
    if parse.dep[token] not in _BESIDE or head > token:
        return _NOBODY
    if parse.tag[token] in _ONE:  # talks of Norway and Ann Lee, the envoy
        head = max([head, *(c for c in parse.conjuncts(head) if c < token)])
    found = parse.mention_of(head)
    if found is not None and not parse.is_described(found):
        return "role-apposition", [found], _asked(parse, head)
    return bearers(parse, head, depth=depth + 1) if depth < _NESTED else _NOBODY


def _asked(parse: Parse, noun: int) -> int | None:
    """Return the verb of a question that parsers read as an apposition: `is Ann Lee the owner of Alba?`."""
    verb = parse.head[noun]
    fronted = parse.dep[noun] in _SUBJECTS and parse.lemma[verb] in _COPULAS and verb < noun
    return verb if fronted and not any(True for _ in parse.below(verb, "attr", "acomp")) else None


def _as_role(parse: Parse, token: int) -> Bearers:
    """Return who serves as the role or rises to it: `Y served as head of X`, `they hired Y as head`."""
    preposition = parse.head[token]
    verb = parse.head[preposition]
    raised = parse.lemma[preposition] == "to" and parse.listed("raising", verb)
    if parse.dep[token] != "pobj" or not (raised or parse.lemma[preposition] == "as"):
        return _NOBODY
    for _ in range(_NESTED):
        if parse.is_verb(verb):
            break
        verb = parse.head[verb]
    people = subjects(parse, verb)
    put_out = any(
        t.type.label == "dismissed" for t in parse.vocabulary.verbs.get((parse.lemma[verb], ""), ())
    )
    if (put_out or parse.listed("naming", verb)) and not passive(parse, verb):
        people = objects(parse, verb) or people
    return "role-as", all_of(parse, people), verb


def _around(parse: Parse, token: int, depth: int) -> Bearers:
    """Return whom the words around a role speak of: `Ann Lee was born in Leeds, the daughter of`.

    Parsers put such a role in apposition to the name right before it.
    """
    here = parse.head[token]
    if parse.dep[token] not in _BESIDE or here not in parse.inside or depth >= _NESTED:
        return _NOBODY
    for _ in range(_NESTED):
        if parse.dep[here] not in _WITHIN:
            break
        here = parse.head[here]
    if parse.is_verb(here):
        return "role-clause", all_of(parse, subjects(parse, here)), here
    return bearers(parse, here, depth=depth + 1, personal=True) if here not in parse.inside else _NOBODY
