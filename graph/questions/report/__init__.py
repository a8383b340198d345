"""A report of a graph: who matters, who says what of whom, and what to look into."""

from graph.questions.report.report import Community, Report, report

__all__ = ["Community", "Report", "report"]
