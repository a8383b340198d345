"""Who somebody is: newsgraph who."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph, Most, Named
from graph.cli.cells import cited, link_row, quotation_row
from graph.cli.tables import Row, print_section
from graph.cli.terminal import counted, out, print_json, shown

if TYPE_CHECKING:
    from graph.questions.profile import Neighbour, Profile

_NAMES = 12  # further names and roles that are listed
_SHOWN = 10


def who(name: Named, graph: Graph = DEFAULT_GRAPH, *, most: Most = _SHOWN, as_json: AsJson = False) -> int:
    """Who somebody is: what the articles call, state, link and quote of one entity, with the sentences."""
    from graph.export.saved import read_json
    from graph.identity.naming import also_called, entity_named
    from graph.identity.tell import describe
    from graph.questions.known import Known
    from graph.questions.profile import profile

    known = Known(read_json(graph))
    found = profile(known, entity_named(known.register, name, graph))
    if as_json:
        print_json(found)
        return 0
    for line in _about(found):
        out.print(shown(line), style="bold" if line.startswith(found.entity.name) else None)
    if others := also_called(known.register, name):
        more = f" and {len(others) - _NAMES:,} more" if len(others) > _NAMES else ""
        out.print(shown(f"Also called so: {', '.join(map(describe, others[:_NAMES]))}{more}"))
    out.print()
    stated = [link_row(link) for link in found.relations]
    print_section("Stated", ("Relation", "Sentence"), stated, most)
    print_section(
        "Linked or named with", ("Who", "Sentence"), [_neighbour(one) for one in found.neighbours], most
    )
    label = found.entity.label
    told = {"by": found.said, "about": found.said_of, "to": found.said_to}
    for end, quotations in told.items():
        rows = [quotation_row(one) for one in quotations]
        print_section(f"Said {end} {label}", ("Article", "Speaker", "Words"), rows, most)
    return 0


def _about(profile: "Profile") -> Iterator[str]:
    from graph.identity.register import names_of
    from graph.identity.tell import describe

    entity = profile.entity
    yield describe(entity)
    for prefix, names in (("also ", names_of(entity)[1:]), ("", entity.roles)):
        if names:
            more = f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
            yield f"  {prefix}{', '.join(names[:_NAMES])}{more}"
    if entity.observer:
        yield "  an outlet or an author of the articles"
    days = dict.fromkeys(day for day in (profile.first, profile.last) if day)
    yield (
        f"  {counted(profile.mentions, 'mention')} in {counted(len(profile.articles), 'article')}"
        f"{', ' * bool(days)}{' to '.join(days)}"
    )


def _neighbour(one: "Neighbour") -> Row:
    return (one.party.name, counted(one.links, "link")), cited(one.sentence)
