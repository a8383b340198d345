"""Put an explanation in lines for a reader at a terminal."""

from collections.abc import Iterator, Sequence

from graph.identity.explain import Explanation, Judged, Spelled
from graph.identity.register import Register, names_of
from graph.records import Entity, MentionKind

_MOST_LINES = 40  # lines under one heading; more are counted
_MOST_NAMES = 12
_SHOWN = 140  # characters of a sentence


def tell(register: Register, explanation: Explanation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings with their lines; a heading under which nothing stands is left out."""
    entity = explanation.entity
    yield describe(entity), tuple(_about(entity))
    count = sum(spelled.count for spelled in explanation.mentions)
    articles = {spelled.article for spelled in explanation.mentions}
    heading = (
        f"{count:,} mention{'s' * (count != 1)} in {len(articles):,} article{'s' * (len(articles) != 1)}"
    )
    yield heading, _cut(list(_mentions(explanation.mentions)))
    sections = (
        ("Brought together", [_together(judged) for judged in explanation.merged]),
        ("Close, but refused", [_apart(judged, register) for judged in explanation.refused]),
        ("Changed by you", [f"{judged.left}: {judged.why}" for judged in explanation.changed]),
    )
    yield from ((heading, _cut(lines)) for heading, lines in sections if lines)


def describe(entity: Entity) -> str:
    """Return the name and the type of an entity."""
    return f"{entity.name} ({entity.type}{'' if entity.named else ', known by a description'})"


def _about(entity: Entity) -> Iterator[str]:
    aliases = names_of(entity)[1:]
    if aliases:
        more = f" and {len(aliases) - _MOST_NAMES:,} more" if len(aliases) > _MOST_NAMES else ""
        yield f"also {', '.join(aliases[:_MOST_NAMES])}{more}"
    if entity.roles:
        yield ", ".join(entity.roles[:_MOST_NAMES])
    if entity.observer:
        yield "an outlet or an author of the articles"


def _mentions(spelled: Sequence[Spelled]) -> Iterator[str]:
    article = None
    for one in spelled:
        if one.article != article:
            article = one.article
            yield article
        kind = "" if one.kind is MentionKind.NAME else f", {one.kind}"
        yield f"  {one.count} × {one.text}{kind} [{one.reason}]: {_around(one)}"


def _around(spelled: Spelled) -> str:
    text = " ".join(spelled.example.text.split())
    if len(text) <= _SHOWN:
        return text
    place = max(0, text.find(spelled.text) - _SHOWN // 2)
    cut = text[place : place + _SHOWN].strip()
    return f"{'…' * (place > 0)}{cut}{'…' * (place + _SHOWN < len(text))}"


def _together(judged: Judged) -> str:
    return f"{judged.left} = {judged.right} [{judged.rule}, {judged.score:.2f}] {_reason(judged)}"


def _apart(judged: Judged, register: Register) -> str:
    other = register.entities[judged.other].name if judged.other else ""
    is_now = f" (now {other})" if other not in {judged.left, judged.right} else ""
    return f"{judged.left} ≠ {judged.right}{is_now} [{judged.rule}, {judged.score:.2f}] {_reason(judged)}"


def _reason(judged: Judged) -> str:
    more = f" and {judged.count - 1:,} more" if judged.count > 1 else ""
    where = f" (in {judged.article}{more})" if judged.article else f" ({judged.count:,} times)" * bool(more)
    return judged.why + where


def _cut(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return *lines[:_MOST_LINES], f"and {len(lines) - _MOST_LINES:,} lines more, which --json shows"
