"""Lay a report out as sections of items, which Markdown and HTML show alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.export.summary import TYPES
from graph.questions.claims import Claim
from graph.questions.contradictions import Contradiction, Side
from graph.questions.known import Proof
from graph.questions.ranking import Ranked
from graph.questions.report.report import Community, Quoted, Report
from graph.questions.speaking import Speaking
from graph.questions.surprises import Surprise

_PROOFS = 3  # passages below a sentence of the briefing
_NAMES = 12  # members of a group that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a report tells: who or what, a remark, and the passages that prove it."""

    head: str
    note: str = ""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Items under a heading; `told` says what they are, `left` how many more there are."""

    heading: str
    told: str
    items: tuple[Item, ...]
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as it is shown; a section without items is none."""

    title: str
    about: str
    sections: tuple[Section, ...]


def document_of(report: Report, most: int) -> Document:
    """Return a report as a document, each section cut to its first items."""
    return Document(
        title=report.title,
        about=_about(report),
        sections=tuple(
            Section(heading=heading, told=told, items=tuple(items[:most]), left=max(0, len(items) - most))
            for heading, told, items in _sections(report)
            if items
        ),
    )


def _about(report: Report) -> str:
    days = " to ".join(dict.fromkeys(day for day in (report.first, report.last) if day))
    by = f" from {', '.join(report.publishers)}" if report.publishers else ""
    articles = f"{report.articles:,} article{'s' * (report.articles != 1)}"
    entities = f"{report.entities:,} {'entity' if report.entities == 1 else 'entities'}"
    return f"{articles}{by}{', ' * bool(days)}{days}; {entities}."


def _sections(report: Report) -> Iterator[tuple[str, str, Sequence[Item]]]:
    yield (
        "In short",
        "A few sentences that the articles plainly bear out.",
        [Item(head=one.text, proofs=one.proofs[:_PROOFS]) for one in report.briefing],
    )
    yield (
        "Main actors",
        "Who is linked most strongly and mentioned most often.",
        [_actor(one) for one in report.actors],
    )
    yield (
        "Bridges",
        "Through whom the others are linked: without these, the graph would fall apart first.",
        [_bridge(one) for one in report.bridges],
    )
    yield (
        "Groups",
        "Who is linked among themselves more than with others.",
        [_community(one) for one in report.communities],
    )
    yield "Most quoted", "Who speaks most, with the longest of it.", [_quoted(one) for one in report.quoted]
    yield (
        "Who speaks about whom",
        "How often, and how, with the longest of it.",
        [_speaking(one) for one in report.speaking],
    )
    yield (
        "Surprising links",
        "Links between groups that have little else in common. Surprising is not wrong: read the sentence.",
        [_surprise(one) for one in report.surprises],
    )
    yield (
        "Claims with one source",
        "What only one speaker says, or only one of several articles states.",
        [_claim(one) for one in report.claims],
    )
    yield (
        "Contradictions",
        "What two sources or two days say differently, if they speak of the same; the older first.",
        [_contradiction(one) for one in report.contradictions],
    )


def _actor(one: Ranked) -> Item:
    count = f"{one.mentions:,} mention{'s' * (one.mentions != 1)}"
    times = "once" if one.quotations == 1 else f"{one.quotations:,} times"
    quoted = f", quoted {times}" if one.quotations else ""
    linked = f"linked to {one.stated:,}{quoted}"
    return Item(head=_described(one), note=f"{count}, {linked}", proofs=_shown(one.sentence))


def _bridge(one: Ranked) -> Item:
    share = f"on {one.measures.betweenness:.0%} of the shortest ways between others"
    return Item(head=_described(one), note=f"{share}, linked to {one.stated:,}")


def _described(one: Ranked) -> str:
    role = f"; {one.role}" if one.role else ""
    return f"{one.entity.name} ({TYPES[one.entity.type][0]}{role})"


def _community(one: Community) -> Item:
    names = [party.name for party in one.members]
    more = f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
    return Item(head=f"{names[0]} and {len(names) - 1:,} others", note=f"{', '.join(names[1:_NAMES])}{more}")


def _quoted(one: Quoted) -> Item:
    return Item(head=one.speaker.name, note=_times(one.times), proofs=(one.example.sentence,))


def _speaking(one: Speaking) -> Item:
    manners = ", ".join(f"{manner} {times}×" if times > 1 else manner for manner, times in one.manners)
    return Item(
        head=f"{one.speaker.name} about {one.about.name}",
        note=f"{_times(one.times)}: {manners}",
        proofs=(one.example.sentence,),
    )


def _surprise(one: Surprise) -> Item:
    note = "; ".join(filter(None, (one.link.claimed, *one.why)))
    return Item(head=one.link.words, note=note, proofs=(one.sentence,))


def _claim(one: Claim) -> Item:
    return Item(head=one.link.words, note=one.why, proofs=(one.link.sentence,))


def _contradiction(one: Contradiction) -> Item:
    proofs = tuple(dict.fromkeys((one.one.sentence, one.other.sentence)))
    return Item(head=f"{_side(one.one)} – {_side(one.other)}", note=one.remark, proofs=proofs)


def _side(side: Side) -> str:
    return f"{side.speaker.name if side.speaker else 'the article'}: {side.words}"


def _times(number: int) -> str:
    return f"{number:,} quotation{'s' * (number != 1)}"


def _shown(proof: Proof | None) -> tuple[Proof, ...]:
    return () if proof is None else (proof,)
