"""What links two entities, or an entity to words that name nobody: the edges of the network as records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from graph.records import Evidence

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link, by the ids of its two ends, as `build_network` tells them; what its kind has not is empty.

    `id` is the key of the edge. `value` is what the words are that stand for a target where nobody is named:
    such a link is no edge.
    """

    id: str
    source: str
    target: str
    kind: str
    label: str = ""
    rule: str = ""
    weight: float = 1.0
    negated: bool = False
    reported: bool = False
    sentences: int = 0
    paragraphs: int = 0
    to: str | None = None
    quotation: str | None = None
    quotation_kind: str = ""
    content: str = ""
    predicate: str = ""
    type: str | None = None
    qualifier: str = ""
    modality: str = ""
    value: str = ""
    date: str | None = None
    since: str | None = None
    until: str | None = None
    amount: str = ""
    quotations: tuple[str, ...] = ()
    speaker: str | None = None
    evidence: tuple[Evidence, ...] = ()
    support: int = 1
    publishers: int = 0
    first: str | None = None
    last: str | None = None
    telling: float = 0.0

    @property
    def attributes(self) -> dict[str, Any]:
        """What stands on the edge: all that links of its kind have."""
        return {name: getattr(self, name) for name in _ON_EDGE[self.kind]}

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the quotations that state it."""
        return self.quotations or ((self.quotation,) if self.quotation else ())


_ENDS = ("id", "source", "target")
_EVERY = "kind label rule weight negated reported evidence support first last"
_ON_EDGE: Mapping[str, tuple[str, ...]] = {
    kind: tuple(f"{_EVERY} {own}".split())
    for kind, own in {
        "co-mention": "sentences paragraphs",
        "statement": "to quotation quotation_kind content speaker",
        "relation": "predicate type qualifier modality date since until amount quotation quotations speaker"
        " publishers telling",
    }.items()
}
_NAMES = frozenset(field.name for field in fields(Link)).difference(_ENDS)


def link_of(source: str, target: str, key: str, data: Mapping[str, Any]) -> Link:
    """Return an edge as a link; what a caller has added to it is left out."""
    known = {name: value for name, value in data.items() if name in _NAMES}
    return Link(id=key, source=source, target=target, **known)


def links_of(network: "nx.MultiDiGraph[str]", entity: str | None = None) -> Iterator[Link]:
    """Yield all links of a network, or those of an entity, first those that go out from it."""
    if entity is None:
        yield from (link_of(*edge) for edge in network.edges(keys=True, data=True))
        return
    yield from (link_of(*edge) for edge in network.out_edges(entity, keys=True, data=True))
    yield from (link_of(*edge) for edge in network.in_edges(entity, keys=True, data=True))


def links_between(network: "nx.MultiDiGraph[str]", one: str, other: str) -> Iterator[Link]:
    """Yield the links between two entities, first those from the one to the other."""
    for source, target in ((one, other), (other, one)):
        if network.has_edge(source, target):
            yield from (link_of(source, target, key, data) for key, data in network[source][target].items())
