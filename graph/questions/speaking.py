"""Who speaks about whom: how often, in what manner, with the most telling words."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.questions.known import Known, Party
from graph.questions.said import Said, said
from graph.records import QuotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """What one says of another: how often, how often in which manner, and the most telling of it."""

    speaker: Party
    about: Party
    times: int
    manners: tuple[tuple[str, int], ...]
    example: Said


def speaking(known: Known) -> tuple[Speaking, ...]:
    """Return who speaks of whom by name, the most frequent first, then the most important.

    What one says of himself is left out.
    """
    found: defaultdict[tuple[Party, Party], list[Said]] = defaultdict(list)
    for one in said(known):
        if one.speaker is None or one.speaker.id is None:
            continue
        for party in one.about:
            if party != one.speaker and party.id and known.register.entities[party.id].named:
                found[one.speaker, party].append(one)
    rows = [
        Speaking(
            speaker=speaker,
            about=about,
            times=len(same),
            manners=tuple(
                sorted(Counter(one.manner for one in same).items(), key=lambda item: (-item[1], item[0]))
            ),
            example=most_telling(same),
        )
        for (speaker, about), same in found.items()
    ]
    return tuple(
        sorted(rows, key=lambda row: (-row.times, -_weight(known, row), row.example.id, row.about.name))
    )


def _weight(known: Known, row: Speaking) -> float:
    return known.importance(row.speaker) + known.importance(row.about)


def most_telling(quotations: Iterable[Said]) -> Said:
    """Return the quotation to show: words between marks before reported ones, then the longest."""
    return min(quotations, key=lambda one: (one.kind is QuotationKind.INDIRECT, -len(one.words), one.id))
