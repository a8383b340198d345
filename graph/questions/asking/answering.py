"""Answer a question: the sentences, newest first, and who is meant. The page's answering.mjs does the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.data.asking import table
from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.meaning import Meaning, meaning
from graph.questions.asking.reading import Chip, Segment, chips, read
from graph.questions.asking.vocabulary import stem, word
from graph.questions.known import Party, Proof
from graph.records import Span

_MOST_LISTED = 50  # of a type that are listed, and linked to one or to both
_MOST_TEXTS = 300  # sentences that only have the words
_STATED = frozenset({"relation", "statement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A sentence that answers, and what it states: `Ada Lund sued Quay Trust`."""

    sentence: Proof
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question was understood to ask, who answers it, and the sentences, newest first.

    `nearest` is true where nothing states just that, and the sentences only have the names and the words.
    `linked` are all whom the sentences link.
    """

    question: str
    chips: tuple[Chip, ...]
    nearest: bool
    answers: tuple[Party, ...]
    linked: tuple[Party, ...]
    sentences: tuple[Answered, ...]


def ask(corpus: Corpus, question: str, chosen: Mapping[int, str] | None = None) -> Answer:
    """Return the answer to a question; `chosen` says otherwise than usual what some of its words mean."""
    meant = meaning(read(corpus, question, chosen or {}))
    facts, answers = _found(corpus, meant)
    nearest = not facts and meant.kind not in {"text", "type"} and bool(meant.parts)
    if nearest:
        facts, answers = list(_texts(corpus, _as_words(meant))), []
    ends = {end for fact in facts for end in fact.ends} | set(answers)
    return Answer(
        question=question,
        chips=chips(corpus, meant.parts),
        nearest=nearest and bool(facts),
        answers=_parties(corpus, answers),
        linked=_parties(corpus, sorted(ends)),
        sentences=tuple(_sentences(corpus, facts)),
    )


def _parties(corpus: Corpus, places: Iterable[int]) -> tuple[Party, ...]:
    return tuple(corpus.known.entity(corpus.entities[place].id) for place in places)


def _found(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    looked: dict[str, Callable[[Corpus, Meaning], tuple[list[Fact], list[int]]]] = {
        "relation": _relations,
        "quotation": _quotations,
        "pair": _pairs,
        "one": _one,
        "role": _roles,
        "type": _typed,
        "near": _near,
        "both": _both,
        "path": _path,
        "text": lambda c, m: (list(_texts(c, m)), []),
    }
    return looked[meant.kind](corpus, meant)


def _sentences(corpus: Corpus, facts: Iterable[Fact]) -> Iterator[Answered]:
    days = {day: number for number, day in enumerate(sorted(set(corpus.days)))}
    in_order = sorted(facts, key=lambda f: (-days[corpus.days[f.article]], f.article, f.start, -f.end))
    stretches: list[tuple[int, int, int, list[Fact]]] = []
    for fact in in_order:
        # What lies in one stretch, or overlaps, is read once.
        if stretches and stretches[-1][0] == fact.article and fact.start < stretches[-1][2]:
            article, start, end, same = stretches.pop()
            stretches.append((article, start, max(end, fact.end), [*same, fact]))
        else:
            stretches.append((fact.article, fact.start, fact.end, [fact]))
    for article, start, end, same in stretches:
        stated = sorted({_said(corpus, fact) for fact in same} - {""})
        place = corpus.known.proof(corpus.articles[article].id, Span(start, end))
        yield Answered(sentence=place, stated=tuple(stated))


def _said(corpus: Corpus, fact: Fact) -> str:
    def named(places: Iterable[int]) -> str:
        return ", ".join(corpus.entities[place].name for place in places)

    if fact.kind == "relation":
        return " ".join(filter(None, (named(fact.source), "not:" * fact.negated, fact.label, named(fact.target) or fact.words)))
    if fact.kind == "role":
        return f"{named(fact.source)}: {fact.label}"
    if fact.kind == "together":
        return f"{named(fact.source)} named with {named(fact.target)}"
    if fact.kind == "quotation":
        parts = (named(fact.source) or "unknown", f"to {named(fact.target)}" * bool(fact.target), f"about {named(fact.about)}" * bool(fact.about))
        return " ".join(filter(None, parts))
    return ""


class _Sieve:
    """What every fact of an answer must pass: its time, its outlet, its words, whether it is denied."""

    def __init__(self, corpus: Corpus, meant: Meaning) -> None:
        self._corpus, self._meant = corpus, meant
        self._outlets = [set(segment.found) for segment in meant.outlets]
        self._hits = [_hits(corpus, segment) for segment in meant.words]

    def article(self, number: int) -> bool:
        """Tell whether an article passes."""
        day = self._corpus.days[number]
        times = all(day and segment.found[0] <= day <= segment.found[1] for segment in self._meant.times)
        return times and all(self._corpus.articles[number].publisher in outlets for outlets in self._outlets)

    def places(self, article: int) -> list[int] | None:
        """Return where an article has the first word that is asked for, None where no word is."""
        return self._hits[0].get(article, []) if self._hits else None

    def __call__(self, fact: Fact) -> bool:
        """Tell whether a fact passes."""
        words = all(any(fact.start <= at < fact.end for at in hits.get(fact.article, ())) for hits in self._hits)
        return words and self.article(fact.article) and (fact.kind != "relation" or fact.negated == bool(self._meant.negated))


def _hits(corpus: Corpus, segment: Segment) -> dict[int, list[int]]:
    """Return where the articles have a word, in any of its forms, or a phrase as it is."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    whole = segment.kind == "phrase"
    wanted = segment.found[0] if whole else segment.stems[0]
    for start in [wanted] if whole else _beginnings(wanted):
        for number, text in enumerate(corpus.texts):
            at = text.find(start)
            while at >= 0:
                end = at + len(start)
                while not whole and end < len(text) and (text[end].isalnum() or text[end] == "'"):
                    end += 1
                begins = at == 0 or not text[at - 1].isalnum()
                if begins and (whole or stem(word(text[at:end])) == wanted):
                    found[number].append(at)
                at = text.find(start, max(end, at + 1))
    return found


