"""Load the words of questions, which the command line and the page read alike."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> dict[str, Any]:
    """Return the words of questions as asking.toml has them."""
    return tomllib.loads((files(__package__) / "asking.toml").read_text(encoding="utf-8"))
