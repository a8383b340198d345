"""Articles cut into sentences without a parse."""

import re

from graph.passages import Text
from graph.records import Article, Division, Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"\u201d]?(?=\s|$)|(?=\n)|$)")


def divide(article: Article) -> Text:
    """Return an article with its sentences, which end at a stop before a space, or with the line."""
    sentences = tuple(Span(*found.span()) for found in _SENTENCE.finditer(article.text))
    return Text(article, Division(article=article.id, sentences=sentences, units=sentences))
