"""Find mentions, quotations and relations in the parse of one article."""

from spacy.tokens import Doc

from graph.extract.aliases import find_aliases
from graph.extract.mentions import find_mentions
from graph.extract.quotations import find_quotations
from graph.extract.relations import find_relations
from graph.paragraphs import paragraphs, units
from graph.records import THING, Article, Extraction, Span

__all__ = ["extract"]


def extract(article: Article, doc: Doc) -> Extraction:
    """Return all that is found in one article; the result depends on the article and its parse alone."""
    quotations = find_quotations(doc)
    mentions = find_mentions(doc, quotations)
    text = doc.text  # joins all tokens each time it is asked for
    sentences = _sentences(doc, text)
    return Extraction(
        article=article.id,
        sentences=sentences,
        units=units(paragraphs(text), sentences),
        mentions=mentions,
        quotations=quotations,
        relations=find_relations(doc, tuple(m for m in mentions if m.rule != THING)),
        aliases=find_aliases(article.text, mentions),
    )


def _sentences(doc: Doc, text: str) -> tuple[Span, ...]:
    """Return the sentences of a parse without the white space around them, which some tokens are."""
    found = [(sent.start_char, text[sent.start_char : sent.end_char]) for sent in doc.sents]
    return tuple(
        Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        for start, words in found
        if words.strip()
    )
