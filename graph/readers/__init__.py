"""Files to articles: one module a format, `articles.read` for all of them."""

from graph.readers.articles import read

__all__ = ["read"]
