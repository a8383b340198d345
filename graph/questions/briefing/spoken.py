"""Who is quoted most and about whom, and what two say differently."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.data.asking import table
from graph.export.words import without_marks
from graph.questions.briefing.told import Told
from graph.questions.briefing.wording import Part, with_article
from graph.questions.contradictions import Contradiction
from graph.questions.known import Known, Party
from graph.questions.said import told

if TYPE_CHECKING:
    from graph.records import Quotation

_LEAST = 2  # quotations that make somebody who is quoted most
_SHOWN = 3  # quotations that are shown as the proof of a number
# A denial in the words themselves: of one that only a verb tells, they alone say the opposite.
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_LONGEST = 140  # characters of what somebody says otherwise


def quoted(known: Known) -> Iterator[Told]:
    """Yield who is quoted most, and about whom most of it is; nobody where several are quoted as often."""
    by: defaultdict[str, list[Quotation]] = defaultdict(list)
    for one in known.knowledge.quotations:
        if one.speaker and known.entities[one.speaker].named:
            by[one.speaker].append(one)
    most = sorted(by.items(), key=lambda item: -len(item[1]))
    if not most or len(most[0][1]) < _LEAST or (len(most) > 1 and len(most[1][1]) == len(most[0][1])):
        return
    speaker, same = most[0]
    about = Counter(id_ for one in same for id_ in one.about if id_ != speaker and known.entities[id_].named)
    named = about.most_common(2)
    shown, ends = same, [speaker]
    words = table()["briefing"]
    parts: tuple[Part, ...] = (known.entity(speaker), words["quoted"].format(f"{len(same):,}"))
    if named and named[0][1] >= _LEAST and (len(named) == 1 or named[1][1] < named[0][1]):
        other, times = named[0]
        shown = [one for one in same if other in one.about]
        parts = (*parts, words["about"].format(times), *with_article(known, known.entity(other)))
        ends.append(other)
    shown.sort(key=lambda one: (*known.in_order(one.article), one.mention.content, one.id))
    proofs = tuple(dict.fromkeys(told(known, one).sentence for one in shown[:_SHOWN]))
    yield Told(kind="quoted", parts=parts, proofs=proofs, about=tuple(ends))


def differing(found_ones: Iterable[Contradiction]) -> Iterator[Told]:
    """Yield what two who have names say differently, each in his words."""
    for found in found_ones:
        one, other = (side.speaker for side in found.sides)
        if one is None or other is None or one.id is None or other.id is None or one == other:
            continue
        if not all(
            re.search(_DENIES, side.words)
            for side, word in zip(found.sides, found.differ, strict=True)
            if word and not _NUMBER.search(word)
        ):
            continue
        parts = (*_side(found, 0, one), "; ", *_side(found, 1, other))
        proofs = tuple(dict.fromkeys(side.sentence for side in found.sides))
        yield Told(kind="differ", parts=parts, proofs=proofs, about=(one.id, other.id))


def _side(found: Contradiction, number: int, speaker: Party) -> tuple[Part, ...]:
    words = without_marks(found.sides[number].words).removeprefix("that ")
    if len(words) > _LONGEST:
        words = (words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]) + " …"
    return speaker, f": “{words}”"
