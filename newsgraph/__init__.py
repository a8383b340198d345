"""Another name of the package `graph`, for whoever has a `graph` of their own in the way: the same functions.

What lies deeper is imported from `graph`, where it stands once: `from graph.network.cut import Cut`.
"""

from typing import TYPE_CHECKING

import graph

if TYPE_CHECKING:
    from graph import build, cut, knowledge_of, read, redact, show, tables, write

__all__ = ["build", "cut", "knowledge_of", "read", "redact", "show", "tables", "write"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(graph, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
