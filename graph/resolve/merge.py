"""Decide which names name the same: rules, each of which joins only where one candidate remains."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

from graph.data import words
from graph.records import EntityType
from graph.resolve.cluster import Cluster
from graph.resolve.names import fold, is_acronym, key, parts, same_person, stands_for, surname

_Pairs: TypeAlias = Iterator[tuple[Cluster, Cluster]]


def merge_clusters(clusters: list[Cluster]) -> list[Cluster]:
    """Join clusters of names by the rules of `_RULES` in order; the caller's list stays, its clusters grow.

    A rule yields pairs of a cluster and the only other one that fits it. Where more than one fits, it
    declines.
    """
    kept = {id(cluster): cluster for cluster in clusters}
    for rule in _RULES:
        for short, long in list(rule(list(kept.values()))):
            if short is not long and id(short) in kept and id(long) in kept:
                long.absorb(short, rule.__name__.strip("_").replace("_", " "))
                del kept[id(short)]
    return list(kept.values())


def _acronym(clusters: list[Cluster]) -> _Pairs:
    """`ICE` and `Immigration and Customs Enforcement`, with or without brackets between them."""
    by_letter: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for letter in {form[0].casefold() for form in cluster.forms if " " in form}:
            by_letter[letter].append(cluster)
    for short in clusters:
        form = short.name
        if not is_acronym(form) or short.type is EntityType.PERSON:
            continue
        candidates = [
            c for c in by_letter[form[0].casefold()] if c is not short and c.type is not EntityType.PERSON
        ]
        fitting = [c for c in candidates if any(stands_for(form, name) for name in c.forms)]
        if len(fitting) > 1:
            fitting = [c for c in fitting if form in c.acronyms]
        if len(fitting) == 1:
            yield short, fitting[0]


def _full_name(clusters: list[Cluster]) -> _Pairs:
    """`John Smith` and `John A. Smith`: one person where no second full name fits."""
    people = _by_surname(clusters)
    for family in people.values():
        for cluster in family:
            fitting = [c for c in family if c is not cluster and same_person(c.name, cluster.name)]
            if len(fitting) == 1 and len(parts(fitting[0].name)) > len(parts(cluster.name)):
                yield cluster, fitting[0]


def _surname(clusters: list[Cluster]) -> _Pairs:
    """`Mayo` and `Jessica Mayo`: the surname of exactly one person whose full name is given."""
    yield from _one_word(clusters, _by_surname(clusters))


def _given_name(clusters: list[Cluster]) -> _Pairs:
    """`Jessica` and `Jessica Mayo`: the given name of exactly one person."""
    families = _by_surname(clusters)
    people: dict[str, list[Cluster]] = defaultdict(list)
    for family in families.values():
        for cluster in family:
            given = parts(cluster.name)[0]
            if given not in families:
                people[given].append(cluster)
    yield from _one_word(clusters, people)


def _by_surname(clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    people: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if len(parts(cluster.name)) > 1 and cluster.type is EntityType.PERSON:
            people[surname(cluster.name)].append(cluster)
    return people


def _one_word(clusters: list[Cluster], people: dict[str, list[Cluster]]) -> _Pairs:
    for cluster in clusters:
        full = people.get(" ".join(parts(cluster.name)), [])
        if (
            len(full) == 1
            and cluster is not full[0]
            and not is_acronym(cluster.name)
            and cluster.type is not EntityType.NORP
        ):
            yield cluster, full[0]


def _generic_ending(clusters: list[Cluster]) -> _Pairs:
    """`Boeing` and `Boeing Company`: exactly one organisation's name without its generic last word."""
    generic = {fold(word) for word in words("generic_endings")}
    longer: dict[str, list[Cluster]] = defaultdict(list)
    organisations = [c for c in clusters if c.type is EntityType.ORG]
    for cluster in organisations:
        start, _, last = key(cluster.name).rpartition(" ")
        if last in generic:
            longer[start].append(cluster)
    for cluster in organisations:
        fitting = longer.get(key(cluster.name), [])
        if len(fitting) == 1:
            yield cluster, fitting[0]


_RULES: tuple[Callable[[list[Cluster]], _Pairs], ...] = (
    _acronym,
    _full_name,
    _surname,
    _given_name,
    _generic_ending,
)
