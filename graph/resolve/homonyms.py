"""Tell apart inside one article what two bear that are called the same."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from graph.data.places import place_kinds
from graph.kinds import probability
from graph.records import EntityType, Extraction, Mention, MentionKind, Role
from graph.resolve.cluster import Cluster
from graph.resolve.names import genders_of, key, parts

_PLACES = (EntityType.GPE, EntityType.LOC)
_SURE = 0.9  # how likely a mention must be a place to be told from somebody of that surname
_OF_LONGER = ("ends a ", "begins a ")  # what longer names tell of a word, which is of the other bearer


def divided(clusters: Iterable[Cluster], extraction: Extraction) -> list[Cluster]:
    """Return clusters of names of one spelling, those that two bear as two."""
    clusters = list(clusters)
    described = _described(extraction)
    longer = {word for cluster in clusters for word in _ends(cluster)}
    shares = (share for cluster in clusters for share in _namesakes(cluster, extraction, described))
    shares = (share for cluster in shares for share in _man_and_wife(cluster, extraction))
    return [share for cluster in shares for share in _place_and_bearer(cluster, extraction, longer)]


def _ends(cluster: Cluster) -> tuple[str, ...]:
    """Return the first and the last word of a name of several words, folded."""
    split = parts(cluster.name)
    return (split[0], split[-1]) if len(split) > 1 else ()


def _divide(cluster: Cluster, extraction: Extraction, bearer: Callable[[Mention], str]) -> list[Cluster]:
    """Return a cluster in shares, by who bears the name in each mention."""
    shares: dict[str, Cluster] = {}
    for article, index in cluster.mentions:
        mention = extraction.mentions[index]
        shares.setdefault(bearer(mention), Cluster()).add(article, index, mention)
    return list(shares.values())


def _man_and_wife(cluster: Cluster, extraction: Extraction) -> list[Cluster]:
    """Return a name as a man and a woman bear it, where titles tell both: `Mr Brandt` and `Mrs Brandt`.

    A bare one is whoever was titled last, or first. A couple (`Mr and Mrs Brandt`) is neither.
    """
    told = [genders_of(title) for title in cluster.titles]
    if not all({gender} in told for gender in ("f", "m")):
        return [cluster]
    mentions = [extraction.mentions[index] for _, index in cluster.mentions]
    last = next(min(genders_of(m.titles)) for m in mentions if len(genders_of(m.titles)) == 1)

    def bearer(mention: Mention) -> str:
        nonlocal last
        genders = genders_of(mention.titles)
        if len(genders) == 1:
            last = min(genders)
        return "both" if len(genders) > 1 else last

    return _divide(cluster, extraction, bearer)


def _described(extraction: Extraction) -> dict[int, str]:
    """Return the nouns that stand beside names and say who they are, by the offset of the name's head."""
    return {
        mention.governor: mention.text.split()[-1].lower()
        for mention in extraction.mentions
        if mention.kind is MentionKind.NOMINAL
        and mention.role is Role.APPOSITION
        and mention.governor is not None
    }


def _namesakes(cluster: Cluster, extraction: Extraction, described: dict[int, str]) -> list[Cluster]:
    """Return a full name as those whom one sentence tells apart: `Ann Lee, a nurse, met Ann Lee, a judge`.

    One without a description is the one described last, or first.
    """
    if len(cluster.mentions) == 1 or " " not in cluster.name:
        return [cluster]
    mentions = [extraction.mentions[index] for _, index in cluster.mentions]
    told = [(m.sentence, described[m.head.start]) for m in mentions if m.head.start in described]
    if len(set(told)) == len({sentence for sentence, _ in told}):
        return [cluster]
    last = told[0][1]

    def bearer(mention: Mention) -> str:
        nonlocal last
        last = described.get(mention.head.start, last)
        return last

    return _divide(cluster, extraction, bearer)


def _place_and_bearer(cluster: Cluster, extraction: Extraction, longer: set[str]) -> list[Cluster]:
    """Return a word as a known place and as somebody who is called so.

    `Ann Dorn left Dorn.` A mention is judged by its own place in the text.
    """
    if key(cluster.name) not in longer or len(parts(cluster.name)) > 1 or cluster.titles:
        return [cluster]
    mentions = [extraction.mentions[index] for _, index in cluster.mentions]
    places = [_as_place(mention) for mention in mentions]
    if all(places) or not any(places) or any(key(m.text) != key(cluster.name) for m in mentions):
        return [cluster]
    shares = Cluster(), Cluster()
    for (article, index), mention, place in zip(cluster.mentions, mentions, places, strict=True):
        shares[place is None].add(article, index, place or mention)
    return [*shares] if shares[True].type is EntityType.PERSON else [cluster]


def _as_place(mention: Mention) -> Mention | None:
    """Return a mention without what longer names tell of it, if it is a place then."""
    own = tuple(told for told in mention.witnesses if not told.startswith(_OF_LONGER))
    counts = dict.fromkeys(own, 1)
    likely = sum(probability(type_, {mention.text: 1}, counts) for type_ in _PLACES)
    return replace(mention, witnesses=own) if likely > _SURE and place_kinds(mention.text) else None
