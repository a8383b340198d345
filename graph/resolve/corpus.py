"""Bring the entities of many articles together."""

from collections.abc import Iterable
from dataclasses import replace

from graph.records import Decision, EntityType, Verdict
from graph.resolve.cluster import Cluster
from graph.resolve.curation.linking import link_pinned
from graph.resolve.merge import merge_clusters
from graph.resolve.names import key, parts
from graph.resolve.pins import may_join

_SAME_NAME = "same name"
_PLAIN, _SUPPORTED, _CONTRADICTED = 0.9, 1.0, 0.3  # how sure: nothing else known, company shared, roles apart


def merge_articles(clusters: Iterable[Cluster]) -> tuple[list[Cluster], list[Decision]]:
    """Return the entities of all articles as clusters, by name; the order given does not matter.

    Names of one spelling and one kind come together, save two people told apart by what they are and whom
    they are seen with; then the rules for names speak as inside an article. What is known by a description
    alone stays with its article.
    """
    unnamed: list[Cluster] = []
    found: dict[tuple[str, str], list[Cluster]] = {}
    decisions: list[Decision] = []
    for cluster in link_pinned(sorted(clusters, key=_first)):
        if not cluster.named:
            unnamed.append(cluster)
            continue
        bearers = found.setdefault((key(cluster.name), _kind(cluster.type)), [])
        possible = [bearer for bearer in bearers if may_join(cluster.pins, bearer.pins, inside=False)]
        decided = [_compare(cluster, bearer) for bearer in possible]
        chosen = _best(
            [(d.score, b) for d, b in zip(decided, possible, strict=True) if d.verdict is Verdict.MERGED]
        )
        decisions += [_final(d, taken=b is chosen) for d, b in zip(decided, possible, strict=True)]
        if chosen:
            chosen.absorb(cluster, _SAME_NAME)
        else:
            bearers.append(cluster)
    merged, further = merge_clusters([cluster for same in sorted(found) for cluster in found[same]], None)
    for cluster in merged:
        cluster.mentions.sort()
    return sorted(merged, key=lambda c: (c.name, c.mentions[0])) + unnamed, decisions + further


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


def _kind(type_: EntityType) -> str:
    """Return what never merges with anything of another kind."""
    return type_.value if type_ in {EntityType.PERSON, EntityType.NORP} else "thing"


def _compare(cluster: Cluster, bearer: Cluster) -> Decision:
    """Decide whether two bearers of one name are one (Bagga and Baldwin 1998 compare contexts likewise).

    Two people of one full name are two where each is described, by nothing in common, and no other person or
    organisation is seen with both.
    """
    roles, company = cluster.roles & bearer.roles, cluster.company & bearer.company
    told = cluster.roles and bearer.roles and not roles
    apart = cluster.type is EntityType.PERSON and len(parts(cluster.name)) > 1 and told and not company
    if apart:
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


def _list(items: set[str]) -> str:
    return ", ".join(sorted(items)[:3])
