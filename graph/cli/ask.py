"""Answer a question in plain words: newsgraph ask."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph, Most
from graph.cli.cells import cited
from graph.cli.tables import print_table
from graph.cli.terminal import counted, out, print_json, shown

if TYPE_CHECKING:
    from graph.questions.asking import Answer

_SHOWN = 20
_NAMES = 12  # of those who answer, that are listed


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In plain words.", show_default=False)],
    graph: Graph = DEFAULT_GRAPH,
    *,
    most: Most = _SHOWN,
    as_json: AsJson = False,
) -> int:
    """Ask in plain words: names, roles, verbs, kinds, outlets, times and words, answered by sentences.

    As in "who sued Northgate", "Okafor on Haddad", "sanctions in March", "people linked to both A and B".
    """
    from graph.export.saved import read_json
    from graph.questions.asking import ask as answer
    from graph.questions.asking import corpus_of
    from graph.questions.known import Known

    found = answer(corpus_of(Known(read_json(graph))), question)
    if as_json:
        print_json(found)
        return 0
    out.print(shown(understood(found)), style="bold")
    if not found.sentences:
        out.print("Nothing in the articles answers that.")
        return 0
    if found.nearest:
        out.print("Nothing states just that; these sentences have the names and the words.")
    names = [party.name for party in found.answers]
    if names:
        more = f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
        out.print(shown(f"{', '.join(names[:_NAMES])}{more}"))
    left = f", {most:,} shown" if len(found.sentences) > most else ""
    out.print(f"{counted(len(found.sentences), 'sentence')}{left}\n")
    rows = [(one.stated, cited(one.sentence)) for one in found.sentences[:most]]
    print_table(("States", "Sentence"), rows)
    return 0


def understood(found: "Answer") -> str:
    """Return one line that tells how a question was read."""
    parts = [f"{chip.part}: {chip.said}" for chip in found.chips]
    return f"Read as {' · '.join(parts)}" if parts else "Nothing in the question was understood"
