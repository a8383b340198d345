"""Read the words of a role: which entry of the vocabulary they are, where they begin, whom they touch."""

from graph.data.relations import Trigger
from graph.extract.relations.parse import Parse

_NEUTRAL = frozenset({"DT", "PRP$", "CD", "POS", "WP$"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "punct", "advmod", "nummod"})
_COMMON = frozenset({"NN", "NNS"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_STANCES = frozenset({"anti", "pro", "non", "pre", "post"})
_LIKE = frozenset({"like", "style", "era", "inspired", "friendly", "speaking"})
_COUNTS = frozenset("first second third fourth fifth sixth last latest only next".split())
_CLAUSES = frozenset({"relcl", "acl"})
_LONGEST = 6  # tokens of a title
_IN_LAW = 5  # tokens of `son-in-law`
_BRACKETS = 8  # tokens of a bracket that is passed over


def counted(parse: Parse, token: int) -> bool:
    """Tell whether a title is counted: `the first Union leader to meet Y`, `the third mayor Lee has met`."""
    first = token
    while first > 1 and parse.tag[first - 1][:2] in {"JJ", "NN"} and token - first < _LONGEST:
        first -= 1
    if (
        parse.word[first] not in _COUNTS
        or parse.word[first - 1].lower() != "the"
        or parse.lemma[token] == "lady"
    ):
        return False
    return not parse.inside.keys().isdisjoint((token, token + 1)) or parse.children_in(token, _CLAUSES)


def matching(
    parse: Parse, triggers: tuple[Trigger, ...], token: int, *, shorter: bool = False
) -> tuple[Trigger, ...]:
    """Return the triggers whose words stand at a token, the longest only: `parent company`, not `company`.

    With `shorter` the others follow: where nobody has a `press secretary`, a body has a `secretary`.
    """
    found: list[Trigger] = []
    for trigger in triggers:
        if found and len(trigger.before) < len(found[0].before) and not shorter:
            break
        if _preceded(parse, token, trigger.before):
            found.append(trigger)
    return tuple(found)


def _preceded(parse: Parse, token: int, before: tuple[str, ...]) -> bool:
    first = token - len(before)
    return first >= 0 and all(
        word in {parse.lemma[first + i], parse.word[first + i].lower()} for i, word in enumerate(before)
    )


def phrase_start(parse: Parse, token: int, size: int = 0) -> int:
    """Return the first token of a role with the words that qualify it, names left out: `former president`.

    The `size` words before the token belong to the role whatever the parse says.
    """
    start = max(0, token - size)
    while start > 0:
        left = start - 1
        if left in parse.inside or parse.tag[left] in _NEUTRAL or parse.dep[left] not in _MODIFIERS:
            break
        if parse.tag[left] == "RBR":  # no longer mayor
            break
        if parse.dep[left] == "punct" and parse.word[left] != "-":
            break
        start = left
    while start < token and not parse.word[start][0].isalnum():
        start += 1
    return start


def phrase_end(parse: Parse, token: int) -> int:
    """Return the last token of a role: `law` of `son-in-law`, `State` of `Secretary of State`."""
    if parse.word[token + 1 : token + 2] == ["of"]:
        return _field_end(parse, token + 2) or token
    if not parse.lemma[token].endswith("-in-law") or parse.word[token].endswith("law"):
        return token
    return next(
        (i for i in range(token, min(len(parse.word), token + _IN_LAW)) if parse.lemma[i] == "law"), token
    )


def _field_end(parse: Parse, first: int) -> int | None:
    """Return the last token of the field behind the `of` of an office: `the board`, `Foreign Affairs`."""
    words = parse.vocabulary.words["fields"]
    last = first + 1 if parse.word[first : first + 1] in (["the"], ["foreign"], ["Foreign"]) else first
    if last + 1 >= len(parse.word) or parse.word[last].lower() not in words:
        return None
    name = parse.inside.get(last)
    longer = parse.tag[last + 1] in _COMMON or (name is not None and parse.last(name) > last)
    return None if longer else last  # a member of the Labour Party


def left_of(parse: Parse, start: int) -> int:
    """Return the token before a phrase, a bracket passed over: `Party` of `Labour Party (LP) politician`."""
    left = start - 1
    if left > 0 and parse.tag[left] == "-RRB-":
        for step in range(left - 1, max(0, left - _BRACKETS), -1):
            if parse.tag[step] == "-LRB-":
                return step - 1
    return left


def takes_stance(parse: Parse, name: int) -> bool:
    """Tell whether a name is what somebody is for, against or like: EU of `an anti-EU party`."""
    first, behind = parse.first(name), parse.last(name) + 1
    if parse.word[behind : behind + 1] and parse.word[behind] in _HYPHENS:
        other = min(behind + 1, len(parse.word) - 1)
        return parse.lemma[other] in _LIKE or parse.word[other][0].isupper()  # the Asian-Pacific region
    return first > 1 and parse.word[first - 1] in _HYPHENS and parse.lemma[first - 2] in _STANCES


def shares_words(parse: Parse, mention: int, start: int, token: int) -> bool:
    """Tell whether a mention shares a word with the role itself."""
    span = parse.mentions[mention].span
    return span.start < parse.end[token] and parse.start[start] < span.end
