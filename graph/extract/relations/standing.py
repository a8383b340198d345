"""Tell how a relation stands: a fact, denied (`did not meet`), open (`may sue`), past (`former`).

From the word that states a relation the parse is climbed to the root of its clause. What each word on the way
says of what it governs stands in graph/data/factuality.tsv, after Karttunen, Implicative Verbs (1971).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.data.factuality import DENIED, FACT, FORMER, OPEN, Factuality, factualities
from graph.data.nouns import noun_class
from graph.extract.relations.parse import Parse

_HEIGHT = 12  # words climbed
_DEEPEST = 30  # words over one that says whether it was said
_AHEAD = 60  # tokens read on the way to a question mark
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "prove", "look", "sound", "feel", "stay"})
_HAPPENING = frozenset({"take", "happen", "occur", "go"})  # took place, went ahead
_PREDICATED = frozenset({"acomp", "attr", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "pcomp", "acl", "relcl", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_ASKED = frozenset({"WRB", "WP", "WDT", "WP$"})
_LATER = frozenset({"long", "longer", "anymore"})
_GOVERNED = frozenset({"xcomp"})
_BEFORE_NOUN = ("det", "preconj", "cc", "amod")
_COMPLEMENTISERS = frozenset({"that", "if", "whether", "to", "for"})
_USED = frozenset({"dobj", "auxpass"})  # `used a boat to escape` is no `used to escape`
_PAST = {"VBD", "VBN"}  # parsers mix them up: `would have met and sued`
_PASSING = frozenset({"after", "before", "by", "since", "while", "despite", "besides", "upon", "through"})
_DURING = frozenset({"in", "at", "during"})
_TOPICS = frozenset({"on", "about", "regarding", "concerning"})
_TEXTS = frozenset({"communication", "cognition", "group", "act", "event"})
_STILL = frozenset({"yet", "still"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_FINITE = frozenset({"aux", "auxpass", "nsubj"})
_UNTIL = frozenset({"until", "till"})
_NOBODY = frozenset({"neither", "no"})
_ENDS = frozenset({".", "!", ";", "?"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_MODALS = {"'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "ca": "can", "wo": "will"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a relation stands; a fact where all three are empty.

    `modality` is the word that leaves it open, `qualifier` one of `former`, `acting`, `would-be`.
    """

    negated: bool = False
    modality: str = ""
    qualifier: str = ""

    def under(self, said: str, word: str) -> "Standing":
        """Return the standing below a word that says so; of two that leave it open the inner counts."""
        denied = said in {DENIED, f"not {OPEN}"}
        kept = replace(self, negated=self.negated != denied)
        if said.endswith(OPEN):
            return replace(kept, modality=self.modality or word)
        return kept if denied or said in {"", FACT} else replace(kept, qualifier=self.qualifier or said)


PLAIN = Standing()


def standing(parse: Parse, word: int | None, construction: str = "") -> Standing:
    """Return how the words around a verb or noun let stand what it states; plain without one.

    `construction` tells how what it states hangs on the word itself: `as` of `resigned as head of X`. What is
    told in passing ends the climb: relative clauses, appositions, participles.
    """
    if word is None:
        return PLAIN
    found = _beside(parse, word, PLAIN, denied=_denies(parse, word))
    if construction and (entry := _entry(parse, word, construction)):
        found = found.under(entry.said(denied=_denies(parse, word)), parse.lemma[word])
    for _ in range(_HEIGHT):
        step = _step(parse, word, found)
        if step is None:
            return found
        word, found = step
        if parse.head[word] == word:
            break
    if parse.infinitive(word):
        found = found.under(OPEN, "to")
    return found.under(OPEN, "whether") if parse.is_verb(word) and _asked(parse, word) else found


def _step(parse: Parse, word: int, found: Standing) -> tuple[int, Standing] | None:
    """Return the word above and the standing below it; None where what is above says nothing of it."""
    above, dep = parse.head[word], parse.dep[word]
    if above == word:
        return word, found
    if dep == "conj":
        alike = parse.tag[above] == parse.tag[word] or {parse.tag[above], parse.tag[word]} == _PAST
        shared = alike and not parse.children_in(word, _OWN)
        if parse.lemma[word - 1] == "than":  # paid rather than sue
            return above, found.under(DENIED, "")
        return above, _beside(parse, above, found, denied=_denies(parse, above)) if shared else found
    if dep in _CLAUSES and parse.is_verb(word):
        return _clause(parse, word, above, found)
    if dep in _PREDICATED and parse.lemma[above] in _COPULAS:
        return above, _beside(parse, above, found, denied=parse.negated(above))
    if dep in {"dobj", "pobj", *_SUBJECTS} and parse.tag[word][:2] == "NN":
        return _thing(parse, word, above, found)
    return None


