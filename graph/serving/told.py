"""Tell answers as rows, each with the passages that prove it; what has no passage is not told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from graph.questions.asking import Answer
from graph.questions.known import Proof
from graph.questions.links import ProvedLink
from graph.questions.paths import Paths
from graph.questions.profile import Profile
from graph.questions.ranking import Ranked
from graph.questions.said import Said
from graph.serving.questions import Page

_PROOFS = 5  # passages of one row


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something that is told: in which list it stands, in words, and the passages that prove it.

    `further` passages prove it too.
    """

    list: str
    says: str
    passages: tuple[Proof, ...]
    further: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page of an answer as rows; `totals` counts those of each list, `read` how the question was read."""

    question: str
    offset: int
    limit: int
    totals: Mapping[str, int]
    read: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=())


def told(page: Page) -> Told:
    """Return a page of an answer as rows."""
    rows = tuple(row for row in _TOLD[page.question](page.answer) if row.passages)
    lists = dict.fromkeys(_LISTS.get(page.question, (page.question,)))
    return Told(
        question=page.question,
        offset=page.offset,
        limit=page.limit,
        totals={name: page.totals[name] for name in lists},
        read=tuple(_read(page.answer)) if isinstance(page.answer, Answer) else (),
        rows=rows,
    )


def _read(answer: Answer) -> Iterator[str]:
    yield from (f"{chip.part}: {chip.said}" for chip in answer.chips)
    if answer.nearest:
        yield "nothing states just that; these sentences have the names and the words"


def _ask(answer: Answer) -> Iterator[Row]:
    for one in answer.sentences:
        yield _row("sentences", "; ".join(one.stated), [one.sentence])


def _who(profile: Profile) -> Iterator[Row]:
    entity = profile.entity
    for link in profile.relations:
        yield _link("relations", link)
    for name, quotations in (
        ("said", profile.said),
        ("said_of", profile.said_of),
        ("said_to", profile.said_to),
    ):
        yield from _said(quotations, name)
    for one in profile.neighbours:
        yield _row("neighbours", f"{entity.name} is linked to {one.party.name}", [one.sentence])
    for sentence in profile.described:
        yield _row("described", f"{entity.name} ({entity.type}) is named", [sentence])


def _said(quotations: Iterable[Said], name: str = "said") -> Iterator[Row]:
    for one in quotations:
        speaker = one.speaker.name if one.speaker else "somebody unnamed"
        to = f" to {one.addressee.name}" if one.addressee else ""
        about = f" about {', '.join(party.name for party in one.about)}" if one.about else ""
        yield _row(name, f"{speaker} ({one.manner}){to}{about}: {one.words}", [one.sentence])


def _path(paths: Paths) -> Iterator[Row]:
    for name, hops in (("shortest", paths.shortest), ("strongest", paths.strongest)):
        for hop in hops:
            yield _link(name, hop.link, first=hop.sentence)


def _top(ranked: Iterable[Ranked]) -> Iterator[Row]:
    for one in ranked:
        sentence = [one.sentence] if one.sentence else []
        yield _row("top", f"{one.rank}. {one.entity.name} ({one.entity.type})", sentence)


_TOLD: Mapping[str, Callable[[Any], Iterator[Row]]] = MappingProxyType(
    {"ask": _ask, "who": _who, "said": _said, "path": _path, "top": _top}
)
_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ask": ("sentences",),
        "who": ("relations", "said", "said_of", "said_to", "neighbours", "described"),
        "path": ("shortest", "strongest"),
    }
)


def _link(name: str, link: ProvedLink, first: Proof | None = None) -> Row:
    standing = " ".join(filter(None, (link.qualifier, link.modality)))
    says = f"{link.words}{f' ({standing})' * bool(standing)}{f', {link.claimed}' * link.reported}"
    shown = first or link.sentence
    return _row(name, says, [shown, *(proof for proof in link.sentences if proof != shown)])


def _row(name: str, says: str, passages: list[Proof]) -> Row:
    further = max(0, len(passages) - _PROOFS)
    return Row(list=name, says=says, passages=tuple(passages[:_PROOFS]), further=further)
