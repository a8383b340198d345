"""Options that leave people out of what is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from graph.records import KnowledgeGraph
    from graph.redaction import Redactor

_PANEL = "Leave out"  # the heading of these options in the help


class Whom(StrEnum):
    """Who can be made anonymous at once."""

    UNNAMED = "unnamed"


Redact: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Leave this one out of all that is written, the texts included. Repeat for more.",
        rich_help_panel=_PANEL,
    ),
]
Anonymise: TypeAlias = Annotated[
    Whom | None,
    typer.Option(
        help="Leave out persons who are described alone, with their descriptions.", rich_help_panel=_PANEL
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingOut:
    """Whom a person wants to leave out."""

    names: Sequence[str] = ()
    unnamed: bool = False

    def redactor(self, knowledge: "KnowledgeGraph") -> "Redactor | None":
        """Return what leaves them out of a graph, None where nobody is to be. Raises `UsageError`."""
        from graph.redaction import Redactor

        if not self.names and not self.unnamed:
            return None
        return Redactor.of(knowledge, self.names, unnamed=self.unnamed)


def leaving_out(names: Sequence[str] | None, anonymise: Whom | None) -> LeavingOut:
    """Return what the two options say."""
    return LeavingOut(names=tuple(names or ()), unnamed=anonymise is Whom.UNNAMED)
