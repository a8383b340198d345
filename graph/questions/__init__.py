"""Answer questions about a graph, every answer with the passages that prove it."""
