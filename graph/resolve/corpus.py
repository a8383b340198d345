"""Bring the entities of many articles together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.data import words
from graph.data.given_names import is_given_name
from graph.data.places import regions
from graph.kinds import LIES_IN
from graph.records import Decision, EntityType, Verdict
from graph.resolve.cluster import Cluster
from graph.resolve.curation.linking import link_pinned
from graph.resolve.likeness import KINDS, title_genders
from graph.resolve.merge import Chooser, merge_clusters
from graph.resolve.names import fold, is_general, key, parts, well_known
from graph.resolve.pins import may_join

_SAME_NAME = "same name"
_PLAIN, _SUPPORTED, _CONTRADICTED = 0.9, 1.0, 0.3  # how sure: nothing else known, company shared, roles apart
_KNOWN = 3  # articles that call something by a short name, from which on it has a life of its own
_COMMONER = 4  # how many times as many they must be as those that give the longer name
_WELL_KNOWN = 5  # articles that name someone, from which on another description does not make a namesake


def merge_articles(
    clusters: Iterable[Cluster], choose: Chooser | None = None
) -> tuple[list[Cluster], list[Decision]]:
    """Return the entities of all articles as clusters, by name; the order given does not matter.

    Names of one spelling come together, save what is told apart by what it is, whom it is seen with and
    where; then the names that stand for fuller ones are weighed. What is known by a description alone stays
    with its article.
    """
    given = link_pinned(sorted(clusters, key=_first))
    unnamed = [cluster for cluster in given if not cluster.named]
    named = [cluster for cluster in given if cluster.named]
    bearing = Counter(key(cluster.name) for cluster in named)
    alike, decisions = _join_namesakes(named, [_called(cluster, bearing) for cluster in named])
    merged, weighed = merge_clusters(alike, None, choose)
    # What came together may be called otherwise now, and is known better.
    merged.sort(key=lambda cluster: (not cluster.pins, min(cluster.mentions)))
    merged, again = _join_namesakes(merged, [key(cluster.name) for cluster in merged])
    for cluster in merged:
        cluster.mentions.sort()
    return sorted(merged, key=lambda c: (c.name, c.mentions[0])) + unnamed, decisions + weighed + again


def _join_namesakes(
    clusters: Iterable[Cluster], names: Iterable[str]
) -> tuple[list[Cluster], list[Decision]]:
    """Join the clusters of one name, each in turn with the bearer that fits best; return those left."""
    found: dict[str, list[Cluster]] = {}
    decisions: list[Decision] = []
    for cluster, name in zip(clusters, names, strict=True):
        bearers = found.setdefault(name, [])
        possible = [
            bearer
            for bearer in bearers
            if may_join(cluster.pins, bearer.pins, inside=False) and not _kept_apart(cluster, bearer)
        ]
        decided = [_compare(cluster, bearer) for bearer in possible]
        chosen = _best(
            [(d.score, b) for d, b in zip(decided, possible, strict=True) if d.verdict is Verdict.MERGED]
        )
        decisions += [_final(d, taken=b is chosen) for d, b in zip(decided, possible, strict=True)]
        if chosen:
            chosen.absorb(cluster, _SAME_NAME)
        else:
            bearers.append(cluster)
    return [cluster for name in sorted(found) for cluster in found[name]], decisions


def _kept_apart(cluster: Cluster, bearer: Cluster) -> bool:
    """Tell whether the articles that name one mostly name the other as well, as somebody else."""
    own, other = ({article for article, _ in one.mentions} for one in (cluster, bearer))
    return 2 * len(own & other) >= min(len(own), len(other))


def _called(cluster: Cluster, bearing: Mapping[str, int]) -> str:
    """Return the folded name under which others are compared: what most articles call it.

    An article that says `Orrin Music` once and then `Orrin` speaks of what all others call `Orrin`.
    """
    name = key(cluster.name)
    spelled = name.split()
    if cluster.pins or cluster.titles or len(spelled) < 2 or is_given_name(spelled[0]):
        return name
    most = max(cluster.forms.values())
    often = {key(form) for form, count in cluster.forms.items() if 2 * count >= most}
    form = min(often, key=lambda form: (-bearing.get(form, 0), form))
    heads = {fold(noun) for noun in words("head_nouns")}
    known = bearing.get(form, 0)
    common = known >= _KNOWN and known >= _COMMONER * bearing[name] and form not in heads
    return form if common and len(form.split()) < len(spelled) else name


def _first(cluster: Cluster) -> tuple[bool, tuple[str, int]]:
    # What a person decided on comes first, so that the rules find it as it is.
    return not cluster.pins, cluster.mentions[0]


def _best(fitting: list[tuple[float, Cluster]]) -> Cluster | None:
    """Return the bearer that fits best, the first of equals; none where a person told the equals apart."""
    best = max((score for score, _ in fitting), default=0.0)
    equal = [bearer for score, bearer in fitting if score == best]
    apart = any(not may_join(equal[0].pins, other.pins, inside=False) for other in equal[1:])
    return None if apart or not equal else equal[0]


def _final(decision: Decision, *, taken: bool) -> Decision:
    """Return a decision as it came out: of several that fit, one is taken."""
    if taken or decision.verdict is Verdict.REFUSED:
        return decision
    return replace(decision, verdict=Verdict.REFUSED, why="another fits as well or better")


def _compare(cluster: Cluster, bearer: Cluster) -> Decision:
    """Decide whether two bearers of one name are one (Bagga and Baldwin 1998 compare contexts likewise).

    Two people of one full name are two where each is described, by nothing in common, and no other person or
    organisation is seen with both, unless the name is well known. Two ministries are two where the sentences
    that name them name different places.
    """
    roles, company = cluster.roles & bearer.roles, cluster.company & bearer.company
    told = cluster.roles and bearer.roles and not roles
    person = cluster.type is bearer.type is EntityType.PERSON and len(parts(cluster.name)) > 1
    known = len({article for article, _ in bearer.mentions}) >= _WELL_KNOWN
    elsewhere = bool(cluster.places and bearer.places) and cluster.places.isdisjoint(bearer.places)
    apart = person and told and not company and not known
    if not _of_one_kind(cluster, bearer):
        apart, why = True, f"{cluster.type} here, {bearer.type} there"
    elif _in_two_lands(cluster, bearer):
        apart, why = True, "in two states"
    elif elsewhere and _is_general(cluster):
        apart, why = True, f"{_list(cluster.places)} here, {_list(bearer.places)} there"
    elif apart:
        why = f"{_list(cluster.roles)} here, {_list(bearer.roles)} there, and no company in common"
    elif company or roles:
        why = f"both with {_list(company or roles)}"
    else:
        why = "nothing speaks against it"
    return Decision(
        left=cluster.name,
        right=bearer.name,
        verdict=Verdict.REFUSED if apart else Verdict.MERGED,
        rule=_SAME_NAME,
        score=_CONTRADICTED if apart else _SUPPORTED if company or roles else _PLAIN,
        why=why,
        left_original=cluster.original,
        right_original=bearer.original,
    )


def _in_two_lands(cluster: Cluster, bearer: Cluster) -> bool:
    """Tell whether two towns of one name are said to lie in two states: `Dover, Ohio`, `Dover, Kent`.

    A state or a country lies in none, whatever list it stands in.
    """
    if not regions().isdisjoint(cluster.forms):
        return False
    one, other = ({told for told in c.witnesses if told.startswith(LIES_IN)} for c in (cluster, bearer))
    return bool(one and other) and one.isdisjoint(other)


def _of_one_kind(cluster: Cluster, bearer: Cluster) -> bool:
    """Tell whether two bearers of a name may be one, be it that the type of either is mistaken."""
    genders = title_genders(cluster), title_genders(bearer)
    if all(genders) and genders[0].isdisjoint(genders[1]):
        return False
    kinds = {KINDS.get(cluster.type, "thing"), KINDS.get(bearer.type, "thing")}
    if len(kinds) == 1:
        return True
    if "group" in kinds:
        return kinds.isdisjoint({"place", "person"})
    if "person" not in kinds or len(parts(cluster.name)) > 1:
        return True
    return not cluster.titles and not bearer.titles and not is_given_name(cluster.name)


def _is_general(cluster: Cluster) -> bool:
    """Tell whether each state or town has a body of that name: `Foreign Ministry`, but not what all know."""
    name = fold(cluster.name)
    return is_general(name.split()) and name not in well_known()


def _list(items: set[str]) -> str:
    return ", ".join(sorted(items)[:3])
