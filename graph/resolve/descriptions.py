"""Tell whom descriptions may mean: `the lawmaker`, `the company`, `the strike`; with features to weigh."""

from collections.abc import Iterator
from itertools import islice

from graph.data import mapping, words
from graph.data.nouns import kinship, noun_class
from graph.data.places import regions
from graph.records import THING, EntityType, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.discourse import Discourse
from graph.resolve.names import is_acronym
from graph.resolve.phrasing import nouns_of

_OWNERS = frozenset("'s his her its their our my your".split())
_KNOWN = _OWNERS | frozenset("the this that these those".split())
_DETERMINERS = dict.fromkeys([*_OWNERS, "whose"], "of") | {"an": "a"}
_NEW = frozenset("another no every each any".split())  # whoever is described so was not spoken of before
_REACH = 2  # sentences back that a description looks for one that is called otherwise
_NEAREST = 8  # candidates that are called otherwise
_CALLED = 6  # candidates that were called so
_MUCH = 3  # of what is counted, what is many
_FORESEEN = 12  # sentences on that one who is described may be named
_MOST_TO_COME = 2
_FAR = (0, 1, 2, 3, 6, 12)  # sentences back from which on a distance is another
_MAY_BE_PERSON = 0.3  # the probability from which on a name may be a person's
_BODIES = frozenset({EntityType.ORG, EntityType.GROUP, EntityType.FAC, EntityType.GPE, EntityType.NORP})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_PEOPLE = frozenset({EntityType.GROUP, EntityType.NORP})
_THINGS = frozenset(EntityType) - _PEOPLE - {EntityType.PERSON, EntityType.GPE}
_RANKS = frozenset(
    "deputy vice assistant acting former ex junior senior chief old new other second next future".split()
)
_SORTS = {
    noun: sort
    for sort, nouns in {
        "company": "company firm manufacturer maker carmaker automaker retailer airline carrier",
        "group": "group nonprofit organisation organization charity",
        "agency": "agency body authority department ministry bureau regulator",
        "government": "government cabinet administration regime parliament congress legislature senate court",
        "forces": "army military police navy force troop",
        "team": "team club side squad league",
        "party": "party coalition bloc faction movement",
        "outlet": "newspaper magazine broadcaster network channel paper website site",
        "school": "school university college hospital",
        "state": "country nation state province republic kingdom",
        "town": "city town village suburb capital municipality",
    }.items()
    for noun in nouns.split()
}


