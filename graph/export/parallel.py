"""Tell edges apart that a program would take for one."""

from collections import Counter

from graph.export.attributes import Edge, text_of


class Parallels:
    """Name the type of edges, one after the other; Gephi adds up those of one type between the same two."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str, str]] = Counter()

    def type_of(self, edge: Edge) -> str:
        """Return the type of an edge, with a number from the second of its type on: `statement 2`."""
        type_ = text_of(edge.values.get("relation_type") or edge.values.get("kind", "edge"))
        self._met[edge.source, edge.target, type_] += 1
        met = self._met[edge.source, edge.target, type_]
        return type_ if met == 1 else f"{type_} {met}"
