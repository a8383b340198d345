"""Turn ties and bars into pins, and name what cannot hold together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.curation import Action, Curation
from graph.errors import UsageError
from graph.records import Decision, EntityType
from graph.resolve.curation.directory import Directory
from graph.resolve.curation.meaning import Bar, Tie, read_rulings
from graph.resolve.pins import Pin, Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """The pin of every spelling that a person decided on, and what was decided, in the file of that name."""

    file: str = ""
    pins: Mapping[Spelling, Pin] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()


def pin(curation: Curation, directory: Directory) -> Pinned:
    """Return what a curation asks for; the order of its rulings does not matter.

    Raises UsageError, a line for each unknown or unclear name, contradiction and circle.
    """
    meaning = read_rulings(curation, directory)
    root = _roots(meaning.ties)
    problems = [*meaning.problems, *_contradictions(meaning.bars, meaning.ties, root)]
    tied: dict[Spelling, list[Tie]] = defaultdict(list)
    for tie in meaning.ties:
        tied[root[min(tie.spellings)]].append(tie)
    for ties in tied.values():
        problems += _conflicts(ties)
    fail(curation.file, problems)
    number = {spelling: index for index, spelling in enumerate(sorted(tied))}
    barred: dict[Spelling, set[int]] = defaultdict(set)
    for bar in meaning.bars:
        one, other = root[min(bar.one)], root[min(bar.other)]
        barred[one].add(number[other])
        barred[other].add(number[one])
    pins = {first: _pin(ties, number[first], barred[first]) for first, ties in tied.items()}
    return Pinned(
        file=curation.file,
        pins={spelling: pins[first] for spelling, first in (root | _followers(meaning.ties, root)).items()},
        decisions=tuple(meaning.decisions),
    )


def fail(file: str, problems: Iterable[tuple[int, str]]) -> None:
    """Raise UsageError where there are problems, one on a line each, by line."""
    if problems := sorted(set(problems)):
        raise UsageError("\n".join(f"{file}, line {line}: {text}" for line, text in problems))


def _pin(ties: Sequence[Tie], number: int, barred: Iterable[int]) -> Pin:
    given = _Given(ties)
    return Pin(
        number=number,
        barred=frozenset(barred),
        name=given.names[0] if given.names else None,
        type=given.types[0] if given.types else None,
        dropped=given.drops[0] if given.drops else None,
    )


def _roots(ties: Iterable[Tie]) -> dict[Spelling, Spelling]:
    """Return, for every spelling tied, the first of all that are one with it."""
    parent: dict[Spelling, Spelling] = {}

    def root(spelling: Spelling) -> Spelling:
        while parent[spelling] != spelling:
            parent[spelling] = spelling = parent[parent[spelling]]
        return spelling

    for tie in ties:
        for spelling in tie.spellings:
            parent.setdefault(spelling, spelling)
        roots = {root(spelling) for spelling in tie.spellings}
        first = min(roots)
        for other in roots:
            parent[other] = first
    return {spelling: root(spelling) for spelling in sorted(parent)}


def _followers(ties: Iterable[Tie], root: Mapping[Spelling, Spelling]) -> dict[Spelling, Spelling]:
    """Return the roots of what no ruling speaks of, where one entity alone claims it."""
    claims: dict[Spelling, set[Spelling]] = defaultdict(set)
    for tie in ties:
        for spelling in tie.further - root.keys():
            claims[spelling].add(root[min(tie.spellings)])
    return {spelling: min(roots) for spelling, roots in sorted(claims.items()) if len(roots) == 1}


def _contradictions(
    bars: Iterable[Bar], ties: Sequence[Tie], root: Mapping[Spelling, Spelling]
) -> list[tuple[int, str]]:
    problems: list[tuple[int, str]] = []
    holding: dict[Spelling, list[Tie]] = defaultdict(list)
    for tie in ties:
        for spelling in tie.spellings:
            holding[spelling].append(tie)
    for bar in bars:
        line = bar.ruling.line
        if bar.one & bar.other:
            text = "two of its names mean the same mentions: add an article to each, or remove the line."
            problems.append((line, text))
        elif root[min(bar.one)] == root[min(bar.other)]:
            lines = sorted({line for line in _chain(bar, holding) if line != bar.ruling.line})
            others = " and ".join(map(str, lines))
            what = f"line {others} says that" if len(lines) == 1 else f"lines {others} together say that"
            problems.append(
                (line, f"it keeps apart {_names(bar)}, but {what} they are one: remove one of these lines.")
            )
    return problems


def _names(bar: Bar) -> str:
    ruling = bar.ruling
    names = [part.name for part in ruling.parts]
    if len(names) < 2:
        names += [name.text for name in ruling.names]
    return " and ".join(names)


def _chain(bar: Bar, holding: Mapping[Spelling, Sequence[Tie]]) -> list[int]:
    """Return the lines of a shortest chain of ties from one side of a bar to the other."""
    ways: dict[Spelling, tuple[int, ...]] = dict.fromkeys(sorted(bar.one), ())
    used: set[int] = set()
    waiting = list(ways)
    for spelling in waiting:
        if spelling in bar.other:
            return list(ways[spelling])
        for tie in holding[spelling]:
            if id(tie) in used:
                continue
            used.add(id(tie))
            for further in sorted(tie.spellings):
                if further not in ways:
                    ways[further] = (*ways[spelling], tie.ruling.line)
                    waiting.append(further)
    return []


class _Given:
    """What rulings on one entity give it, each with its line, first lines first."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.names: list[tuple[int, str]] = []
        self.types: list[tuple[int, EntityType]] = []
        self.drops: list[int] = []
        for tie in sorted(ties, key=lambda tie: (tie.ruling.line, tie.name or "")):
            line = tie.ruling.line
            self.names += [(line, tie.name)] if tie.name else []
            self.types += [(line, tie.ruling.type)] if tie.ruling.type else []
            self.drops += [line] if tie.ruling.action is Action.DROP else []


def _conflicts(ties: Sequence[Tie]) -> list[tuple[int, str]]:
    """Return what rulings on one entity cannot all have: two names, two types, a name and no place."""
    given = _Given(ties)
    return conflicts(given.names, given.types, given.drops)


def conflicts(
    names: Sequence[tuple[int, str]], types: Sequence[tuple[int, EntityType]], drops: Sequence[int]
) -> list[tuple[int, str]]:
    """Return, as sentences by line, what one entity cannot be given together; all are sorted by line."""
    problems: list[tuple[int, str]] = []
    for what, given in (("name", names), ("type", types)):
        for line, value in given[1:]:
            if value != given[0][1]:
                text = f"it gives the {what} {value}, but line {given[0][0]} gives {given[0][1]}: keep one."
                problems.append((line, text))
    if drops:
        text = f"line {drops[0]} drops what it speaks of: remove one of the two."
        problems += [(line, text) for line in sorted({line for line, _ in (*names, *types)})]
    return problems
