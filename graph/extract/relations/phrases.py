"""Find the mentions that a noun phrase stands for: itself, its conjuncts, the name that goes with it."""

from graph.extract.relations.parse import Parse
from graph.records import EntityType, MentionKind

TOWNS = frozenset({EntityType.GPE, EntityType.LOC})
PLACES = TOWNS | {EntityType.FAC}
_LOOSE = frozenset({"appos", "npadvmod", "dep", "nmod"})
_NAMING = frozenset({"call", "name", "dub", "title"})
_LISTING = frozenset({"include", "like", "such"})
_BELONGING = frozenset({"of", "at", "for"})
_THEY = frozenset({"they", "them", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PEOPLE = frozenset({EntityType.PERSON, None})
_ENDS = frozenset({".", "!", "?"})
_AHEAD = 30  # tokens back from `their` in which the two are looked for
_NESTED = 3  # appositions in appositions that are followed
_DEEPEST = 8  # bodies within bodies, and pronouns for pronouns, that are followed: more is no sentence


def stands_for(parse: Parse, token: int, depth: int = 0, within: int = 0) -> list[int]:
    """Return the mentions that a noun phrase stands for, its conjuncts among them.

    A description stands for the name it goes with, if there is one: `the broadcaster, Radio One`; `officials,
    including Ann Lee and Bo Ray`; `a bank` in `Alba is a bank`. `within` counts the bodies that it stands in.
    """
    found: list[int] = []
    for noun in [token, *(parse.conjuncts(token) if not depth else ())]:
        found += _one(parse, noun, depth, within)
    return list(dict.fromkeys(found))


def all_of(parse: Parse, tokens: list[int]) -> list[int]:
    """Return the mentions that several noun phrases stand for, each once."""
    return list(dict.fromkeys(mention for token in tokens for mention in stands_for(parse, token)))


def _one(parse: Parse, token: int, depth: int, within: int = 0) -> list[int]:
    own = parse.mention_of(token)
    named = _renamed(parse, token, own, depth) if depth < _NESTED else []
    if own is not None and not parse.is_described(own):
        whole = _whole(parse, token, within)
        board = whole and parse.mentions[own].text.lower() in parse.vocabulary.words["boards"]
        couple = _couple(parse, token, within) if parse.word[token].lower() in _THEY and not depth else []
        return whole if board else [own, *named, *whole, *couple]
    if depth < _NESTED:
        for rule in (called, members, _following, identified, _place):
            named = named or rule(parse, token)
        named = named or _whole(parse, token, within)
    return named or ([own] if own is not None else [])


def _couple(parse: Parse, pronoun: int, within: int) -> list[int]:
    """Return the people who are the last joint subject before a pronoun: `Ann and Bo with their son`."""
    first = pronoun if within == _DEEPEST else max(-1, pronoun - _AHEAD)
    for token in range(pronoun - 1, first, -1):
        if parse.tag[token] == "_SP" or parse.word[token] in _ENDS:
            return []
        if parse.dep[token] in _SUBJECTS and parse.conjuncts(token):
            found = stands_for(parse, token, within=within + 1)
            people = [m for m in found if parse.is_name(m) and parse.mentions[m].label in _PEOPLE]
            return people if len(people) == len(found) > 1 else []
    return []


def _renamed(parse: Parse, token: int, own: int | None, depth: int) -> list[int]:
    """Return the names in apposition: of a description all, of a name in brackets, of a place its region."""
    found: list[int] = []
    for child in parse.below(token, "appos"):
        if child > token and (own is None or parse.is_described(own) or _same(parse, own, child)):
            for noun in [child, *parse.conjuncts(child)]:
                found += [mention for mention in _one(parse, noun, depth + 1) if parse.is_name(mention)]
    return found


def _same(parse: Parse, own: int, child: int) -> bool:
    other = parse.mention_of(child)
    if other is None:
        return False
    label = parse.mentions[other].label
    if label is EntityType.NORP or parse.word[child].lower() in parse.vocabulary.words["exchanges"]:
        return False  # `Alba (NASDAQ: ALB)`, `Alba (Arabic: ...)`
    if parse.mentions[own].label in PLACES:
        return label in PLACES or label is None
    return parse.word[max(0, parse.first(other) - 1)] == "(" and label not in PLACES


def called(parse: Parse, token: int) -> list[int]:
    """Return the names that a participle gives to a noun: `a subsidiary called Alba`, `a son named Tom`."""
    found: list[int] = []
    for child in parse.below(token, "acl"):
        if parse.lemma[child] in _NAMING:
            for name in parse.below(child, "oprd", "dobj", "attr"):
                found += stands_for(parse, name, _NESTED)
    return found


def members(parse: Parse, token: int) -> list[int]:
    """Return the names listed as examples of a noun: `officials, including Ann Lee and Bo Ray`."""
    found: list[int] = []
    beside = [token + 2] if parse.word[token + 1 : token + 2] == [","] and token + 2 < len(parse.word) else []
    for child in dict.fromkeys([*parse.below(token, "prep"), *beside]):  # parsers hang it on the verb too
        if parse.lemma[child] in _LISTING:
            for item in parse.below(child, "pobj"):
                for noun in [item, *parse.conjuncts(item)]:
                    found += stands_for(parse, noun, _NESTED)
    return list(dict.fromkeys(found))


def _following(parse: Parse, token: int) -> list[int]:
    """Return the name right behind a description, wherever the parse hangs it: `the broadcaster Ann Lee`."""
    follower = parse.name_from(token + 1)
    if follower is None:
        return []
    head = parse.head_of(follower)
    tied = parse.head[head] == token or parse.head[token] == head or parse.dep[head] in _LOOSE
    return [follower] if tied else []


def identified(parse: Parse, token: int) -> list[int]:
    """Return who a description is said to be: Alba of `Alba, a bank` and `Alba is a bank`."""
    token = parse.group(token)[0]
    dep, head = parse.dep[token], parse.head[token]
    if dep == "appos":
        found = parse.mention_of(head)
        return [found] if found is not None and not parse.is_described(found) else []
    if dep != "attr" or parse.lemma[head] != "be" or parse.negated(head):
        return []
    subjects = [m for child in parse.below(head, "nsubj") for m in stands_for(parse, child, _NESTED - 1)]
    return [mention for mention in subjects if not parse.is_described(mention)]


def _place(parse: Parse, token: int) -> list[int]:
    """Return the place that a kind of settlement goes with: `the village of X`, `the X area`."""
    found: list[int] = []
    if parse.listed("settlements", token):
        for child in parse.below(token, "prep"):
            if parse.lemma[child] == "of":
                for noun in parse.below(child, "pobj"):
                    several = parse.conjuncts(noun) if parse.tag[token] == "NNS" else ()
                    for place in (noun, *several):
                        found += stands_for(parse, place, _NESTED)
        for child in parse.below(token, "compound", "nmod"):
            found += [m for m in stands_for(parse, child, _NESTED) if parse.is_name(m)]
    return found


def _whole(parse: Parse, token: int, within: int) -> list[int]:
    """Return the names a body belongs to: Alba of `the board of Alba` and `Alba's staff`."""
    found: list[int] = []
    if within < _DEEPEST and parse.listed("bodies", token):
        for child in parse.below(token, "prep"):
            if parse.lemma[child] in _BELONGING:
                for noun in parse.below(child, "pobj"):
                    found += stands_for(parse, noun, _NESTED - 1, within + 1)
        for child in parse.below(token, "poss", "compound", "nmod"):
            owners = stands_for(parse, child, _NESTED, within + 1)
            found += [
                m
                for m in owners
                if parse.mentions[m].label is not EntityType.PERSON and not parse.is_described(m)
            ]
    return [m for m in found if parse.is_name(m) or parse.mentions[m].kind is MentionKind.PRONOUN]