def _clause(parse: Parse, word: int, above: int, found: Standing) -> tuple[int, Standing] | None:
    """Climb from a clause to what governs it: `plans to sue`, `accused of suing`, `rumours that she sued`."""
    kind = _kind(parse, word)
    if _told_in_passing(parse, word, kind):
        return None
    if parse.dep[word] == "pcomp":
        return _gerund(parse, word, above, found)
    return _under(parse, word, above, kind, found)


def _gerund(parse: Parse, word: int, above: int, found: Standing) -> tuple[int, Standing] | None:
    """Climb from a gerund past its prepositions: `accused of suing`, `instead of suing`, `after suing`."""
    kind, passing, plain = _kind(parse, word), False, found
    while parse.tag[above][:2] in {"IN", "TO", "RB"} and parse.head[above] != above:
        for part in (above, *parse.below(above, "advmod")):
            if entry := _named(parse, part, "prep", kind):
                found = found.under(entry.says, parse.lemma[part])
        if parse.lemma[above] in _TOPICS and _is_topic(parse, above):
            found = found.under(OPEN, parse.lemma[above])
        kind = "from" if parse.lemma[above] == "from" else kind
        passing = passing or parse.lemma[above] in _PASSING or word < parse.head[above]
        above = parse.head[above]
    governed = None if passing else _under(parse, word, above, kind, found)
    return governed or (None if found == plain else (above, found))


def _is_topic(parse: Parse, preposition: int) -> bool:
    """Tell whether a preposition says what a text or an act is about: `a law on founding a bank`."""
    head = parse.head[preposition]
    nouns = [head, *parse.below(head, "dobj")]
    return any(noun_class(parse.lemma[n]) in _TEXTS for n in nouns if parse.tag[n][:2] == "NN")


def _under(parse: Parse, word: int, above: int, kind: str, found: Standing) -> tuple[int, Standing] | None:
    """Return the standing of a clause below the word that governs it with a construction."""
    entry, by = _governing(parse, above, kind)
    if entry is None and kind != "clause":
        return _aim(parse, word, above, found) if kind == "inf" else None
    if kind == "clause" and (entry is None or entry.when_denied == FACT):
        return _told(parse, above, found) if entry is None else None
    if entry is not None:
        denied = _denies(parse, above) or _denies(parse, by)
        found = found.under(entry.said(denied=denied), parse.lemma[by])
    if any(_named(parse, child, "adv", "below") for child in parse.below(above, "advmod")):
        found = found.under(DENIED, "")
    return above, _beside(parse, above, found, denied=False)


def _aim(parse: Parse, word: int, above: int, found: Standing) -> tuple[int, Standing] | None:
    """Leave an infinitive open below a word that is not in the table; the first to do something did it."""
    nouns = parse.below(above, "attr", "dobj") if parse.is_verb(above) else [above]
    if any(_first(parse, child) for noun in nouns for child in parse.children[noun]):
        return None
    aim = parse.dep[word] != "xcomp" or parse.lemma[above] == "use" or not parse.is_verb(above)
    if aim:
        return above, found.under(OPEN, "to")
    return above, _beside(parse, above, found.under(OPEN, parse.lemma[above]), denied=_denies(parse, above))


def _told_in_passing(parse: Parse, word: int, kind: str) -> bool:
    """Tell whether a clause is told in passing, whatever stands above: `born in Leeds, she refused`."""
    dep = parse.dep[word]
    if dep == "ccomp" and word < parse.head[word] and parse.tag[word] == "VBN":
        return not parse.children_in(word, _OWN)
    marks = {parse.lemma[child] for child in parse.below(word, "mark")}
    claimed = dep == "relcl" and "that" in marks  # the accusation that she sued, which parsers take for one
    if dep in {"relcl", "advcl"} and kind != "inf":
        return not claimed
    return (dep == "acl" and kind != "inf" and "that" not in marks) or _aside(parse, word)


def _told(parse: Parse, above: int, found: Standing) -> tuple[int, Standing] | None:
    """Leave open what nobody has said: `refused to say that she sued`; what is said stands as it was said."""
    if _is_deep(parse, above):
        return None
    outer = standing(parse, above)
    if not outer.negated and not outer.modality:
        return None
    return parse.head[above], found.under(OPEN, outer.modality or parse.lemma[above])


def _is_deep(parse: Parse, word: int) -> bool:
    """Tell whether a word hangs deeper than in any sentence that a person says: each depth asks the next."""
    for _ in range(_DEEPEST):
        if parse.head[word] == word:
            return False
        word = parse.head[word]
    return True


