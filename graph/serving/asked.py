"""A graph that is asked: what of it the questions need, made once."""

from functools import cached_property
from operator import attrgetter
from pathlib import Path

from graph.export.saved import read_json
from graph.identity.naming import entity_named
from graph.questions.asking import corpus_of
from graph.questions.asking.corpus import Corpus
from graph.questions.known import Known
from graph.records import Entity

_MADE = (
    *map(attrgetter, ("known.register", "known.measures", "known.values", "known.originals")),
    *map(attrgetter, ("corpus.facts", "corpus.names", "corpus.stems", "corpus.mentioned")),
    *map(attrgetter, ("corpus.spellings", "corpus.vocabulary", "corpus.beside")),
)


class Asked:
    """A graph.json in memory, whole. It is read at once; raises `UsageError` where it cannot be."""

    def __init__(self, graph: Path) -> None:
        self.where = graph.name
        self.known = Known(read_json(graph))

    @cached_property
    def corpus(self) -> Corpus:
        """The graph laid out for questions in plain words."""
        return corpus_of(self.known)

    def entity(self, name: str) -> Entity:
        """Return the only entity of a name. Raises `NameUnknownError`."""
        return entity_named(self.known.register, name, self.where)

    def prepare(self) -> None:
        """Make all that questions need, so that none of them waits for it."""
        for made in _MADE:
            made(self)
        self.known.quotations_of("by", "")
        self.corpus.meeting(())
        self.corpus.mentioning(())
