"""Divide a surname that several people of an article bear among them, as news style has it."""

from collections import defaultdict

from graph.data import mapping, words
from graph.data.given_names import gender_of
from graph.records import Extraction, Mention, MentionKind, Role, Span
from graph.resolve.cluster import Cluster
from graph.resolve.names import parts

_KIN = frozenset({"spouse", "child", "parent", "sibling"})
_OLDER = frozenset("father mother stepfather stepmother grandfather grandmother uncle aunt".split())
_NEAR = 1  # paragraphs back in which someone introduced in full may take the bare surname over


def share_surname(
    cluster: Cluster, family: list[Cluster], extraction: Extraction
) -> list[tuple[Cluster | None, Cluster]]:
    """Return the mentions of a bare surname in shares, each with its bearer; those of nobody with None.

    A title tells the bearer (`Governor Ansell`, `Mrs. Ansell`). Else it is who bore the bare surname before,
    or, the first time, whoever was last introduced in full. Someone introduced in full after that takes it
    over only as the subject of a sentence near by, and a relative (`his wife, Linda Stokes`) never does.
    """
    history = _History(family, extraction)
    shares: dict[int, Cluster] = {}
    for _, index in sorted(cluster.mentions):
        mention = extraction.mentions[index]
        number = history.bearer(index, mention)
        share = shares.setdefault(number, Cluster(pins={*cluster.pins}))
        share.add(extraction.article, index, mention)
    return [(family[number] if number >= 0 else None, share) for number, share in sorted(shares.items())]


class _History:
    """Who of a family was introduced where, and who bore the bare surname last."""

    def __init__(self, family: list[Cluster], extraction: Extraction) -> None:
        self.family = family
        self.mentions = extraction.mentions
        self.introduced = sorted(
            (index, number)
            for number, person in enumerate(family)
            for _, index in person.mentions
            if len(parts(extraction.mentions[index].text)) > 1
        )
        kin = _kin(extraction)
        first = self.introduced[0][1] if self.introduced else -1
        self.relatives = {
            number
            for index, number in self.introduced
            if number != first
            and (extraction.mentions[index].span in kin or _is_kin(extraction.mentions[index]))
        }
        self.older = {
            number
            for index, number in self.introduced
            if not _OLDER.isdisjoint(
                [kin.get(self.mentions[index].span, ""), *self.mentions[index].titles.split()]
            )
        }
        self.called: int | None = None

    def bearer(self, index: int, mention: Mention) -> int:
        """Return which of the family a bare surname means, -1 where nobody was introduced yet."""
        number = self._titled(mention)
        if number is None:
            number = self._by_introduction(index, mention)
        if number >= 0:
            self.called = number
        return number

    def _by_introduction(self, index: int, mention: Mention) -> int:
        before = [(position, number) for position, number in self.introduced if position < index]
        leading = [
            (position, number) for position, number in before if number not in self.relatives
        ] or before
        if not leading:
            return -1
        position, latest = leading[-1]
        if self.called is None or latest == self.called:
            return latest
        last = self.mentions[position]
        takes_over = last.role is Role.SUBJECT and mention.paragraph - last.paragraph <= _NEAR
        return latest if takes_over else self.called

    def _titled(self, mention: Mention) -> int | None:
        title = mention.titles.rpartition(" ")[2]
        if not title:
            return None
        if title in {"elder", "younger"}:
            return self._by_age(younger=title == "younger")
        gender = mapping("titles").get(title, "")
        people = list(enumerate(self.family))
        same = [n for n, person in people if any(title in held.split() for held in person.titles)]
        fitting = same or [
            n for n, person in people if gender and gender_of(person.name.split()[0]) == gender
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _by_age(self, *, younger: bool) -> int | None:
        """Return the elder or the younger of two, of whom one is introduced as the other's child or so."""
        if len(self.family) != 2 or len(self.relatives) != 1:
            return None
        relative = min(self.relatives)
        return relative if younger != (relative in self.older) else 1 - relative


def _kin(extraction: Extraction) -> dict[Span, str]:
    """Return the spans of names that a relation or a description makes someone's relative, with its noun."""
    spans = {
        span: ""
        for relation in extraction.relations
        if relation.type in _KIN
        for span in (relation.subject, relation.object)
    }
    at_head = {mention.head.start: mention for mention in extraction.mentions}
    beside: dict[int | None, list[Span]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.role is Role.APPOSITION:
            beside[mention.governor].append(mention.span)
    for mention in extraction.mentions:
        if mention.kind is not MentionKind.NOMINAL or mention.text.split()[-1].lower() not in words(
            "kin_nouns"
        ):
            continue
        if mention.role in {Role.APPOSITION, Role.MODIFIER} and mention.governor in at_head:
            spans[at_head[mention.governor].span] = mention.text.split()[-1].lower()
        spans |= dict.fromkeys(beside[mention.head.start], mention.text.split()[-1].lower())
    return spans


def _is_kin(mention: Mention) -> bool:
    return not words("kin_nouns").isdisjoint(mention.titles.lower().split())
