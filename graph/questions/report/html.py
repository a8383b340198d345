"""Show a report as one HTML page without scripts, which opens from disk and makes no request."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from graph.addresses import followable
from graph.export.characters import without_surrogates
from graph.questions.known import day_of
from graph.questions.report.document import Document


def to_html(document: Document) -> str:
    """Return a document as a page."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters |= {"day": day_of, "followable": followable}
    template = environment.from_string((files(__package__) / "report.html.jinja").read_text(encoding="utf-8"))
    return without_surrogates(template.render(document=document))
