"""Rules for descriptions: `the organization`, `the attorney`, `the 52-year-old`."""

from graph.data import mapping, words
from graph.data.places import regions
from graph.records import EntityType, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import Discourse
from graph.resolve.names import is_acronym

_KNOWN = frozenset("the this that these those".split())
_COMPANIES = frozenset({"company", "firm", "manufacturer", "maker", "retailer", "airline", "carrier"})
_GROUPS = frozenset({"group", "nonprofit", "organisation", "organization"})
_AGENCIES = frozenset({"agency", "body"})
_STATES = frozenset({"country", "nation", "state", "province", "republic", "kingdom"})
_TOWNS = frozenset({"city", "town", "village", "suburb", "capital", "municipality"})
_REACH = 3  # sentences back that a description with a word in common looks
_NEAR = {EntityType.ORG: 1}  # sentences back that a general noun looks
_NEAR_PERSON = 2


def refer_back(discourse: Discourse, mention: Mention) -> tuple[Cluster, str] | None:
    """Return the cluster that a description refers to with the rule that says so, None where it is new."""
    for name, rule in _RULES.items():
        cluster = rule(discourse, mention)
        if cluster is not None:
            return cluster, name
    return None


def _apposition(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`Jessica Mayo, an attorney`; `the attorney, Jessica Mayo`; `attorney Jessica Mayo`."""
    index = None
    if mention.role in {Role.APPOSITION, Role.MODIFIER} and mention.governor is not None:
        index = discourse.at_head.get(mention.governor)
    if index is None:
        index = discourse.named_by.get(mention.head.start)
    cluster = discourse.owner.get(index) if index is not None else None
    return cluster if cluster is not None and _agrees(cluster, mention) else None


def _predicate(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`Mayo is an immigration attorney`: what a noun after `be` says of the subject."""
    if mention.role is not Role.PREDICATE:
        return None
    for index in discourse.latest():
        other = discourse.mentions[index]
        if other.sentence != mention.sentence:
            return None
        if other.role is Role.SUBJECT and other.governor == mention.governor:
            cluster = discourse.owner.get(index)
            return cluster if cluster is not None and _agrees(cluster, mention) else None
    return None


def _same_words(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`the 52-year-old resident` after `a 52-year-old man`; `the attorney` after `attorney Jessica Mayo`."""
    if mention.determiner not in _KNOWN:
        return None
    spoken = mention.text.lower().split()
    marks = {word for word in spoken if any(c.isdigit() for c in word)}
    best = None
    for index in discourse.latest():
        other = discourse.mentions[index]
        cluster = discourse.owner.get(index)
        if cluster is None or not _agrees(cluster, mention):
            continue
        before = other.text.lower().split()
        if marks & set(before):
            return cluster
        if best is None and discourse.distance(mention, other) <= _REACH:
            titled = spoken[-1] in _titles_of(other) and _fit(spoken, other.titles.lower().split())
            named = other.kind is MentionKind.NAME and spoken[-1] in before
            described = (
                other.kind is MentionKind.NOMINAL
                and before[-1] == spoken[-1]
                and _fit(spoken, before)
                and other.plural == mention.plural
            )
            best = cluster if titled or named or described else None
        if best is not None and not marks:
            break
    return best


def _fit(spoken: list[str], before: list[str]) -> bool:
    """Tell whether words before a noun may say the same: `new hospital` is not `old hospital`."""
    one, other = {*spoken[:-1]}, {*before[:-1]}
    return not one or (one <= other if other else one.isdisjoint(_RANKS)) or other < one


_RANKS = frozenset("deputy vice assistant acting former ex junior senior chief old new other second".split())


def _titles_of(mention: Mention) -> set[str]:
    spelled = mention.titles.split()
    return {mapping("title_abbreviations").get(word, word.lower()) for word in spelled}


def _only_bearer(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`the orchestra` far behind `the Selby Orchestra`: the only body so called."""
    if mention.determiner != "the" or mention.plural or mention.role is Role.PREDICATE:
        return None
    if mention.label is not EntityType.ORG:
        return None
    word = mention.text.lower()
    bearers = {
        id(cluster): cluster
        for index in discourse.latest()
        if (cluster := discourse.owner.get(index)) is not None
        and cluster.named
        and _noun_of(discourse.mentions[index].text.lower()) == word
        and discourse.mentions[index].kind is MentionKind.NAME
        and _agrees(cluster, mention)
    }
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _noun_of(name: str) -> str:
    """Return the noun of a body's name: `orchestra` of `selby orchestra` and of `orchestra of the coast`."""
    return name.partition(" of ")[0].partition(" for ")[0].split()[-1]


def _general_noun(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`The organization` after a sentence that names one; `the immigrant` after a man described."""
    if mention.determiner != "the" or mention.plural or mention.text not in words("general_nouns"):
        return None
    of_body = mention.label is EntityType.ORG
    for cluster, _ in discourse.recent(mention, 1 if of_body else _NEAR_PERSON).values():
        if cluster.plural or cluster.named != of_body:
            continue
        if (
            (cluster.type is EntityType.ORG and _is_such(cluster, mention))
            if of_body
            else _agrees(cluster, mention)
        ):
            return cluster
    return None


def _is_such(cluster: Cluster, mention: Mention) -> bool:
    """Tell whether an organisation may be called a company or an agency: a public body is no company."""
    public = not words("public_nouns").isdisjoint(cluster.name.split())
    if mention.text in _COMPANIES:
        return not public
    if mention.text in _GROUPS:
        return public or cluster.name.split()[-1] not in words("generic_endings")
    return public or is_acronym(cluster.name) if mention.text in _AGENCIES else True


def _agrees(cluster: Cluster, mention: Mention) -> bool:
    """Tell whether number and kind of a description fit a cluster."""
    if mention.plural != cluster.plural and not cluster.named:
        return False
    if mention.label is EntityType.PERSON:
        return cluster.type in (
            {EntityType.GROUP, EntityType.NORP} if mention.plural else {EntityType.PERSON}
        )
    bodies = {EntityType.ORG, EntityType.GROUP, EntityType.FAC}
    places = {EntityType.GPE, EntityType.LOC, EntityType.FAC}
    return cluster.type in (places if mention.label in places else bodies | {EntityType.GPE})


def _kind_of_place(discourse: Discourse, mention: Mention) -> Cluster | None:
    """`the country` after the name of one; `the city` after the name of another place."""
    word = mention.text.lower()
    if mention.determiner not in _KNOWN or word not in _STATES | _TOWNS:
        return None
    for cluster, _ in discourse.recent(mention, _REACH).values():
        if cluster.named and cluster.type is EntityType.GPE:
            is_region = not regions().isdisjoint(cluster.forms)
            if is_region == (word in _STATES):
                return cluster
    return None


_RULES = {
    "apposition": _apposition,
    "predicate": _predicate,
    "same words": _same_words,
    "only bearer": _only_bearer,
    "general noun": _general_noun,
    "kind of place": _kind_of_place,
}
