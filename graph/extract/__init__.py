"""Find mentions, quotations and relations in the parse of one article."""

from spacy.tokens import Doc

from graph.extract.mentions import find_mentions
from graph.extract.quotations import find_quotations
from graph.extract.relations import find_relations
from graph.paragraphs import paragraphs
from graph.records import Article, Extraction, Span

__all__ = ["extract"]


def extract(article: Article, doc: Doc) -> Extraction:
    """Return all that is found in one article; the result depends on the article and its parse alone."""
    quotations = find_quotations(doc)
    mentions = find_mentions(doc, quotations)
    return Extraction(
        article=article.id,
        sentences=tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents),
        paragraphs=paragraphs(doc.text),
        mentions=mentions,
        quotations=quotations,
        relations=find_relations(doc, mentions),
    )
