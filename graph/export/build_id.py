"""Give one build one id, so that a file of an older one beside it shows."""

from base64 import b32encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from graph.export.characters import without_surrogates
from graph.records import KnowledgeGraph

_BYTES = 10  # 16 letters


def build_id(knowledge: KnowledgeGraph) -> str:
    """Return the id of a graph: the same articles and options give the same, on every machine and day.

    It is made of the articles and of what is found in them, in an order of its own: a graph that is read
    again has the id that it had, and what is cut out of it or left out has another.
    """
    digest = blake2b(digest_size=_BYTES)
    for part in _parts(knowledge):
        for line in sorted(map(_line, part)):
            digest.update(line)
        digest.update(b"\n")
    return b32encode(digest.digest()).decode().lower()


def _parts(knowledge: KnowledgeGraph) -> Iterator[Iterable[tuple[object, ...]]]:
    """Yield of each part what its records say, as far as a graph.json holds it."""
    yield (
        (a.id, a.text, a.source, a.title, a.published, a.publisher, a.byline, a.url)
        for a in knowledge.articles
    )
    yield (
        (e.id, e.name, e.label, e.type, e.observer, sorted(a.text for a in e.aliases), e.roles)
        for e in knowledge.entities
    )
    yield ((m.article, m.mention.span, m.mention.kind, m.entity) for m in knowledge.mentions)
    yield (
        (q.id, q.mention.content, q.speaker, q.addressee, sorted(q.about), q.said_on)
        for q in knowledge.quotations
    )
    yield (
        (
            r.id,
            r.subject,
            r.object,
            r.mention.predicate,
            r.mention.type,
            r.mention.negated,
            r.mention.modality,
        )
        for r in knowledge.relations
    )
    yield ((c.a, c.b, c.sentences, c.paragraphs, c.weight) for c in knowledge.co_mentions)
    yield ((d.left, d.right, d.verdict, d.rule, d.score) for d in knowledge.decisions)


def _line(record: tuple[object, ...]) -> bytes:
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return without_surrogates(repr(record)).encode()
