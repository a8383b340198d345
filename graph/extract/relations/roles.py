"""Find relations stated by a role noun: `the founder of X`, `X's wife`, `White House aide Y`, `Y, an advocate with X`."""

from collections.abc import Iterator

from graph.data.relations import Trigger, Vocabulary
from graph.extract.relations.arguments import (
    called,
    members,
    obliques,
    objects,
    passive,
    stands_for,
    subjects,
)
from graph.extract.relations.finding import Finding, choose
from graph.extract.relations.parse import Parse
from graph.records import MentionKind

_COPULAS = frozenset({"be", "become", "remain", "'s", "serve", "stay"})
_NAMING = frozenset(
    {
        "name",
        "appoint",
        "elect",
        "make",
        "call",
        "hire",
        "choose",
        "select",
        "nominate",
        "crown",
        "declare",
        "consider",
    }
)
_RAISING = frozenset({"promote", "elevate", "rise", "appoint", "elect", "raise"})
_POSTS = frozenset({"position", "post", "role", "title", "job", "rank", "office"})
_PART = frozenset(
    {"one", "two", "three", "some", "many", "several", "most", "member", "each", "both", "none", "all"}
)
_NEUTRAL = frozenset({"DT", "PRP$", "CD", "POS", "WP$"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "punct", "advmod", "nummod"})


def role_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield the relations that the role noun at a token states, `Ann Lee, the founder of Radio One` and its kin."""
    triggers = matching(parse, words.roles.get(parse.lemma[token], ()), token) or words.any_role
    start = phrase_start(parse, token, len(triggers[0].before))
    anchors = [
        pair
        for pair in _anchors(parse, token, start, triggers)
        if not _overlaps(parse, pair[0], start, token)
    ]
    if not anchors:
        return
    title = parse.phrase(start, token)
    rule, bearers, negated = _bearers(parse, token, frozenset(mention for mention, _ in anchors))
    for anchor, preposition in anchors:
        word = parse.word[preposition] if preposition is not None else "of"
        for bearer in bearers:
            if bearer == anchor or _overlaps(parse, bearer, start, token, named=True):
                continue
            allowed = tuple(
                t for t in triggers if preposition is None or parse.lemma[preposition] in t.prepositions
            )
            chosen = choose(parse, allowed, bearer, anchor)
            if chosen is None:
                continue
            trigger, subject, object_ = chosen
            yield Finding(
                subject=subject,
                object=object_,
                predicate=f"{title} {word}" if not trigger.reversed else title,
                words=(start, token) if preposition is None else (start, token, preposition),
                rule=rule,
                type=trigger.type,
                negated=negated,
            )


def matching(parse: Parse, triggers: tuple[Trigger, ...], token: int) -> tuple[Trigger, ...]:
    """Return the triggers whose words stand at a token; of compound ones the longest, `parent company` before `company`."""
    found: list[Trigger] = []
    longest = 0
    for trigger in triggers:
        size = len(trigger.before)
        if size < longest:
            break
        if not size or _preceded(parse, token, trigger.before):
            found.append(trigger)
            longest = size
    return tuple(found)


def _preceded(parse: Parse, token: int, before: tuple[str, ...]) -> bool:
    first = token - len(before)
    return first >= 0 and all(
        word in {parse.lemma[first + i], parse.word[first + i].lower()} for i, word in enumerate(before)
    )


def phrase_start(parse: Parse, token: int, size: int = 0) -> int:
    """Return the first token of a role with the words that qualify it, names left out: `former vice president`.

    The `size` words before the token belong to the role whatever the parse says.
    """
    start = max(0, token - size)
    while start > 0:
        left = start - 1
        if left in parse.inside or parse.tag[left] in _NEUTRAL or parse.dep[left] not in _MODIFIERS:
            break
        if parse.dep[left] == "punct" and parse.word[left] != "-":
            break
        start = left
    while start < token and not parse.word[start][0].isalnum():
        start += 1
    return start


def _left_of(parse: Parse, start: int) -> int:
    """Return the token before a phrase, brackets passed over: `Party` of `Labour Party (LP) politician`."""
    left = start - 1
    if left > 0 and parse.tag[left] == "-RRB-":
        for step in range(left - 1, max(0, left - 8), -1):
            if parse.tag[step] == "-LRB-":
                return step - 1
    return left


def _overlaps(parse: Parse, mention: int, start: int, token: int, *, named: bool = False) -> bool:
    """Tell whether a mention shares a word with the role itself."""
    entry = parse.mentions[mention]
    if named and entry.kind is not MentionKind.NAME:
        return False
    return entry.span.start < parse.end[token] and parse.start[start] < entry.span.end


def _anchors(
    parse: Parse, token: int, start: int, triggers: tuple[Trigger, ...]
) -> Iterator[tuple[int, int | None]]:
    """Yield the mentions that a role is tied to: behind a preposition, as its possessor, or right before it."""
    prepositions = frozenset().union(*(trigger.prepositions for trigger in triggers))
    own = list(_behind(parse, token, prepositions))
    own += [(mention, None) for mention in _before(parse, token, start)]
    if own:
        yield from own
        return
    for other in _kindred(
        parse, token
    ):  # `founder and chief executive of X`, `X's founder and chief executive`
        if other == token:
            continue
        shared = [
            pair for pair in _behind(parse, other, prepositions) if pair[1] is not None and pair[1] > token
        ]
        if other < token and not shared:
            shared = [(mention, None) for mention in _before(parse, other, phrase_start(parse, other))]
        if shared:
            yield from shared
            return
    yield from ((mention, None) for mention in _had(parse, token))


def _kindred(parse: Parse, token: int) -> list[int]:
    """Return the nouns that share a role's ties: coordinated ones and those in apposition, `engineer, founder and chief of X`."""
    found = parse.group(token)
    if parse.dep[found[0]] == "appos" and parse.head[found[0]] not in parse.inside:
        found = [*parse.group(parse.head[found[0]]), *found]
    return found


