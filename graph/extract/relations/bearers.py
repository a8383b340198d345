"""Find who bears a role: Y of `X aide Y`, `Y, founder of X`, `Y is the founder`, `Y was elected chair`."""

from typing import TypeAlias

from graph.extract.relations.clauses import objects, passive, subjects
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import all_of, called, members, stands_for
from graph.extract.relations.titles import phrase_start
from graph.records import EntityType

Bearers: TypeAlias = tuple[str, list[int], bool]  # the rule, the mentions, whether it is denied

_NOBODY: Bearers = ("", [], False)
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_KNOWN = frozenset({"the", "this", "that"})  # a description without them names nobody told of before
_NESTED = 4  # appositions climbed
_TOWNS = frozenset({EntityType.GPE, EntityType.LOC})
_OWNERS = frozenset({"PRP$", "NN", "NNP", "NNS", "NNPS", "WP$"})
_COMMON = frozenset({"NN", "JJ", "DT"})
_CLOSING = frozenset({",", ")", ";", ".", "-", "\u2013", "\u2014", "and"})
_BETWEEN = 6  # tokens from a relative to the name
_OPENING = frozenset({"DT", "RB", "JJ", "NNP", "NN", "VBN", "HYPH"})
_ENDS = frozenset({".", "_SP", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AHEAD = 20  # tokens from a role that opens a sentence to its subject


def bearers(
    parse: Parse, token: int, apart: frozenset[int] = frozenset(), depth: int = 0, *, personal: bool = False
) -> Bearers:
    """Return who bears the role at a token, none of those `apart`; else a definite description.

    A `personal` role is borne by no place: `born in Leeds, the son of`.
    """
    for rule, found in (
        ("role-possessed", _behind_comma(parse, token) if personal else []),
        ("role-members", members(parse, token)),
        ("role-title", _titled(parse, token)),
        (
            "role-apposition",
            [m for m in _renamed(parse, token) if parse.is_name(m) and m not in apart],
        ),
    ):
        if found:
            return rule, found, False
    for place in _places(parse, token):
        title = _titled(parse, place)
        if title:
            return "role-title", title, False
        for step in (_predicated, _apposed, _as_role):
            answer = step(parse, place, depth)
            if personal and answer[1] and all(parse.mentions[m].label in _TOWNS for m in answer[1]):
                answer = "role-clause", _of_clause(parse, parse.head[place]), False
            if answer[1]:
                return answer
    fronted = _fronted(parse, token)
    if fronted:
        return "role-fronted", fronted, False
    own = parse.at.get(token)
    if own is not None and parse.is_described(own) and parse.mentions[own].determiner.lower() in _KNOWN:
        return "role-nominal", [own], False
    return _NOBODY


def _renamed(parse: Parse, token: int) -> list[int]:
    return called(parse, token) + all_of(parse, [c for c in parse.below(token, "appos") if c > token])


def _places(parse: Parse, token: int) -> list[int]:
    """Return where to look for the bearer: at the role, its conjuncts, the noun before a name it was hung on.

    In `a zoologist at X and the founder of Y` parsers coordinate the founder with X.
    """
    group = parse.group(token)
    if group[0] not in parse.inside or parse.dep[group[0]] != "pobj":
        return group
    outer = parse.head[parse.head[group[0]]]
    for _ in range(_NESTED):
        if parse.is_verb(outer):
            return [*group, *parse.below(outer, "attr")]
        if parse.tag[outer].startswith("NN") and outer not in parse.inside:
            return [*group, outer]
        outer = parse.head[outer]
    return group


def _titled(parse: Parse, token: int) -> list[int]:
    """Return the name that a role stands before as a title: `city aide Ann Lee`; several after a plural."""
    head = parse.head[token]
    follower = parse.inside.get(head)
    own = parse.inside.get(token)
    if parse.dep[token] in {"compound", "nmod", "amod"} and head > token and follower not in {None, own}:
        found = stands_for(parse, head)
        return found if parse.tag[token] in {"NNS", "NNPS"} else found[:1]
    follower = parse.name_from(token + 1)
    if follower is None or follower == own:
        return []
    return [follower] if parse.head[token + 1] == token or parse.inside.get(head) == follower else []


def _predicated(parse: Parse, token: int, depth: int) -> Bearers:
    """Return who is, becomes or is named the role: `Y is the founder`, `they named Y chair`."""
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "nsubj" and parse.lemma[verb] in _COPULAS:  # `the founder of Radio One is Ann Lee`
        return (
            "role-copula",
            all_of(parse, list(parse.below(verb, "attr"))),
            parse.negated(verb),
        )
    if dep == "pobj" and parse.lemma[verb] == "of" and depth < _NESTED:
        return _part(parse, parse.head[verb], depth)
    if dep in {"attr", "acomp"} and parse.lemma[verb] in _COPULAS:
        return "role-copula", all_of(parse, subjects(parse, verb)), parse.negated(verb)
    if dep in {"oprd", "attr", "dobj", "xcomp"} and parse.listed("naming", verb):
        named = subjects(parse, verb) if passive(parse, verb) else objects(parse, verb)
        return (
            "role-named",
            all_of(parse, [t for t in named if t != token]),
            parse.negated(verb),
        )
    return _NOBODY


def _part(parse: Parse, outer: int, depth: int) -> Bearers:
    """Return who is one of its bearers, or holds its post: `one of X's clients is Y`, `the post of chair`."""
    if parse.listed("parts", outer):
        return _predicated(parse, outer, depth + 1)
    if parse.listed("posts", outer) and parse.dep[outer] in {"dobj", "pobj"}:
        verb = parse.head[outer]
        verb = verb if parse.dep[outer] == "dobj" else parse.head[verb]
        return "role-post", all_of(parse, subjects(parse, verb)), parse.negated(verb)
    return _NOBODY


def _apposed(parse: Parse, token: int, depth: int) -> Bearers:
    """Return the name that a role stands beside: `Ann Lee, founder of Radio One`."""
    head = parse.head[token]
    if parse.dep[token] not in {"appos", "dep"} or head > token:
        return _NOBODY
    found = parse.mention_of(head)
    if found is not None and not parse.is_described(found):
        return "role-apposition", [found], False
    return bearers(parse, head, depth=depth + 1) if depth < _NESTED else _NOBODY


def _as_role(parse: Parse, token: int, depth: int) -> Bearers:
    """Return who serves as the role or rises to it: `Y served as head of X`, `they hired Y as head`."""
    del depth
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
    if parse.listed("naming", verb) and not passive(parse, verb):
        people = objects(parse, verb) or people
    return "role-as", all_of(parse, people), parse.negated(verb)


def _behind_comma(parse: Parse, token: int) -> list[int]:
    """Return the name set off behind someone's relative: `his wife, the violinist Bo Ray,`."""
    if not any(parse.tag[child] in _OWNERS for child in parse.below(token, "poss")):
        return []
    size = len(parse.word)
    i = token + 1
    if i >= size or parse.word[i] != ",":
        return []
    i += 1
    while i < min(size, token + _BETWEEN) and parse.tag[i] in _COMMON and i not in parse.inside:
        i += 1
    found = parse.name_from(i)
    if found is None:
        return []
    end = parse.last(found) + 1
    return [found] if end >= size or parse.word[end] in _CLOSING else []


def _of_clause(parse: Parse, token: int) -> list[int]:
    """Return the subject of the clause a place stands in: `Ann Lee was born in Leeds, the daughter of`."""
    for _ in range(_NESTED):
        if parse.is_verb(token):
            return all_of(parse, subjects(parse, token))
        token = parse.head[token]
    return []


def _fronted(parse: Parse, token: int) -> list[int]:
    """Return the subject behind a role that opens the sentence: `A native of Leeds, Ann Lee studied law`."""
    start = phrase_start(parse, token)
    while start > 0 and parse.tag[start - 1] in _OPENING:
        start -= 1
    if start > 0 and parse.tag[start - 1] not in _ENDS:
        return []
    for i in range(token + 1, min(len(parse.word), token + _AHEAD)):
        if parse.tag[i] in _ENDS or parse.tag[i] in _FINITE:
            return []
        if parse.word[i] == "," and i + 1 < len(parse.word):
            found = parse.at.get(i + 1) if parse.tag[i + 1] == "PRP" else parse.name_from(i + 1)
            if found is not None and parse.dep[parse.head_of(found)] in _SUBJECTS:
                return [found]
    return []
