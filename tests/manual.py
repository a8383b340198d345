"""Write the reference of all commands and the manual page, from what `--help` is made of."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import typer
from typer.core import TyperCommand
from typer.main import get_command

from graph.cli import app, run

ROOT = Path(__file__).parents[1]
REFERENCE, PAGE = ROOT / "docs" / "commands.md", ROOT / "docs" / "newsgraph.1"
_HEAD = """# All commands and options

`newsgraph COMMAND --help` says the same, and so does the manual page, `newsgraph.1`: all are made of the same
words. How they are used: [use.md](use.md).
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument or an option as `--help` shows it, under the heading that it stands under there."""

    panel: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command: how it is called, what it does in paragraphs, and what it takes."""

    name: str
    usage: str
    paragraphs: tuple[str, ...]
    choices: tuple[Choice, ...]


def all_commands() -> Iterator[Command]:
    """Yield the program itself, and then each command in the order of `--help`."""
    group = get_command(app)
    context = typer.Context(group, info_name="newsgraph", **group.context_settings)
    for name in ("", *group.list_commands(context)):
        command = group.get_command(context, name) if name else group
        inner = typer.Context(command, info_name=name, parent=context) if name else context
        yield Command(
            name=f"newsgraph {name}".strip(),
            usage=" ".join(command.collect_usage_pieces(inner))
            .replace("{", "")
            .replace("}...", "")
            .replace("}", ""),
            paragraphs=tuple(" ".join(text.split()) for text in (command.help or "").split("\n\n")),
            choices=tuple(sorted(_choices(command, inner), key=lambda choice: choice.panel)),
        )


def _choices(command: TyperCommand, context: typer.Context) -> Iterator[Choice]:
    for taken in command.get_params(context):
        if record := taken.get_help_record(context):
            name, said = record
            panel = getattr(taken, "rich_help_panel", None) or ""
            yield Choice(panel, name.replace(" <list[str]>", ""), " ".join(said.split()))


def reference() -> str:
    """Return the reference in Markdown."""
    parts = [_HEAD]
    for command in all_commands():
        parts.append(f"## {command.name}")
        parts += command.paragraphs
        parts.append(f"    {command.name} {command.usage}")
        for panel, choices in groupby(command.choices, lambda choice: choice.panel):
            rows = (f"| `{one.name}` | {one.said.replace('|', chr(92) + '|')} |" for one in choices)
            parts.append("\n".join([f"| {panel or 'takes'} | |", "|---|---|", *rows]))
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(parts)) + "\n"


def renew() -> None:
    """Write both."""
    REFERENCE.write_text(reference(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the manual page as roff."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    whole, *commands = all_commands()
    lines = [
        f'.TH NEWSGRAPH 1 "" "newsgraph {project["version"]}" "User Commands"',
        ".SH NAME",
        f"newsgraph \\- {_roff(whole.paragraphs[0][0].lower() + whole.paragraphs[0][1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        *(f".B {command.name}\n{_roff(command.usage)}\n.br" for command in commands),
        ".SH OPTIONS",
        *_listed(whole),
        ".SH COMMANDS",
    ]
    for command in commands:
        lines += [f".SS {command.name} {_roff(command.usage)}"]
        lines.append("\n.PP\n".join(map(_roff, command.paragraphs)))
        lines += _listed(command)
    lines.append(".SH EXIT STATUS")
    for status, meaning in re.findall(r"(\d+): ([^.]+\.)", run.__doc__ or ""):
        lines += [".TP", f".B {status}", _roff(meaning[0].upper() + meaning[1:])]
    return "\n".join(lines) + "\n"


def _listed(command: Command) -> Iterator[str]:
    for panel, choices in groupby(command.choices, lambda choice: choice.panel):
        if panel:
            yield f".PP\n{_roff(panel)}:"
        for one in choices:
            yield f".TP\n.B {_roff(one.name)}\n{_roff(one.said) or chr(92) + '&'}"


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
