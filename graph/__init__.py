"""Reads news articles and writes a knowledge graph of who and what they name, each link with its evidence.

The functions are loaded when first used, so that to import this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.api import build, cut, knowledge_of, read, redact, show, tables, write

__all__ = ["build", "cut", "knowledge_of", "read", "redact", "show", "tables", "write"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("graph.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
