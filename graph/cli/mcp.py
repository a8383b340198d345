"""Offer questions as tools of the Model Context Protocol: newsgraph mcp."""

from graph.cli.asking import DEFAULT_GRAPH, Graph
from graph.cli.serve import needs


def mcp(graph: Graph = DEFAULT_GRAPH) -> int:
    """Offer ask, who, said, path and top to an assistant, as tools whose every answer carries its passages.

    Speaks the Model Context Protocol over standard input and output: let the assistant start it. Needs
    newsgraph's extra `mcp`.
    """
    needs("mcp", "mcp")
    from graph.serving.asked import Asked
    from graph.serving.tools import run_tools

    asked = Asked(graph)
    asked.prepare()
    run_tools(asked)
    return 0
