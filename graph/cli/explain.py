"""Explain an entity: newsgraph explain."""

from graph.cli.asking import DEFAULT_GRAPH, AsJson, Graph, Named
from graph.cli.terminal import out, print_json, shown


def explain(name: Named, graph: Graph = DEFAULT_GRAPH, *, as_json: AsJson = False) -> int:
    """Explain an entity: which mentions came together by which rule, and what was close but refused."""
    from graph.export.saved import read_json
    from graph.identity.explain import explain as explained
    from graph.identity.naming import entity_named
    from graph.identity.register import Register
    from graph.identity.tell import tell

    register = Register(read_json(graph))
    explanation = explained(register, entity_named(register, name, graph))
    if as_json:
        print_json(explanation)
        return 0
    for heading, lines in tell(register, explanation):
        out.print(shown(heading), style="bold")
        for line in lines:
            out.print(f"  {shown(line)}")
        out.print()
    return 0
