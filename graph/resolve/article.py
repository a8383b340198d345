"""Bring the mentions of one article together."""

from collections.abc import Iterable, Mapping

from graph.data.given_names import is_given_name
from graph.data.places import place_of
from graph.records import THING, Decision, EntityType, Extraction, Mention, MentionKind, Role, Verdict
from graph.resolve.cluster import Cluster
from graph.resolve.coreference import resolve_references
from graph.resolve.curation.linking import link_pinned
from graph.resolve.family import share_surname
from graph.resolve.homonyms import divided
from graph.resolve.ids import place_id
from graph.resolve.merge import by_surname, merge_clusters
from graph.resolve.names import fold, is_acronym, is_group, key, parts
from graph.resolve.pins import NO_PINS, Pin, Spelling, may_join, spelling_of

_BRACKET = 3  # code points from a long form to its acronym in brackets, at most
_STATING = frozenset({"apposition", "predicate"})
# Whom someone is seen with tells who it is; that a text also names the United States does not.
_COMPANY = frozenset({EntityType.PERSON, EntityType.ORG})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_COUPLE = " and "  # between a given name and the full name that shares its surname
_ALIAS, _FAMILY = "stated alias", "family"
_RIGHT = {_ALIAS: 0.95, _FAMILY: 0.8}  # how sure each is


def resolve_article(
    extraction: Extraction, pins: Mapping[Spelling, Pin] = NO_PINS
) -> tuple[list[Cluster], list[Decision]]:
    """Return the clusters of one article, by first mention, and how its names came together.

    A thing that is described once is none.
    The result depends on the article alone, and on what a person decided of its spellings.
    """
    clusters, decisions = join_names(extraction, pins)
    clusters = [
        cluster
        for cluster in resolve_references(extraction, clusters)
        if len(cluster.mentions) > 1 or extraction.mentions[cluster.mentions[0][1]].rule != THING
    ]
    for cluster in clusters:
        article, index = cluster.mentions[0]
        cluster.original = place_id(article, extraction.mentions[index].span)
        cluster.roles |= _described(cluster, extraction)
        cluster.titles.update(_stated_roles(cluster, extraction))
    company = {key(cluster.name) for cluster in clusters if cluster.named and cluster.type in _COMPANY}
    places = _places(clusters, extraction)
    for cluster in clusters:
        cluster.company = company - {key(form) for form in cluster.forms}
        near = {extraction.mentions[index].sentence for _, index in cluster.mentions}
        cluster.places = {name for number in near for name in places.get(number, ())}
    return clusters, decisions


def _places(clusters: list[Cluster], extraction: Extraction) -> dict[int, set[str]]:
    """Return the folded names of places by sentence."""
    found: dict[int, set[str]] = {}
    for cluster in clusters:
        if cluster.named and cluster.type in _PLACES:
            for _, index in cluster.mentions:
                found.setdefault(extraction.mentions[index].sentence, set()).add(fold(cluster.name))
    return found


def _described(cluster: Cluster, extraction: Extraction) -> set[str]:
    """Return the nouns by which an article describes whom it names, in lower case."""
    mentions = [extraction.mentions[index] for _, index in cluster.mentions]
    return {m.text.split()[-1].lower() for m in mentions if m.kind is MentionKind.NOMINAL}


def _stated_roles(cluster: Cluster, extraction: Extraction) -> list[str]:
    """Return the descriptions that stand beside a name or after `be`: `immigration attorney`."""
    if not cluster.named:
        return []
    stated = [place for place in cluster.mentions if cluster.reasons.get(place) in _STATING]
    return [extraction.mentions[index].text for _, index in stated]


def join_names(
    extraction: Extraction, pins: Mapping[Spelling, Pin] = NO_PINS
) -> tuple[list[Cluster], list[Decision]]:
    """Return the clusters of the names of an article, by first mention, and every decision."""
    clusters = by_spelling(extraction)
    if pins:
        clusters = _pinned(clusters, extraction, pins)
    clusters, stated = _by_alias(clusters, extraction)
    clusters, decisions = merge_clusters(clusters, extraction.article)
    clusters, introduced = _by_introduction(clusters, extraction)
    decisions += stated
    for cluster in clusters:
        cluster.mentions = _outermost(cluster, extraction)
    return sorted(clusters, key=lambda cluster: cluster.mentions[0]), decisions + introduced


def _outermost(cluster: Cluster, extraction: Extraction) -> list[tuple[str, int]]:
    """Return the mentions of a cluster in text order, without those inside another: `Northgate` Shipping."""
    spans = {extraction.mentions[index].span.start: index for _, index in sorted(cluster.mentions)}
    kept = []
    for article, index in sorted(cluster.mentions):
        mention = extraction.mentions[index]
        if not mention.nested or spans[mention.span.start] == index:
            kept.append((article, index))
    return kept


