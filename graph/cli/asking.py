"""The arguments of a question."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

DEFAULT_GRAPH = Path("exports/graph.json")

Named: TypeAlias = Annotated[
    str, typer.Argument(metavar="NAME", help="Any name of it, or its id.", show_default=False)
]
Graph: TypeAlias = Annotated[Path, typer.Argument(metavar="GRAPH.json", help="The graph.json to look in.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print it as JSON, whole.")]
Most: TypeAlias = Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show so many in a list.")]
