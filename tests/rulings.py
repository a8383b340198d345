"""Articles of names, and what a person decides of them, made by hand."""

from collections.abc import Sequence

import pytest

from graph.curation import Action, Curation, Name, Part, Ruling
from graph.errors import UsageError
from graph.records import EntityType, Extraction, Mention, MentionKind, Role, Span
from graph.resolve import Resolution, resolve


def article(id_: str, *names: str) -> Extraction:
    """Write an article of mentions, each as `Ida Brandt`, `Ida Brandt|PERSON`, `Ida|PERSON|judge`."""
    mentions: list[Mention] = []
    end = 0
    for index, name in enumerate(names):
        text, label, title, *_ = [*name.split("|"), "", ""]
        span = Span(end, end + len(text))
        end = span.end + 5
        mentions.append(
            Mention(
                span=span,
                text=text,
                kind=MentionKind.NAME,
                head=span,
                rule="given",
                label=EntityType(label) if label else None,
                sentence=index,
                role=Role.SUBJECT,
                governor=span.end + 1,
                titles=title,
            )
        )
    return Extraction(
        article=id_,
        sentences=tuple(Span(m.span.start, m.span.end + 4) for m in mentions),
        mentions=tuple(mentions),
    )


ARTICLES = [
    article("a", "Ida Brandt|PERSON", "Brandt", "Harbor Office|ORG"),
    article("b", "Ida Brant|PERSON", "Omar Quist|PERSON|Captain", "Quist"),
    article("c", "Ida Brandt|PERSON", "Omar Brandt|PERSON"),
    article("d", "Harbor Office|ORG", "Quist|PERSON|Captain"),
]
BY_RULES = {
    "Harbor Office": ["a: Harbor Office", "d: Harbor Office"],
    "Ida Brandt": ["a: Ida Brandt", "a: Brandt", "c: Ida Brandt"],
    "Ida Brant": ["b: Ida Brant"],
    "Omar Brandt": ["c: Omar Brandt"],
    "Omar Quist": ["b: Omar Quist", "b: Quist", "d: Quist"],
}


def merge(line: int, *names: str | Name, to: str | None = None) -> Ruling:
    return Ruling(action=Action.MERGE, names=_names(*names), line=line, to=to)


def different(line: int, *names: str | Name) -> Ruling:
    return Ruling(action=Action.DIFFERENT, names=_names(*names), line=line)


def rename(line: int, name: str | Name, to: str) -> Ruling:
    return Ruling(action=Action.RENAME, names=_names(name), line=line, to=to)


def retype(line: int, name: str | Name, type_: EntityType) -> Ruling:
    return Ruling(action=Action.RETYPE, names=_names(name), line=line, type=type_)


def drop(line: int, name: str | Name) -> Ruling:
    return Ruling(action=Action.DROP, names=_names(name), line=line)


def split(line: int, name: str | Name, **parts: Sequence[str]) -> Ruling:
    made = tuple(Part(name=part.replace("_", " "), articles=tuple(ids)) for part, ids in parts.items())
    return Ruling(action=Action.SPLIT, names=_names(name), line=line, parts=made)


def _names(*names: str | Name) -> tuple[Name, ...]:
    return tuple(name if isinstance(name, Name) else Name(text=name) for name in names)


def decide(*rulings: Ruling, articles: Sequence[Extraction] = ARTICLES) -> Resolution:
    return resolve(articles, (), Curation(file="c.yaml", rulings=rulings))


def shown(resolution: Resolution) -> dict[str, list[str]]:
    """Return each entity's name with the mentions that it stands behind, as `article: text`."""
    return {
        entity.name: [f"{m.article}: {m.mention.text}" for m in resolution.mentions if m.entity == entity.id]
        for entity in resolution.entities
    }


def problems(*rulings: Ruling, articles: Sequence[Extraction] = ARTICLES) -> list[str]:
    with pytest.raises(UsageError) as error:
        decide(*rulings, articles=articles)
    return str(error.value).split("\n")
