"""Gather what a briefing may tell, and choose what it does tell; the page's briefing.mjs chooses alike."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from graph.export.view import Briefed
from graph.questions.briefing.done import claimed, done
from graph.questions.briefing.leads import leads
from graph.questions.briefing.new import meeting, newcomers
from graph.questions.briefing.spoken import differing, quoted
from graph.questions.briefing.told import Told
from graph.questions.contradictions import Contradiction
from graph.questions.known import Known
from graph.records import Evidence

_ALL = 7  # sentences of a briefing
# So many of each kind; and of what somebody is, only as many as are missing to so many of the first three.
_KINDS = {"lead": 3, "did": 2, "is": 3, "quoted": 1, "differ": 1, "alone": 1, "new": 1, "meet": 1}
_FACTS = frozenset({"did", "is"})
# So many are kept, from which those that pass the filters of the page are chosen.
_KEPT = {"leads": 100, "done": 100, "quoted": 1, "differing": 20, "claimed": 20, "newcomers": 1, "meeting": 2}


def pool(known: Known, differ: Iterable[Contradiction]) -> tuple[Told, ...]:
    """Return what a briefing may tell, by kind, what weighs most first; `differ` is what contradicts."""
    made = {
        "leads": leads(known),
        "done": done(known),
        "quoted": quoted(known),
        "differing": differing(differ),
        "claimed": claimed(known),
        "newcomers": newcomers(known),
        "meeting": meeting(known),
    }
    return tuple(chain.from_iterable(islice(told, _KEPT[name]) for name, told in made.items()))


def briefing(told: Sequence[Told]) -> tuple[Told, ...]:
    """Choose up to seven of what may be told: some of each kind, then more facts, and more leads.

    Of a kind, nobody is told of twice as the one who acts; nothing is told twice, nor what a lead told.
    """
    chosen: list[Told] = []
    for kind, most in _KINDS.items():
        led = [one for one in chosen if one.kind == "lead" and kind in _FACTS]
        same = [one for one in told if one.kind == kind and not _is_told(one, led)]
        apart = [
            one for number, one in enumerate(same) if not any(_alike(one, other) for other in same[:number])
        ]
        chosen += apart[: max(0, most - len(chosen)) if kind == "is" else most]
    led = [one for one in chosen if one.kind == "lead"]
    more = [one for kind in ("did", "lead") for one in told if one.kind == kind and not _is_told(one, led)]
    chosen += [one for one in more if one not in chosen][: max(0, _ALL - len(chosen))]
    order = list(_KINDS)
    return tuple(sorted(chosen[:_ALL], key=lambda one: order.index(one.kind)))


def _is_told(one: Told, leads: Sequence[Told]) -> bool:
    """Tell whether leads have told it: the same sentence says it, or a lead is about the same two."""
    proofs = {proof for lead in leads for proof in lead.proofs}
    return proofs.issuperset(one.proofs) or any({*one.about} <= {*lead.about[:2]} for lead in leads)


def _alike(one: Told, other: Told) -> bool:
    return one.about[:1] == other.about[:1] or one.about[:2] == other.about[1::-1]


def briefed(known: Known, differ: Iterable[Contradiction]) -> tuple[Briefed, ...]:
    """Return what the page's briefing may tell, and which of it stands in the briefing."""
    told = pool(known, differ)
    chosen = briefing(told)
    return tuple(_briefed(one, first=one in chosen) for one in told)


def _briefed(one: Told, *, first: bool) -> Briefed:
    return Briefed(
        kind=one.kind,
        text=one.text,
        proofs=tuple(Evidence(article=p.article, start=p.start, end=p.end, text=p.text) for p in one.proofs),
        about=one.about,
        first=first,
    )
