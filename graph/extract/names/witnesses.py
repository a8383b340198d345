"""What the place of a name in its sentence tells of what it names: words beside it, roles, company."""

from collections.abc import Sequence
from functools import cache

from graph.data import mapping, table, words
from graph.data.given_names import is_given_name
from graph.data.nouns import noun_class, noun_types
from graph.data.places import is_sure_place, place_kinds
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.kinds import LIES_IN

_PREPOSITIONS = frozenset(
    "in at near from to of by with for on over across against between under into through outside inside "
    "around towards toward via after before about among within than like off during throughout".split()
)
_BE = frozenset({"be", "is", "are", "was", "were", "been", "'s", "become", "became", "remain", "remained"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What a place may stand in as well as a body: `the Boston firm`, `the Acme boss`.
_TELLING = ("before noun", "owns", "subject", "object", "after by", "after noun", "with ")
_MARKS = frozenset("\"“”'‘’«»")
_LONGEST_PERSON = 4  # words with a capital letter
_LONGEST_LIST = 3  # conjuncts up whose label is looked at


def witnesses(tokens: Tokens, names: Sequence[Name]) -> list[tuple[str, ...]]:
    """Return for each name of an article what its place tells of its type, as named features."""
    longer = longer_names(tokens, names)
    return [
        _witnesses(tokens, name)
        + (longer.get(tokens.text[name.start], ()) if name.end - name.start == 1 else ())
        for name in names
    ]


def _witnesses(tokens: Tokens, name: Name) -> tuple[str, ...]:
    start, end = name.start, name.end
    head = _head(tokens, start, end)
    size = "one" if end - start == 1 else "several"
    label = tokens.ent[end - 1] or "nothing"
    found = [f"model {label} {size}", *_before(tokens, start), *_behind(tokens, end)]
    found += _role(tokens, head, start)
    found += _joined(tokens, head, start, end)
    if start and end < len(tokens.text) and tokens.text[start - 1] in _MARKS and tokens.text[end] in _MARKS:
        found.append("in marks")
    if is_sure_place(" ".join(tokens.text[start:end])):
        found += [f"a place: {feature}" for feature in found if feature.startswith(_TELLING)]
    return tuple(dict.fromkeys(found))


def _head(tokens: Tokens, start: int, end: int) -> int:
    outside = [i for i in range(start, end) if not start <= tokens.head[i] < end or tokens.head[i] == i]
    return outside[-1] if outside else end - 1


def _noun(tokens: Tokens, i: int) -> str:
    """Return the type that a common noun describes, else the class of what it means, empty for neither.

    What may be a person or a firm is `either`: a maker of lamps.
    """
    if not tokens.tag[i].startswith("NN"):
        return ""
    lemma = tokens.lemma[i]
    types = noun_types()
    found = types.get(lemma) or types.get(tokens.lower[i])
    if found == "PERSON" and lemma in words("organisation_nouns"):
        return "either"
    return found or (noun_class(lemma) if tokens.tag[i] in {"NN", "NNS"} else "")


@cache
def _ends() -> dict[str, tuple[str, str]]:
    """Return for each verb that goes with something of one kind what does it, and what it is done to."""
    return {row[0]: (row[1], row[2]) for row in table("verb_ends")}


def _before(tokens: Tokens, start: int) -> list[str]:
    """Tell of the words before a name: a preposition, a title, a noun that says what it is."""
    at = start - 1
    found = []
    if at >= 0 and tokens.lower[at] == "the":
        found.append("after the")
        at -= 1
    if at < 0 or tokens.sentence[at] != tokens.sentence[start]:
        return [*found, "begins"]
    word = tokens.lower[at]
    if word in _PREPOSITIONS:
        found.append(f"after {word}")
        if word == "of" and at:
            noun = _noun(tokens, at - 1)
            found += [f"of {tokens.lemma[at - 1]}", f"of noun {noun}"] if noun else ["of something"]
    elif tokens.text[at] in words("titles"):
        found.append("after a title")
    elif noun := _noun(tokens, at):
        found += [f"after noun {noun}", f"after {tokens.lemma[at]}"]
    elif word in {"(", "["}:
        found.append("after a bracket")
    elif word == ",":
        found.append(
            "after a place and a comma" if at and place_kinds(tokens.text[at - 1]) else "after a comma"
        )
    elif tokens.capital[at] and tokens.tag[at].startswith("NNP"):
        found.append("after a capital")
    return found


def _behind(tokens: Tokens, end: int) -> list[str]:
    """Tell of the words behind a name: a possessive ending, an age, the state that a town is in."""
    if end >= len(tokens.text):
        return []
    word = tokens.lower[end]
    following = tokens.lower[end + 1] if end + 1 < len(tokens.text) else ""
    if word in {"'s", "’s", "'", "’"}:
        noun = _noun(tokens, end + 1) if following else ""
        return [f"owns {noun}" if noun else "owns", *([f"owns {tokens.lemma[end + 1]}"] if noun else [])]
    if word == ",":
        after = tokens.text[end + 1] if following else ""
        if after.isdigit() and tokens.text[end + 2 : end + 3] == [","]:
            return ["before an age"]
        for place in (" ".join(tokens.text[end + 1 : end + 3]), after):
            if kinds := place_kinds(place):
                told = [f"{LIES_IN}{place}"] if {*kinds} == {"state"} else []
                return ["before a comma and a place", *told]
        return [f"before a comma and {following}"] if following in {"who", "which", "a", "an", "the"} else []
    if word in {"who", "which", "where", "whose", "said", "says", "told", "(", "-"}:
        return [f"before {word}"]
    if noun := _noun(tokens, end):
        somebody = ["before somebody"] if _is_anybody(tokens.lemma[end]) else [f"before noun {noun}"]
        return [*somebody, f"before {tokens.lemma[end]}"]
    return ["before a capital"] if tokens.capital[end] else []


def _is_anybody(noun: str) -> bool:
    """Tell whether a noun says of nobody what he does: a Boston `man`."""
    return (
        noun in mapping("gendered_nouns") or noun in words("general_nouns") or noun in {"resident", "native"}
    )


def _role(tokens: Tokens, head: int, start: int) -> list[str]:
    """Tell of what it does, what is done to it, and what it is said to be."""
    dep, above = tokens.dep[head], tokens.head[head]
    if dep in _SUBJECTS:
        kind = "subject" if dep == "nsubj" else "passive subject"
        found = [kind, f"{kind} of {tokens.lemma[above]}"]
        doer, done_to = _ends().get(tokens.lemma[above], ("-", "-"))
        found += [f"does as {doer}"] if kind == "subject" and doer != "-" else []
        found += [f"done to {done_to}"] if kind != "subject" and done_to != "-" else []
        if tokens.lemma[above] in _BE:
            found += [f"is {noun}" for i in tokens.children(above, "attr") if (noun := _noun(tokens, i))]
        return [*found, *_appositions(tokens, head)]
    if dep == "dobj":
        done_to = _ends().get(tokens.lemma[above], ("-", "-"))[1]
        told = [f"done to {done_to}"] if done_to != "-" else []
        return ["object", f"object of {tokens.lemma[above]}", *told, *_appositions(tokens, head)]
    if dep == "pobj":
        governor = tokens.head[above]
        found = [f"{tokens.lower[above]} under {tokens.lemma[governor]}"] if governor != above else []
        if noun := _noun(tokens, governor):
            found.append(f"{tokens.lower[above]} under noun {noun}")
        return [*found, *_appositions(tokens, head)]
    if dep == "appos" and above < start:
        noun = _noun(tokens, above)
        return [f"apposition to {noun}"] if noun else ["apposition"]
    if dep in {"compound", "nmod", "amod"}:
        return ["modifies"]
    return [f"role {dep}", *_appositions(tokens, head)]


def _appositions(tokens: Tokens, head: int) -> list[str]:
    return [f"explained as {noun}" for i in tokens.children(head, "appos") if (noun := _noun(tokens, i))]


def _joined(tokens: Tokens, head: int, start: int, end: int) -> list[str]:
    """Tell of what it is listed with: what stands in one list is mostly of one type."""
    others = tokens.children(head, "conj")[:_LONGEST_LIST]
    if tokens.dep[head] == "conj":
        others.append(tokens.head[head])
    return [f"with {tokens.ent[i]}" for i in others if not start <= i < end and tokens.ent[i]]


def longer_names(tokens: Tokens, names: Sequence[Name]) -> dict[str, tuple[str, ...]]:
    """Return for each word alone that is a name what the longer names that hold it at an end tell of it."""
    spelled = {tuple(tokens.text[name.start : name.end]): name for name in names}
    alone = {words_[0] for words_ in spelled if len(words_) == 1}
    found: dict[str, dict[str, None]] = {}
    for parts, name in spelled.items():
        if len(parts) == 1 or sum(part[0].isupper() for part in parts) > _LONGEST_PERSON:
            continue
        label = tokens.ent[name.end - 1] or "nothing"
        person = is_given_name(parts[0]) and parts[-1] not in words("head_nouns")
        for word, side in ((parts[-1], "ends"), (parts[0], "begins")):
            if word in alone:
                told = found.setdefault(word, {})
                told[f"{side} a longer {label}"] = None
                told[f"{side} a full name" if person else f"{side} a longer name"] = None
    return {word: tuple(told) for word, told in found.items()}
