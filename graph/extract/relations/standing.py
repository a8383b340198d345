"""Tell how a relation stands: denied (`did not meet`), possible (`may sue`), past (`former`)."""

from collections.abc import Iterator

from graph.extract.relations.parse import Parse

_CONTROL = 4  # verbs climbed: `has been trying to plan to sue`
_CLAUSES = frozenset({"ccomp", "pcomp"})
_ENDING = frozenset({"stop", "cease", "quit"})  # stopped working for X
_THINKING = frozenset(
    {
        "dream",
        "think",
        "believe",
        "suspect",
        "guess",
        "assume",
        "suppose",
        "fear",
        "hope",
        "expect",
        "imagine",
    }
)
_SHORT = frozenset({"almost", "nearly"})
_CONDITIONS = frozenset({"if", "whether", "unless"})


def controllers(parse: Parse, verb: int) -> Iterator[int]:
    """Yield a verb and those that control it: `sue` and `plans` of `plans to sue`."""
    yield verb
    for _ in range(_CONTROL):
        if parse.dep[verb] != "xcomp" or not parse.is_verb(parse.head[verb]):
            return
        verb = parse.head[verb]
        yield verb


def denied(parse: Parse, verb: int | None) -> bool:
    """Tell whether a clause is denied, by its own words or by the verb around it: `denied that he met`."""
    if verb is None:
        return False
    found = False
    for here in controllers(parse, verb):
        found = found or parse.negated(here) or (here != verb and parse.listed("denying", here))
        found = found or any(_neither(parse, noun) for noun in parse.below(here, "nsubj", "nsubjpass"))
        verb = here
    around = parse.head[verb]
    if parse.dep[verb] == "pcomp":
        around = parse.head[around]
    return found or (parse.dep[verb] in _CLAUSES and parse.listed("denying", around))


def _neither(parse: Parse, noun: int) -> bool:
    """Tell whether a subject is denied: `neither Ann Lee nor Bo Ray`."""
    return any(parse.lemma[child] == "neither" for child in parse.children[noun])


def modality(parse: Parse, verb: int | None) -> str:
    """Return the word that makes a clause less than a fact, in base form: `may`, `plan`, `if`."""
    if verb is None:
        return ""
    for here in controllers(parse, verb):
        if here != verb and not parse.listed("entailing", here):
            return parse.lemma[here]
        if any(parse.lemma[child] in _SHORT for child in parse.below(here, "advmod")):
            return "almost"
        for child in parse.below(here, "aux", "mark"):
            if parse.tag[child] == "MD" or parse.lemma[child] in _CONDITIONS:
                return _MODALS.get(parse.lemma[child], parse.lemma[child])
        verb = here
    around = parse.head[verb]
    return parse.lemma[around] if parse.dep[verb] == "ccomp" and parse.lemma[around] in _THINKING else ""


def qualifier(parse: Parse, first: int, last: int, verb: int | None = None) -> str:
    """Return `former`, `acting` or `would-be` where the words of a role or the adverbs of its verb say so."""
    said = {parse.word[i].lower() for i in range(first, last + 1)}
    said |= {parse.word[child].lower() for child in parse.below(last, "amod", "advmod") if child < first}
    if verb is not None:
        said |= {parse.word[child].lower() for child in parse.below(verb, "advmod")}
        if any(here != verb and parse.lemma[here] in _ENDING for here in controllers(parse, verb)):
            return "former"
    for name in ("former", "acting", "would-be"):
        if not said.isdisjoint(parse.vocabulary.words[name]):
            return name
    return ""


_MODALS = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "ca": "can", "wo": "will"}
