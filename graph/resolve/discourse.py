"""What an article has said so far: the mentions seen, and the cluster of each."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from graph.data import mapping
from graph.kinds import probability
from graph.records import (
    THING,
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    QuotationKind,
    QuotationMention,
    Role,
    Span,
)
from graph.resolve.cluster import Cluster
from graph.resolve.phrasing import genders, narrative, nouns_of, stands_before

GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_NOUN_TELLS = 4  # of the gender, where a pronoun counts one
_MEMORY = 300  # mentions back that anything is looked for, so that a long article costs no more a word
_WORDS_OF_ONE = 4  # mentions that may stand between a possessor and what it has
_AHEAD = 8  # mentions behind one at which a pronoun is looked for
_LONGEST_FIELD = 61  # code points from a title on, up to which its name begins
_SPEAKERS = 12  # quotations back whose speakers are remembered
_REFLEXIVE = frozenset("himself herself itself themselves".split())


class Discourse:
    """Grows mention by mention, in text order; `seen` holds the indices of the mentions passed."""

    def __init__(self, extraction: Extraction, clusters: Iterable[Cluster]) -> None:
        self.article = extraction.article
        self.mentions = extraction.mentions
        self.clusters = [*clusters]
        self.seen: list[int] = []
        # By the identity of a cluster: its last mention, whose it was said to be, with a noun the mentions of
        # whose so-and-so it is, for whom it says `we`.
        self.last: dict[int, int] = {}
        self.owners: dict[int, set[int]] = {}
        self.belongs: dict[tuple[int, str], set[int]] = {}
        self.spoke_for: dict[int, Cluster] = {}
        # By a noun in the singular: who was called so, the last one at the end.
        self.called: dict[str, dict[int, Cluster]] = {}
        self._most: list[Cluster] | None = None
        self._called_at: dict[int, int] = {}
        self._modifiers: dict[tuple[int, str], set[str]] = {}
        self._counts: Counter[int] = Counter()
        self._words: dict[int, tuple[set[str], list[str]]] = {}
        self.owner = {index: cluster for cluster in self.clusters for _, index in cluster.mentions}
        self.at_head = {mention.head.start: index for index, mention in enumerate(extraction.mentions)}
        self.named_by: dict[int, int] = {}
        for index, mention in enumerate(extraction.mentions):
            if mention.role is Role.APPOSITION and mention.governor is not None:
                self.named_by.setdefault(mention.governor, index)
        self._quotations = sorted(
            ((span, quotation) for quotation in extraction.quotations for span in quotation.content),
            key=lambda item: item[0],
        )
        self._told = narrative(extraction)
        self._spoken_by: dict[int, list[Span]] = {}
        for quotation in extraction.quotations:
            if quotation.speaker_head is not None:
                self._spoken_by.setdefault(quotation.speaker_head.start, []).extend(quotation.content)
        self._speakers = sorted(self._spoken_by)
        self._starts = [mention.span.start for mention in extraction.mentions]
        self._apart: dict[Span, list[Span]] = {}
        for relation in extraction.relations:
            self._apart.setdefault(relation.subject, []).append(relation.object)
            self._apart.setdefault(relation.object, []).append(relation.subject)
        self._at = {mention.span: index for index, mention in enumerate(extraction.mentions)}
        self._holding = {
            relation.subject: self._at[relation.object]
            for relation in extraction.relations
            if relation.rule == "role-title" and relation.object in self._at
        }
        self._titled = self._introductions()
        self._first: int | None = None
        self._likely: dict[int, float] = {}
        for cluster in self.clusters:
            cluster.genders.update(genders(cluster))

    def see(self, index: int) -> None:
        """Pass a mention, and keep how its cluster is called there."""
        self.seen.append(index)
        cluster = self.owner.get(index)
        if cluster is None:
            return
        key, mention = id(cluster), self.mentions[index]
        self.last[key] = index
        self._counts[key] += 1
        if mention.kind is MentionKind.PRONOUN:
            return
        self._called_at[key] = index
        owner = self.possessor(mention) if mention.kind is MentionKind.NOMINAL else None
        if owner is not None:
            self.owners.setdefault(key, set()).add(id(owner))
        known, nouns = self.words_of(cluster)
        known.update(mention.text.lower().replace("-", " ").split(), mention.titles.lower().split())
        words = [*mention.titles.lower().split()] or mention.text.lower().replace("-", " ").split()
        whose = self._whose(mention)
        for noun in nouns_of(mention):
            if whose is not None:
                self.belongs.setdefault((key, noun), set()).add(whose)
            self._modifiers.setdefault((key, noun), set()).update(words[:-1])
            so_called = self.called.setdefault(noun, {})
            so_called.pop(key, None)
            so_called[key] = cluster
            if noun not in nouns:
                nouns.append(noun)

    def possessor(self, mention: Mention) -> Cluster | None:
        """Return whose a description is, as far as that is known: `his boat`, `the city's mayor`."""
        index = self._before(mention)
        return self.owner.get(index) if index is not None else None

    def _before(self, mention: Mention) -> int | None:
        for index in reversed(self.seen[-_WORDS_OF_ONE:]):
            other = self.mentions[index]
            if other.role is Role.POSSESSIVE and other.governor == mention.head.start:
                return index
        return None

    def _whose(self, mention: Mention) -> int | None:
        """Return the mention of whose somebody is; no pronoun.

        Ellery of `Ellery's mayor`, `the mayor of Ellery`, `the Ellery mayor` and `Ellery Mayor Ann Lee`.
        """
        if mention.kind is MentionKind.NAME:
            return self._holding.get(mention.span)
        if mention.rule == THING:
            return None
        index = self._before(mention)
        if index is None:
            index = next(
                (i for i in self._within(mention.span) if stands_before(self.mentions[i], mention)), None
            )
        if index is None and mention.phrase is not None:
            index = next(iter(self._within(Span(mention.span.end, mention.phrase.end))), None)
        pronoun = index is not None and self.mentions[index].kind is MentionKind.PRONOUN
        return None if pronoun else index

    def owner_of(self, mention: Mention) -> Cluster | None:
        """Return whose somebody is who is described by a name: Alba of `the Alba chairman`."""
        index = self._whose(mention)
        return self.owner.get(index) if index is not None else None

    def is_anothers(self, cluster: Cluster, mention: Mention, owner: Cluster | None) -> bool:
        """Tell whether a cluster was only ever said to be of others than the owner of a description."""
        theirs = self.belongs.get((id(cluster), nouns_of(mention)[0]), set())
        return owner is not None and bool(theirs) and all(self.owner.get(i) is not owner for i in theirs)

    def gender_ahead(self, mention: Mention) -> str:
        """Return the gender of the next pronoun of the same or the next sentence, empty where none stands."""
        first = bisect_right(self._starts, mention.span.start)
        for other in self.mentions[first : first + _AHEAD]:
            if other.sentence > mention.sentence + 1:
                break
            if other.kind is MentionKind.PRONOUN and other.text.lower() in GENDER:
                return GENDER[other.text.lower()]
        return ""

    def _introductions(self) -> dict[str, list[tuple[int, Cluster, set[str]]]]:
        """Return by noun who is named with it as title or apposition: where, whom, with which words."""
        found: dict[str, list[tuple[int, Cluster, set[str]]]] = {}
        for index, mention in enumerate(self.mentions):
            told, named = mention.titles, index
            if mention.kind is MentionKind.NOMINAL:
                beside = self.at_head.get(mention.governor or -1) if mention.role is Role.APPOSITION else None
                named = self.named_by.get(mention.head.start, -1) if beside is None else beside
                told = mention.text
            cluster = self.owner.get(named)
            if cluster is None or not cluster.named:
                continue
            if told:
                spelled = told.lower().replace("-", " ").split()
                found.setdefault(spelled[-1], []).append((index, cluster, {*spelled[:-1]}))
            if (
                mention.kind is MentionKind.NAME
                and cluster.type is not EntityType.PERSON
                and " " in mention.text
            ):
                for noun in {*nouns_of(mention)[:2]}:
                    found.setdefault(noun, []).append(
                        (index, cluster, {*mention.text.lower().split()} - {noun})
                    )
        return found

    def titled(self, mention: Mention) -> int | None:
        """Return the name that a description is the title of, its field between: `Minister for Trade Lee`."""
        behind = Span(mention.span.end, mention.span.end + _LONGEST_FIELD)
        for index in self._within(behind):
            other = self.mentions[index]
            if other.titles and other.sentence == mention.sentence:
                return index if other.titles.endswith(mention.text) else None
        return None

    def introduced_later(self, mention: Mention, noun: str) -> Iterator[tuple[int, Cluster, set[str]]]:
        """Yield who is named first behind a mention, and with its noun: how many sentences on, the words."""
        here = bisect_left(self._starts, mention.span.start)
        for index, cluster, told in self._titled.get(noun, ()):
            if index > here and id(cluster) not in self.last:
                yield self.mentions[index].sentence - mention.sentence, cluster, told

    def modifiers(self, cluster: Cluster, noun: str) -> set[str] | None:
        """Return the words before a noun by which a cluster was called, None where it was not called so."""
        return self._modifiers.get((id(cluster), noun))

    def count(self, cluster: Cluster) -> int:
        """Return how many mentions of a cluster were passed."""
        return self._counts[id(cluster)]

    def words_of(self, cluster: Cluster) -> tuple[set[str], list[str]]:
        """Return the words by which a cluster was called so far, and the nouns among them."""
        return self._words.setdefault(id(cluster), (set(), []))

    def spoken_of_most(self, types: Collection[EntityType]) -> list[Cluster]:
        """Return the clusters of some types, those of most mentions first; asked when all are passed."""
        if self._most is None:
            self._most = sorted(self.clusters, key=lambda c: (-len(c.mentions), min(c.mentions)))
        return [cluster for cluster in self._most if cluster.type in types]

    def first_person(self) -> int | None:
        """Return the index of the first mention of the first person named, whom the article may be about."""
        if self._first is None:
            people = [c.mentions[0][1] for c in self.clusters if c.named and c.type is EntityType.PERSON]
            self._first = min(people, default=-1)
        return self._first

    def likely_person(self, cluster: Cluster) -> float:
        """Return the probability that a cluster is a person."""
        if not cluster.named or cluster.chosen_type:
            return float(cluster.type is EntityType.PERSON)
        if id(cluster) not in self._likely:
            self._likely[id(cluster)] = probability(EntityType.PERSON, cluster.forms, cluster.witnesses)
        return self._likely[id(cluster)]

    def distance(self, mention: Mention, other: Mention) -> int:
        """Return how many sentences lie between two mentions, quoted speech aside."""
        return self._told[mention.sentence] - self._told[other.sentence]

    def join(self, index: int, cluster: Cluster, reason: str) -> None:
        """Add a mention to a cluster, and keep the rule that said so."""
        cluster.mentions.append((self.article, index))
        cluster.reasons[self.article, index] = reason
        self._tell_gender(self.mentions[index], cluster)
        self.owner[index] = cluster

    def introduce(self, index: int) -> None:
        """Start a cluster for someone known by this description."""
        mention = self.mentions[index]
        kind = mention.label or EntityType.OTHER
        if mention.plural and kind is EntityType.PERSON:
            kind = EntityType.GROUP
        cluster = Cluster(
            mentions=[(self.article, index)],
            forms=Counter([mention.text]),
            described=kind,
            named=False,
            plural=mention.plural,
        )
        self._tell_gender(mention, cluster)
        self.clusters.append(cluster)
        self.owner[index] = cluster

    def _tell_gender(self, mention: Mention, cluster: Cluster) -> None:
        word = mention.text.rpartition(" ")[2].lower()
        if mention.kind is MentionKind.PRONOUN and word in GENDER:
            cluster.genders[GENDER[word]] += 1
        elif mention.kind is MentionKind.NOMINAL and word in mapping("gendered_nouns"):
            cluster.genders[mapping("gendered_nouns")[word]] += _NOUN_TELLS

    def latest(self) -> Iterator[int]:
        """Yield the mentions seen, the last first, as far back as a reader remembers them."""
        return islice(reversed(self.seen), _MEMORY)

    def recent(self, mention: Mention, reach: int) -> dict[int, tuple[Cluster, list[int]]]:
        """Return the clusters of the last sentences, nearest first, with their mentions, by identity."""
        found: dict[int, tuple[Cluster, list[int]]] = {}
        for index in self.latest():
            if self.distance(mention, self.mentions[index]) > reach:
                break
            cluster = self.owner.get(index)
            if cluster is not None:
                found.setdefault(id(cluster), (cluster, []))[1].append(index)
        return found

    def excluded(self, mention: Mention) -> set[int]:
        """Return the clusters a pronoun cannot mean, by identity.

        These are the other arguments of its verb, unless it is possessive or reflexive, whoever speaks the
        words around it (binding, Lappin and Leass 1994), whom a relation ties it to, and whoever the words
        name that it speaks itself.
        """
        reflexive = mention.text.lower() in _REFLEXIVE
        out = set() if reflexive else self.tied_to(mention)
        for span in self._spoken_by.get(mention.head.start, ()):
            out |= {id(cluster) for cluster in self._named_in(span)}
        around = self.quotation_around(mention)
        if around is not None and around.kind is QuotationKind.DIRECT:
            out.add(id(self.speaker_of(around)))
        if mention.role is Role.POSSESSIVE or reflexive:
            return out
        for index in self.latest():
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

    def tied_to(self, mention: Mention) -> set[int]:
        """Return the clusters that a relation ties to a mention, by identity: nobody is tied to himself."""
        tied = (self._at.get(span, -1) for span in self._apart.get(mention.span, ()))
        return {id(self.owner[index]) for index in tied if index in self.owner}

    def owner_at(self, head: int | None) -> Cluster | None:
        """Return the cluster of the mention whose head begins at an offset."""
        index = self.at_head.get(head) if head is not None else None
        return self.owner.get(index) if index is not None else None

    def speaker_of(self, quotation: QuotationMention) -> Cluster | None:
        """Return who speaks a quotation, as far as that is known by now."""
        return self.owner_at(quotation.speaker_head.start if quotation.speaker_head is not None else None)

    def speaks_later(self, quotation: QuotationMention | None) -> bool:
        """Tell whether a quotation has a speaker who is named or meant by a mention to come."""
        return quotation is not None and (
            quotation.speaker_head is not None and quotation.speaker_head.start in self.at_head
        )

    def forgotten(self, mention: Mention, cluster: Cluster, reach: int) -> bool:
        """Tell whether a cluster was named or described last more than some sentences before a mention."""
        return self.distance(mention, self.mentions[self._called_at[id(cluster)]]) > reach

    def speaker_around(self, mention: Mention) -> Cluster | None:
        """Return who speaks the words that hold a mention, as far as that is known by now."""
        around = self.quotation_around(mention)
        return self.speaker_of(around) if around is not None else None

    def spoke_last(self, mention: Mention) -> Cluster | None:
        """Return who spoke the last quotation whose speaker stands before a mention."""
        return self.owner_at(self.last_speech(mention))

    def last_speech(self, mention: Mention) -> int | None:
        """Return where the last speaker stands before a mention."""
        last = bisect_left(self._speakers, mention.head.start) - 1
        return self._speakers[last] if last >= 0 else None

    def spoke_before(self, mention: Mention) -> set[int]:
        """Return who spoke the last quotations whose speakers stand before a mention, by identity."""
        last = bisect_left(self._speakers, mention.head.start)
        owners = (self.owner_at(at) for at in self._speakers[max(0, last - _SPEAKERS) : last])
        return {id(owner) for owner in owners if owner is not None}

    def speaks(self, mention: Mention) -> bool:
        """Tell whether a mention is the speaker of a quotation."""
        return mention.head.start in self._spoken_by

    def _named_in(self, span: Span) -> Iterator[Cluster]:
        """Yield whoever is named or described inside a span: nobody speaks of himself so."""
        for index in self._within(span):
            if self.mentions[index].kind is not MentionKind.PRONOUN and index in self.owner:
                yield self.owner[index]

    def _within(self, span: Span) -> range:
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def quoted_with(self, mention: Mention) -> list[int]:
        """Return the mentions in the part of a quotation that holds one."""
        last = bisect_right(self._quotations, mention.span.start, key=lambda item: item[0].start) - 1
        return [*self._within(self._quotations[last][0])] if last >= 0 else []

    def quotation_around(self, mention: Mention) -> QuotationMention | None:
        """Return the quotation whose content holds a mention."""
        last = bisect_right(self._quotations, mention.span.start, key=lambda item: item[0].start) - 1
        if last >= 0 and mention.span.end <= self._quotations[last][0].end:
            return self._quotations[last][1]
        return None
