"""Find the one entity that a person means by a name, or ask back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.cuts import Cut
from graph.errors import NameUnknownError
from graph.identity.register import Register
from graph.identity.tell import describe
from graph.records import Entity, KnowledgeGraph

_SHOWN = 3  # articles that are named beside an entity


def entity_named(register: Register, name: str, where: str | Path) -> Entity:
    """Return the only entity of a name, in full, as an alias or as an id; `where` says what is searched.

    Raises UsageError, with those that may be meant, one a line.
    """
    found = register.find(name)
    if len(found.exact) == 1:
        return found.exact[0]
    if found.exact:
        sentence = f"{len(found.exact)} entities in {where} are called {name!r}: {_advice(name, found.exact)}"
        raise NameUnknownError("\n".join((sentence, *_lines(register, found.exact))))
    unknown = f"Nobody and nothing in {where} is called {name!r}"
    if not found.close:
        raise NameUnknownError(f"{unknown}: check the spelling.")
    if len(found.close) == 1:
        raise NameUnknownError(f"{unknown}. Did you mean {found.close[0].name}?")
    raise NameUnknownError(
        "\n".join((f"{unknown}. Did you mean one of these?", *_lines(register, found.close)))
    )


def around_named(knowledge: KnowledgeGraph, wanted: Cut, names: Sequence[str], where: str | Path) -> Cut:
    """Return a cut that is also around the entities of some names. Raises UsageError as `entity_named`."""
    register = Register(knowledge) if names else None
    found = tuple(entity_named(register, name, where).id for name in names) if register else ()
    return replace(wanted, around=(*wanted.around, *found))


def also_called(register: Register, name: str) -> tuple[Entity, ...]:
    """Return whom a name may mean besides its only entity: those that bear it as an alias."""
    return register.find(name).also


def _advice(name: str, bearers: Sequence[Entity]) -> str:
    """Say how to tell the bearers of a name apart: by a type only where it is that of one alone."""
    types = Counter(entity.type for entity in bearers)
    alone = [entity.type for entity in bearers if types[entity.type] == 1]
    by_id = f"give the id of one of these, as in {bearers[0].id!r}"
    if not alone:
        return f"{by_id}."
    if len(alone) == len(bearers):
        return f"{by_id}, or its type, as in {f'{name} ({alone[0]})'!r}."
    return f"{by_id}; {f'{name} ({alone[0]})'!r} means the one of that type."


def _lines(register: Register, entities: tuple[Entity, ...]) -> Iterator[str]:
    for entity in entities:
        mentions = register.mentions(entity)
        articles = sorted({mention.article for mention in mentions})
        more = ", ..." * (len(articles) > _SHOWN)
        yield f"  {entity.id}  {describe(entity)}, {len(mentions):,} in {', '.join(articles[:_SHOWN])}{more}"