def _had(parse: Parse, token: int) -> list[int]:
    """Return who has the bearer of a role: `Alba has a subsidiary called Bora`, `she had a son, Tom`."""
    place = parse.group(token)[0]
    verb = parse.head[place]
    if parse.dep[place] == "dobj" and parse.lemma[verb] == "have":
        return _of(parse, subjects(parse, verb))
    return []


def _copular(parse: Parse, token: int, prepositions: frozenset[str]) -> list[tuple[int, int]]:
    """Return what a parse hangs on the copula instead of the role: `was a zoologist at X`."""
    verb = parse.head[token]
    if parse.dep[token] != "attr" or parse.lemma[verb] != "be":
        return []
    return [
        pair
        for pair in obliques(parse, verb)
        if pair[0] > token
        and parse.head[pair[0]] == verb
        and parse.lemma[pair[0]] in prepositions & {"at", "for", "with", "of"}
    ]


def _behind(parse: Parse, token: int, prepositions: frozenset[str]) -> Iterator[tuple[int, int | None]]:
    pairs = [pair for pair in obliques(parse, token) if parse.lemma[pair[0]] in prepositions]
    pairs = pairs or _copular(parse, token, prepositions)
    if any(parse.lemma[preposition] == "at" for preposition, _ in pairs):  # `professor of law at Yale`
        pairs = [pair for pair in pairs if parse.lemma[pair[0]] != "of"]
    for preposition, noun in pairs:
        if parse.lemma[preposition] not in {"include", "as"}:
            for mention in stands_for(parse, noun):
                yield mention, preposition


def _before(parse: Parse, token: int, start: int) -> list[int]:
    """Return the possessor of a role, or the name that stands right before it."""
    holders = [token]
    if parse.dep[token] in {"compound", "nmod", "amod", "appos"}:
        holders.append(parse.head[token])
    for holder in holders:
        for child in parse.below(holder, "poss"):
            if child < token:
                return stands_for(parse, child)
    left = _left_of(parse, start)
    found = parse.inside.get(left)
    if found is not None and parse.dep[left] in {"compound", "nmod", "amod", "poss", "nsubj", "dep"}:
        return [found]
    return []


def _bearers(parse: Parse, token: int, anchors: frozenset[int] = frozenset()) -> tuple[str, list[int], bool]:
    """Return the rule that tells who bears a role, the bearers, and whether it is denied."""
    listed = members(parse, token)
    if listed:
        return "role-members", listed, False
    title = _titled(parse, token)
    if title:
        return "role-title", title, False
    named = called(parse, token)
    named += [m for c in parse.below(token, "appos") if c > token for m in stands_for(parse, c)]
    named = [m for m in named if parse.mentions[m].kind is MentionKind.NAME and m not in anchors]
    if named:
        return "role-apposition", named, False
    for place in _places(parse, token):
        title = _titled(parse, place)
        if title:
            return "role-title", title, False
        for step in (_predicated, _apposed, _as_role):
            rule, found, negated = step(parse, place)
            if found:
                return rule, found, negated
    own = parse.at.get(token)
    if own is not None and parse.mentions[own].kind is MentionKind.NOMINAL:
        return "role-nominal", [own], False
    return "role", [], False