def _governing(parse: Parse, above: int, kind: str) -> tuple[Factuality | None, int]:
    """Return what is told of a clause, and the word that tells it: `false` of `it is false that`."""
    if parse.lemma[above] in _COPULAS:
        for child in parse.below(above, *_PREDICATED, *_SUBJECTS):
            if parse.tag[child][:2] in {"JJ", "NN", "VB"} and (entry := _entry(parse, child, kind)):
                return entry, child
    entry = _entry(parse, above, kind)
    used = entry is not None and entry.says == FORMER and kind == "inf" and parse.children_in(above, _USED)
    return (None if used else entry), above


def _aside(parse: Parse, word: int) -> bool:
    """Tell whether a clause opens with a word of time, cause or manner: `as she sued`, `why he resigned`."""
    marked = any(parse.lemma[c] not in _COMPLEMENTISERS for c in parse.below(word, "mark"))
    return marked or any(parse.tag[child] == "WRB" for child in parse.below(word, "advmod"))


def _first(parse: Parse, child: int) -> bool:
    """Tell whether a word makes its noun the first to do something, who did it."""
    return parse.tag[child] in {"JJS", "RBS"} or _named(parse, child, "noun", "inf") is not None


def _thing(parse: Parse, noun: int, above: int, found: Standing) -> tuple[int, Standing] | None:
    """Climb from a noun for what happens or is claimed: `cancelled a visit to X`, `rumours .. were false`."""
    by_preposition = parse.dep[noun] == "pobj"
    if by_preposition:
        if entry := _named(parse, above, "prep", "thing"):
            return parse.head[above], found.under(entry.says, parse.lemma[above])
        if parse.lemma[above] in _DURING:
            return None  # called the plan useless in an interview with X
        outer = parse.head[above]
        if parse.lemma[outer] == "ahead":
            return outer, found.under(OPEN, "ahead")
        above = outer
    active = parse.dep[noun] == "nsubj"
    for child in parse.below(above, *_PREDICATED) if parse.dep[noun] in _SUBJECTS else ():
        if entry := _entry(parse, child, "own"):
            found = found.under(entry.said(denied=_denies(parse, above)), parse.lemma[child])
            return above, _beside(parse, above, found, denied=False)
    if active:
        happens = parse.lemma[above] in _HAPPENING
        return (above, _beside(parse, above, found, denied=_denies(parse, above))) if happens else None
    claim = _entry(parse, noun, "clause") is not None
    entry = (_entry(parse, above, "claim") if claim else None) or _entry(parse, above, "thing")
    if entry is None or (by_preposition and entry.says != OPEN):
        return None
    found = found.under(entry.said(denied=_denies(parse, above)), parse.lemma[above])
    return above, _beside(parse, above, found, denied=False)


def serving(parse: Parse, verb: int) -> bool:
    """Tell whether a verb tells that somebody is something: `served as`, `was named as`, not `dressed as`."""
    listed = any(parse.listed(words, verb) for words in ("serving", "naming", "raising"))
    return listed or _entry(parse, verb, "as") is not None


def over(parse: Parse, word: int) -> str:
    """Return `former` where a word tells that what it names is over: `left Alba`, `its head until May`."""
    entry = _entry(parse, word, "own") if parse.is_verb(word) else None
    verb = parse.head[word] if parse.dep[word] in _PREDICATED else word
    until = any(parse.lemma[c] in _UNTIL for i in {word, verb} for c in parse.below(i, "prep"))
    return FORMER if entry is not None or (until and parse.tag[verb] in {"VBD", "VBN"}) else ""


def described(parse: Parse, first: int, last: int, found: Standing = PLAIN) -> Standing:
    """Return how the words of a role let it stand: `former`, `his alleged wife`, `reportedly head of X`."""
    beside = {child for child in parse.below(last, "amod", "advmod") if child < first}
    beside.add(_before_name(parse, first))
    for i in [*sorted(beside), *range(first, last + 1)]:
        part = "noun" if i == last else "adv" if parse.tag[i][:2] == "RB" else "adj"
        entry = _named(parse, i, part, "own") or (
            _named(parse, i, "adj", "own") if first <= i < last else None
        )
        if entry is not None and not (i == last and entry.says == OPEN):
            found = found.under(entry.says, parse.word[i].lower())
    return found


def _before_name(parse: Parse, first: int) -> int:
    """Return the token before a role and the name of its body: `former` of `former Alba chief`, `ex-Alba`."""
    left = first - 1
    while left > 0 and (left in parse.inside or parse.word[left] in _HYPHENS):
        left -= 1
    return first if left < 0 or parse.is_verb(left) else left


