"""Write the network as GraphML 1.0, plain or in the flavour of one program."""

from graph.export.graphml.flavours import FLAVOURS
from graph.export.graphml.writer import write_graphml

__all__ = ["FLAVOURS", "write_graphml"]
