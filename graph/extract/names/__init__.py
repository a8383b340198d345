"""Find the names of an article: what the model sees, mended, and what the words' shape shows."""

from spacy.tokens import Doc

from graph.extract.names.model import recognised
from graph.extract.names.name import Name
from graph.extract.names.repeat import led, nested_names, repeated, surnames
from graph.extract.names.shape import acronyms, capitalised, datelines, headed
from graph.extract.tokens import Tokens

__all__ = ["Name", "find_names", "nested_names"]

_FINDERS = (datelines, headed, recognised, acronyms, capitalised, repeated, surnames)


def find_names(doc: Doc, tokens: Tokens) -> tuple[Name, ...]:
    """Return the names of a parse in text order, none overlapping another.

    The finders speak in the order of `_FINDERS`; a later one adds only what no earlier one has taken.
    """
    taken: list[Name | None] = [None] * len(tokens.text)
    for finder in _FINDERS:
        for name in list(finder(doc, tokens, taken)):
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = [name] * (name.end - name.start)
    for name in list(led(tokens, taken)):
        taken[name.start : name.end] = [name] * (name.end - name.start)
    return tuple(dict.fromkeys(name for name in taken if name))
