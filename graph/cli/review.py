"""Ask a person what the program cannot know: newsgraph review."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import Asked
from graph.cli.reading import Follow, Inputs, Quiet, Telling, Verbose, build_of, with_reading
from graph.cli.terminal import SKIPPED, counted, err, out, progress_of, shown
from graph.cli.writing import stands
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.pipeline import Build
    from graph.records import KnowledgeGraph

_SAVED = "graph.json"


@with_reading
def review(
    inputs: Inputs,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", help="The curation file to write.")] = Path(
        "curation.yaml"
    ),
    force: Annotated[bool, typer.Option("--force", help="Write a file anew that exists.")] = False,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Ask so many at a time.")] = 50,
    reading: Asked,
    quiet: Quiet = False,
    verbose: Verbose = False,
    follow: Follow = False,
) -> int:
    """Write what is in doubt about names as questions into a curation file, with reasons and sentences.

    INPUT is articles as for newsgraph build, or one graph.json. New questions go below what a file holds.
    """
    wanted = build_of(inputs, reading, follow=follow, results=[output])
    return review_names(wanted, output, most=most, force=force, quiet=quiet, verbose=verbose)


def review_names(
    build: "Build", output: Path, *, most: int, force: bool, quiet: bool = False, verbose: bool = False
) -> int:
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
    if kept and not build.curation:
        build = replace(build, curation=output)
    knowledge, skipped = _known(build, quiet=quiet, verbose=verbose)
    if not knowledge.articles:
        err.print("No article could be read, so nothing was written.")
        return SKIPPED
    raised = doubts(Register(knowledge))
    new = [doubt for doubt in raised if frozenset(key(side.name.text) for side in doubt.sides) not in before]
    text = (kept.rstrip() + "\n" if kept else HEAD) + write_proposals(new[:most], len(asked) + 1)
    if len(entries(text, output.name)) != len(asked) + len(new[:most]):
        raise UsageError(f"{output} ends so that nothing can be added: name another file, or give --force.")
    write_whole(output, [text])
    if not quiet:
        told = f"{_count(len(new), most)} in {output}: answer there, then build with --curation {output}."
        out.print(shown(told))
    return SKIPPED if skipped else 0


def _count(new: int, most: int) -> str:
    return f"{most:,} of {new:,} new questions" if new > most else counted(new, "new question")


def _known(build: "Build", *, quiet: bool, verbose: bool) -> tuple["KnowledgeGraph", int]:
    """Return what is known, read back from a graph.json or built, and how many articles were skipped."""
    from graph.export.saved import read_json
    from graph.pipeline import run

    if len(build.inputs) == 1 and Path(build.inputs[0]).name == _SAVED:
        return read_json(Path(build.inputs[0])), 0
    with progress_of(quiet=quiet) as progress:
        telling = Telling(progress, quiet=quiet, verbose=verbose)
        knowledge = run(build, telling)
        telling.tell_rest()
        return knowledge, telling.skipped
