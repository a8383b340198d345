"""Read what a person chooses from: types, kinds, measures."""

from collections.abc import Sequence

from graph.errors import UsageError
from graph.records import EntityType


def types_of(names: str | None) -> frozenset[EntityType]:
    """Return the types that a list of names means, as in `PERSON,ORG`, as `chosen` does."""
    return frozenset(EntityType(name) for name in chosen(names, [*EntityType], "type"))


def chosen(names: str | None, known: Sequence[str], what: str) -> list[str]:
    """Return those of what is known that a list of names, between commas, means; none for None.

    Raises `UsageError`, also for a list without a name.
    """
    if names is None:
        return []
    found = {name.casefold(): name for name in known}
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted or [names]:
        if name.casefold() not in found:
            raise UsageError(f"There is no {what} {name!r}: choose from {', '.join(known)}.")
    return [found[name.casefold()] for name in wanted]
