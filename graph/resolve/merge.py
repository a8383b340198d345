"""Decide which names name the same: rules, each of which joins only where one candidate remains."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from graph.data import words
from graph.data.places import countries
from graph.records import Decision, EntityType, Verdict
from graph.resolve.cluster import Cluster
from graph.resolve.names import (
    fold,
    is_acronym,
    key,
    one_letter_less,
    parts,
    same_person,
    stands_for,
    surname,
)
from graph.resolve.pins import may_join

_Proposals: TypeAlias = Iterator[tuple[Cluster, list[Cluster]]]
_NO_BODIES = frozenset({EntityType.PERSON, EntityType.NORP, EntityType.GPE, EntityType.LOC, EntityType.EVENT})
_SHORTEST = 5  # letters of a surname in which one may be wrong
_MOST_REFUSED = 5  # candidates of one refusal that are kept for the reader


class Rule(NamedTuple):
    """A rule for names: `propose` yields a cluster with all that it may belong to.

    One that is `inside` speaks only of the names of one article. One that heeds relations never joins two
    names that a text ties (`X Bank, a subsidiary of X`); that of acronyms does not, since texts explain them.
    """

    name: str
    score: float
    propose: Callable[[list[Cluster]], _Proposals]
    inside: bool = False
    heeds_relations: bool = True


def merge_clusters(clusters: list[Cluster], article: str | None) -> tuple[list[Cluster], list[Decision]]:
    """Join clusters of names by `RULES` in order; return what is left and every decision.

    A cluster joins the only candidate that a rule leaves; where more than one fits, the rule refuses. The
    list given stays, its clusters grow. `article` is None across articles.
    """
    kept = {id(cluster): cluster for cluster in clusters}
    decisions: list[Decision] = []
    for rule in RULES:
        if rule.inside and article is None:
            continue
        for short, fitting in list(rule.propose(list(kept.values()))):
            alive = [c for c in fitting if id(c) in kept and c is not short]
            alive = [c for c in alive if may_join(short.pins, c.pins, inside=article is not None)]
            if rule.heeds_relations and article is not None:
                alive = [c for c in alive if not short.is_tied(c)]
            if id(short) not in kept:
                continue
            verdict = Verdict.MERGED if len(alive) == 1 else Verdict.REFUSED
            decisions += [decide(short, long, verdict, rule, article) for long in alive[:_MOST_REFUSED]]
            if verdict is Verdict.MERGED:
                alive[0].absorb(short, rule.name)
                del kept[id(short)]
    return list(kept.values()), decisions


def decide(left: Cluster, right: Cluster, verdict: Verdict, rule: Rule, article: str | None) -> Decision:
    """Record a decision of a rule on two clusters."""
    return Decision(
        left=left.name,
        right=right.name,
        verdict=verdict,
        rule=rule.name,
        score=rule.score if verdict is Verdict.MERGED else 0.5,
        why="the only one that fits" if verdict is Verdict.MERGED else "more than one fits",
        article=article,
        left_original=left.original,
        right_original=right.original,
    )


def _acronym(clusters: list[Cluster]) -> _Proposals:
    """`ICE` and `Immigration and Customs Enforcement`, with or without brackets between them."""
    by_letter: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for letter in {form[0].casefold() for form in cluster.forms if " " in form}:
            by_letter[letter].append(cluster)
    for short in clusters:
        form = short.name
        if not is_acronym(form) or short.type is EntityType.PERSON:
            continue
        near = [
            c for c in by_letter[form[0].casefold()] if c is not short and c.type is not EntityType.PERSON
        ]
        fitting = [c for c in near if any(stands_for(form, name) for name in c.forms)]
        explained = [c for c in clusters if form in c.acronyms and c is not short and _ends_as(form, c)]
        yield short, explained if len(explained) == 1 else fitting


def _ends_as(acronym: str, cluster: Cluster) -> bool:
    """Tell whether an acronym stands for the end of a name: United Nations `World Food Programme`."""
    split = cluster.name.split()
    return any(stands_for(acronym, " ".join(split[start:])) for start in range(len(split) - 1))


def _known_acronym(clusters: list[Cluster]) -> _Proposals:
    """`ICE` in one article and `Immigration and Customs Enforcement` in another that calls it ICE."""
    known: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for form in sorted({*cluster.forms, *cluster.acronyms}):
            if is_acronym(form) and " " in cluster.name:
                known[form].append(cluster)
    for short in clusters:
        if is_acronym(short.name) and short.type is not EntityType.PERSON:
            yield short, known.get(short.name, [])


def _full_name(clusters: list[Cluster]) -> _Proposals:
    """`John Smith` and `John A. Smith`: one person where no second full name fits."""
    for family in by_surname(clusters).values():
        for cluster in family:
            fuller = [c for c in family if _fullness(c) > _fullness(cluster)]
            yield cluster, [c for c in fuller if same_person(c.name, cluster.name)]


def _fullness(cluster: Cluster) -> tuple[int, int, str]:
    """Rank the names of one family: more words, then more letters."""
    split = parts(cluster.name)
    return len(split), sum(map(len, split)), cluster.name


def _surname(clusters: list[Cluster]) -> _Proposals:
    """`Mayo` and `Jessica Mayo`: the surname, or one of two, of the only person so named in full."""
    families = by_surname(clusters)
    double: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        split = parts(cluster.name)
        if len(split) > 2 and cluster.type is EntityType.PERSON:
            for name in sorted({" ".join(split[1:]), *(word for word in split[1:-1] if len(word) > 2)}):
                double[name].append(cluster)
    yield from _one_word(clusters, {**double, **families})


def _misspelt_surname(clusters: list[Cluster]) -> _Proposals:
    """`Elsworth` behind `Anna Ellsworth`: one letter more, less or other than the surname of one person.

    News names a person in full before it uses the surname alone; one that nobody bears is a slip.
    """
    families = by_surname(clusters)
    patterns: dict[str, list[Cluster]] = defaultdict(list)
    for name, family in families.items():
        for pattern in one_letter_less(name) if len(name) >= _SHORTEST else ():
            patterns[pattern] += family
    for cluster in clusters:
        name = " ".join(parts(cluster.name))
        if cluster.type is not EntityType.PERSON or " " in name or len(name) < _SHORTEST or name in families:
            continue
        near = {id(c): c for pattern in one_letter_less(name) for c in patterns.get(pattern, ())}
        yield cluster, [c for c in near.values() if min(c.mentions) < min(cluster.mentions)]


def _given_name(clusters: list[Cluster]) -> _Proposals:
    """`Jessica` and `Jessica Mayo`: the given name of exactly one person, and nobody's surname."""
    families = by_surname(clusters)
    people: dict[str, list[Cluster]] = defaultdict(list)
    for family in families.values():
        for cluster in family:
            given = parts(cluster.name)[0]
            if given not in families:
                people[given].append(cluster)
    yield from _one_word([c for c in clusters if c.type is not EntityType.GPE], people)


