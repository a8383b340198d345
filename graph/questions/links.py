"""The links between two entities, each with its words and the sentences that prove it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.questions.known import Known, Party, Proof

_RANK = {"relation": 0, "statement": 1, "co-mention": 2}
_APOSTROPHES = ("'", "’")
_NEGATION = re.compile(r"\b(?:not|never|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_READABLE = 400  # characters of a sentence that a reader takes in; shorter ones are shown first


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: what it says of its subject and its object, in how many articles, and where.

    `speaker` is who says it, of a statement or of a relation that only a quotation states; `to` tells whether
    a statement is `about` its object or spoken to it. `first` and `last` are days of publication; `date`,
    `since` and `until` when it happened, began and ended.
    """

    id: str
    kind: str
    subject: Party
    object: Party
    label: str
    to: str | None
    type: str | None
    negated: bool
    reported: bool
    speaker: Party | None
    weight: float
    support: int
    first: str | None
    last: str | None
    date: str | None
    since: str | None
    until: str | None
    sentences: tuple[Proof, ...]

    @property
    def words(self) -> str:
        """The link as a few words: `Ada Lund director of the Quay Trust`, `Ada Lund speaks of Omar Quist`."""
        told = f"{'not: ' * (self.negated and not _NEGATION.search(self.label))}{self.label}"
        if self.kind == "co-mention":
            told = "named with"
        elif self.kind == "statement":
            told = "speaks to" if self.to == "addressee" else "speaks of"
        # A contracted verb joins its subject: she's heard from.
        joint = "" if told[:1] in _APOSTROPHES else " "
        return f"{self.subject.name}{joint}{told} {self.object.name}"

    @property
    def claimed(self) -> str:
        """Who claims a relation that only a quotation states: `according to Ada Lund`; else empty."""
        if not self.reported:
            return ""
        return f"according to {self.speaker.name if self.speaker else 'an unnamed speaker'}"


def links_of(known: Known, entity: str) -> list[Link]:
    """Return all links of an entity, relations first, then statements, those of most articles first."""
    network = known.network
    if entity not in network:
        return []
    edges = [
        *network.out_edges(entity, keys=True, data=True),
        *network.in_edges(entity, keys=True, data=True),
    ]
    return _ordered(_link(known, source, target, key, data) for source, target, key, data in edges)


def links_between(known: Known, one: str, other: str) -> list[Link]:
    """Return the links between two entities, in the same order."""
    network = known.network
    return _ordered(
        _link(known, source, target, key, data)
        for source, target in ((one, other), (other, one))
        if network.has_edge(source, target)
        for key, data in network[source][target].items()
    )


def all_links(known: Known, kind: str) -> list[Link]:
    """Return all links of one kind, in the same order."""
    edges = known.network.edges(keys=True, data=True)
    return _ordered(
        _link(known, source, target, key, data) for source, target, key, data in edges if data["kind"] == kind
    )


def most_readable(sentences: Iterable[Proof]) -> Proof:
    """Return the first sentence that is not too long to read, else the shortest."""
    return min(sentences, key=lambda proof: max(_READABLE, proof.end - proof.start))


def _ordered(links: Iterable[Link]) -> list[Link]:
    return sorted(
        links,
        key=lambda link: (
            _RANK[link.kind],
            -link.support,
            -link.weight,
            link.first or "9999",
            link.sentences[0].article,
            link.sentences[0].start,
            link.id,
        ),
    )


def _link(known: Known, source: str, target: str, key: str, data: Mapping[str, Any]) -> Link:
    ends = (known.entity(source), known.entity(target))
    together = data["kind"] == "co-mention"
    return Link(
        id=key,
        kind=data["kind"],
        subject=ends[0],
        object=ends[1],
        label=data["label"],
        to=data.get("to"),
        type=data.get("type"),
        negated=data["negated"],
        reported=data["reported"],
        speaker=known.entity(data["speaker"]) if data.get("speaker") else None,
        weight=data["weight"],
        support=data["support"],
        first=data["first"],
        last=data["last"],
        date=data.get("date"),
        since=data.get("since"),
        until=data.get("until"),
        sentences=known.passages(data["evidence"]) if together else known.sentences(data["evidence"]),
    )
