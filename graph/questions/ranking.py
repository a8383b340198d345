"""Who matters most: entities ranked by a measure, each with a sentence that tells who it is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from graph.errors import UsageError
from graph.network import Measures
from graph.questions.known import Known, Proof
from graph.records import Entity, EntityType

_Count = Callable[["Ranked"], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An entity with what it is ranked by, and the first sentence that names it.

    `stated` is to how many others what is stated or said links it, beside the degree, which counts also
    whom it is only named with.
    """

    rank: int
    entity: Entity
    mentions: int
    articles: int
    quotations: int
    measures: Measures
    stated: int
    sentence: Proof | None

    @property
    def role(self) -> str:
        """The fullest of what the entity is said to be: `head of the Harbour Office`."""
        return max(self.entity.roles, key=len, default="")


RANKINGS: Mapping[str, _Count] = MappingProxyType(
    {
        "importance": lambda one: one.measures.importance,
        "mentions": lambda one: one.mentions,
        "articles": lambda one: one.articles,
        "links": lambda one: one.measures.degree,
        "bridges": lambda one: one.measures.betweenness,
        "quotations": lambda one: one.quotations,
    }
)


def top(
    known: Known, by: str = "importance", most: int | None = None, types: Collection[EntityType] = ()
) -> tuple[Ranked, ...]:
    """Return the entities with a name, the greatest by one of `RANKINGS` first.

    Who has none of it is left out, and so are outlets and authors of the articles. Raises `UsageError` for
    what is no measure.
    """
    if by not in RANKINGS:
        raise UsageError(f"There is no measure {by!r}: choose from {', '.join(RANKINGS)}.")
    measured = RANKINGS[by]
    rows = [
        row
        for entity in known.register.entities.values()
        if entity.named and not entity.observer and (not types or entity.type in types)
        if measured(row := _row(known, entity)) > 0
    ]
    rows.sort(
        key=lambda row: (-measured(row), -row.measures.importance, row.entity.name, row.entity.id),
    )
    return tuple(
        replace(row, rank=rank, sentence=known.first_named(row.entity))
        for rank, row in enumerate(rows[:most], 1)
    )


def _row(known: Known, entity: Entity) -> Ranked:
    node = known.network.nodes[entity.id]
    return Ranked(
        rank=0,
        entity=entity,
        mentions=node["mentions"],
        articles=node["articles"],
        quotations=node["quotations"],
        measures=known.measures[entity.id],
        stated=known.standings[entity.id].stated,
        sentence=None,
    )
