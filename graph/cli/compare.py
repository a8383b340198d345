"""What new articles changed: newsgraph compare."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsJson, Most
from graph.cli.cells import cited, link_row, quotation_row
from graph.cli.tables import Row, print_section
from graph.cli.terminal import counted, out, print_json, shown

if TYPE_CHECKING:
    from graph.questions.comparison import Comparison, Named
    from graph.questions.contradictions import Contradiction
    from graph.questions.moves import Moved


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="A graph.json.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="A later one.", show_default=False)],
    *,
    most: Most = 20,
    as_json: AsJson = False,
) -> int:
    """What changed from one graph to another: entities, links, quotations, and who was taken for whom."""
    from graph.export.saved import read_json
    from graph.questions.comparison import compare as compared
    from graph.questions.known import Known

    found = compared(Known(read_json(old)), Known(read_json(new)))
    if as_json:
        print_json(found)
        return 0
    nothing = True
    for heading, columns, rows in _sections(found):
        if rows:
            nothing = False
            print_section(heading, columns, rows, most)
    if nothing:
        out.print(shown(f"Nothing changed from {old} to {new}."))
    return 0


def _sections(found: "Comparison") -> Iterator[tuple[str, Sequence[str], list[Row]]]:
    yield (
        "Articles",
        ("", "Article"),
        [
            *(("new", article) for article in found.articles_new),
            *(("gone", article) for article in found.articles_gone),
            *(("changed", article) for article in found.articles_changed),
        ],
    )
    yield "Taken for one now", ("Before", "Now"), [_moved(one) for one in found.joined]
    yield "Told apart now", ("Before", "Now"), [_moved(one) for one in found.parted]
    yield "Renamed, or of another type", ("Before", "Now"), [_moved(one) for one in found.renamed]
    yield "New entities", ("Who", "First named"), [_named(one) for one in found.entities_new]
    yield "Gone entities", ("Who", "First named"), [_named(one) for one in found.entities_gone]
    yield "Contradictions", ("Differ", "Sentences"), [_contradiction(one) for one in found.contradictions]
    yield "New links between known ones", ("Link", "Sentence"), [link_row(link) for link in found.linked]
    yield "New links to new ones", ("Link", "Sentence"), [link_row(link) for link in found.links_new]
    yield (
        "Links of more articles, or fewer",
        ("Articles", "Link", "Sentence"),
        [(f"{one.before} → {one.link.support}", *link_row(one.link)) for one in found.links_grown],
    )
    yield "Gone links", ("Link", "Sentence"), [link_row(link) for link in found.links_gone]
    columns = ("Article", "Speaker", "Words")
    yield "New quotations", columns, [quotation_row(one) for one in found.said_new]
    yield "Gone quotations", columns, [quotation_row(one) for one in found.said_gone]
    yield (
        "Quotations of another speaker now",
        ("Before", *columns),
        [
            (one.before.name if one.before else "unknown", *quotation_row(one.said))
            for one in found.said_by_another
        ],
    )


def _contradiction(one: "Contradiction") -> Row:
    said = (f"{side.speaker.name if side.speaker else 'the article'}: {side.words}" for side in one.sides)
    return (*said, one.remark), tuple(line for side in one.sides for line in cited(side.sentence))


def _moved(one: "Moved") -> Row:
    return ", ".join(party.name for party in one.before), (
        ", ".join(party.name for party in one.after),
        *one.why,
    )


def _named(one: "Named") -> Row:
    return (one.party.name, f"{one.type}, {counted(one.mentions, 'mention')}"), (
        cited(one.sentence) if one.sentence else ""
    )
