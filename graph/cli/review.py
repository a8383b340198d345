"""Ask a person what the program cannot know: newsgraph review."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.reading import (
    Columns,
    Curated,
    Follow,
    Inputs,
    Model,
    Quiet,
    Reading,
    Skips,
    Store,
    Verbose,
    columns_of,
    extracted,
)
from graph.cli.terminal import SKIPPED, counted, err, finish, out, progress_of, shown
from graph.cli.writing import stands
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.records import KnowledgeGraph

_SAVED = "graph.json"


def review(
    inputs: Inputs,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The curation file to write.")] = Path(
        "curation.yaml"
    ),
    force: Annotated[bool, typer.Option("--force", help="Write a file anew that exists.")] = False,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Ask so many at a time.")] = 50,
    columns: Columns = None,
    model: Model = None,
    store: Store = None,
    curation: Curated = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    follow: Follow = False,
) -> None:
    """Write what is in doubt about names as questions into a curation file, with reasons and sentences.

    INPUT is articles as for newsgraph build, or one graph.json. New questions go below what a file holds.
    """

    def work() -> int:
        mapped = columns_of(columns or [])
        reading = Reading(
            inputs=tuple(inputs),
            columns=mapped,
            model=model,
            store=store,
            curation=curation,
            quiet=quiet,
            verbose=verbose,
            follow=follow,
        )
        return review_names(reading, output, most=most, force=force)

    finish(work)


def review_names(reading: Reading, output: Path, *, most: int, force: bool) -> int:
    """Write the questions and return the exit status. Raises `UsageError`, `WriteError`."""
    from graph.export.atomic import write_whole
    from graph.identity.doubts import doubts
    from graph.identity.proposals import HEAD, write_proposals
    from graph.identity.register import Register
    from graph.readers.curation import entries, read_text
    from graph.resolve.names import key

    kept = read_text(output) if stands(output) and not force else ""
    asked = [frozenset(map(key, names)) for names in entries(kept, output.name)]
    before = set(asked)
    knowledge, skipped = _known(reading, output, kept=bool(kept))
    if not knowledge.articles:
        err.print("No article could be read, so nothing was written.")
        return SKIPPED
    raised = doubts(Register(knowledge))
    new = [doubt for doubt in raised if frozenset(key(side.name.text) for side in doubt.sides) not in before]
    text = (kept.rstrip() + "\n" if kept else HEAD) + write_proposals(new[:most], len(asked) + 1)
    if len(entries(text, output.name)) != len(asked) + len(new[:most]):
        raise UsageError(f"{output} ends so that nothing can be added: name another file, or give --force.")
    write_whole(output, [text])
    if not reading.quiet:
        told = f"{_count(len(new), most)} in {output}: answer there, then build with --curation {output}."
        out.print(shown(told))
    return SKIPPED if skipped else 0


def _count(new: int, most: int) -> str:
    return f"{most:,} of {new:,} new questions" if new > most else counted(new, "new question")


def _known(reading: Reading, output: Path, *, kept: bool) -> tuple["KnowledgeGraph", int]:
    """Return what is known, read back from a graph.json or built, and how many articles were skipped."""
    from graph.export.saved import read_json
    from graph.pipeline import build_knowledge
    from graph.readers.curation import read_curation

    if len(reading.inputs) == 1 and Path(reading.inputs[0]).name == _SAVED:
        return read_json(Path(reading.inputs[0])), 0
    curation = reading.curation or (output if kept else None)
    decided = read_curation(curation) if curation else None
    with progress_of(quiet=reading.quiet) as progress:
        skips = Skips(quiet=reading.quiet)
        knowledge = build_knowledge(extracted(reading, progress, skips, [output]), decided, skips)
        skips.tell_rest()
        return knowledge, skips.count
