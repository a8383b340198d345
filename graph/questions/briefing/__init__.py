"""The briefing: a few sentences made from what a graph holds, each with its proofs."""

from graph.questions.briefing.pool import briefing, pool, with_briefing

__all__ = ["briefing", "pool", "with_briefing"]
