"""Put what is stated of somebody in order: each fact once, the most telling first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.network.telling import more_sources
from graph.questions.known import Known, Party, day_of
from graph.questions.links import TIES, ProvedLink, in_words, links_of
from graph.records import Entity

_AGAIN = 0.5  # less for each line of the same two that stands above


def stated(known: Known, entity: Entity) -> tuple[ProvedLink, ...]:
    """Return what is stated of an entity, law, money, office and kin first, weighed by sources and recency.

    What the articles state and somebody reports too is one. What ties to an end that nobody knows is left
    out, and so is what a name says itself.
    """
    links = [link for link in links_of(known, entity.id) if link.kind == "relation"]
    telling = [link for link in links if tells(known, link, entity.id)]
    found = _in_order(_once(known, [*telling, *in_words(known, entity.id)]))
    return tuple(_in_order(_varied(found)))


def tells(known: Known, link: ProvedLink, of: str = "") -> bool:
    """Tell whether a relation ties somebody to what one can look for: a name, or a description of two words.

    `the letter`, `critics` or `he` join nothing, and tell nobody who is meant, but for the one `of` whom is
    asked.
    """
    ends = [known.entities[end.id] for end in (link.subject, link.object) if end.id not in {None, of}]
    return link.telling > 0 and all(end.named or " " in end.name for end in ends)


def _in_order(links: Iterable[ProvedLink]) -> list[ProvedLink]:
    return sorted(links, key=lambda link: (-link.telling, link.first or "9999", link.words, link.id))


def _varied(links: Iterable[ProvedLink]) -> Iterator[ProvedLink]:
    met: Counter[frozenset[Party]] = Counter()
    for link in links:
        ends = frozenset((link.subject, link.object))
        yield replace(link, telling=link.telling - _AGAIN * met[ends])
        met[ends] += 1


def _once(known: Known, links: Iterable[ProvedLink]) -> list[ProvedLink]:
    """Bring links together that say the same of the same two: by their type, or the last of their words.

    `German Chancellor` of Germany and `Chancellor of` it are one, stated in more articles. What is stated
    before what is reported, and of that the most telling, lends its words.
    """
    found: dict[int, list[ProvedLink]] = {}
    met: dict[tuple[object, ...], int] = {}
    for link in sorted(links, key=lambda one: (one.reported, -one.telling, one.first or "9999", one.id)):
        keys = _keys(link)
        place = next((met[key] for key in keys if key in met), len(found))
        met |= dict.fromkeys(keys, place)
        found.setdefault(place, []).append(link)
    return [same[0] if len(same) == 1 else _together(known, same) for same in found.values()]


def _keys(link: ProvedLink) -> list[tuple[object, ...]]:
    ends = (link.subject.id, link.object.id or link.object.name.casefold())
    qualifier = "" if link.qualifier == "former" else link.qualifier  # whoever held it once is told once
    standing = (link.negated, qualifier, link.modality)
    words = link.predicate
    noun = words[-2] if len(words) > 1 and words[-1] in TIES else words[-1]
    return [(*ends, *standing, "type" if link.type else "words", link.type or noun), (*ends, *standing, noun)]


def _together(known: Known, same: list[ProvedLink]) -> ProvedLink:
    first = same[0]
    others = {proof for link in same for proof in link.sentences} - set(first.sentences)
    sentences = (
        *first.sentences,
        *sorted(others, key=lambda proof: (*known.in_order(proof.article), proof.start)),
    )
    days = [day for proof in sentences if (day := day_of(proof))]
    support = len({known.originals[proof.article] for proof in sentences})
    return replace(
        first,
        support=support,
        telling=first.telling + more_sources(support) - more_sources(first.support),
        first=min(days, default=None),
        last=max(days, default=None),
        sentences=sentences,
        claimants=len({link.speaker for link in same}) if first.reported else 1,
    )
