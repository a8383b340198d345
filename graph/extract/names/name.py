"""A name found in a parse."""

from dataclasses import dataclass

from graph.records import EntityType


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a stretch of tokens, end exclusive, with the type it suggests and the rule that found it.

    `witnesses` are what the words around it tell of its type.
    """

    start: int
    end: int
    label: EntityType | None
    rule: str
    witnesses: tuple[str, ...] = ()


def written_together(name: str) -> str:
    """Return the letters and digits of a name alone, as accounts have them.

    >>> written_together("@Fort_Ridge") == written_together("Fort Ridge")
    True
    """
    return "".join(letter for letter in name.casefold() if letter.isalnum())
