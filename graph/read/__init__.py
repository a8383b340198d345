"""Files to articles: one module a format, `articles.read` for all of them."""

from graph.read.articles import read

__all__ = ["read"]