def by_spelling(extraction: Extraction) -> list[Cluster]:
    """Put names of one spelling together, groups and all else apart.

    An adjective of origin before a noun stands for its place: `the Afghan team`.
    """
    found: dict[tuple[str, bool], Cluster] = {}
    before = None
    for index, mention in enumerate(extraction.mentions):
        group = is_group(mention.text, mention.label)
        if mention.kind is not MentionKind.NAME:
            continue
        place = place_of(mention.text) if group and mention.role is Role.MODIFIER else None
        if place is not None:
            found.setdefault((key(place), False), Cluster()).add_adjective(extraction.article, index, place)
            continue
        cluster = found.setdefault((key(mention.text), group), Cluster())
        cluster.add(extraction.article, index, mention)
        acronym = mention.bracketed and is_acronym(mention.text)
        if before is not None and acronym and mention.span.start - before[0] <= _BRACKET:
            before[1].acronyms.add(mention.text)
        if (
            before is not None
            and mention.span.start - before[0] == len(_COUPLE)
            and _is_couple(before[1], mention)
        ):
            cluster.of_couple = True
        before = (mention.span.end, cluster)
    clusters = divided(found.values(), extraction)
    _tie(extraction, clusters)
    return clusters


def _is_couple(cluster: Cluster, mention: Mention) -> bool:
    """Tell whether a given name shares the surname of the full name behind it: `Ole` and `Ann Lee`."""
    return (
        mention.label is EntityType.PERSON
        and len(parts(mention.text)) > 1
        and len(parts(cluster.name)) == 1
        and is_given_name(cluster.name)
    )


def _pinned(clusters: list[Cluster], extraction: Extraction, pins: Mapping[Spelling, Pin]) -> list[Cluster]:
    for cluster in clusters:
        article, index = cluster.mentions[0]
        pin = pins.get(spelling_of(article, extraction.mentions[index]))
        cluster.pins = {pin} if pin else set()
    return link_pinned(clusters)


def _tie(extraction: Extraction, clusters: Iterable[Cluster]) -> None:
    """Note on clusters whom relations of the vocabulary tie to them."""
    index = {mention.span: i for i, mention in enumerate(extraction.mentions)}
    tied: dict[int, set[int]] = {}
    for relation in extraction.relations:
        if relation.type is not None and not relation.negated:
            ends = index.get(relation.subject, -1), index.get(relation.object, -1)
            tied.setdefault(ends[0], set()).add(ends[1])
            tied.setdefault(ends[1], set()).add(ends[0])
    for cluster in clusters:
        cluster.tied = {
            (article, other) for article, own in cluster.mentions for other in tied.get(own, ())
        } - set(cluster.mentions)


def _by_alias(clusters: list[Cluster], extraction: Extraction) -> tuple[list[Cluster], list[Decision]]:
    """Join two names that the text says are one's: `Ida Brandt, better known as La Brava`."""
    places = {mention.span: (extraction.article, i) for i, mention in enumerate(extraction.mentions)}
    kept = list(clusters)
    decisions = []
    for span, other in extraction.aliases:
        sides = [c for end in (span, other) for c in kept if places[end] in c.mentions]
        if len(sides) < 2 or sides[0] is sides[1] or not may_join(sides[0].pins, sides[1].pins, inside=True):
            continue
        first, second = sides
        decisions.append(_merged(second, first, _ALIAS, "the text says so"))
        first.absorb(second, _ALIAS)
        kept.remove(second)
    return kept, decisions


def _merged(left: Cluster, right: Cluster, rule: str, why: str) -> Decision:
    return Decision(
        left=left.name,
        right=right.name,
        verdict=Verdict.MERGED,
        rule=rule,
        score=_RIGHT[rule],
        why=why,
        article=left.mentions[0][0],
    )


def _by_introduction(clusters: list[Cluster], extraction: Extraction) -> tuple[list[Cluster], list[Decision]]:
    """Give a surname that several people bear to each of them where news style tells."""
    families = {name: family for name, family in by_surname(clusters).items() if len(family) > 1}
    left: list[Cluster] = []
    decisions: list[Decision] = []
    for cluster in clusters:
        family = families.get(" ".join(parts(cluster.name)), [])
        family = [person for person in family if may_join(cluster.pins, person.pins, inside=True)]
        if not family or cluster in family or cluster.type is EntityType.NORP:
            left.append(cluster)
            continue
        for person, share in share_surname(cluster, family, extraction):
            if person is None:
                left.append(share)
            else:
                why = "introduced or called so last of those who bear it"
                decisions.append(_merged(share, person, _FAMILY, why))
                person.absorb(share, _FAMILY)
    return left, decisions
