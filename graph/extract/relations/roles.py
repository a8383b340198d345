"""Find relations stated by a role noun: `the founder of X`, `X's wife`, `White House aide Y`, `Y, an advocate with X`."""

from collections.abc import Iterator

from graph.data.relations import Trigger, Vocabulary
from graph.extract.relations.arguments import members, obliques, objects, passive, stands_for, subjects
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
_POSTS = frozenset({"position", "post", "role", "title", "job", "rank", "office"})
_PART = frozenset(
    {"one", "two", "three", "some", "many", "several", "most", "member", "each", "both", "none", "all"}
)
_NEUTRAL = frozenset({"DT", "PRP$", "CD", "POS", "WP$"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "punct", "advmod", "nummod"})


def role_findings(parse: Parse, words: Vocabulary, token: int) -> Iterator[Finding]:
    """Yield the relations that the role noun at a token states, `Ann Lee, the founder of Radio One` and its kin."""
    triggers = matching(parse, words.roles[parse.lemma[token]], token)
    if not triggers:
        return
    anchors = list(_anchors(parse, token, triggers))
    if not anchors:
        return
    start = phrase_start(parse, token)
    title = parse.text[parse.start[start] : parse.end[token]]
    rule, bearers, negated = _bearers(parse, token)
    for anchor, preposition in anchors:
        word = parse.word(preposition) if preposition is not None else "of"
        for bearer in bearers:
            if bearer == anchor:
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
        if not size or tuple(parse.lemma[max(0, token - size) : token]) == trigger.before:
            found.append(trigger)
            longest = size
    return tuple(found)


def phrase_start(parse: Parse, token: int) -> int:
    """Return the first token of a role with the words that qualify it, names left out: `former vice president`."""
    start = token
    while start > 0:
        left = start - 1
        if left in parse.inside or parse.tag[left] in _NEUTRAL or parse.dep[left] not in _MODIFIERS:
            break
        if parse.dep[left] == "punct" and parse.word(left) != "-":
            break
        start = left
    while start < token and not parse.word(start)[0].isalnum():
        start += 1
    return start


def _anchors(parse: Parse, token: int, triggers: tuple[Trigger, ...]) -> Iterator[tuple[int, int | None]]:
    """Yield the mentions that a role is tied to: behind a preposition, as its possessor, or right before it."""
    prepositions = frozenset().union(*(trigger.prepositions for trigger in triggers))
    own = list(_behind(parse, token, prepositions))
    own += [(mention, None) for mention in _before(parse, token)]
    if own:
        yield from own
        return
    for other in parse.group(token):  # `founder and chief executive of X`
        if other != token and parse.tag[other].startswith("NN") and other not in parse.inside:
            shared = list(_behind(parse, other, prepositions)) if other > token else []
            if other < token:
                shared = [(mention, None) for mention in _before(parse, other)]
            if shared:
                yield from shared
                return


def _behind(parse: Parse, token: int, prepositions: frozenset[str]) -> Iterator[tuple[int, int | None]]:
    for preposition, noun in obliques(parse, token):
        if parse.lemma[preposition] in prepositions and parse.lemma[preposition] not in {"include", "as"}:
            for mention in stands_for(parse, noun):
                yield mention, preposition


def _before(parse: Parse, token: int) -> list[int]:
    """Return the possessor of a role, or the name that stands right before it."""
    holders = [token]
    if parse.dep[token] in {"compound", "nmod", "amod", "appos"}:
        holders.append(parse.head[token])
    for holder in holders:
        for child in parse.below(holder, "poss"):
            if child < token:
                return stands_for(parse, child)
    left = phrase_start(parse, token) - 1
    found = parse.inside.get(left)
    if found is not None and parse.dep[left] in {"compound", "nmod", "amod", "poss", "nsubj", "dep"}:
        return [found]
    return []


def _bearers(parse: Parse, token: int) -> tuple[str, list[int], bool]:
    """Return the rule that tells who bears a role, the bearers, and whether it is denied."""
    listed = members(parse, token)
    if listed:
        return "role-members", listed, False
    title = _titled(parse, token)
    if title:
        return "role-title", title, False
    named = [m for c in parse.below(token, "appos") if c > token for m in stands_for(parse, c)]
    named = [m for m in named if parse.mentions[m].kind is MentionKind.NAME]
    if named:
        return "role-apposition", named, False
    for place in parse.group(token):
        for step in (_predicated, _apposed, _as_role):
            rule, found, negated = step(parse, place)
            if found:
                return rule, found, negated
    own = parse.at.get(token)
    if own is not None and parse.mentions[own].kind is MentionKind.NOMINAL:
        return "role-nominal", [own], False
    return "role", [], False


def _titled(parse: Parse, token: int) -> list[int]:
    """Return the name that a role stands before as a title: `White House aide Stephen Miller`."""
    follower = parse.inside.get(token + 1)
    if follower is None or parse.first(follower) != token + 1 or parse.inside.get(token) == follower:
        return []
    head = parse.head[token]
    if parse.inside.get(head) == follower or token in {
        parse.head[i] for i in range(token + 1, token + 3) if i < len(parse.head)
    }:
        return stands_for(parse, head) if parse.at.get(head) == follower else [follower]
    return []


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
    if parse.dep[token] != "pobj" or parse.lemma[preposition] != "as":
        return "", [], False
    verb = parse.head[preposition]
    for _ in range(3):
        if parse.tag[verb].startswith("VB"):
            break
        verb = parse.head[verb]
    people = subjects(parse, verb) if passive(parse, verb) else objects(parse, verb) or subjects(parse, verb)
    found = _of(parse, people)
    if not found and not passive(parse, verb):
        found = _of(parse, subjects(parse, verb))
    return "role-as", found, _negated(parse, verb)


def _of(parse: Parse, tokens: list[int]) -> list[int]:
    return list(dict.fromkeys(m for token in tokens for m in stands_for(parse, token)))


def _negated(parse: Parse, verb: int) -> bool:
    return any(True for _ in parse.below(verb, "neg"))
