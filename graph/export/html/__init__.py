"""Write a network as one interactive page that opens from disk, without a server and without a network."""

from graph.export.html.page import render_html, write_html

__all__ = ["render_html", "write_html"]
