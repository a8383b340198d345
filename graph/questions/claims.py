"""Claims that only one source supports."""

from collections import Counter
from dataclasses import dataclass

from graph.questions.known import Known, Party
from graph.questions.links import Link, all_links, links_between


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation with a single source, and why it is one."""

    link: Link
    why: str


def single_claims(known: Known) -> tuple[Claim, ...]:
    """Return relations that one speaker alone claims, then those that one of several articles alone states.

    The second are those of two whom other articles name together without stating it.
    """
    relations = all_links(known, "relation")
    alike = Counter(_said(link) for link in relations)
    claimed = [
        Claim(link=link, why=_claimed_by(link.speaker))
        for link in relations
        if link.reported and alike[_said(link)] == 1 and link.support == 1
    ]
    stated = []
    for link in relations:
        if link.reported or alike[_said(link)] > 1 or link.support > 1:
            continue
        together = _together(known, link)
        if together > 1:
            why = f"one article states it, and {together} name the two together"
            stated.append(Claim(link=link, why=why))
    return (*_typed_first(claimed), *_typed_first(stated))


def _claimed_by(speaker: Party | None) -> str:
    # A name may be a plural ("filings"), so that no verb fits all of them.
    return f"according to {speaker.name} alone" if speaker else "according to one unnamed speaker alone"


def _typed_first(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim.link.type is None)


def _together(known: Known, link: Link) -> int:
    """Return how many articles name both ends of a link together."""
    pairs = links_between(known, link.subject.id or "", link.object.id or "")
    return max((pair.support for pair in pairs if pair.kind == "co-mention"), default=0)


def _said(link: Link) -> tuple[object, ...]:
    return frozenset((link.subject.id, link.object.id)), link.type or link.label.casefold(), link.negated
