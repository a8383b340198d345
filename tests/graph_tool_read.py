"""Read a GraphML file with graph-tool, under the Python that Debian packs it for, and print it as JSON."""

import json
import sys

import graph_tool

graph = graph_tool.load_graph(sys.argv[1])
names = graph.vp["entity_id"]
weights, kinds = graph.ep["weight"], graph.ep["kind"]
print(
    json.dumps(
        {
            "nodes": [names[node] for node in graph.vertices()],
            "edges": [
                [names[edge.source()], names[edge.target()], weights[edge], kinds[edge]]
                for edge in graph.edges()
            ],
        }
    )
)
