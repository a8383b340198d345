"""Put what contradicts into a view, so that the page shows it."""

from dataclasses import replace

from graph.export.view import Differing, GraphView
from graph.questions.contradictions import Contradiction, Side, contradictions
from graph.questions.known import Known
from graph.records import Evidence


def with_contradictions(view: GraphView) -> GraphView:
    """Return the view with what two sources, or two days, say differently."""
    known = Known(view.knowledge, view.network)
    return replace(view, differing=tuple(map(_differing, contradictions(known))))


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
