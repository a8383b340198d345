"""Gather what a briefing may tell, and choose what it does tell."""

from collections.abc import Iterable
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
_KINDS = {"did": 3, "quoted": 1, "differ": 1, "alone": 1, "new": 1, "meet": 1}
_KEPT = {"did": 80, "quoted": 1, "differ": 20, "alone": 20, "new": 1, "meet": 2}  # from which filters choose


def pool(known: Known) -> tuple[Told, ...]:
    """Return what a briefing may tell, by kind, what weighs most first."""
    makers = {
        "did": done,
        "quoted": quoted,
        "differ": differing,
        "alone": claimed,
        "new": newcomers,
        "meet": meeting,
    }
    return tuple(chain.from_iterable(islice(make(known), _KEPT[kind]) for kind, make in makers.items()))


def briefing(told: Iterable[Told]) -> tuple[Told, ...]:
    """Choose up to seven of what may be told: some of each kind, then more of who did what to whom.

    Nobody is told of twice as the one who acts while others are there; nothing is told twice.
    """
    left = list(told)
    chosen: list[Told] = []
    for kind, most in _KINDS.items():
        same = [one for one in left if one.kind == kind]
        apart = [one for number, one in enumerate(same) if not any(_alike(one, other) for other in same[:number])]
        chosen += apart[:most]
    more = [one for one in left if one.kind == "did" and one not in chosen]
    chosen += more[: max(0, _ALL - len(chosen))]
    order = list(_KINDS)
    return tuple(sorted(chosen[:_ALL], key=lambda one: order.index(one.kind)))


def _alike(one: Told, other: Told) -> bool:
    return set(one.about[:2]) == set(other.about[:2]) or one.about[:1] == other.about[:1]


def with_briefing(view: GraphView) -> GraphView:
    """Return the view with what its briefing may tell, and which of it stands in the briefing."""
    told = pool(Known(view.knowledge, view.network))
    chosen = set(map(id, briefing(told)))
    return replace(view, briefed=tuple(_briefed(one, first=id(one) in chosen) for one in told))


def _briefed(one: Told, *, first: bool) -> Briefed:
    return Briefed(
        kind=one.kind,
        parts=tuple(part if isinstance(part, str) else (part.id or "", part.name) for part in one.parts),
        text=one.text,
        proofs=tuple(Evidence(article=p.article, start=p.start, end=p.end, text=p.text) for p in one.proofs),
        about=one.about,
        first=first,
    )
