"""Tell which entities became one, several, or have another name or type."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from graph.questions.alignment import Alignment
from graph.questions.known import Known, Party
from graph.records import Decision, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Entities that became others: several one, one several, or one with another name or type.

    `why` are the reasons that the newer graph gives for bringing them together, or the two types.
    """

    before: tuple[Party, ...]
    after: tuple[Party, ...]
    why: tuple[str, ...] = ()


def joined(old: Known, new: Known, alignment: Alignment) -> tuple[Moved, ...]:
    """Return the entities with a name that are one now, with the reasons."""
    found, merges = [], _merges(new)
    for newer, older in alignment.joined.items():
        named = [id_ for id_ in older if old.register.entities[id_].named]
        if len(named) > 1:
            decided = chain.from_iterable(merges[old.register.entities[id_].name] for id_ in named)
            found.append(
                Moved(
                    before=tuple(map(old.entity, named)),
                    after=(new.entity(newer),),
                    why=_reasons(new, newer, decided),
                )
            )
    return _in_order(found)


def _merges(new: Known) -> defaultdict[str, list[Decision]]:
    """Return what brought different names together, by each of the names."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in new.knowledge.decisions:
        if decision.verdict is Verdict.MERGED and decision.left != decision.right:
            found[decision.left].append(decision)
            found[decision.right].append(decision)
    return found


def _reasons(new: Known, entity: str, decided: Iterable[Decision]) -> tuple[str, ...]:
    told = (
        f"{one.left} = {one.right} [{one.rule}, {one.score:.2f}] {one.why}"
        for one in decided
        if entity in frozenset.intersection(*new.register.sides(one))
    )
    return tuple(dict.fromkeys(told))


def parted(old: Known, new: Known, alignment: Alignment) -> tuple[Moved, ...]:
    """Return the entities that are several with a name now."""
    found = []
    for older, newer in alignment.parted.items():
        named = [id_ for id_ in (alignment.became[older], *newer) if new.register.entities[id_].named]
        if len(named) > 1:
            found.append(Moved(before=(old.entity(older),), after=tuple(map(new.entity, named))))
    return _in_order(found)


def renamed(old: Known, new: Known, alignment: Alignment) -> tuple[Moved, ...]:
    """Return the entities that have another name or type now."""
    several, merges = alignment.joined, _merges(new)
    found = []
    for older, newer in alignment.became.items():
        before, after = old.register.entities[older], new.register.entities[newer]
        if newer in several or not before.named:
            continue
        if before.name != after.name:
            why = _reasons(new, newer, merges[before.name])
            found.append(Moved(before=(old.entity(older),), after=(new.entity(newer),), why=why))
        elif before.type is not after.type:
            kinds = (f"{before.type} before, {after.type} now",)
            found.append(Moved(before=(old.entity(older),), after=(new.entity(newer),), why=kinds))
    return _in_order(found)


def _in_order(found: list[Moved]) -> tuple[Moved, ...]:
    return tuple(
        sorted(found, key=lambda one: (one.after[0].name, one.before[0].name, one.after[0].id or ""))
    )
