"""Find whom a person means by a name, among the entities as the rules alone make them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.curation import Name
from graph.records import Entity, EntityType, Mention, MentionKind
from graph.resolve.cluster import Cluster
from graph.resolve.names import key
from graph.resolve.pins import Spelling, spelling_of

_MOST_LISTED = 4
_CLOSE = 0.75  # how alike two names must be (difflib), for one to be offered for the other


class UnclearError(Exception):
    """A name means nobody or several; the message says so, without its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity before any decision: its spellings are those that it shares with no other."""

    name: str
    type: EntityType
    articles: frozenset[str]
    spellings: frozenset[Spelling]
    original: str

    def means(self, name: Name) -> bool:
        """Tell whether a name fits, with the type and the article beside it."""
        return name.type in {None, self.type} and (name.article is None or name.article in self.articles)

    def __str__(self) -> str:
        articles = sorted(self.articles)
        more = ", ..." if len(articles) > _MOST_LISTED else ""
        return f"{self.name} ({self.type}, in {', '.join(articles[:_MOST_LISTED])}{more})"


class Directory:
    """All entities before any decision, by any of their names, folded; `articles` are all ids."""

    def __init__(
        self,
        clusters: Sequence[Cluster],
        entities: Sequence[Entity],
        mentions: Mapping[tuple[str, int], Mention],
    ) -> None:
        self.articles = frozenset(article for article, _ in mentions)
        self._names: dict[str, list[Bearer]] = defaultdict(list)
        self._shown: dict[str, str] = {}
        spelled = [_spellings(cluster, mentions) for cluster in clusters]
        shared = Counter(spelling for spellings in spelled for spelling in spellings)
        for cluster, entity, spellings in zip(clusters, entities, spelled, strict=True):
            if not entity.named:
                continue
            shown = (entity.name, *(alias.text for alias in entity.aliases))
            bearer = Bearer(
                name=entity.name,
                type=entity.type,
                articles=frozenset(spelling.article for spelling in spellings),
                spellings=frozenset(spelling for spelling in spellings if shared[spelling] == 1),
                original=cluster.original,
            )
            for name in sorted(set(map(key, shown))):
                self._names[name].append(bearer)
            self._shown |= {name.casefold(): name for name in shown}

    def has(self, text: str) -> bool:
        """Tell whether anybody or anything bears a name."""
        return key(text) in self._names

    def bearers(self, name: Name) -> list[Bearer]:
        """Return whoever bears a name, in full or else as an alias. Raises UnclearError where nobody does."""
        if name.article is not None and name.article not in self.articles:
            raise UnclearError(f"there is no article {name.article!r}: correct its id.")
        found = self._names.get(key(name.text), [])
        if not found:
            raise UnclearError(f"nobody and nothing is called {name.text!r}: {self._advice(name.text)}.")
        fitting = [bearer for bearer in found if bearer.means(name)]
        if not fitting:
            raise UnclearError(f"{name.text!r} names only {_listed(found)}: correct the type or the article.")
        return [bearer for bearer in fitting if key(bearer.name) == key(name.text)] or fitting

    def find(self, name: Name) -> Bearer:
        """Return the only one who bears a name. Raises UnclearError where there are none or several."""
        found = self.bearers(name)
        if len(found) > 1:
            raise UnclearError(f"{name.text!r} names {_listed(found)}: add a type or an article.")
        return found[0]

    def _advice(self, text: str) -> str:
        close = get_close_matches(text.casefold(), sorted(self._shown), n=3, cutoff=_CLOSE)
        if not close:
            return "correct it, or remove the line"
        return f"write {' or '.join(self._shown[name] for name in close)}, or remove the line"


def spellings_of(name: Name, bearer: Bearer) -> tuple[frozenset[Spelling], frozenset[Spelling]]:
    """Return what a name means of an entity, and what else it is called, both in the article given.

    A name that stands in no text means all of the entity.

    Raises UnclearError where the rules divide those mentions among several, by where they stand.
    """
    own = {spelling for spelling in bearer.spellings if name.article in {None, spelling.article}}
    exact = {spelling for spelling in own if spelling.name == key(name.text)}
    if not own:
        raise UnclearError(
            f"the mentions of {name.text!r} fall to several by where they stand: give the full name of one."
        )
    return frozenset(exact or own), frozenset(own - exact if exact else ())


def _spellings(cluster: Cluster, mentions: Mapping[tuple[str, int], Mention]) -> set[Spelling]:
    return {
        spelling_of(place[0], mentions[place])
        for place in cluster.mentions
        if mentions[place].kind is MentionKind.NAME
    }


def _listed(found: Iterable[Bearer]) -> str:
    shown = sorted(map(str, found))
    more = f" and {len(shown) - _MOST_LISTED} more" if len(shown) > _MOST_LISTED else ""
    return ", ".join(shown[:_MOST_LISTED]) + more
