"""Choose the files that a command writes, with its options for that."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.export import Format
    from graph.export.view import GraphView

Output: TypeAlias = Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")]
Formats: TypeAlias = Annotated[
    str, typer.Option("--format", metavar="NAMES", help="What to write, separated by commas.")
]
Flavour: TypeAlias = Annotated[
    str, typer.Option("--flavour", metavar="NAME", help="Suit a format to one program.", show_default=False)
]
Title: TypeAlias = Annotated[
    str | None, typer.Option(help="The title of the page.", show_default="from the articles")
]
NoText: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-text",
        help="Put no article in the page, but for the sentences that prove its links: most of a short one.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file or a folder to write, in a format and its flavour."""

    name: str
    format: "Format"
    path: Path
    flavour: str = ""

    @property
    def use(self) -> str:
        """What a person does with it."""
        return self.format.flavours[self.flavour] if self.flavour else self.format.use

    def write(self, view: "GraphView") -> None:
        """Write it. Raises `WriteError`."""
        self.format.write(view, self.path, self.flavour)


def targets(formats: str, flavour: str, folder: Path) -> list[Target]:
    """Return what to write, in the order of the table; a flavour is for the formats that have it.

    Raises `UsageError` for a name that is in no table, and for a folder that is none; `WriteError` for one
    that cannot be looked at.
    """
    from graph.export import FORMATS

    names = [name.strip() for name in formats.split(",")]
    if unknown := [name for name in dict.fromkeys(names) if name not in FORMATS]:
        shown = ", ".join(map(repr, unknown))
        raise UsageError(f"There is no format {shown}: choose from {', '.join(FORMATS)}.")
    chosen = {name: format_ for name, format_ in FORMATS.items() if name in names}
    offered = sorted({known for format_ in chosen.values() for known in format_.flavours})
    if flavour and flavour not in offered:
        choice = f"choose from {', '.join(offered)}" if offered else "leave --flavour out"
        raise UsageError(f"{', '.join(chosen)} has no flavour {flavour!r}: {choice}.")
    if stands(folder) and not folder.is_dir():
        raise UsageError(f"{folder} is a file, and --output needs a folder: name another.")
    for name, format_ in chosen.items():
        if lacking := format_.lacking:
            raise UsageError(f"The format {name} {lacking}, or leave that format out.")
    return [_target(name, format_, flavour, folder) for name, format_ in chosen.items()]


def stands(path: Path) -> bool:
    """Tell whether there is a file or a folder of this name. Raises `WriteError` where none can be."""
    from graph.export.atomic import refused

    try:
        return path.exists()
    except OSError as error:
        raise refused(path, error) from error


def results(folder: Path) -> list[Path]:
    """Return all that any command may have written to a folder."""
    from graph.export import FORMATS

    return [
        folder / format_.named(flavour) for format_ in FORMATS.values() for flavour in ("", *format_.flavours)
    ]


def _target(name: str, format_: "Format", flavour: str, folder: Path) -> Target:
    own = flavour if flavour in format_.flavours else ""
    return Target(name=name, format=format_, path=folder / format_.named(own), flavour=own)
