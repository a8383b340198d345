"""The links between two entities, each with its words and the sentences that prove it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from graph.export.words import denied
from graph.network import links as edges
from graph.questions.known import Known, Party, Proof

_RANK = {"relation": 0, "statement": 1, "co-mention": 2}
_ROLES = ("role", "adjective")  # rules of nouns that say what one is: Lund, Danish envoy (Denmark)
_APOSTROPHES = ("'", "’")
TIES = frozenset("of to by in at for with on from against over into as about".split())
_READABLE = 400  # characters of a sentence that a reader takes in; shorter ones are shown first


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedLink:
    """One link: what it says of its subject and its object, in how many articles, and where.

    `speaker` is who says it, of a statement or of a relation that only a quotation states, the first of so
    many `claimants`; `to` tells whether a statement is `about` its object or spoken to it. `value` is what
    the words of an object are that name nobody, `telling` how much a relation tells. `first` and `last`
    are days of publication; `date`, `since` and `until` when it happened, began and ended.
    """

    id: str
    kind: str
    subject: Party
    object: Party
    label: str
    to: str | None
    type: str | None
    rule: str
    negated: bool
    qualifier: str = ""
    modality: str = ""
    amount: str = ""
    value: str = ""
    telling: float = 0.0
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
    claimants: int = 1

    @property
    def words(self) -> str:
        """The link as a few words: `Ada Lund director of the Quay Trust`, `Ada Lund speaks of Omar Quist`."""
        told = denied(self.label) if self.negated else self.label
        if self.kind == "co-mention":
            told = "named with"
        elif self.kind == "statement":
            told = "speaks to" if self.to == "addressee" else "speaks of"
        elif self.rule.startswith(_ROLES) and told != self.type and self.predicate[-1] not in TIES:
            return f"{self.subject.name}, {told} ({self.object.name})"
        # A contracted verb joins its subject: she's heard from.
        joint = "" if told[:1] in _APOSTROPHES else " "
        return f"{self.subject.name}{joint}{told} {self.object.name}"

    @property
    def predicate(self) -> tuple[str, ...]:
        """The words of the text that state it, in small letters, without what they leave out; one or more."""
        return tuple(self.label.split(" (")[0].casefold().split()) or ("",)

    @property
    def post(self) -> str:
        """The same without a preposition at the end: `chief executive` of `chief executive of`."""
        words = (
            self.predicate[:-1] if len(self.predicate) > 1 and self.predicate[-1] in TIES else self.predicate
        )
        return " ".join(words)

    @property
    def sentence(self) -> Proof:
        """The sentence to show: one that has the words, and is not too long to read."""
        words = " ".join(self.predicate)
        having = [proof for proof in self.sentences if words in " ".join(proof.text.casefold().split())]
        return most_readable(having or self.sentences)

    @property
    def claimed(self) -> str:
        """Who claims a relation that only a quotation states: `according to Ada Lund`; else empty."""
        if not self.reported:
            return ""
        others = " and others" * (self.claimants > 1)
        return f"according to {self.speaker.name if self.speaker else 'an unnamed speaker'}{others}"


def links_of(known: Known, entity: str) -> list[ProvedLink]:
    """Return all links of an entity, relations first, then statements, those of most articles first."""
    if entity not in known.network:
        return []
    return _ordered(_link(known, link) for link in edges.links_of(known.network, entity))


def links_between(known: Known, one: str, other: str) -> list[ProvedLink]:
    """Return the links between two entities, in the same order."""
    found = edges.links_between(known.network, one, other)
    return _ordered(_link(known, link) for link in found)


def all_links(known: Known, kind: str) -> list[ProvedLink]:
    """Return all links of one kind, in the same order."""
    found = edges.links_of(known.network)
    return _ordered(_link(known, link) for link in found if link.kind == kind)


def in_words(known: Known, entity: str) -> list[ProvedLink]:
    """Return what is stated of an entity in words that name nobody: was convicted of wire fraud."""
    return [_link(known, link) for link in known.values.get(entity, ())]


def most_readable(sentences: Iterable[Proof]) -> Proof:
    """Return the first sentence that is not too long to read, else the shortest."""
    return min(sentences, key=lambda proof: max(_READABLE, proof.end - proof.start))


def _ordered(links: Iterable[ProvedLink]) -> list[ProvedLink]:
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


_SHARED = {field.name for field in fields(ProvedLink)} & {field.name for field in fields(edges.Link)}


def _link(known: Known, link: edges.Link) -> ProvedLink:
    together = link.kind == "co-mention"
    same = {name: getattr(link, name) for name in _SHARED - {"speaker", "sentences"}}
    return ProvedLink(
        **same,
        subject=known.entity(link.source),
        # What stands for an object in words is no entity.
        object=Party(name=link.target) if link.value else known.entity(link.target),
        speaker=known.entity(link.speaker) if link.speaker else None,
        sentences=known.passages(link.evidence) if together else known.sentences(link.evidence),
    )
