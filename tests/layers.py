"""Draw the map of the program from the contracts of its imports and the first lines of its modules."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- The map: python tests/examples.py draws it. -->\n", "<!-- End of the map. -->\n"
_WIDEST = 116
_RULE = "    " + "─" * 20


def drawn() -> str:
    """Return the map in Markdown: the layers, the highest first, and what else the contracts forbid."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    parts = []
    for contract in contracts:
        for container in contract.get("containers", ()):
            title = f"In `{container.replace('.', '/')}/`" + ", from above to below:"
            parts += [title, "\n".join(_layers(container, contract["layers"]))]
    others = [f"- {contract['name']}." for contract in contracts if contract["type"] != "layers"]
    return "\n\n".join([*parts, "Further contracts:", "\n".join(others)]) + "\n"


def placed(document: str) -> str:
    """Return a document with the map as it is now between its marks."""
    before, _, rest = document.partition(BEGIN)
    return f"{before}{BEGIN}\n{drawn()}\n{END}{rest.partition(END)[2]}"


def _layers(container: str, layers: list[str]) -> Iterator[str]:
    folder = ROOT.joinpath(*container.split("."))
    names = [[name.strip(" ()") for name in re.split(r"[|:]", layer)] for layer in layers]
    paths = {name: _path(folder, name) for row in names for name in row}
    width = max(len(path.name) for path in paths.values()) + 2
    for number, row in enumerate(names):
        if number:
            yield _RULE
        for name in row:
            path = paths[name]
            shown = f"{path.name}/" if path.is_dir() else path.name
            first, *rest = wrap(_said(path), _WIDEST - width - 4)
            yield f"    {shown:{width}}{first}"
            yield from (f"    {'':{width}}{line}" for line in rest)


def _path(folder: Path, name: str) -> Path:
    path = folder.joinpath(*name.split("."))
    return path if path.is_dir() else path.with_suffix(".py")


def _said(path: Path) -> str:
    source = path / "__init__.py" if path.is_dir() else path
    return (ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").partition("\n")[0]
