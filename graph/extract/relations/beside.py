"""Find who bears a role by its place: `aide Ann Lee`, `his wife, Ann Lee,`, `A native of X, Ann Lee`."""

from graph.extract.relations.finding import has_given_name
from graph.extract.relations.parse import Parse
from graph.extract.relations.phrases import stands_for
from graph.extract.relations.titles import phrase_end, phrase_start
from graph.records import EntityType

_BEFORE = frozenset({"compound", "nmod", "amod"})
_OWNERS = frozenset({"PRP$", "NN", "NNP", "NNS", "NNPS", "WP$"})
_COMMON = frozenset({"NN", "JJ", "DT"})
_CLOSING = frozenset({",", ")", ";", ".", "-", "\u2013", "\u2014", "and"})
_BETWEEN = 6  # tokens from a relative to the name
_OPENING = frozenset({"DT", "RB", "JJ", "NNP", "NN", "VBN", "HYPH"})
_ENDS = frozenset({".", "_SP", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WITHIN_BODY = frozenset({"DT", "JJ", "NN", "NNP", "NNPS", "NNS", "VBG", "POS", "-LRB-", "-RRB-"})
_BODY = 9  # tokens from a role to the name behind its body
_AHEAD = 20  # tokens from a role that opens a sentence to its subject


def titled(parse: Parse, token: int) -> list[int]:
    """Return the name that a role stands before as a title: `city aide Ann Lee`; several after a plural."""
    head = parse.head[token]
    follower = parse.inside.get(head)
    own = parse.inside.get(token)
    if parse.dep[token] in _BEFORE and head > token and follower not in {None, own}:
        found = stands_for(parse, head)
        return found if parse.tag[token] in {"NNS", "NNPS"} else found[:1]
    follower = parse.name_from(token + 1)
    if follower is None or follower == own:
        return []
    if parse.head[token + 1] != token and parse.inside.get(head) != follower:
        above = parse.head[parse.head_of(follower)]
        if above not in parse.group(token):  # `founder and chief executive Ann Lee`
            return []
    plural = parse.tag[token] in {"NNS", "NNPS"}
    return stands_for(parse, parse.head_of(follower)) if plural else [follower]


def behind_body(parse: Parse, token: int) -> list[int]:
    """Return the person named right behind the body of a role: `Speaker of the Senate Ann Lee`."""
    i = token + 2
    while i < min(len(parse.word), token + _BODY) and parse.tag[i] in _WITHIN_BODY:
        found = parse.name_from(i)
        if found is not None and parse.mentions[found].label is EntityType.PERSON:
            owner = parse.tag[parse.last(found) + 1 : parse.last(found) + 2] == ["POS"]
            return [found] if i > token + 2 and not owner and has_given_name(parse.mentions[found]) else []
        i = parse.last(found) + 1 if found is not None else i + 1
    return []


def behind_comma(parse: Parse, token: int) -> list[int]:
    """Return the name set off behind someone's relative: `his wife, the violinist Bo Ray,`."""
    owned = any(parse.tag[child] in _OWNERS for child in parse.below(token, "poss"))
    single = parse.tag[token] == "NN" and parse.word[token - 1].lower() in {
        "a",
        "an",
    }  # survived by a son, Bo
    if not owned and not single:
        return []
    size = len(parse.word)
    i = phrase_end(parse, token) + 1
    while i < min(size, token + _BETWEEN) and parse.word[i] != "," and i not in parse.inside:
        if parse.lemma[i] != "of" and parse.head[i] == token:
            return []
        i += 1  # his companion of many years, Bo
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


def fronted(parse: Parse, token: int) -> list[int]:
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
