"""What new articles changed: entities, links, quotations and merges of two graphs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.questions.alignment import Alignment, align, same_texts
from graph.questions.contradictions import Contradiction, contradictions
from graph.questions.known import Known, Party, Proof
from graph.questions.links import ProvedLink, all_links
from graph.questions.moves import Moved, joined, parted, renamed
from graph.questions.said import Said, said
from graph.records import Article, Entity, KnowledgeGraph

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity that is new or gone, its type, and the first sentence that names it."""

    party: Party
    type: str
    mentions: int
    sentence: Proof | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A link that more articles state than before, or fewer."""

    link: ProvedLink
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reattributed:
    """A quotation that has another speaker than before."""

    before: Party | None
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is in the newer graph and was not in the older one, what is gone, and what changed.

    `linked` are new links between two that the older graph knew, `links_new` all others; of those named
    together, only pairs that nothing else links. `contradictions` are those of which a side is new.
    """

    articles_new: tuple[str, ...]
    articles_gone: tuple[str, ...]
    articles_changed: tuple[str, ...]
    entities_new: tuple[Named, ...]
    entities_gone: tuple[Named, ...]
    joined: tuple[Moved, ...]
    parted: tuple[Moved, ...]
    renamed: tuple[Moved, ...]
    linked: tuple[ProvedLink, ...]
    links_new: tuple[ProvedLink, ...]
    links_gone: tuple[ProvedLink, ...]
    links_grown: tuple[Grown, ...]
    said_new: tuple[Said, ...]
    said_gone: tuple[Said, ...]
    said_by_another: tuple[Reattributed, ...]
    contradictions: tuple[Contradiction, ...]


def compare(old: Known, new: Known) -> Comparison:
    """Return what changed from an older graph to a newer one; the order of links is that of `all_links`."""
    alignment = align(old.knowledge, new.knowledge)
    before, after = (_articles(known.knowledge) for known in (old, new))
    same = same_texts(old.knowledge, new.knowledge)
    heirs = set(alignment.became.values()).union(*alignment.parted.values())
    gone = [entity for entity in old.knowledge.entities if entity.id not in alignment.became]
    fresh = [entity for entity in new.knowledge.entities if entity.id not in heirs]
    links = _Links(old, new, alignment)
    quotations = _Quotations(old, new, alignment)
    return Comparison(
        articles_new=tuple(sorted(after.keys() - before.keys(), key=new.in_order)),
        articles_gone=tuple(sorted(before.keys() - after.keys(), key=old.in_order)),
        articles_changed=tuple(sorted((before.keys() & after.keys()) - same, key=new.in_order)),
        entities_new=_listed(new, fresh),
        entities_gone=_listed(old, gone),
        joined=joined(old, new, alignment),
        parted=parted(old, new, alignment),
        renamed=renamed(old, new, alignment),
        linked=tuple(link for link in links.new if links.between_known(link)),
        links_new=tuple(link for link in links.new if not links.between_known(link)),
        links_gone=tuple(links.gone),
        links_grown=tuple(links.grown),
        said_new=tuple(quotations.new),
        said_gone=tuple(quotations.gone),
        said_by_another=tuple(quotations.by_another),
        contradictions=_fresh(old, new),
    )


def _fresh(old: Known, new: Known) -> tuple[Contradiction, ...]:
    """Return what contradicts in the newer graph, by sentences that did not contradict in the older one."""
    known = {_sentences(found) for found in contradictions(old)}
    return tuple(found for found in contradictions(new) if _sentences(found) not in known)


def _sentences(found: Contradiction) -> frozenset[tuple[str, str]]:
    return frozenset((side.sentence.article, side.sentence.text) for side in found.sides)


class _Links:
    """The links that are new, gone, or stated by another number of articles."""

    def __init__(self, old: Known, new: Known, alignment: Alignment) -> None:
        self._heirs = set(alignment.became.values())
        before = {_key(link, alignment.became): link for link in _telling(old)}
        after = {_key(link, {}): link for link in _telling(new)}
        related = {_ends(link) for link in after.values() if link.kind == "relation"}
        telling = {
            key: link for key, link in after.items() if link.kind == "relation" or _ends(link) not in related
        }
        self.new = [link for key, link in telling.items() if key not in before]
        self.gone = [link for key, link in before.items() if key not in after]
        self.grown = [
            Grown(link=link, before=before[key].support)
            for key, link in telling.items()
            if key in before and before[key].support != link.support
        ]

    def between_known(self, link: ProvedLink) -> bool:
        """Tell whether the older graph knew both ends of a link."""
        return {link.subject.id, link.object.id} <= self._heirs


class _Quotations:
    """The quotations that are new, gone, or attributed to another."""

    def __init__(self, old: Known, new: Known, alignment: Alignment) -> None:
        before = {_place(one): one for one in said(old)}
        after = {_place(one): one for one in said(new)}
        self.new = [one for place, one in after.items() if place not in before]
        self.gone = [one for place, one in before.items() if place not in after]
        self.by_another = [
            Reattributed(before=before[place].speaker, said=one)
            for place, one in after.items()
            if place in before and _speaker(before[place], alignment.became) != _speaker(one, {})
        ]


def _articles(knowledge: KnowledgeGraph) -> dict[str, Article]:
    return {article.id: article for article in knowledge.articles}


def _telling(known: Known) -> list[ProvedLink]:
    """Return all links but what is said, which is compared by itself."""
    return all_links(known, "relation") + all_links(known, "co-mention")


def _ends(link: ProvedLink) -> frozenset[str | None]:
    return frozenset((link.subject.id, link.object.id))


def _key(link: ProvedLink, became: Mapping[str, str]) -> _Key:
    ends = [became.get(party.id or "", party.id) for party in (link.subject, link.object)]
    if link.kind == "co-mention":
        return link.kind, frozenset(ends)
    speaker = link.speaker and became.get(link.speaker.id or "", link.speaker.id)
    words = link.type or link.label.casefold()
    return link.kind, *ends, words, link.negated, link.reported, speaker, link.label.endswith(")")


def _place(one: Said) -> _Key:
    return one.sentence.article, tuple((passage.start, passage.text) for passage in one.passages), one.cue


def _speaker(one: Said, became: Mapping[str, str]) -> str | None:
    return (
        None if one.speaker is None or one.speaker.id is None else became.get(one.speaker.id, one.speaker.id)
    )


def _listed(known: Known, entities: Iterable[Entity]) -> tuple[Named, ...]:
    """Return those with a name, the most mentioned first."""
    found = [
        Named(
            party=known.entity(entity.id),
            type=entity.type,
            mentions=len(known.register.mentions(entity)),
            sentence=known.first_named(entity),
        )
        for entity in entities
        if entity.named
    ]
    return tuple(sorted(found, key=lambda one: (-one.mentions, one.party.name, one.party.id or "")))
