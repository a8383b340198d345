"""Claims that only one source supports."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.network.links import links_of
from graph.questions.known import Known, Party
from graph.questions.links import ProvedLink, all_links
from graph.questions.telling import tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relation with a single source, and why it is one."""

    link: ProvedLink
    why: str


def single_claims(known: Known) -> tuple[Claim, ...]:
    """Return relations that one speaker alone claims, then those that one of several articles alone states.

    The second are those of two whom other articles name together without stating it.
    """
    relations = [link for link in all_links(known, "relation") if tells(known, link)]
    alike = Counter(_said(link) for link in relations)
    claimed = [
        Claim(link=link, why=_claimed_by(link.speaker))
        for link in relations
        if link.reported and alike[_said(link)] == 1 and link.support == 1
    ]
    together = _together(known)
    stated = []
    for link in relations:
        if link.reported or alike[_said(link)] > 1 or link.support > 1:
            continue
        articles = together[_ends(link)]
        if articles > 1:
            why = f"one article states it, and {articles} name the two together"
            stated.append(Claim(link=link, why=why))
    return (*_telling_first(claimed), *_telling_first(stated))


def _claimed_by(speaker: Party | None) -> str:
    # A name may be a plural ("filings"), so that no verb fits all of them.
    return f"according to {speaker.name} alone" if speaker else "according to one unnamed speaker alone"


def _telling_first(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: -claim.link.telling)


def _together(known: Known) -> Mapping[frozenset[str | None], int]:
    """Return for each two in how many articles they are named together, 0 for those who never are."""
    found: defaultdict[frozenset[str | None], int] = defaultdict(int)
    for link in links_of(known.network):
        if link.kind == "co-mention":
            ends = frozenset((link.source, link.target))
            found[ends] = max(found[ends], link.support)
    return found


def _ends(link: ProvedLink) -> frozenset[str | None]:
    return frozenset((link.subject.id, link.object.id))


def _said(link: ProvedLink) -> tuple[object, ...]:
    return _ends(link), link.type or link.label.casefold(), link.negated
