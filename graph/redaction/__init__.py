"""Leave people out of a graph, and what they are called out of its texts."""

from graph.redaction.redact import Redactor

__all__ = ["Redactor"]
