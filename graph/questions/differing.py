"""Put what contradicts, and the briefing, into a view, so that the page and the summary show it."""

from dataclasses import replace

from graph.export.view import Differing, GraphView
from graph.questions.briefing import briefed
from graph.questions.contradictions import Contradiction, Side, contradictions
from graph.questions.known import Known
from graph.records import Evidence


def with_findings(view: GraphView) -> GraphView:
    """Return the view with its briefing, and with what two sources, or two days, say differently."""
    known = Known(view.knowledge, view.network, view.measures)
    found = contradictions(known)
    return replace(view, differing=tuple(map(_differing, found)), briefed=briefed(known, found))


def _differing(found: Contradiction) -> Differing:
    one, other = found.sides
    return Differing(
        speakers=(_speaker(one), _speaker(other)),
        words=found.differ,
        proofs=(_proof(one), _proof(other)),
        remark=found.remark,
    )


def _speaker(side: Side) -> str | None:
    return side.speaker.id if side.speaker else None


def _proof(side: Side) -> Evidence:
    place = side.sentence
    return Evidence(article=place.article, start=place.start, end=place.end, text=place.text)
