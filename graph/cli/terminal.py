"""Speak to the terminal: what is printed, progress, and how a command ends."""

import json
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from graph.errors import NewsgraphError, UsageError

SKIPPED, USAGE, INTERRUPTED = 1, 2, 130
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Cyrillic and Greek letters that look like Latin ones; graph/export/html/script/unseen.mjs has the same.
_ALIKE = "аеорсухіјѕԁһԛԝѵӏАВЕЗКМНОРСТУХІЈЅԚԜοανιρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_SEEMS = re.compile(f"[{_ALIKE}]")
_LATIN = "A-Za-z\u00c0-\u024f"
_SEEMING = re.compile(rf"(?<!\w)(?=[{_LATIN}]*[{_ALIKE}])[{_LATIN}{_ALIKE}]{{2,}}(?!\w)")
_UNSEEN = re.compile(r"[^\n -~]")

out = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
err = Console(markup=False, emoji=False, highlight=False, soft_wrap=True, stderr=True)


def finish(work: Callable[[], int]) -> NoReturn:
    """Do the work of a command and end it with its status; an error is told in its own sentences."""
    try:
        with _silent_libraries():
            status = work()
    except NewsgraphError as error:
        for line in str(error).split("\n"):
            err.print(shown(line))
        status = USAGE if isinstance(error, UsageError) else SKIPPED
    except KeyboardInterrupt:
        err.print("Interrupted: nothing was left half written.")
        status = INTERRUPTED
    raise typer.Exit(status)


def shown(text: str) -> str:
    """Return a text without the characters by which an article could steer the terminal.

    Marks that turn the direction of what follows are shown by their numbers, and so are the letters of other
    scripts in a word that would be read as Latin.
    """
    text = _SEEMING.sub(lambda word: _SEEMS.sub(lambda letter: _number(letter[0]), word[0]), text)
    return "".join(letter if letter.isprintable() else _in_its_place(letter) for letter in text)


def _in_its_place(letter: str) -> str:
    return _number(letter) if letter in _TURNING else " "


def _number(letter: str) -> str:
    return f"[U+{ord(letter):04X}]"


def counted(number: int, what: str) -> str:
    """Return a number of things: `1 article`, `2 articles`."""
    return f"{number:,} {what}{'s' * (number != 1)}"


def print_json(answer: object) -> None:
    """Print a record as JSON; what could steer the terminal is escaped, which means the same to a program."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()
    typer.echo(_UNSEEN.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return letter if letter.isprintable() else json.dumps(letter)[1:-1]


class _Speed(ProgressColumn):
    """How many words a second are read, where a task counts its words."""

    def render(self, task: Task) -> Text:
        words, seconds = task.fields.get("words", 0), task.elapsed
        return Text(f"{words / seconds:,.0f} words/s" if words and seconds else "")


def progress_of(*, quiet: bool) -> Progress:
    """Return a display of progress, hidden where nobody looks."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Speed(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal)


@contextmanager
def _silent_libraries() -> Iterator[None]:
    """Keep warnings and logs of libraries off the terminal; what goes wrong is said by our own sentences."""
    disabled = logging.root.manager.disable
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