def described(discourse: Discourse, mention: Mention) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return the clusters that a description may mean, each with its features.

    These are who was called so, who is named right beside it, and where it is known (`the`, `this`, `his`)
    who fits in the last sentences.
    """
    noun, *ages = nouns_of(mention)
    called = {key: c for word in (*ages, noun) for key, c in discourse.called.get(word, {}).items()}
    if mention.determiner in _NEW or (mention.determiner in {"a", "an"} and " " not in mention.text):
        called = {}
    around = discourse.quotation_around(mention)
    speaker = discourse.speaker_of(around) if around is not None else None
    awaited = speaker is None and discourse.speaks_later(around) and mention.label is EntityType.PERSON
    found = _candidates(discourse, mention, called, awaited=awaited)
    for key in {id(speaker), *discourse.tied_to(mention)}:  # nobody speaks of himself so, nor sues himself
        found.pop(key, None)
    said = "told" if around is None else "said by one known" if speaker is not None else "said"
    counts = {key: discourse.count(cluster) for key, cluster in found.items()}
    many = min(sum(key in called for key in found), _MUCH)
    most = max((count for key, count in counts.items() if key in called), default=0)
    top = max((count for key, count in counts.items() if key not in called), default=0)
    person = mention.label is EntityType.PERSON and not mention.plural
    gender = mapping("gendered_nouns").get(noun) if person else None
    ahead = discourse.gender_ahead(mention) if person else ""
    voice = _Voice(discourse, mention)
    result = []
    for rank, (key, cluster) in enumerate(found.items()):
        features = [*_of_words(discourse, mention, noun, cluster), *_of_kind(mention, noun, cluster)]
        features += _of_owner(discourse, mention, cluster)
        if mention.beside is not None:
            features += _of_neighbour(discourse, mention, cluster)
        if key in discourse.last:
            last = discourse.mentions[discourse.last[key]]
            features += _of_place(discourse, mention, last, so_called=key in called)
        if key not in called:
            features += [f"other count {min(counts[key], _MUCH)}", f"other most {counts[key] == top}"]
        if key in called:
            features.append(f"so called most {counts[key] == most} {many}")
            features += _agree(discourse, cluster, mention)
        features += [f"rank {min(rank, _MUCH)}", f"so called {many}"]
        features.append(f"{said} {'so called' if key in called else 'other'}")
        features += voice.of(cluster, so_called=key in called)
        for told, of in (("gender", gender), ("pronoun ahead", ahead)):
            if of:
                lean = cluster.lean(of)
                features.append(f"{told} {'agrees' if lean > 0 else 'contradicts' if lean else 'unknown'}")
        result.append((cluster, tuple(features)))
    return result + _to_come(discourse, mention, noun)


class _Voice:
    """Tells of whom a description may mean whether they spoke before, where it speaks itself."""

    def __init__(self, discourse: Discourse, mention: Mention) -> None:
        sort = "thing" if mention.label in {None, EntityType.OTHER} else str(mention.label)
        sort += " of one" if mention.determiner in _OWNERS else ""
        self._sort = sort if discourse.speaks(mention) else "unquoted"
        self._last, self._before = discourse.spoke_last(mention), discourse.spoke_before(mention)

    def of(self, cluster: Cluster, *, so_called: bool) -> tuple[str, str]:
        """Return the features of a cluster."""
        when = "last" if cluster is self._last else "before" if id(cluster) in self._before else "never"
        told = f"{self._sort} speaks, who spoke {when}"
        return f"{told} {'so called' if so_called else 'other'}", f"{told} of {min(len(self._before), _MUCH)}"


def _to_come(discourse: Discourse, mention: Mention, noun: str) -> list[tuple[Cluster, tuple[str, ...]]]:
    """Return who is named later with the same noun: `a judge said`, then `Judge Ann Lee`."""
    own = {*mention.text.lower().replace("-", " ").split()[:-1]}
    found: dict[int, tuple[Cluster, tuple[str, ...]]] = {}
    for distance, cluster, told in discourse.introduced_later(mention, noun):
        if not _may_be(discourse, cluster, mention, so_called=True):
            continue
        if len(found) == _MOST_TO_COME or distance > _FORESEEN:
            break
        agree = "none" if not own else "known" if own <= told else "new" if own.isdisjoint(told) else "some"
        at = max(far for far in _FAR if far <= max(distance, 0))
        determiner = _DETERMINERS.get(mention.determiner, mention.determiner)
        features = (
            f"to come {determiner} {mention.role is Role.PREDICATE}",
            f"to come at {at}",
            f"to come, words {agree}",
            f"to come, followed {mention.followed}",
            f"to come as number {len(found)}",
            f"to come {cluster.type.value} {agree}",
        )
        found.setdefault(id(cluster), (cluster, features))
    return [*found.values()]


def _candidates(
    discourse: Discourse, mention: Mention, called: dict[int, Cluster], *, awaited: bool
) -> dict[int, Cluster]:
    """Return who may be meant, by identity: the last called so, then the nearest.

    The nearest are none where somebody else is awaited, who speaks the words, nor anybody of unknown age
    (`the 52-year-old`). Of two names that end so, far behind, neither may be meant.
    """
    found: dict[int, Cluster] = {}
    owner = discourse.owner_of(mention)
    for cluster in islice(reversed(called.values()), _CALLED):
        other = _is_other(discourse, cluster, mention) or discourse.is_anothers(cluster, mention, owner)
        if not other and _may_be(discourse, cluster, mention, so_called=True):
            found[id(cluster)] = cluster
    named = [cluster for cluster in found.values() if cluster.named]
    told = " " in mention.text or not all(discourse.forgotten(mention, cluster, _REACH) for cluster in named)
    if len(named) > 1 and not told:
        found = {key: cluster for key, cluster in found.items() if not cluster.named}
    beside = discourse.owner_at(mention.beside)
    if beside is not None and _may_be(discourse, beside, mention, so_called=False):
        found.setdefault(id(beside), beside)
    one = mention.label in {EntityType.PERSON, EntityType.ORG} and not mention.plural
    if one and owner is not None and owner.named and owner.type is EntityType.ORG:
        return found  # the Alba chairman, the Alba unit: who was called so, or it is not told
    if mention.determiner in _KNOWN and mention.role is not Role.PREDICATE and not awaited:
        figures = {word for word in mention.text.lower().replace("-", " ").split() if word[0].isdigit()}
        near = (
            cluster
            for cluster, _ in discourse.recent(mention, _REACH).values()
            if id(cluster) not in called
            and _may_be(discourse, cluster, mention, so_called=False)
            and not _is_apart(discourse, cluster, mention)
            and figures <= discourse.words_of(cluster)[0]
        )
        found |= {id(cluster): cluster for cluster in islice(near, _NEAREST)}
    return found


def _is_apart(discourse: Discourse, cluster: Cluster, mention: Mention) -> bool:
    """Tell whether a cluster was called what is not what a description says: `Mayor Lee` is no `governor`."""
    kinds = mapping("apart_nouns")
    kind = kinds.get(nouns_of(mention)[0])
    called = {kinds[noun] for noun in discourse.words_of(cluster)[1] if noun in kinds}
    return kind is not None and bool(called) and kind not in called


def _is_other(discourse: Discourse, cluster: Cluster, mention: Mention) -> bool:
    """Tell whether what stands before a noun is of another: `new hospital` is not `old hospital`."""
    noun, *ages = nouns_of(mention)
    own = {*mention.text.lower().replace("-", " ").split()[:-1]}
    before = discourse.modifiers(cluster, noun)
    if not own or before is None or ages:
        return False
    return not (own <= discourse.words_of(cluster)[0] or before <= own) or not (own - before).isdisjoint(
        _RANKS
    )


def _agree(discourse: Discourse, cluster: Cluster, mention: Mention) -> Iterator[str]:
    """Tell whether a cluster that was called so is somebody else's, or of what stands before the noun."""
    noun = nouns_of(mention)[0]
    own = {*mention.text.lower().replace("-", " ").split()[:-1]}
    before = discourse.modifiers(cluster, noun)
    if own and before is not None and not own <= before:
        yield f"new words before it {'named' if cluster.named else 'described'}"


