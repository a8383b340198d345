"""Resolve descriptions: whom `the lawmaker`, `the company`, `the strike` may mean, or somebody new."""

from collections.abc import Iterator
from itertools import islice

from graph.data import mapping, words
from graph.data.nouns import kinship, noun_class, singular
from graph.data.places import regions
from graph.records import EntityType, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import GENDER, Discourse
from graph.resolve.names import is_acronym

_KNOWN = frozenset("the this that these those 's his her its their our my your".split())
_DETERMINERS = dict.fromkeys("'s his her its their our my your whose".split(), "of") | {"an": "a"}
_REACH = 2  # sentences back that a description looks for one that is called otherwise
_NEAREST = 8  # candidates that are called otherwise
_CALLED = 6  # candidates that were called so
_MUCH = 3
_MAY_BE_PERSON = 0.3
_BODIES = frozenset({EntityType.ORG, EntityType.GROUP, EntityType.FAC, EntityType.GPE, EntityType.NORP})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_THINGS = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.NORP, EntityType.GPE}
_RANKS = frozenset("deputy vice assistant acting former ex junior senior chief old new other second".split())
_SORTS = {
    **dict.fromkeys("company firm manufacturer maker carmaker automaker retailer airline carrier".split(), "company"),
    **dict.fromkeys("group nonprofit organisation organization charity".split(), "group"),
    **dict.fromkeys("agency body authority department ministry bureau regulator".split(), "agency"),
    **dict.fromkeys("country nation state province republic kingdom".split(), "state"),
    **dict.fromkeys("city town village suburb capital municipality".split(), "town"),
}


