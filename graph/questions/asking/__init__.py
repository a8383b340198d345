"""Read a question in plain words, and answer it with sentences and whom they link."""

from graph.questions.asking.answering import Answer, Answered, ask
from graph.questions.asking.corpus import corpus_of
from graph.questions.asking.reading import Chip

__all__ = ["Answer", "Answered", "Chip", "ask", "corpus_of"]