def stated(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return whom the syntax says a description means: `Mayo, an attorney`, `Mayo is an attorney`."""
    index = None
    named = _holds_name(discourse, mention)
    if named is not None:
        return named
    if mention.role in {Role.APPOSITION, Role.MODIFIER} and mention.governor is not None:
        index = discourse.at_head.get(mention.governor)
    if index is None:
        index = discourse.named_by.get(mention.head.start, discourse.titled(mention))
    if mention.beside is not None and discourse.at_head.get(mention.beside) != index:
        index = None  # the parse hangs it on another than the name beside it: to be weighed
    if mention.joint.startswith("behind") and mention.joint.endswith(" verb"):
        index = None  # no mark closes it: `At the side of Lee, the mayor spoke`
    if index is None and mention.role is Role.PREDICATE and mention.rule != THING:
        index = _subject(discourse, mention)
    cluster = discourse.owner.get(index) if index is not None else None
    fits = cluster is not None and _may_be(discourse, cluster, mention, so_called=False)
    return cluster if fits else _of_age(discourse, mention) or _described_before(discourse, mention)


def _holds_name(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return the place whose name a description is, with what it is: `Dorn province`, not `the Dorn town`."""
    if mention.label is not EntityType.GPE or mention.plural or mention.determiner or mention.followed:
        return None
    cluster = discourse.owner_at(mention.span.start)
    return cluster if cluster is not None and cluster.named and cluster.type is EntityType.GPE else None


def _of_age(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return who alone was described with the same age: `the 52-year-old` after `a 52-year-old`."""
    if mention.determiner != "the":
        return None
    _, *ages = nouns_of(mention)
    found = {key: c for age in ages for key, c in discourse.called.get(age, {}).items()}
    alone = next(iter(found.values())) if len(found) == 1 else None
    return alone if alone and _may_be(discourse, alone, mention, so_called=True) else None


def _described_before(discourse: Discourse, mention: Mention) -> Cluster | None:
    """Return whom a noun for anybody means: `the immigrant` after `a man`, `the organization` behind one."""
    general = mention.determiner == "the" and mention.text in words("general_nouns")
    so_called = discourse.called.get(mention.text, {}).values()
    if not general or any(not discourse.forgotten(mention, cluster, _REACH) for cluster in so_called):
        return None
    if mention.label is EntityType.ORG and not mention.followed:
        near = [cluster for cluster, _ in discourse.recent(mention, 1).values()]
        bodies = [c for c in near if c.named and c.type is EntityType.ORG]
        return bodies[0] if len(bodies) == 1 else None
    if mention.label is not EntityType.PERSON:
        return None
    near = [cluster for cluster, _ in discourse.recent(mention, _REACH).values()]
    return next((c for c in near if not c.named and not c.plural and c.type is EntityType.PERSON), None)


def _subject(discourse: Discourse, mention: Mention) -> int | None:
    for index in discourse.latest():
        other = discourse.mentions[index]
        if other.sentence != mention.sentence:
            return None
        if other.role is Role.SUBJECT and other.governor == mention.governor:
            return index
    return None


def _may_be(discourse: Discourse, cluster: Cluster, mention: Mention, *, so_called: bool) -> bool:
    """Tell whether number and kind of a description fit a cluster; many may be a body of one name."""
    if mention.plural != cluster.plural and not (cluster.named and mention.plural):
        return False
    if mention.label is EntityType.PERSON:
        if mention.plural:
            return cluster.plural or cluster.type in _PEOPLE
        acts = cluster.named and cluster.type in _BODIES and nouns_of(mention)[0] in words("acting_nouns")
        return acts or discourse.likely_person(cluster) >= _MAY_BE_PERSON
    if so_called:
        return cluster.type is not EntityType.PERSON
    if mention.label is EntityType.ORG:
        return cluster.type in _BODIES
    return cluster.type in (_PLACES if mention.label in _PLACES else _THINGS)


def _of_kind(mention: Mention, noun: str, cluster: Cluster) -> Iterator[str]:
    """Tell what a cluster is against what the noun means."""
    of = cluster.type.value
    if cluster.named and cluster.type is EntityType.GPE:
        of = "place" if regions().isdisjoint(cluster.forms) else "region"
    elif cluster.named and cluster.type is EntityType.ORG:
        spelled = cluster.name.split()
        if not words("public_nouns").isdisjoint(spelled):
            of = "public body"
        elif is_acronym(cluster.name):
            of = "acronym"
        elif spelled[-1] in words("generic_endings"):
            of = "body"
    plain = mention.label is None or mention.label is EntityType.OTHER
    kind = _SORTS.get(noun) or ((noun_class(noun) or "thing") if plain else str(mention.label))
    yield f"{kind}: {'named' if cluster.named else 'described'} {of}"
    if noun in words("general_nouns"):
        yield f"general: {'named' if cluster.named else 'described'} {of}"
    yield f"plural {mention.plural} {'named' if cluster.named else cluster.plural}"


def _of_words(discourse: Discourse, mention: Mention, noun: str, cluster: Cluster) -> Iterator[str]:
    """Tell how the words of a description agree with those by which a cluster was called."""
    known, nouns = discourse.words_of(cluster)
    own = {*mention.text.lower().replace("-", " ").split()} - {noun.rpartition("-")[2]}
    related = "same" if noun in nouns else ""
    related = related or next(filter(None, (kinship(noun, other) for other in nouns)), "other")
    same = "same" if related == "same" else "other"
    determiner = _DETERMINERS.get(mention.determiner, mention.determiner)
    agree = "none" if not own else "all known" if own <= known else "some known" if own & known else "new"
    yield f"{related} {'named' if cluster.named else 'described'}"
    yield f"{determiner} {related}"
    yield f"followed {mention.followed} {same}"
    yield f"followed {mention.followed} {determiner}"
    yield f"words {agree} {related}"
    yield f"words {agree} {determiner} {same}"
    for figures, told in ((own & known, "same figures"), (own - known, "other figures")):
        if any(any(map(str.isdigit, word)) for word in figures):
            yield told


def _of_owner(discourse: Discourse, mention: Mention, cluster: Cluster) -> Iterator[str]:
    """Tell whether what is somebody's was said to be theirs: `his boat`."""
    owner, before = discourse.possessor(mention), discourse.owners.get(id(cluster))
    if owner is not None:
        yield f"owner {id(owner) in before if before else 'new'}"
        if cluster is owner:
            yield "its own owner"
    elif before:
        yield "owned before"


def _of_neighbour(discourse: Discourse, mention: Mention, cluster: Cluster) -> Iterator[str]:
    """Tell how a description stands beside the name of a cluster, or that it stands beside another's."""
    if discourse.owner_at(mention.beside) is not cluster:
        yield f"beside another {mention.joint}"
        return
    side, mark, *_ = mention.joint.split()
    determiner = mention.determiner if mention.determiner in _KNOWN else mention.determiner[:1]
    yield f"beside {mention.joint}"
    yield f"beside {side} {mark} {determiner}"
    yield f"beside {side} as {mention.role.value}"
    yield f"beside {side}, {mention.label}: {cluster.type}"


def _of_place(discourse: Discourse, mention: Mention, last: Mention, *, so_called: bool) -> Iterator[str]:
    """Tell where a cluster was spoken of last."""
    distance = discourse.distance(mention, last)
    so = "so called" if so_called else "other"
    role = last.role.value if last.role in {Role.SUBJECT, Role.POSSESSIVE} else ""
    yield f"{so} at {max(far for far in _FAR if far <= max(distance, 0))}"
    yield f"{so} last {last.kind.value} {role}"
    yield f"{so} as {mention.role.value}"
    if so_called and last.kind is MentionKind.NOMINAL:
        own, before = (m.determiner if m.determiner in _KNOWN else "" for m in (mention, last))
        yield f"determiners {own} {before}"
    if last.sentence == mention.sentence:
        yield f"{so} same clause {last.clause == mention.clause}"
