"""Put what is stated of somebody in order: each fact once, the most telling first."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import log2

from graph.data.relations import vocabulary
from graph.network.relations import RelationLink
from graph.questions.known import Known, Party, day_of
from graph.questions.links import TIES, Link, links_of
from graph.records import Entity, Relation

# What a type is about, by its schema in FollowTheMoney: law, money, office and kin before all else.
_ABOUT = {
    "CourtCaseParty": 3.0,
    "Ownership": 2.75,
    **dict.fromkeys(("Directorship", "Employment", "Occupancy", "Succession", "Representation"), 2.5),
    **dict.fromkeys(("Family", "Membership"), 2.25),
}
_LAW = frozenset({"arrested", "investigated"})  # which that schema has no word for
_SUMS = frozenset({"Payment", "Debt"})  # money as Ownership is, where a sum is told
_LOOSE = frozenset({"employer"})  # what any noun may state: a pioneer of, a figure of
_TYPED = 1.0  # of any other type; words that are in no vocabulary tell least
_RECENT = 0.5  # of what the newest article states, beside 0 for the oldest
_DOUBT = {"reported": 1.0, "negated": 1.0, "modality": 2.5}  # less for what is no plain fact
_INDIRECT = 1.5  # less where no sentence names both
_AGAIN = 0.5  # less for each line of the same two that stands above
_OWNED = frozenset({"name-owned", "name-possessed"})  # what a name says itself: the Lund administration


def stated(known: Known, entity: Entity) -> tuple[Link, ...]:
    """Return what is stated of an entity, law, money, office and kin first, weighed by sources and recency.

    What the articles state and somebody reports too is one. What ties to an end that nobody knows is left
    out, and so is what a name says itself.
    """
    links = [link for link in links_of(known, entity.id) if link.kind == "relation" and tells(known, link)]
    links += _in_words(known, entity)
    found = [(weight(known, link), link) for link in _once(known, links)]
    return tuple(link for _, link in _in_order(_varied(_in_order(found))))


def tells(known: Known, link: Link) -> bool:
    """Tell whether a relation ties somebody to what one can look for: a name, or a description of two words.

    `the letter`, `critics` or `he` join nothing, and tell nobody who is meant.
    """
    ends = [known.register.entities[party.id] for party in (link.subject, link.object) if party.id]
    return all(end.named or " " in end.name for end in ends) and (
        link.type is not None or link.rule not in _OWNED
    )


def weight(known: Known, link: Link) -> float:
    """Return how much a relation tells: by what it is about, its sources, how new and how plain it is."""
    doubt = sum(less for name, less in _DOUBT.items() if getattr(link, name))
    doubt += 0 if known.is_direct(link.id) else _INDIRECT
    recency = bisect_left(known.days, link.last) / len(known.days) if link.last else 0.0
    return _about(link) + log2(1 + link.support) + _RECENT * recency - doubt


def _in_order(found: Iterable[tuple[float, Link]]) -> list[tuple[float, Link]]:
    return sorted(found, key=lambda one: (-one[0], one[1].first or "9999", one[1].words, one[1].id))


def _varied(found: Iterable[tuple[float, Link]]) -> Iterator[tuple[float, Link]]:
    met: Counter[frozenset[Party]] = Counter()
    for told, link in found:
        ends = frozenset((link.subject, link.object))
        yield told - _AGAIN * met[ends], link
        met[ends] += 1


def _in_words(known: Known, entity: Entity) -> list[Link]:
    """Return what is stated of an entity in words that name nobody: was convicted of wire fraud."""
    found = [r for r in known.knowledge.relations if r.mention.value and r.subject == entity.id]
    return [_in_word(known, entity, relation) for relation in found]


def _in_word(known: Known, entity: Entity, relation: Relation) -> Link:
    mention, article = relation.mention, known.articles[relation.article]
    quotation = known.quotations.get(relation.quotation or "")
    told = RelationLink(subject=entity.id, object="", speaker=None, relations=(relation,))
    return Link(
        id=f"re:{relation.id}",
        kind="relation",
        subject=known.entity(entity.id),
        object=Party(name=" ".join(article.text[slice(*mention.object)].split())),
        label=told.label(article.text),
        to=None,
        type=mention.type,
        rule=mention.rule,
        negated=mention.negated,
        qualifier=mention.qualifier,
        modality=mention.modality,
        amount=mention.amount,
        value=mention.value,
        reported=quotation is not None,
        speaker=known.entity(quotation.speaker) if quotation and quotation.speaker else None,
        weight=1.0,
        support=1,
        first=day_of(article) or None,
        last=day_of(article) or None,
        sentences=(known.around(article.id, [mention.evidence]),),
    )


def _once(known: Known, links: Iterable[Link]) -> list[Link]:
    """Bring links together that say the same of the same two: by their type, or the last of their words.

    `German Chancellor` of Germany and `Chancellor of` it are one, stated in more articles. One that names
    both, of most articles and not only reported, lends its words.
    """
    found: dict[int, list[Link]] = {}
    met: dict[tuple[object, ...], int] = {}
    for link in sorted(
        links,
        key=lambda one: (
            one.reported,
            not known.is_direct(one.id),
            -one.support,
            one.first or "9999",
            one.id,
        ),
    ):
        keys = _keys(link)
        place = next((met[key] for key in keys if key in met), len(found))
        met |= dict.fromkeys(keys, place)
        found.setdefault(place, []).append(link)
    return [_together(known, same) for same in found.values()]


def _keys(link: Link) -> list[tuple[object, ...]]:
    ends = (link.subject.id, link.object.id or link.object.name.casefold())
    standing = (link.negated, link.qualifier, link.modality)
    words = link.predicate
    noun = words[-2] if len(words) > 1 and words[-1] in TIES else words[-1]
    return [(*ends, *standing, "type" if link.type else "words", link.type or noun), (*ends, *standing, noun)]


def _together(known: Known, same: list[Link]) -> Link:
    first = same[0]
    if len(same) == 1:
        return first
    sentences = tuple(
        sorted({proof for link in same for proof in link.sentences}, key=lambda p: known.in_order(p.article))
    )
    days = [day for proof in sentences if (day := day_of(proof))]
    speakers = {link.speaker for link in same}
    return replace(
        first,
        support=len({known.originals.get(proof.article, proof.article) for proof in sentences}),
        first=min(days, default=None),
        last=max(days, default=None),
        sentences=(*first.sentences, *(proof for proof in sentences if proof not in first.sentences)),
        claimants=len(speakers) if first.reported else 1,
    )


def _about(link: Link) -> float:
    kind = vocabulary().types.get(link.type or "")
    if kind is None:
        return 0.0
    if kind.label in _LOOSE:
        return _TYPED
    if kind.ftm in _SUMS:
        return _ABOUT["Ownership"] if link.amount else _TYPED
    return _ABOUT["CourtCaseParty"] if kind.label in _LAW else _ABOUT.get(kind.ftm, _TYPED)