def described(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters that a description may mean, each with its features."""
    noun = noun_of(mention)
    partner, relation = _partner(discourse, mention)
    found: dict[int, Cluster] = {}
    if partner is not None:
        found[id(partner)] = partner
    called = discourse.called.get(noun, {})
    for cluster in islice(reversed(called.values()), _CALLED):
        if _may_be(discourse, cluster, mention, same=True):
            found.setdefault(id(cluster), cluster)
    if mention.determiner in _KNOWN and mention.role is not Role.PREDICATE:
        near = (
            cluster
            for cluster, _ in discourse.recent(mention, _REACH).values()
            if id(cluster) not in found and _may_be(discourse, cluster, mention, same=False)
        )
        found |= {id(cluster): cluster for cluster in islice(near, _NEAREST)}
    if not found:
        return []
    own = {*mention.text.lower().replace("-", " ").split()[:-1]}
    kind = _kind(mention, noun)
    many = len([c for c in called.values() if id(c) in found])
    counts = {key: len(discourse.words_of(c)[1]) for key, c in found.items()}
    possessor = discourse.possessor(mention)
    most_called = max((counts[key] for key in called if key in counts), default=0)
    result = []
    for rank, (key, cluster) in enumerate(found.items()):
        features = [
            *_of_words(discourse, mention, noun, own, cluster),
            *_of_kind(cluster, mention, kind),
        ]
        if cluster is partner:
            features += [relation, f"{relation} {cluster.named}"]
        elif partner is not None:
            features.append("another stands beside it")
        last = discourse.last.get(key)
        if last is not None:
            features += _of_place(discourse, mention, discourse.mentions[last], key in called)
        owners = discourse.owners.get(key)
        if possessor is not None:
            features.append(f"owner {'new' if not owners else id(possessor) in owners}")
            if cluster is possessor:
                features.append("its own owner")
        elif owners:
            features.append("owned before")
        if key in called:
            features.append(f"so called most {counts[key] == most_called} {min(many, _MUCH)}")
        features.append(f"rank {min(rank, _MUCH)}")
        features.append(f"so called {min(many, _MUCH)}")
        if mention.label is EntityType.PERSON and (gender := mapping("gendered_nouns").get(noun)):
            lean = cluster.lean(gender)
            features.append(f"gender {'agrees' if lean > 0 else 'unknown' if lean == 0 else 'contradicts'}")
        result.append((cluster, tuple(features)))
    return result


def noun_of(mention: Mention) -> str:
    """Return the noun of a description in the singular."""
    noun = mention.text.rpartition(" ")[2].lower()
    return singular(noun) if mention.plural else noun


def _partner(discourse: Discourse, mention: Mention) -> tuple[Cluster | None, str]:
    """Return whom syntax puts beside a description, and how: `Mayo, an attorney`, `Mayo is an attorney`."""
    index, relation = None, ""
    if mention.role in {Role.APPOSITION, Role.MODIFIER} and mention.governor is not None:
        index, relation = discourse.at_head.get(mention.governor), mention.role.value
    if index is None:
        index, relation = discourse.named_by.get(mention.head.start), "named behind"
    if index is None and mention.role is Role.PREDICATE:
        index, relation = _subject(discourse, mention), "predicate"
    cluster = discourse.owner.get(index) if index is not None else None
    if cluster is None or (mention.plural != cluster.plural and not cluster.named):
        return None, ""
    return cluster, f"{relation} {mention.determiner if mention.determiner in {'the', 'a', 'an'} else ''}"


def _subject(discourse: Discourse, mention: Mention) -> int | None:
    for index in discourse.latest():
        other = discourse.mentions[index]
        if other.sentence != mention.sentence:
            return None
        if other.role is Role.SUBJECT and other.governor == mention.governor:
            return index
    return None


def _may_be(discourse: Discourse, cluster: Cluster, mention: Mention, *, same: bool) -> bool:
    """Tell whether number and kind of a description fit a cluster."""
    if mention.plural != cluster.plural and not (cluster.named and (mention.plural or not cluster.plural)):
        return False
    if mention.label is EntityType.PERSON:
        if mention.plural:
            return cluster.type in {EntityType.GROUP, EntityType.NORP} or cluster.plural
        return discourse.likely_person(cluster) >= _MAY_BE_PERSON
    if same:
        return cluster.type is not EntityType.PERSON
    if mention.label is EntityType.ORG:
        return cluster.type in _BODIES
    return cluster.type in (_PLACES if mention.label in _PLACES else _THINGS)


def _kind(mention: Mention, noun: str) -> str:
    label = mention.label.value if mention.label else "thing"
    return _SORTS.get(noun) or (noun_class(noun) or "thing" if label in {"OTHER", "thing"} else label)


def _of_kind(cluster: Cluster, mention: Mention, kind: str) -> Iterator[str]:
    """Tell what a cluster is against what the noun means."""
    of = cluster.type.value
    if cluster.named:
        if of == "GPE":
            of = "region" if not regions().isdisjoint(cluster.forms) else "place"
        if of == "ORG":
            spelled = cluster.name.split()
            public = not words("public_nouns").isdisjoint(spelled)
            of = (
                "public body" if public else "acronym" if is_acronym(cluster.name)
                else "body" if spelled[-1] in words("generic_endings") else "ORG"
            )
    yield f"{kind}: {'named' if cluster.named else 'described'} {of}"
    yield f"plural {mention.plural} {'named' if cluster.named else cluster.plural}"


def _of_words(
    discourse: Discourse, mention: Mention, noun: str, own: set[str], cluster: Cluster
) -> Iterator[str]:
    """Tell how the words of a description agree with those by which a cluster was called."""
    known, nouns = discourse.words_of(cluster)
    relation = "same" if noun in nouns else ""
    if not relation:
        relation = "named so" if noun in known else next(filter(None, (kinship(noun, n) for n in nouns)), "other")
    det = _DETERMINERS.get(mention.determiner, mention.determiner)
    named = "named" if cluster.named else "described"
    yield f"{relation} {named}"
    yield f"{det} {relation}"
    yield f"followed {mention.followed} {'same' if relation == 'same' else 'other'}"
    yield f"followed {mention.followed} {det}"
    agree = (
        "none" if not own else "all known" if own <= known else "some known" if own & known else "new"
    )
    yield f"words {agree} {relation}"
    yield f"words {agree} {det} {'same' if relation == 'same' else 'other'}"
    if own & _RANKS and not own & _RANKS <= known or relation == "same" and not own & _RANKS and known & _RANKS:
        yield f"rank words differ {relation}"
    if any(c.isdigit() for word in own & known for c in word):
        yield "same figures"
    if any(c.isdigit() for word in own - known for c in word):
        yield "other figures"


def _of_place(discourse: Discourse, mention: Mention, last: Mention, same: bool) -> Iterator[str]:
    distance = discourse.distance(mention, last)
    far = min(distance, 2) if distance < 3 else 3 if distance < 6 else 6 if distance < 12 else 12
    so = "so called" if same else "other"
    yield f"{so} at {far}"
    yield f"{so} last {last.kind.value} {last.role.value if last.role in {Role.SUBJECT, Role.POSSESSIVE} else ''}"
    yield f"{so} as {mention.role.value}"
    if same and last.kind is MentionKind.NOMINAL:
        yield f"determiners {mention.determiner in _KNOWN and mention.determiner} {last.determiner in _KNOWN and last.determiner}"
    if last.sentence == mention.sentence:
        yield f"{so} same clause {last.clause == mention.clause}"
