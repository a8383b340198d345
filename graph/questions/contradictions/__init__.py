"""What two sources, or two days, say differently: a denial, another number, another holder of an office."""

from graph.questions.contradictions.sides import Contradiction, Side
from graph.questions.contradictions.spoken import spoken_otherwise
from graph.questions.contradictions.stated import stated_otherwise
from graph.questions.contradictions.withdrawn import withdrawn
from graph.questions.known import Known

__all__ = ["Contradiction", "Side", "contradictions"]


def contradictions(known: Known) -> tuple[Contradiction, ...]:
    """Return pairs of claims that differ: of relations, then of what people say; the older side first.

    Two sentences are listed once, also where their relations and their words differ. Nothing is claimed of
    the meaning: that two speak of the same is for the reader to see.
    """
    stated = tuple(stated_otherwise(known))
    met = {frozenset((found.one.sentence, found.other.sentence)) for found in stated}
    spoken = (*withdrawn(known), *spoken_otherwise(known))
    return (*stated, *(f for f in spoken if frozenset((f.one.sentence, f.other.sentence)) not in met))