def controllers(parse: Parse, verb: int) -> Iterator[int]:
    """Yield a verb and what controls it, up to the finite verb: `sue`, `due` and `is` of `is due to sue`."""
    yield verb
    lifted = frozenset({"xcomp"})
    for _ in range(_HEIGHT):
        above = parse.head[verb]
        if parse.dep[verb] not in lifted or above == verb or parse.tag[above][:2] not in {"VB", "JJ"}:
            return
        lifted = frozenset({"xcomp"}) if parse.is_verb(above) else _PREDICATED
        verb = above
        yield verb


def doer(parse: Parse, word: int, construction: str) -> str:
    """Return who does what a word governs, `subject` or `object` of it; "" where either may."""
    entry = _entry(parse, word, construction)
    return entry.doer if entry is not None else ""


def _entry(parse: Parse, word: int, construction: str) -> Factuality | None:
    """Return what the table says of a word with a construction, its particle first: `give up`."""
    for particle in parse.below(word, "prt"):
        if found := factualities().get(
            (f"{parse.lemma[word]} {parse.lemma[particle]}", "verb", construction)
        ):
            return found
    tag = parse.tag[word][:2]
    return _named(parse, word, "verb" if tag == "VB" else "noun" if tag == "NN" else "adj", construction)


def _named(parse: Parse, word: int, part: str, construction: str) -> Factuality | None:
    rows, written = factualities(), parse.word[word].lower()
    return rows.get((written, part, construction)) or rows.get((parse.lemma[word], part, construction))


def _beside(parse: Parse, word: int, found: Standing, *, denied: bool) -> Standing:
    """Return the standing below the auxiliaries, adverbs and marks of a word's own clause, and its denial."""
    longer = False
    for child in parse.children[word]:
        dep, lemma = parse.dep[child], parse.lemma[child]
        if dep == "advmod" and (entry := _named(parse, child, "adv", "own")):
            longer = longer or lemma in _LATER
            found = found.under(entry.says, lemma)
        elif dep == "mark" and (entry := _named(parse, child, "mark", "own")):
            found = found.under(entry.says, lemma)
        elif dep == "aux" and _supposes(parse, word, child):
            found = found.under(OPEN, "if")
        elif dep == "aux" and parse.tag[child] == "MD" and child not in parse.inside:
            found = found.under(OPEN, _MODALS.get(lemma, lemma))
        elif dep == "parataxis" and (entry := _entry(parse, child, "clause")):
            found = found.under(entry.says, lemma)
    return found.under(DENIED, "") if denied and not longer else found


def _supposes(parse: Parse, verb: int, auxiliary: int) -> bool:
    """Tell whether an auxiliary opens a condition: `had she met Bo Ray, he would`."""
    had = parse.word[auxiliary].lower() == "had"
    return had and any(auxiliary < child < verb for child in parse.below(verb, *_SUBJECTS))


def _denies(parse: Parse, word: int) -> bool:
    """Tell whether a word is denied in its own clause: `did not`, `no evidence`, `has yet to`, `neither`."""
    if parse.negated(word):
        return True
    if parse.lemma[word] == "have":
        awaited = [word, *parse.below(word, "xcomp")] if parse.children_in(word, _GOVERNED) else []
        if any(parse.lemma[child] in _STILL for verb in awaited for child in parse.below(verb, "advmod")):
            return True
    nouns = [word] if parse.tag[word][:2] == "NN" else parse.below(word, *_SUBJECTS, "attr", "dobj")
    return any(_is_none(parse, child) for noun in nouns for child in parse.below(noun, *_BEFORE_NOUN))


def _is_none(parse: Parse, word: int) -> bool:
    few = parse.lemma[word] == "few" and parse.word[word - 1].lower() != "a"
    return few or parse.lemma[word] in _NOBODY


def _kind(parse: Parse, word: int) -> str:
    """Return the construction of a clause: an infinitive, a gerund or a clause."""
    if parse.infinitive(word):
        return "inf"
    if parse.dep[word] == "pcomp":
        return "ing"
    nonfinite = parse.tag[word] == "VBG" or parse.dep[word] == "xcomp"
    return "ing" if nonfinite and not parse.children_in(word, _FINITE) else "clause"


def _asked(parse: Parse, verb: int) -> bool:
    """Tell whether a clause is a question answered by yes or no; `why did X sue Y?` takes it for a fact."""
    for i in range(verb + 1, min(len(parse.word), verb + _AHEAD)):
        if parse.word[i] in _ENDS or parse.tag[i] == "_SP":
            marked = parse.word[i] == "?" and (parse.spaced[i] or i + 1 == len(parse.word))
            before = parse.word[i - 1].isalnum()
            wondering = any(parse.tag[k] in _ASKED for k in parse.children[verb])
            return bool(marked) and before and not wondering
    return False
