"""Apply what a person decided: before the rules as pins, after them as names, types and absences."""

from graph.resolve.curation.directory import Directory
from graph.resolve.curation.outcome import settle
from graph.resolve.curation.pinning import Pinned, pin

__all__ = ["Directory", "Pinned", "pin", "settle"]