def _places(parse: Parse, token: int) -> list[int]:
    """Return where to look for the bearer: at the role, at those coordinated, at the one before a name it was hung on.

    In `a zoologist at X and the founder of Y` parsers coordinate the founder with X.
    """
    group = parse.group(token)
    first = group[0]
    if first in parse.inside and parse.dep[first] == "pobj":
        outer = parse.head[parse.head[first]]
        for _ in range(3):
            if parse.tag[outer].startswith("VB"):
                return [*group, *parse.below(outer, "attr")]
            if parse.tag[outer].startswith("NN") and outer not in parse.inside:
                return [*group, outer]
            outer = parse.head[outer]
    return group


def _titled(parse: Parse, token: int) -> list[int]:
    """Return the name that a role stands before as a title: `White House aide Stephen Miller`."""
    head = parse.head[token]
    follower = parse.inside.get(head)
    if parse.dep[token] in {"compound", "nmod", "amod"} and head > token and follower is not None:
        if parse.inside.get(token) != follower and parse.mentions[follower].kind is MentionKind.NAME:
            return stands_for(parse, head)
    follower = parse.inside.get(token + 1)
    if follower is None or parse.first(follower) != token + 1 or parse.inside.get(token) == follower:
        return []
    return [follower] if parse.head[token + 1] == token or parse.inside.get(head) == follower else []


def _predicated(parse: Parse, token: int) -> tuple[str, list[int], bool]:
    """Return who is said to be, become or be named the role: `X is the founder`, `X was elected chair`, `they named X chair`."""
    dep, verb = parse.dep[token], parse.head[token]
    if dep == "nsubj" and parse.lemma[verb] in _COPULAS:  # `the founder of Radio One is Ann Lee`
        named = [m for c in parse.below(verb, "attr") for m in stands_for(parse, c)]
        return "role-copula", named, _negated(parse, verb)
    if dep == "pobj" and parse.lemma[verb] == "of":  # `one of her clients is X`, `the post of chair`
        outer = parse.head[verb]
        if parse.lemma[outer] in _PART:
            return _predicated(parse, outer)
        if parse.lemma[outer] in _POSTS and parse.dep[outer] in {"dobj", "pobj"}:
            verb = parse.head[outer] if parse.dep[outer] == "dobj" else parse.head[parse.head[outer]]
            return "role-post", _of(parse, subjects(parse, verb)), _negated(parse, verb)
        return "", [], False
    if dep in {"attr", "acomp"} and parse.lemma[verb] in _COPULAS:
        return "role-copula", _of(parse, subjects(parse, verb)), _negated(parse, verb)
    if dep in {"oprd", "attr", "dobj", "xcomp"} and parse.lemma[verb] in _NAMING:
        found = [o for o in objects(parse, verb) if o != token] if not passive(parse, verb) else []
        return (
            "role-named",
            _of(parse, found or (subjects(parse, verb) if passive(parse, verb) else [])),
            _negated(parse, verb),
        )
    if dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return "", [], False
    return "", [], False


def _apposed(parse: Parse, token: int) -> tuple[str, list[int], bool]:
    """Return the name that a role stands beside: `Ann Lee, founder of Radio One`."""
    if parse.dep[token] not in {"appos", "dep"}:
        return "", [], False
    head = parse.head[token]
    found = parse.mention_of(head)
    if found is not None and parse.mentions[found].kind is not MentionKind.NOMINAL:
        return "role-apposition", [found], False
    return "role-apposition", _bearers(parse, head)[1] if head < token else [], False


def _as_role(parse: Parse, token: int) -> tuple[str, list[int], bool]:
    """Return who serves, works or is known as the role: `X served as head of Y`, `they hired X as head`."""
    preposition = parse.head[token]
    verb = parse.head[preposition]
    if parse.dep[token] != "pobj" or not (
        parse.lemma[preposition] == "as"
        or (parse.lemma[preposition] == "to" and parse.lemma[verb] in _RAISING)
    ):
        return "", [], False
    for _ in range(3):
        if parse.tag[verb].startswith("VB"):
            break
        verb = parse.head[verb]
    people = subjects(parse, verb)
    if parse.lemma[verb] in _NAMING and not passive(parse, verb):
        people = objects(parse, verb) or people
    found = _of(parse, people)
    return "role-as", found, _negated(parse, verb)


def _of(parse: Parse, tokens: list[int]) -> list[int]:
    return list(dict.fromkeys(m for token in tokens for m in stands_for(parse, token)))


def _negated(parse: Parse, verb: int) -> bool:
    return any(True for _ in parse.below(verb, "neg"))
