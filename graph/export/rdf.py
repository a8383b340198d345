"""Write the result as RDF, in Turtle or JSON-LD, a subject at a time."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from graph.export.atomic import write_whole
from graph.export.json import array, encoded
from graph.export.view import GraphView

if TYPE_CHECKING:
    from rdflib import Literal, URIRef


def write_turtle(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write the result as Turtle; raises WriteError."""
    write_whole(path, _turtle(view))


def write_json_ld(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write the result as JSON-LD, a subject a line; raises WriteError."""
    write_whole(path, _json_ld(view))


def _turtle(view: GraphView) -> Iterator[str]:
    from graph.export.triples import PREFIXES, triples  # noqa: PLC0415  # rdflib takes long to load

    short = _Short(PREFIXES)
    yield from (f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
    for subject, found in groupby(triples(view), lambda triple: triple[0]):
        facts = " ;\n    ".join(
            f"{short.of(predicate) or predicate.n3()} {short.of(value) or value.n3()}"
            for _, predicate, value in found
        )
        yield f"\n{subject.n3()} {facts} .\n"


def _json_ld(view: GraphView) -> Iterator[str]:
    from graph.export.triples import PREFIXES, triples  # noqa: PLC0415  # rdflib takes long to load

    short = _Short(PREFIXES)

    def nodes() -> Iterator[Mapping[str, object]]:
        for subject, found in groupby(triples(view), lambda triple: triple[0]):
            node: dict[str, list[object]] = {}
            for _, predicate, value in found:
                node.setdefault(short.of(predicate) or str(predicate), []).append(short.json(value))
            yield {"@id": str(subject), **node}

    yield f'{{"@context": {encoded(PREFIXES)},\n"@graph": '
    yield from array(nodes())
    yield "}\n"


class _Short:
    """Shorten what stands in one of our vocabularies; a name there is a plain word."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._known: dict[str, str] = {}

    def of(self, term: "URIRef | Literal") -> str:
        """Return `schema:name` for such a term, nothing for any other."""
        from rdflib import URIRef  # noqa: PLC0415  # rdflib takes long to load

        if not isinstance(term, URIRef):
            return ""
        if term not in self._known:
            self._known[term] = next(
                (
                    f"{prefix}:{term[len(space) :]}"
                    for prefix, space in self._prefixes.items()
                    if term.startswith(space) and term[len(space) :].isalnum()
                ),
                "",
            )
        return self._known[term]

    def json(self, value: "URIRef | Literal") -> object:
        """Return a value as JSON-LD has it; a number that is no integer keeps how it is written."""
        from rdflib import URIRef  # noqa: PLC0415  # rdflib takes long to load

        if isinstance(value, URIRef):
            return {"@id": self.of(value) or str(value)}
        if value.datatype is None:
            return str(value)
        return {"@value": str(value), "@type": self.of(value.datatype)}
