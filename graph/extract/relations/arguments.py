"""Find who or what stands at the ends of a verb, and which mentions a noun phrase stands for."""

from graph.extract.relations.parse import Parse
from graph.records import EntityType, MentionKind

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "acomp"})
_NOUNS_OF_CLAUSE = frozenset({"pobj", "dobj", "attr", "conj", "appos", "prep", "npadvmod", "agent", "oprd"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_LOOSE = frozenset({"appos", "npadvmod", "dep", "nmod"})
_SETTLEMENTS = frozenset(
    "city town village suburb county district state province region island area parish hamlet capital borough municipality "
    "community neighborhood neighbourhood port commune republic kingdom".split()
)
_LISTS = frozenset({"include", "like", "such"})
PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_DEPTH = 12  # clauses climbed in search of a subject


def stands_for(parse: Parse, token: int, depth: int = 0) -> list[int]:
    """Return the mentions that a noun phrase stands for: its own, its coordinated ones, the names in apposition.

    `the broadcaster, Radio One` and `officials, including Ann Lee and Bo Ray` stand for the names; so does `a bank` in
    `Alba is a bank` for `Alba`.
    """
    own = parse.mention_of(token)
    named: list[int] = []
    if depth < 3:
        for child in parse.below(token, "appos"):
            if child > token and (own is None or _renames(parse, own, child)):
                named += [
                    m
                    for m in stands_for(parse, child, depth + 1)
                    if parse.mentions[m].kind is MentionKind.NAME
                ]
        if own is None or parse.mentions[own].kind is MentionKind.NOMINAL:
            named = (
                named
                or called(parse, token)
                or members(parse, token)
                or _following(parse, token)
                or _identified(parse, token)
                or _place(parse, token, depth)
            )
    result = (
        [own] if own is not None and not (named and parse.mentions[own].kind is MentionKind.NOMINAL) else []
    )
    result += named
    if depth < 3:
        for child in parse.below(token, "conj"):
            result += stands_for(parse, child, depth + 1)
    return list(dict.fromkeys(result))


def _renames(parse: Parse, own: int, child: int) -> bool:
    """Tell whether an apposition gives a further name: of a description always, of a name in brackets, of a place its region."""
    mention = parse.mentions[own]
    if mention.kind is not MentionKind.NAME:
        return True
    other = parse.mention_of(child)
    if other is None:
        return False
    if mention.label in PLACES:
        return parse.mentions[other].label in PLACES or parse.mentions[other].label is None
    return parse.word[max(0, parse.first(other) - 1)] == "(" and parse.mentions[other].label not in PLACES


def called(parse: Parse, token: int) -> list[int]:
    """Return the names that a participle gives to a noun: `a subsidiary called Alba`, `a son named Tom`."""
    found: list[int] = []
    for child in parse.below(token, "acl"):
        if parse.lemma[child] in {"call", "name", "dub", "title"}:
            for name in parse.below(child, "oprd", "dobj", "attr"):
                found += stands_for(parse, name, 2)
    return found


def _following(parse: Parse, token: int) -> list[int]:
    """Return the name right behind a description, wherever the parse hangs it: `the broadcaster Ann Lee`."""
    follower = parse.inside.get(token + 1)
    if follower is None or parse.first(follower) != token + 1:
        return []
    head = parse.head_of(follower)
    if parse.head[head] == token or parse.dep[head] in _LOOSE or parse.head[token] == head:
        return [follower]
    return []


def _place(parse: Parse, token: int, depth: int) -> list[int]:
    """Return the place that `the village of X` stands for."""
    if parse.lemma[token] not in _SETTLEMENTS or depth > 2:
        return []
    found: list[int] = []
    for child in parse.below(token, "prep"):
        if parse.lemma[child] == "of":
            for noun in parse.below(child, "pobj"):
                found += stands_for(parse, noun, depth + 1)
    return found


def _identified(parse: Parse, token: int) -> list[int]:
    """Return the name that a description is said to be, after a copula or beside it: `Alba is a bank`, `Alba, a bank`."""
    dep, head = parse.dep[token], parse.head[token]
    if dep == "appos":
        found = parse.mention_of(head)
        return [found] if found is not None and parse.mentions[found].kind is not MentionKind.NOMINAL else []
    if dep == "attr" and parse.lemma[head] == "be" and not any(True for _ in parse.below(head, "neg")):
        named: list[int] = []
        for child in parse.below(head, "nsubj"):
            named += [
                m for m in stands_for(parse, child, 2) if parse.mentions[m].kind is not MentionKind.NOMINAL
            ]
        return named
    return []


def members(parse: Parse, token: int) -> list[int]:
    """Return the names listed as examples of a plural noun: `officials, including Ann Lee and Bo Ray`."""
    found: list[int] = []
    for child in parse.below(token, "prep"):
        if parse.lemma[child] in _LISTS:
            for item in parse.below(child, "pobj"):
                found += stands_for(parse, item, 2)
                for other in parse.conjuncts(item):
                    found += stands_for(parse, other, 2)
    return list(dict.fromkeys(found))


def passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is passive: `was sued`, `a bank founded by`."""
    if any(parse.dep[child] in _PASSIVE for child in parse.children[verb]):
        return True
    if parse.tag[verb] != "VBN":
        return False
    if parse.dep[verb] == "conj" and not any(
        parse.dep[child] in {"nsubj", "aux"} for child in parse.children[verb]
    ):
        return passive(parse, parse.head[verb]) if parse.tag[parse.head[verb]] == "VBN" else False
    return not any(parse.dep[child] in {"aux", "dobj"} for child in parse.children[verb])


def subjects(parse: Parse, verb: int) -> list[int]:
    """Return the tokens that stand as the grammatical subject of a verb, its own or the one that controls it.

    `X was born in Y and raised in Z`, `X plans to sue Y`, `X, who founded Y`, `founded in 1990, X ...`: X each time.
    """
    for _ in range(_DEPTH):
        own = [c for c in parse.children[verb] if parse.dep[c] in {"nsubj", "nsubjpass", "csubj"}]
        relative = [c for c in own if parse.lemma[c] in _RELATIVE]
        if own and not relative:
            return own
        dep, head = parse.dep[verb], parse.head[verb]
        if dep in {"relcl", "acl", "amod"}:
            return [head] if relative or dep != "relcl" else []
        if dep in {"appos", "advcl"} and head in parse.at and not own:
            return [head]
        if relative or head == verb:
            return []
        if dep in {"conj", *_CONTROLLED}:
            verb = head
            for _ in range(
                4
            ):  # a clause hung on a noun of the one before it: `was educated at X and lives in Y`
                if (
                    dep != "conj"
                    or parse.tag[verb].startswith("VB")
                    or parse.dep[verb] not in _NOUNS_OF_CLAUSE
                ):
                    break
                verb = parse.head[verb]
            continue
        return []
    return []


def objects(parse: Parse, verb: int) -> list[int]:
    """Return the tokens that stand as the direct object of an active verb, `whom` and `that` taken for what they resume."""
    found: list[int] = []
    for child in parse.below(verb, "dobj", "dative"):
        if parse.dep[child] == "dative" and parse.tag[child] in {"IN", "TO"}:
            continue
        if parse.lemma[child] in _RELATIVE and parse.dep[verb] == "relcl":
            found.append(parse.head[verb])
        else:
            found.append(child)
    return found


def agents(parse: Parse, verb: int) -> list[int]:
    """Return the tokens behind `by` of a passive verb."""
    found: list[int] = []
    for child in parse.children[verb]:
        if parse.dep[child] == "agent" or (parse.dep[child] == "prep" and parse.lemma[child] == "by"):
            found += parse.below(child, "pobj")
    return found


def obliques(parse: Parse, verb: int, depth: int = 0) -> list[tuple[int, int]]:
    """Return pairs of a preposition and its noun that belong to a verb or noun, in text order.

    A preposition is also looked for below nouns that are no mentions, since parsers hang it there: `born on 3 May in X`.
    """
    found: list[tuple[int, int]] = []
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep in {"prep", "agent", "dative"} and child > verb:
            inner = [c for c in parse.children[child] if parse.dep[c] in {"pobj", "pcomp"}]
            found += [(child, noun) for noun in inner if parse.dep[noun] == "pobj"]
            if not inner:
                found += [pair for pair in obliques(parse, child, depth + 1) if depth < 3]
            for noun in inner:
                if depth < 3 and not _named(parse, noun):
                    found += obliques(parse, noun, depth + 1)
            found += [
                (other, noun)
                for other in parse.below(child, "conj", "prep")
                for noun in parse.below(other, "pobj")
            ]
        elif (
            dep in {"npadvmod", "advmod", "dobj", "prt", "attr", "oprd", "nummod"}
            and child > verb
            and depth < 3
        ):
            if not _named(parse, child):
                found += obliques(parse, child, depth + 1)
    return sorted(set(found))


def _named(parse: Parse, token: int) -> bool:
    found = parse.mention_of(token)
    return found is not None and parse.mentions[found].kind is not MentionKind.NOMINAL