def _beginnings(one: str) -> list[str]:
    """Return how the forms of a word begin: as its stem does, unless they are irregular."""
    return [one.removesuffix("y"), *table()["irregular"].get(one, [])]


def _who(segments: Sequence[Segment]) -> set[int] | None:
    """Return whom some names may mean, None without any."""
    return {number for segment in segments for number in segment.who} if segments else None


def _meets(wanted: set[int] | None, places: Iterable[int]) -> bool:
    return wanted is None or not wanted.isdisjoint(places)


def _types(corpus: Corpus, meant: Meaning, places: Iterable[int]) -> bool:
    if not meant.types:
        return True
    return any(corpus.entities[place].type in segment.found for segment in meant.types for place in places)


def _unique(places: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(places))


def _relations(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    verb, passes = meant.verb, _Sieve(corpus, meant)
    subject, object_ = _who(meant.subject), _who(meant.object)
    if verb is None:
        return [], []
    roles = {number for segment in meant.roles for number in segment.who}
    facts, answers = [], []
    for fact in corpus.facts:
        if fact.kind not in {"relation", "quotation"} or not _states(fact, verb):
            continue
        ends = fact.target if fact.kind == "relation" else (*fact.target, *fact.about)
        if fact.kind == "quotation" and (object_ is None or not fact.source):
            continue
        straight = _meets(subject, fact.source) and _meets(object_, ends)
        turned = verb.mutual and _meets(subject, ends) and _meets(object_, fact.source)
        if not (straight or turned) or not passes(fact):
            continue
        asked = ends if (subject is not None and object_ is None) or meant.typed_object else fact.source
        if turned and not straight:
            asked = fact.source if subject is not None and object_ is None else ends
        if _types(corpus, meant, asked) and (not roles or not roles.isdisjoint(fact.ends)):
            facts.append(fact)
            answers += asked
    return facts, _unique(answers)


def _states(fact: Fact, verb: Segment) -> bool:
    return bool(fact.type and fact.type in verb.found) or not fact.stems.isdisjoint(verb.stems)


def _quotations(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    passes = _Sieve(corpus, meant)
    by, about, to = _who(meant.subject), _who(meant.about), _who(meant.to)
    attitudes = set(meant.say.found) if meant.say else set()
    manner = stem(word(meant.say.text)) if meant.say and attitudes else ""
    roles = {number for segment in meant.roles for number in segment.who}
    facts, answers = [], []
    for fact in corpus.facts:
        if fact.kind == "relation" and manner and manner in fact.stems:
            fits = _meets(by, fact.source) and _meets(about, fact.target) and _meets(to, fact.target)
        elif fact.kind == "quotation":
            fits = _meets(by, fact.source) and _meets(about, fact.about) and _meets(to, fact.target)
            fits = fits and (not attitudes or fact.label in attitudes)
        else:
            continue
        if fits and (not roles or not roles.isdisjoint(fact.source)) and _types(corpus, meant, fact.source) and passes(fact):
            facts.append(fact)
            answers += fact.source
    return facts, _unique(answers)


def _pairs(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    passes = _Sieve(corpus, meant)
    wanted = [set(segment.who) for segment in meant.names]
    facts = [fact for fact in corpus.facts if all(_meets(one, fact.ends) for one in wanted) and passes(fact)]
    if not facts and len(wanted) == 2:
        pairs = ((one, other) for one in sorted(wanted[0]) for other in sorted(wanted[1]) if one != other)
        facts = [fact for one, other in pairs for fact in corpus.together(one, other) if passes(fact)]
    return facts, []


def _one(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    wanted, passes = _who(meant.names) or set(), _Sieve(corpus, meant)
    facts = [fact for fact in corpus.facts if _meets(wanted, fact.ends) and _types(corpus, meant, fact.ends) and passes(fact)]
    return facts, [] if meant.types else sorted(wanted)


def _roles(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    """Answer who has a role: what says so; of somebody, what ties the two by it."""
    passes = _Sieve(corpus, meant)
    stems = {one for segment in meant.roles for one in segment.stems}
    bearers = {number for segment in meant.roles for number in segment.who}
    near = _who(meant.names)
    facts = []
    for fact in corpus.facts:
        if fact.kind not in {"role", "relation"} or not stems <= fact.stems or not passes(fact):
            continue
        if fact.kind == "relation" and bearers.isdisjoint(fact.source):
            continue
        if near is None or not near.isdisjoint(fact.ends):
            facts.append(fact)
    if not facts and near is not None:
        facts = [
            fact
            for fact in corpus.facts
            if not bearers.isdisjoint(fact.ends) and not near.isdisjoint(fact.ends) and passes(fact)
        ]
    if not facts and near is None:
        facts = [fact for fact in corpus.facts if not bearers.isdisjoint(fact.ends) and passes(fact)]
    return facts, _unique(place for fact in facts for place in fact.ends if place in bearers)


def _typed(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    passes = _Sieve(corpus, meant)
    first: dict[int, Fact] = {}
    for article, mentions in enumerate(corpus.mentioned):
        if not passes.article(article):
            continue
        for start, _, who in mentions:
            if who not in first and corpus.entities[who].named and _types(corpus, meant, (who,)):
                begins, ends = corpus.sentence(article, start)
                first[who] = Fact(kind="mention", article=article, start=begins, end=ends, source=(who,))
    listed = sorted(first)[:_MOST_LISTED]
    return [first[who] for who in listed], listed


def _near(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    wanted = _who(meant.names) or set()
    return _between(corpus, meant, [wanted], lambda other: other not in wanted)


def _both(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    wanted = [set(segment.who) for segment in meant.names]
    meant_all = set().union(*wanted)
    return _between(corpus, meant, wanted, lambda other: other not in meant_all)


def _between(
    corpus: Corpus, meant: Meaning, wanted: Sequence[set[int]], is_other: Callable[[int], bool]
) -> tuple[list[Fact], list[int]]:
    """Answer who is linked to each of some: those that something states of come before those named with them."""
    passes = _Sieve(corpus, meant)
    kinds: dict[int, list[bool]] = {}
    candidates = set.intersection(*({o for one in ends for o in corpus.beside.get(one, {})} for ends in wanted))
    for other in candidates:
        entity = corpus.entities[other]
        if not is_other(other) or not entity.named or entity.observer or not _types(corpus, meant, (other,)):
            continue
        kinds[other] = [
            any(not _STATED.isdisjoint(corpus.beside[one].get(other, ())) for one in ends if one in corpus.beside)
            for ends in wanted
        ]
    facts, answers = [], []
    for other in sorted(kinds, key=lambda one: (-sum(kinds[one]), one)):
        proofs = [list(filter(passes, _linking(corpus, ends, other))) for ends in wanted]
        if len(answers) < _MOST_LISTED and all(proofs):
            answers.append(other)
            facts += [fact for same in proofs for fact in same]
    return facts, answers


def _linking(corpus: Corpus, ends: set[int], other: int) -> list[Fact]:
    found = [fact for fact in corpus.of.get(other, ()) if fact.kind != "role" and _meets(ends, fact.ends)]
    return found or [fact for one in sorted(ends) for fact in corpus.together(one, other)][:1]


def _path(corpus: Corpus, meant: Meaning) -> tuple[list[Fact], list[int]]:
    """Answer by the fewest hops between the first and the last that is named, breadth first."""
    passes = _Sieve(corpus, meant)
    start, goal = set(meant.names[0].who), set(meant.names[-1].who)
    came: dict[int, int] = dict.fromkeys(sorted(start), -1)
    queue = list(came)
    for one in queue:
        if one in goal:
            break
        for other in sorted(corpus.beside.get(one, ())):
            if other not in came and (other in goal or not corpus.entities[other].observer):
                came[other] = one
                queue.append(other)
    met = next((one for one in queue if one in goal), None)
    way: list[int] = []
    while met is not None and met >= 0:
        way.append(met)
        met = came[met]
    way.reverse()
    return [fact for one, other in pairwise(way) for fact in _linking(corpus, {one}, other) if passes(fact)], way


def _texts(corpus: Corpus, meant: Meaning) -> Iterator[Fact]:
    """Yield the sentences that have all words and mention somebody of each name, of each type, of each role."""
    passes = _Sieve(corpus, meant)
    wanted = [set(segment.who) for segment in (*meant.names, *meant.roles)]
    if not meant.words and not wanted:
        return
    found = 0
    order = sorted(range(len(corpus.articles)), key=lambda number: corpus.days[number], reverse=True)
    for article in order:
        if found >= _MOST_TEXTS or not passes.article(article):
            continue
        for start, end in _stretches(corpus, passes, article, wanted):
            who = corpus.who(article, start, end)
            fact = Fact(kind="text", article=article, start=start, end=end, source=tuple(sorted(who)))
            if all(_meets(one, who) for one in wanted) and _types(corpus, meant, who) and passes(fact):
                found += 1
                yield fact


def _stretches(
    corpus: Corpus, passes: "_Sieve", article: int, wanted: Sequence[set[int]]
) -> Iterator[tuple[int, int]]:
    places = passes.places(article)
    if places is None:
        places = [start for start, _, who in corpus.mentioned[article] if wanted and who in wanted[0]]
    yield from dict.fromkeys(corpus.sentence(article, at) for at in places)


def _as_words(meant: Meaning) -> Meaning:
    """Return a question that nothing answers as one for sentences with its names and its words."""
    verb = [meant.verb] if meant.verb is not None else []
    names = [*meant.subject, *meant.object, *meant.about, *meant.to, *meant.names]
    words = [*meant.words, *(segment for segment in verb if segment.stems)]
    return Meaning(
        words=words, names=names, roles=meant.roles, types=meant.types, times=meant.times, outlets=meant.outlets
    )
