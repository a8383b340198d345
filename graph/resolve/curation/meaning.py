"""Turn the rulings of a person into ties and bars between spellings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

from graph.curation import Action, Curation, Name, Part, Ruling
from graph.records import Decision, Verdict
from graph.resolve.curation.directory import Bearer, Directory, UnclearError, spellings_of
from graph.resolve.names import key
from graph.resolve.pins import Spelling

RULE = "curation"
_Spellings: TypeAlias = frozenset[Spelling]
_Side: TypeAlias = tuple[str, str]  # a name, and the id of what it means inside its first article


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Spellings that name one entity, by a ruling, which may name it too.

    `further` are what else the rules call that entity: it follows, unless a ruling speaks of it by itself.
    """

    ruling: Ruling
    spellings: _Spellings
    further: _Spellings = frozenset()
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Spellings of two names that never name one entity, by a ruling."""

    ruling: Ruling
    one: _Spellings
    other: _Spellings


@dataclass(slots=True)
class Meaning:
    """What all rulings come to; `problems` are sentences with their lines."""

    ties: list[Tie] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def read_rulings(curation: Curation, directory: Directory) -> Meaning:
    """Return what the rulings mean; a name may be one that another ruling gives."""
    meaning = Meaning()
    rulings = list(curation.rulings)
    for circle in _circular(curation.rulings):
        lines = sorted({ruling.line for ruling in circle})
        text = f"lines {' and '.join(map(str, lines))} give names in a circle: remove one of them."
        meaning.problems.append((lines[0], text))
        rulings = [ruling for ruling in rulings if all(ruling is not other for other in circle)]
    given: dict[str, _Spellings] = {}
    for ruling in rulings:
        if ruling.action is Action.SPLIT:
            _split(ruling, directory, given, meaning, curation.file)
    targets = {key(r.to): r for r in rulings if r.to is not None}
    for ruling in rulings:
        if ruling.action is not Action.SPLIT:
            _other(ruling, _Reader(directory, given, targets), meaning, curation.file)
    return meaning


class _Meant(NamedTuple):
    """What a name means; `original` is the id of the entity inside its first article, where it is known."""

    spellings: _Spellings
    further: _Spellings = frozenset()
    original: str = ""


def _union(sets: Iterable[_Spellings]) -> _Spellings:
    return frozenset().union(*sets)


@dataclass(slots=True)
class _Reader:
    """Finds the spellings that a name means: a part of a split, an entity, or what a ruling names so."""

    directory: Directory
    given: dict[str, _Spellings]
    targets: dict[str, Ruling]

    def read(self, name: Name, *, follow: bool = True) -> _Meant:
        """Return what a name means; one that another ruling gives is followed one step."""
        part = self.given.get(key(name.text))
        if part is not None:
            here = frozenset(spelling for spelling in part if name.article in {None, spelling.article})
            if not here:
                raise UnclearError(f"{name.text!r} has no part in {name.article!r}: correct the article.")
            return _Meant(here)
        ruling = self.targets.get(key(name.text)) if follow else None
        if ruling is None or self.directory.has(name.text):
            bearer = self.directory.find(name)
            exact, further = spellings_of(name, bearer)
            return _Meant(exact, further, bearer.original)
        return _Meant(_union(self.read(other, follow=False).spellings for other in ruling.names))


def _split(
    ruling: Ruling, directory: Directory, given: dict[str, _Spellings], meaning: Meaning, file: str
) -> None:
    try:
        bearers = directory.bearers(ruling.names[0])
    except UnclearError as unclear:
        meaning.problems.append((ruling.line, str(unclear)))
        return
    parts = [(part.name, _own(part, bearers)) for part in ruling.parts]
    astray = [text for part in ruling.parts for text in _astray(ruling, part, bearers, directory)]
    if astray:
        meaning.problems += [(ruling.line, text) for text in astray]
        return
    taken = _union(spellings for _, spellings in parts)
    rests = [rest for bearer in bearers if (rest := bearer.spellings - taken)]
    meaning.ties += [Tie(ruling=ruling, spellings=spellings, name=name) for name, spellings in parts]
    meaning.ties += [Tie(ruling=ruling, spellings=rest) for rest in rests]
    for (_, one), (_, other) in combinations(parts, 2):
        meaning.bars.append(Bar(ruling=ruling, one=one, other=other))
    for rest in rests:
        meaning.bars += [Bar(ruling=ruling, one=part, other=rest) for _, part in parts]
    given |= {key(name): spellings for name, spellings in parts}
    old = ruling.names[0].text
    names = [name for name, _ in parts] + ([old] if rests else [])
    for left, right in combinations(names, 2):
        meaning.decisions.append(_decision(ruling, file, Verdict.REFUSED, (left, ""), (right, "")))


def _own(part: Part, bearers: list[Bearer]) -> _Spellings:
    return frozenset(s for bearer in bearers for s in bearer.spellings if s.article in part.articles)


def _astray(ruling: Ruling, part: Part, bearers: list[Bearer], directory: Directory) -> Iterator[str]:
    """Say for each article of a part why the name cannot have it, or why the part is empty."""
    name, fine = ruling.names[0].text, True
    for article in part.articles:
        known = article in directory.articles
        if not known or not any(article in bearer.articles for bearer in bearers):
            fine = False
            yield (
                f"{name!r} does not stand in article {article!r}: remove it."
                if known
                else f"there is no article {article!r}: correct its id."
            )
    if fine and not _own(part, bearers):
        yield f"the mentions of {name!r} there fall to several by where they stand: remove it."


def _other(ruling: Ruling, reader: _Reader, meaning: Meaning, file: str) -> None:
    read: list[_Meant] = []
    unclear: list[str] = []
    for name in ruling.names:
        try:
            read.append(reader.read(name))
        except UnclearError as error:
            unclear.append(str(error))
    if unclear:
        meaning.problems += [(ruling.line, text) for text in unclear]
        return
    meant = [one.spellings for one in read]
    if ruling.action is Action.DIFFERENT:
        meaning.ties += [Tie(ruling=ruling, spellings=spellings) for spellings in meant]
        meaning.bars += [Bar(ruling=ruling, one=a, other=b) for a, b in combinations(meant, 2)]
    else:
        further = _union(one.further for one in read)
        meaning.ties.append(Tie(ruling=ruling, spellings=_union(meant), further=further, name=ruling.to))
    meaning.decisions += _decisions(ruling, file, [one.original for one in read])


def _decisions(ruling: Ruling, file: str, originals: list[str]) -> Iterator[Decision]:
    sides = list(zip((name.text for name in ruling.names), originals, strict=True))
    match ruling.action:
        case Action.MERGE:
            for side in sides[1:]:
                yield _decision(ruling, file, Verdict.MERGED, side, sides[0])
        case Action.DIFFERENT:
            for one, other in combinations(sides, 2):
                yield _decision(ruling, file, Verdict.REFUSED, one, other)
        case _:
            yield _decision(
                ruling, file, Verdict.CHANGED, sides[0], (ruling.to or str(ruling.type or ""), "")
            )


def _decision(ruling: Ruling, file: str, verdict: Verdict, left: _Side, right: _Side) -> Decision:
    return Decision(
        left=left[0],
        right=right[0],
        verdict=verdict,
        rule=RULE,
        score=1.0,
        why=f"{ruling.action}: {file}, line {ruling.line}",
        left_original=left[1],
        right_original=right[1],
    )


def _circular(rulings: tuple[Ruling, ...]) -> list[list[Ruling]]:
    """Return the rulings that give names in a circle, circle by circle."""
    circles: list[list[Ruling]] = []
    left = list(rulings)
    while True:
        leads: dict[str, dict[str, Ruling]] = {}
        for ruling in left:
            olds = {key(name.text) for name in ruling.names}
            news = {key(name) for name in (*(part.name for part in ruling.parts), ruling.to) if name}
            for new in sorted(news - olds):
                leads.setdefault(new, {}).update(dict.fromkeys(sorted(olds), ruling))
        try:
            TopologicalSorter(leads).prepare()
        except CycleError as error:
            names: list[str] = error.args[1]
            circle = [leads[new][old] for old, new in pairwise(names)]
            circles.append(circle)
            left = [ruling for ruling in left if all(ruling is not other for other in circle)]
        else:
            return circles
