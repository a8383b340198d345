"""The briefing: a few sentences made from what a graph holds, each with its proofs."""

from graph.questions.briefing.pool import briefed, briefing, pool

__all__ = ["briefed", "briefing", "pool"]
