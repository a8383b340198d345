"""Follow pronouns and descriptions to what they refer to, inside one article.

A sieve of small rules (Lee et al. 2013), the surest first, over the records of one article: agreement in number, gender
and kind, the syntax of the clause (Lappin and Leass 1994), and nearness. Where no candidate agrees, none is chosen.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from graph.data import mapping, words
from graph.data.given_names import gender_of
from graph.records import EntityType, Extraction, Mention, MentionKind, QuotationKind, QuotationMention, Role
from graph.resolve.cluster import Cluster

_GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_WHO = frozenset("who whom whose".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_KNOWN = frozenset("the this that these those".split())
_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.FAC})
_REACH = 3  # sentences back that a pronoun looks
_NEAR = 2  # sentences back that a description without a word in common looks
_DECAY = 0.5  # what a mention counts a sentence further back
# Who does something is spoken of next (Lappin and Leass 1994 weigh subjects highest as well).
_SALIENCE = {Role.SUBJECT: 3.0, Role.POSSESSIVE: 1.5, Role.OBJECT: 1.5}


def resolve_references(extraction: Extraction, clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters with pronouns and descriptions added, and new ones for those known by a description alone."""
    discourse = _Discourse(extraction, clusters)
    for index, mention in enumerate(extraction.mentions):
        if mention.kind is MentionKind.NOMINAL:
            discourse.place(index, _DESCRIPTIONS)
            if index not in discourse.owner:
                discourse.introduce(index)
        elif mention.kind is MentionKind.PRONOUN:
            discourse.place(index, _PRONOUNS)
        discourse.seen.append(index)
    return sorted(discourse.clusters, key=lambda cluster: cluster.mentions[0])


class _Discourse:
    """What the article has said so far: the mentions seen, and the cluster of each."""

    def __init__(self, extraction: Extraction, clusters: list[Cluster]) -> None:
        self.mentions = extraction.mentions
        self.clusters = [*clusters]
        self.article = extraction.article
        self.owner = {index: cluster for cluster in clusters for _, index in cluster.mentions}
        self.at_head = {mention.head.start: index for index, mention in enumerate(extraction.mentions)}
        self.named_by: dict[int, int] = {}
        for index, mention in enumerate(extraction.mentions):
            if mention.role is Role.APPOSITION and mention.governor is not None:
                self.named_by.setdefault(mention.governor, index)
        self.seen: list[int] = []
        self.told = self._told(extraction)
        self.quotations = sorted(
            (
                (span.start, span.end, quotation)
                for quotation in extraction.quotations
                for span in quotation.content
            ),
            key=lambda item: item[:2],
        )
        for cluster in clusters:
            cluster.gender = _gender(cluster)

    def _told(self, extraction: Extraction) -> list[int]:
        """Number the sentences by what the article itself tells: a sentence of quoted speech does not count."""
        quoted = sorted(
            span
            for quotation in extraction.quotations
            if quotation.kind is QuotationKind.DIRECT
            for span in quotation.content
        )
        numbers: list[int] = []
        count = 0
        for sentence in extraction.sentences:
            before = bisect_right(quoted, sentence.end, key=lambda span: span.start) - 1
            inside = (
                before >= 0
                and quoted[before].start <= sentence.start + 1
                and sentence.end <= quoted[before].end + 1
            )
            count += not inside
            numbers.append(count)
        return numbers

    def distance(self, mention: Mention, other: Mention) -> int:
        """Return how many sentences lie between two mentions, quoted speech aside."""
        return self.told[mention.sentence] - self.told[other.sentence]

    def place(self, index: int, rules: tuple[Callable[["_Discourse", Mention], Cluster | None], ...]) -> None:
        """Add a mention to the cluster that the first rule with an answer names."""
        mention = self.mentions[index]
        for rule in rules:
            cluster = rule(self, mention)
            if cluster is not None:
                cluster.mentions.append((self.article, index))
                cluster.mentions.sort()
                cluster.gender = cluster.gender or _GENDER.get(mention.text.lower(), "")
                self.owner[index] = cluster
                return

    def introduce(self, index: int) -> None:
        """Start a cluster for someone known by this description."""
        mention = self.mentions[index]
        kind = mention.label or EntityType.OTHER
        if mention.plural and kind is EntityType.PERSON:
            kind = EntityType.GROUP
        cluster = Cluster(
            mentions=[(self.article, index)],
            forms=Counter([mention.text]),
            votes=Counter([(True, kind)]),
            named=False,
            plural=mention.plural,
        )
        self.clusters.append(cluster)
        self.owner[index] = cluster

    def speaker_of(self, mention: Mention) -> Cluster | None:
        """Return who speaks the words that hold a mention, as far as known already."""
        quotation = self.quotation_around(mention)
        if quotation is None or quotation.speaker_head is None:
            return None
        index = self.at_head.get(quotation.speaker_head.start)
        return self.owner.get(index) if index is not None else None

    def quotation_around(self, mention: Mention) -> QuotationMention | None:
        """Return the quotation whose content holds a mention."""
        last = bisect_right(self.quotations, mention.span.start, key=lambda item: item[0]) - 1
        if last >= 0 and mention.span.end <= self.quotations[last][1]:
            return self.quotations[last][2]
        return None

    def most_salient(self, mention: Mention, fits: Callable[[Cluster], bool], reach: int) -> Cluster | None:
        """Return the cluster spoken of most, lately and in the strongest roles, among those that fit."""
        scores: dict[int, float] = {}
        clusters: dict[int, Cluster] = {}
        for index in reversed(self.seen):
            other = self.mentions[index]
            distance = self.distance(mention, other)
            if distance > reach:
                break
            cluster = self.owner.get(index)
            if cluster is None or not fits(cluster):
                continue
            weight = _SALIENCE.get(other.role, 1.0) * _DECAY**distance
            scores[id(cluster)] = scores.get(id(cluster), 0.0) + weight
            clusters.setdefault(id(cluster), cluster)
        # A dict keeps the order of first sight, here the nearest first: it wins among equals.
        return clusters[max(scores, key=lambda key: scores[key])] if scores else None

    def excluded(self, mention: Mention) -> set[int]:
        """Return the clusters a pronoun cannot mean: the other arguments of its verb, and who speaks the words around it."""
        out: set[int] = set()
        speaker = self.speaker_of(mention)
        around = self.quotation_around(mention)
        if speaker is not None and around is not None and around.kind is QuotationKind.DIRECT:
            out.add(id(speaker))
        if mention.role is not Role.POSSESSIVE and mention.text.lower() not in _REFLEXIVE:
            for index in reversed(self.seen):
                other = self.mentions[index]
                if other.sentence != mention.sentence:
                    break
                if (
                    other.governor == mention.governor
                    and index in self.owner
                    and other.role is not Role.POSSESSIVE
                ):
                    out.add(id(self.owner[index]))
        return out


