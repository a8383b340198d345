"""Options that cut a graph before it is shown."""

from typing import Annotated, TypeAlias

import typer

from graph.errors import UsageError
from graph.records import EntityType

Types: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAMES", help="Only entities of these types, as in PERSON,ORG.")
]


def types_of(names: str | None) -> frozenset[EntityType]:
    """Return the types that a list of names means, none for None. Raises `UsageError`."""
    return frozenset(EntityType(name) for name in _chosen(names, [*EntityType], "type"))


def _chosen(names: str | None, known: list[str], what: str) -> list[str]:
    wanted = [name.strip() for name in (names or "").split(",") if name.strip()]
    found = {name.casefold(): name for name in known}
    for name in wanted:
        if name.casefold() not in found:
            raise UsageError(f"There is no {what} {name!r}: choose from {', '.join(known)}.")
    return [found[name.casefold()] for name in wanted]
