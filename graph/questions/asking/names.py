"""Where the words of a question lead: to names, roles, outlets; see the page's askable.mjs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.questions.asking.vocabulary import stem, words_of
from graph.records import Article, Entity

_MOST_WORDS = 6  # of a name or a role that are looked up together


@dataclass(slots=True)
class Names:
    """Where words lead: whole names, parts of names, roles, and the outlets of the articles."""

    whole: dict[str, list[int]] = field(default_factory=dict)
    part: dict[str, list[int]] = field(default_factory=dict)
    last: dict[str, list[int]] = field(default_factory=dict)
    roles: dict[str, list[int]] = field(default_factory=dict)
    outlets: dict[str, list[str]] = field(default_factory=dict)
    spelled: list[str] = field(default_factory=list)


def names_of(entities: Sequence[Entity], articles: Sequence[Article]) -> Names:
    """Return the names of entities, by their places, and of the outlets of articles."""
    found = Names()
    spelled: dict[str, None] = {}
    for number, entity in enumerate(entities):
        for name in (entity.name, entity.label, *(alias.text for alias in entity.aliases)):
            spelled |= dict.fromkeys(_name(found, number, entity, name))
        for role in entity.roles:
            for phrase in _phrases([stem(one) for one, _ in words_of(role)]):
                _add(found.roles, phrase, number)
    for publisher in sorted({article.publisher for article in articles if article.publisher}):
        words = [one for one, _ in words_of(publisher) if one != "the"]
        for phrase in _phrases(words):
            outlets = found.outlets.setdefault(phrase, [])
            if publisher not in outlets:
                outlets.append(publisher)
        spelled |= dict.fromkeys(words)
    found.spelled = list(spelled)
    return found


def _name(found: Names, number: int, entity: Entity, name: str) -> list[str]:
    """Put a name where its words lead to it, and return those of one that is no description."""
    words = [one for one, _ in words_of(name)]
    if words[:1] == ["the"]:
        words = words[1:]
    _add(found.whole, " ".join(words), number)
    if not entity.named:
        for phrase in _phrases([stem(one) for one in words]):
            _add(found.roles, phrase, number)
        return []
    for phrase in _phrases(words):
        _add(found.part, phrase, number)
    if words and entity.type == "PERSON":
        _add(found.last, words[-1], number)
    return words


def _phrases(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _MOST_WORDS) + 1):
            yield " ".join(words[start:end])


def _add(found: dict[str, list[int]], phrase: str, number: int) -> None:
    places = found.setdefault(phrase, [])
    if phrase and (not places or places[-1] != number):
        places.append(number)