def _apposition(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`Jessica Mayo, an immigration attorney`; `the attorney, Jessica Mayo`."""
    index = None
    if mention.role is Role.APPOSITION and mention.governor is not None:
        index = discourse.at_head.get(mention.governor)
    if index is None:
        index = discourse.named_by.get(mention.head.start)
    cluster = discourse.owner.get(index) if index is not None else None
    return cluster if cluster is not None and _of_kind(cluster, mention) else None


def _same_words(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`the 52-year-old resident` after `a 52-year-old man`; `the attorney` after `attorney Jessica Mayo`."""
    if mention.determiner not in _KNOWN:
        return None
    head = mention.text.split()[-1].lower()
    marks = {word for word in mention.text.lower().split() if any(c.isdigit() for c in word)}
    best = None
    for index in reversed(discourse.seen):
        other = discourse.mentions[index]
        cluster = discourse.owner.get(index)
        if cluster is None or not _of_kind(cluster, mention):
            continue
        spoken = other.text.lower().split()
        if marks and marks & set(spoken):
            return cluster
        if best is None and discourse.distance(mention, other) <= _REACH:
            titled = head in other.titles.lower().split() or (
                other.kind is MentionKind.NAME and spoken[-1] == head
            )
            described = (
                other.kind is MentionKind.NOMINAL and spoken[-1] == head and other.plural == mention.plural
            )
            best = cluster if titled or described else None
    return best


def _latest_of_kind(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`The organization` after a sentence that names one; `the immigrant` after a man known by a description."""
    if mention.determiner != "the" or mention.plural or mention.text not in words("general_nouns"):
        return None
    return discourse.most_salient(
        mention,
        lambda cluster: (
            not cluster.plural
            and _of_kind(cluster, mention)
            and cluster.type is not EntityType.GPE
            and (cluster.named if mention.label is EntityType.ORG else not cluster.named)
        ),
        1 if mention.label is EntityType.ORG else _NEAR,
    )


def _relative(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`the man who left`: what the clause belongs to."""
    if mention.text.lower() not in _WHO or mention.governor is None:
        return None
    index = discourse.at_head.get(mention.governor)
    return discourse.owner.get(index) if index is not None else None


def _he_or_she(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`she`: the most salient person whose gender does not contradict."""
    gender = _GENDER.get(mention.text.lower())
    if gender is None:
        return None
    out = discourse.excluded(mention)
    return discourse.most_salient(
        mention,
        lambda cluster: (
            cluster.type is EntityType.PERSON
            and not cluster.plural
            and cluster.gender in {"", gender}
            and id(cluster) not in out
        ),
        _REACH,
    )


def _they(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`they`: the most salient group of people."""
    if mention.text.lower() not in _THEY:
        return None
    out = discourse.excluded(mention)
    return discourse.most_salient(mention, lambda cluster: cluster.plural and id(cluster) not in out, _NEAR)


def _it(discourse: _Discourse, mention: Mention) -> Cluster | None:
    """`its`: the most salient organisation or place of the same sentence; `it` is left open, as it may mean anything."""
    if mention.text.lower() != "its":
        return None
    return discourse.most_salient(mention, lambda cluster: cluster.type in _BODIES and not cluster.plural, 1)


def _of_kind(cluster: Cluster, mention: Mention) -> bool:
    if mention.plural != cluster.plural and not cluster.named:
        return False
    if mention.label is EntityType.PERSON:
        return cluster.type in (
            {EntityType.GROUP, EntityType.NORP} if mention.plural else {EntityType.PERSON}
        )
    return cluster.type in {EntityType.ORG, EntityType.GPE, EntityType.FAC, EntityType.GROUP}


def _gender(cluster: Cluster) -> str:
    """Return the gender that a title tells, else the given name."""
    genders = mapping("titles")
    told = {genders.get(word, "") for title in cluster.titles for word in title.split()} - {""}
    if told:
        return told.pop() if len(told) == 1 else ""
    words = cluster.name.split()
    return gender_of(words[0]) if len(words) > 1 and cluster.type is EntityType.PERSON else ""


_DESCRIPTIONS = (_apposition, _same_words, _latest_of_kind)
_PRONOUNS = (_relative, _he_or_she, _they, _it)