def by_surname(clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    """Return the people whose full name is given, by folded surname."""
    people: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if len(parts(cluster.name)) > 1 and cluster.type is EntityType.PERSON:
            people[surname(cluster.name)].append(cluster)
    return people


def _one_word(clusters: list[Cluster], people: dict[str, list[Cluster]]) -> _Proposals:
    for cluster in clusters:
        if not is_acronym(cluster.name) and cluster.type is not EntityType.NORP:
            yield cluster, people.get(" ".join(parts(cluster.name)), [])


def _generic_ending(clusters: list[Cluster]) -> _Proposals:
    """`Boeing` and `Boeing Company`: exactly one organisation's name without its generic last word."""
    generic = {fold(word) for word in words("generic_endings")}

    def shorten(name: str) -> Iterator[str]:
        start, _, last = name.rpartition(" ")
        if last in generic:
            yield start

    short = [c for c in clusters if c.type not in _NO_BODIES - {EntityType.NORP}]
    yield from _shortened(short, clusters, shorten, spell=key)


def _purpose(clusters: list[Cluster]) -> _Proposals:
    """`Harwick Foundation` and `Harwick Foundation for the Arts`: exactly one without what it is for."""

    def shorten(name: str) -> Iterator[str]:
        start, joint, _ = name.partition(" for ")
        if joint:
            yield start

    yield from _shortened([c for c in clusters if c.type not in _NO_BODIES], clusters, shorten)


def _country_before(clusters: list[Cluster]) -> _Proposals:
    """`State Department` and `US State Department`: exactly one organisation's name without its country."""
    lands = {fold(name) for name in countries()}

    def shorten(name: str) -> Iterator[str]:
        split = name.split()
        for size in (1, 2):
            if len(split) > size + 1 and " ".join(split[:size]) in lands:
                yield " ".join(split[size:])

    yield from _shortened([c for c in clusters if c.type not in _NO_BODIES], clusters, shorten)


def _first_word(clusters: list[Cluster]) -> _Proposals:
    """`Northgate` and `Northgate Shipping`: the word that begins exactly one name before it."""

    def shorten(name: str) -> Iterator[str]:
        start, _, rest = name.partition(" ")
        if rest:
            yield start

    free = [c for c in clusters if not c.titles and c.type not in _NO_BODIES - {EntityType.NORP}]
    short = [c for c in free if " " not in c.name]
    for cluster, fitting in _shortened(short, clusters, shorten):
        yield cluster, [c for c in fitting if min(c.mentions) < min(cluster.mentions)]


def _last_word(clusters: list[Cluster]) -> _Proposals:
    """`the Courier` and `Port Ellery Courier`: the head noun of exactly one organisation's name."""
    heads = {fold(noun) for noun in words("head_nouns")}

    def shorten(name: str) -> Iterator[str]:
        start, _, last = name.rpartition(" ")
        if start:
            yield last

    short = [c for c in clusters if c.type not in _NO_BODIES and fold(c.name) in heads]
    yield from _shortened(short, clusters, shorten)


def _shortened(
    short: list[Cluster],
    clusters: list[Cluster],
    shorten: Callable[[str], Iterator[str]],
    spell: Callable[[str], str] = fold,
) -> _Proposals:
    """Yield each of `short` with the organisations whose name, as `spell` folds it, shortens to its own."""
    longer: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.type is EntityType.ORG:
            for name in shorten(spell(cluster.name)):
                longer[name].append(cluster)
    for cluster in short:
        yield cluster, longer.get(spell(cluster.name), [])


RULES = (
    Rule("acronym", 0.95, _acronym, inside=True, heeds_relations=False),
    Rule("known acronym", 0.95, _known_acronym, heeds_relations=False),
    Rule("full name", 0.95, _full_name),
    Rule("surname", 0.9, _surname),
    Rule("given name", 0.8, _given_name),
    Rule("misspelt surname", 0.7, _misspelt_surname, inside=True),
    Rule("generic ending", 0.9, _generic_ending),
    Rule("purpose", 0.9, _purpose),
    Rule("country before", 0.85, _country_before),
    Rule("first word", 0.8, _first_word, inside=True),
    Rule("last word", 0.8, _last_word, inside=True),
)
