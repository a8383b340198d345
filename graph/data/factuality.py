"""Load what words say of what they govern: a fact, denied, former, or open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.data import table

FACT, DENIED, OPEN, FORMER = "fact", "denied", "open", "former"
_OPPOSITE = {FACT: DENIED, DENIED: FACT, FORMER: FACT}


@dataclass(frozen=True, slots=True)
class Factuality:
    """What a word says of what it governs, what it says when denied, and who does what is governed."""

    says: str
    when_denied: str
    doer: str = ""

    def said(self, *, denied: bool) -> str:
        """Return what the word says, itself denied or not; `not open` where it is open and denied besides."""
        if not denied:
            return self.says
        return _OPPOSITE.get(self.says, f"not {self.says}") if self.when_denied == "-" else self.when_denied


@cache
def factualities() -> dict[tuple[str, str, str], Factuality]:
    """Return the table by word, part of speech and construction; of two lines for one the first counts."""
    found: dict[tuple[str, str, str], Factuality] = {}
    for key, entry in _entries():
        found.setdefault(key, entry)
    return found


@cache
def saying(part: str, says: str) -> frozenset[str]:
    """Return the words of a part of speech that say something of what they tell or stand beside."""
    return frozenset(
        w for (w, p, code), e in factualities().items() if (p, code, e.says) == (part, "own", says)
    )


def _entries() -> Iterator[tuple[tuple[str, str, str], Factuality]]:
    for word, part, constructions, says, when_denied, doer in table("factuality"):
        for construction in constructions.split(","):
            yield (word, part, construction), Factuality(says, when_denied, "" if doer == "-" else doer)
