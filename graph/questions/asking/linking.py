"""Answer who is linked to whom, to both of two, and by which way; see the page's answering.mjs."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from graph.questions.asking.corpus import Corpus, Fact
from graph.questions.asking.looking import MOST_LISTED, Found
from graph.questions.asking.meaning import Meaning
from graph.questions.asking.passing import Sieve, meets, of_types, who_of

_STATED = frozenset({"relation", "statement"})


def near(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who is linked to somebody."""
    wanted = who_of(meant.names) or set()
    return _between(corpus, meant, [wanted], lambda other: other not in wanted)


def both(corpus: Corpus, meant: Meaning) -> Found:
    """Answer who is linked to each of several."""
    wanted = [set(segment.who) for segment in meant.names]
    meant_all = set().union(*wanted)
    return _between(corpus, meant, wanted, lambda other: other not in meant_all)


def _between(
    corpus: Corpus, meant: Meaning, wanted: Sequence[set[int]], is_other: Callable[[int], bool]
) -> Found:
    """Answer who is linked to each: only those of whom something states it, unless nothing does."""
    passes = Sieve(corpus, meant)
    kinds: dict[int, list[bool]] = {}
    candidates = set.intersection(
        *({o for one in ends for o in corpus.beside.get(one, {})} for ends in wanted)
    )
    for other in candidates:
        entity = corpus.entities[other]
        if (
            not is_other(other)
            or not entity.named
            or entity.observer
            or not of_types(corpus, meant, (other,))
        ):
            continue
        kinds[other] = [
            any(
                not _STATED.isdisjoint(corpus.beside[one].get(other, ()))
                for one in ends
                if one in corpus.beside
            )
            for ends in wanted
        ]
    if any(all(stated) for stated in kinds.values()):
        kinds = {other: stated for other, stated in kinds.items() if all(stated)}
    facts: list[Fact] = []
    answers: list[int] = []
    for other in sorted(kinds, key=lambda one: (-sum(kinds[one]), one)):
        proofs = [list(filter(passes, _linking(corpus, ends, other))) for ends in wanted]
        if len(answers) < MOST_LISTED and all(proofs):
            answers.append(other)
            facts += [fact for same in proofs for fact in same]
    return facts, answers


def _linking(corpus: Corpus, ends: set[int], other: int) -> list[Fact]:
    found = [fact for fact in corpus.meeting([other]) if fact.kind != "role" and meets(ends, fact.ends)]
    return found or [fact for one in sorted(ends) for fact in corpus.together(one, other)][:1]


def path(corpus: Corpus, meant: Meaning) -> Found:
    """Answer by the fewest hops between the first and the last that is named, breadth first."""
    passes = Sieve(corpus, meant)
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
    return [
        fact for one, other in pairwise(way) for fact in _linking(corpus, {one}, other) if passes(fact)
    ], way
