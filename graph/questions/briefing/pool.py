"""Gather what a briefing may tell, and choose what it does tell; the page's briefing.mjs chooses alike."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from graph.export.view import Briefed, GraphView
from graph.questions.briefing.done import claimed, done
from graph.questions.briefing.new import meeting, newcomers
from graph.questions.briefing.spoken import differing, quoted
from graph.questions.briefing.told import Told
from graph.questions.known import Known
from graph.records import Evidence

_ALL = 7  # sentences of a briefing
# So many of each kind; and of what somebody is, only as many as are missing to so many of the first two.
_KINDS = {"did": 4, "is": 3, "quoted": 1, "differ": 1, "alone": 1, "new": 1, "meet": 1}
_MAKERS = {
    done: 100,  # sentences kept, from which those that pass the filters of the page are chosen
    quoted: 1,
    differing: 20,
    claimed: 20,
    newcomers: 1,
    meeting: 2,
}


def pool(known: Known) -> tuple[Told, ...]:
    """Return what a briefing may tell, by kind, what weighs most first."""
    return tuple(chain.from_iterable(islice(make(known), most) for make, most in _MAKERS.items()))


def briefing(told: Sequence[Told]) -> tuple[Told, ...]:
    """Choose up to seven of what may be told: some of each kind, then more of who did what to whom.

    Of a kind, nobody is told of twice as the one who acts; nothing is told twice.
    """
    chosen: list[Told] = []
    for kind, most in _KINDS.items():
        same = [one for one in told if one.kind == kind]
        apart = [
            one for number, one in enumerate(same) if not any(_alike(one, other) for other in same[:number])
        ]
        chosen += apart[: max(0, most - len(chosen)) if kind == "is" else most]
    more = [one for one in told if one.kind == "did" and one not in chosen]
    chosen += more[: max(0, _ALL - len(chosen))]
    order = list(_KINDS)
    return tuple(sorted(chosen[:_ALL], key=lambda one: order.index(one.kind)))


def _alike(one: Told, other: Told) -> bool:
    return one.about[:1] == other.about[:1] or one.about[:2] == other.about[1::-1]


def with_briefing(view: GraphView) -> GraphView:
    """Return the view with what its briefing may tell, and which of it stands in the briefing."""
    told = pool(Known(view.knowledge, view.network))
    chosen = briefing(told)
    return replace(view, briefed=tuple(_briefed(one, first=one in chosen) for one in told))


def _briefed(one: Told, *, first: bool) -> Briefed:
    return Briefed(
        kind=one.kind,
        text=one.text,
        proofs=tuple(Evidence(article=p.article, start=p.start, end=p.end, text=p.text) for p in one.proofs),
        about=one.about,
        first=first,
    )
