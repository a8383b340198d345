"""Write the result as RDF, in Turtle or JSON-LD."""

import json
from collections.abc import Iterator
from pathlib import Path

from graph.export.atomic import write_whole
from graph.export.view import GraphView


def write_turtle(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write the result as Turtle; raises WriteError."""
    from graph.export.triples import graph_of  # noqa: PLC0415  # rdflib takes long to load

    write_whole(path, (graph_of(view).serialize(format="turtle"),))


def write_json_ld(view: GraphView, path: Path, flavour: str = "") -> None:  # noqa: ARG001  # it has none
    """Write the result as JSON-LD, a subject a line; raises WriteError."""
    write_whole(path, _lines(view))


def _lines(view: GraphView) -> Iterator[str]:
    from rdflib.plugins.serializers.jsonld import from_rdf  # noqa: PLC0415  # rdflib takes long to load

    from graph.export.triples import PREFIXES, graph_of  # noqa: PLC0415  # the same

    found = from_rdf(graph_of(view), context_data=PREFIXES)  # type: ignore[no-untyped-call]  # rdflib has none
    subjects = found if isinstance(found, list) else found.get("@graph", [found] if found else [])
    yield f'{{"@context": {_text(PREFIXES)},\n"@graph": ['
    yield ",".join(sorted(f"\n{_text(_sorted(subject))}" for subject in subjects))
    yield "\n]}\n"


def _sorted(value: object) -> object:
    # rdflib gives the values of a property in the order of a set.
    if isinstance(value, dict):
        return {name: _sorted(item) for name, item in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(item) for item in value), key=_text)
    return value


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
