"""Run what the documents show, and renew what is printed there, the map and the reference.

    python tests/examples.py

A block marked `console` holds commands behind `$ `, each with what it prints on a terminal of 80 columns, but
for blank lines; `...` as the first or the last line stands for what is left out there. One marked `python`
holds a session with `>>>`. One with a name behind its language, as in `yaml curation.yaml`, is that file.
All of a document run one after another in one folder, in which are `exports`, the samples as `tests/samples`
and `articles`, and these files.
"""

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from doctest import ELLIPSIS, DocTestParser, OutputChecker
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import layers
import manual

from graph.cli import run

ROOT = Path(__file__).parents[1]
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
TERMINAL = {"TTY_COMPATIBLE": "1", "TERM": "dumb"}  # to rich, a terminal of 80 columns without colours
REST = "..."
_FENCED = re.compile(
    r"^```(?P<language>\w*)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a document: where its text stands, its language, and the file that it is, if any."""

    start: int
    end: int
    language: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of a document and the lines that stand below it."""

    command: str
    lines: tuple[str, ...]


def blocks(document: str) -> Iterator[Block]:
    """Yield the fenced blocks of a document's text, in order."""
    for found in _FENCED.finditer(document):
        yield Block(*found.span("text"), found["language"], found["file"] or "", found["text"])


def commands(block: Block) -> list[Shown]:
    """Return the commands of a block, each with what is shown below it."""
    _, *parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    return [
        Shown(first, tuple("\n".join(rest).strip("\n").split("\n")))
        for first, *rest in (part.split("\n") for part in parts)
    ]


def prepare(folder: Path, document: str) -> None:
    """Put into a folder what the commands of a document name."""
    for name, source in (
        ("exports", "exports"),
        ("tests/samples", "tests/samples"),
        ("articles", "tests/samples"),
    ):
        shutil.copytree(ROOT / source, folder / name)
    for block in blocks(document):
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")


def printed(command: str) -> tuple[str, ...]:
    """Return what a command prints in the folder that is current, without blanks at the end of lines."""
    program, *arguments = shlex.split(command, comments=True)
    if program != "newsgraph":
        raise ValueError(f"{command!r} is no command of newsgraph: show it in an indented block.")
    with patch.dict(os.environ, TERMINAL), redirect_stdout(StringIO()) as said:
        status = run(arguments)
    if status:
        raise ValueError(f"{command!r} ended with status {status}.")
    return tuple(line.rstrip() for line in said.getvalue().strip("\n").split("\n"))


def as_shown(lines: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """Return lines cut as others are: without the blank ones, and where those have `...`, to as many."""
    kept = [line for line in lines if line]
    if len(kept) <= len(shown) - 1 or REST not in {shown[0], shown[-1]}:
        return tuple(kept)
    if shown[-1] == REST:
        return (*kept[: len(shown) - 1], REST)
    return (REST, *kept[len(kept) - len(shown) + 1 :])


def session(text: str, known: dict[str, object]) -> str:
    """Return a session with what its statements print now; what fits an output with `...` is kept."""
    parts = []
    for part in DocTestParser().parse(text):
        if isinstance(part, str):
            parts.append(part)
            continue
        with redirect_stdout(StringIO()) as said, patch.object(sys, "displayhook", _display):
            exec(compile(part.source, "<document>", "single"), known)  # noqa: S102 - it is what a document shows
        now = said.getvalue()
        same = OutputChecker().check_output(part.want, now, ELLIPSIS)
        first, *others = part.source.splitlines(keepends=True)
        parts += [f">>> {first}", *(f"... {line}" for line in others), part.want if same else now]
    return "".join(parts)


def _display(value: object) -> None:
    if value is not None:
        print(repr(value))


def renewed(document: str) -> str:
    """Return a document's text with what its commands and sessions print now."""
    parts, end = [], 0
    known: dict[str, object] = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        prepare(Path(folder), document)
        for block in blocks(document):
            now = block.text
            if block.language == "console":
                now = "\n".join(
                    f"$ {one.command}\n"
                    + "".join(f"{line}\n" for line in as_shown(printed(one.command), one.lines))
                    for one in commands(block)
                )
            elif block.language == "python":
                now = session(block.text, known)
            parts += [document[end : block.start], now]
            end = block.end
    return "".join(parts) + document[end:]


def main() -> None:
    """Renew all documents that show what commands print, the map, and the reference of all commands."""
    manual.renew()
    for path in DOCUMENTS:
        text = renewed(path.read_text(encoding="utf-8"))
        path.write_text(layers.placed(text) if path == layers.DOCUMENT else text, encoding="utf-8")


if __name__ == "__main__":
    main()
