"""The two sides of a contradiction, the words in which they differ, and which is newer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.data import words
from graph.questions.known import Party, Proof, day_of

# A number, and the word that tells what of: `12 workers`, `$3.5 million`, `19.1%`.
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<said>(?P<sign>[$€£¥]?)(?P<number>\d[\d,.]*\d|\d)"
    r"(?:[ -]?(?P<scale>million|billion|trillion|mln|bln|bn|m)\b)?)(?P<comma>,)?[ -]?(?P<unit>%|[^\W\d_]+)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST = 2  # letters of what is counted, more than that
_PLURAL = re.compile(r"(?:ies|es|s)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction: who claims it, None for the article itself, in which words, and where."""

    speaker: Party | None
    words: str
    sentence: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that differ, if they speak of the same: why they seem to, and the words of each that do.

    `newer` is the day of the other where that was published later, None where nobody knows.
    """

    one: Side
    other: Side
    why: str
    differ: tuple[str, str]
    newer: str | None

    @property
    def remark(self) -> str:
        """Why they seem to differ, in which words, and which is newer."""
        differ = " / ".join(f"“{word}”" if word else "–" for word in self.differ)
        newer = f"newer: the second, {self.newer}" if self.newer else ""
        return "; ".join(filter(None, (self.why, f"differ: {differ}", newer)))

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, the older first."""
        return self.one, self.other


def contradiction(one: Side, other: Side, why: str, differ: tuple[str, str]) -> Contradiction:
    """Return a contradiction whose older side comes first."""
    days = day_of(one.sentence), day_of(other.sentence)
    if all(days) and days[0] > days[1]:
        one, other, differ, days = other, one, differ[::-1], days[::-1]
    newer = days[1] if all(days) and days[0] < days[1] else None
    return Contradiction(one=one, other=other, why=why, differ=differ, newer=newer)


def numbers(text: str) -> dict[str, dict[str, str]]:
    """Return the numbers of a text by what they count, each value with its words; years are `year`.

    >>> numbers("12 workers of 3,000 were paid $5 million in 2031")
    {'worker': {'12': '12 workers'}, '$': {'5 million': '$5 million'}, 'year': {'2031': '2031'}}
    """
    found: dict[str, dict[str, str]] = {}
    for match in _NUMBER.finditer(text):
        unit = (match["unit"] or "").casefold()
        bare = not unit or unit in words("function_words") or bool(match["comma"])
        value = " ".join(filter(None, (match["number"].replace(",", ""), (match["scale"] or "").casefold())))
        said = match["said"]
        if match["sign"]:
            name = match["sign"]
        elif _YEAR.fullmatch(match["number"]) and (bare or not unit.endswith("s")):
            name = "year"
        elif unit == "%" or (len(unit) > _SHORTEST and unit not in words("function_words")):
            name, said = _PLURAL.sub("", unit), match[0]
        else:
            continue
        found.setdefault(name, {})[value] = " ".join(said.split())
    return found


def _figures(values: Iterable[str]) -> set[str]:
    # A scale may be missing where the words are cut: $15 of $15 million is no other number.
    return {value.split()[0] for value in values}


def other_number(one: str, other: str) -> tuple[str, str] | None:
    """Return the words of two numbers of the same thing that differ, None where none does.

    Where two texts name different years, they speak of different things.
    """
    left, right = numbers(one), numbers(other)
    years = left.pop("year", {}), right.pop("year", {})
    if all(years) and not years[0].keys() & years[1].keys():
        return None
    for unit, values in left.items():
        others = right.get(unit, {})
        if others and not _figures(values) & _figures(others):
            return next(iter(values.values())), next(iter(others.values()))
    return None
