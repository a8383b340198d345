"""What can be asked of: facts with their sentences, names, texts; see the page's askable.mjs."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.network.links import links_between, links_of
from graph.network.standing import by_standing, standings
from graph.paragraphs import divisions, paragraphs
from graph.passages import Text, role_passages
from graph.questions.asking.names import Names, names_of
from graph.questions.asking.sentences import cut
from graph.questions.asking.vocabulary import plain, spellings_of, stem, stop_words, words_of
from graph.questions.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a sentence proves: a relation, a quotation, or what somebody is said to be.

    Ends are places in the order of importance; `about` is whom a quotation speaks of, `speakers` who reports
    a relation. `stems` are the words that state it.
    """

    kind: str
    article: int
    start: int
    end: int
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    about: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    label: str = ""
    words: str = ""
    type: str = ""
    negated: bool = False
    stems: frozenset[str] = frozenset()

    @property
    def ends(self) -> tuple[int, ...]:
        """All that it links."""
        return (*self.source, *self.target, *self.about)


class Corpus:
    """A graph laid out for questions; entities stand in the order of the page."""

    def __init__(self, known: Known) -> None:
        self.known = known
        network = known.network
        drawn = (entity for entity in known.knowledge.entities if entity.id in network)
        self.entities = by_standing(drawn, known.measures, standings(network))
        self.place = {entity.id: number for number, entity in enumerate(self.entities)}
        self.articles = known.knowledge.articles
        self.number = {article.id: number for number, article in enumerate(self.articles)}
        self.days = [(article.published or "")[:10] for article in self.articles]
        self.newest = max(self.days, default="")

    @cached_property
    def texts(self) -> list[str]:
        """The texts as they are searched."""
        return [plain(article.text) for article in self.articles]

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts, each once a sentence."""
        return list(
            dict.fromkeys(fact for facts in (self._stated(), self._said(), self._roles()) for fact in facts)
        )

    def meeting(self, who: Iterable[int] | None) -> list[Fact]:
        """Return the facts that link any of some entities, in the order of all; all of them for None."""
        if who is None:
            return self.facts
        numbers = {number for one in who for number in self._linking.get(one, ())}
        return [self.facts[number] for number in sorted(numbers)]

    @cached_property
    def _linking(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, fact in enumerate(self.facts):
            for end in dict.fromkeys(fact.ends):
                found[end].append(number)
        return found

    @cached_property
    def stems(self) -> set[str]:
        """The words that state relations, as they are compared."""
        return {one for fact in self.facts if fact.kind == "relation" for one in fact.stems}

    @cached_property
    def names(self) -> Names:
        """The names, the roles and the outlets."""
        return names_of(self.entities, self.articles)

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words of the texts in small letters, in the order of the alphabet."""
        return sorted({one for text in self.texts for one, _ in words_of(text)})

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All words of the texts in small letters that no apostrophe goes on."""
        return frozenset(one for text in self.texts for one in spellings_of(text))

    @cached_property
    def mentioned(self) -> list[list[tuple[int, int, int]]]:
        """Where each article mentions whom: start, end and entity, in order."""
        found: list[list[tuple[int, int, int]]] = [[] for _ in self.articles]
        for resolved in self.known.knowledge.mentions:
            if resolved.entity in self.place:
                start, end = resolved.mention.span
                found[self.number[resolved.article]].append((start, end, self.place[resolved.entity]))
        for mentions in found:
            mentions.sort()
        return found

    def mentioning(self, who: Iterable[int]) -> list[int]:
        """Return the articles that mention any of some entities, in order."""
        return sorted({article for one in who for article in self._mentioning.get(one, ())})

    @cached_property
    def _mentioning(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for article, mentions in enumerate(self.mentioned):
            for one in {one for _, _, one in mentions}:
                found[one].append(article)
        return found

    def who(self, article: int, start: int, end: int) -> set[int]:
        """Return whom a stretch of an article mentions."""
        return {who for first, last, who in self.mentioned[article] if first >= start and last <= end}

    def sentence(self, article: int, at: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        cuts = self._cuts(article)
        number = bisect_right(cuts, at, key=lambda one: one[0]) - 1
        return cuts[number] if number >= 0 and cuts[number][1] > at else (0, len(self.articles[article].text))

    def _cuts(self, article: int) -> list[tuple[int, int]]:
        if article not in self._cut:
            text = self.articles[article].text
            self._cut[article] = [one for bounds in paragraphs(text) for one in cut(text, *bounds)]
        return self._cut[article]

    @cached_property
    def _cut(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def together(self, one: int, other: int) -> list[Fact]:
        """Return the sentences in which two are named together."""
        ids = self.entities[one].id, self.entities[other].id
        found = [
            Fact(
                kind="together",
                article=self.number[p.article],
                start=p.start,
                end=p.end,
                source=(one,),
                target=(other,),
            )
            for link in links_between(self.known.network, *ids)
            if link.kind == "co-mention"
            for p in self.known.passages(link.evidence)
        ]
        return sorted(found, key=lambda f: (self.days[f.article] or "9999", f.article, f.start))

    @cached_property
    def beside(self) -> dict[int, dict[int, set[str]]]:
        """Whom each is linked to, by which kinds of links."""
        found: defaultdict[int, dict[int, set[str]]] = defaultdict(dict)
        for link in links_of(self.known.network):
            one, other = self.place[link.source], self.place[link.target]
            if one != other:
                found[one].setdefault(other, set()).add(link.kind)
                found[other].setdefault(one, set()).add(link.kind)
        return found

    def _stated(self) -> Iterator[Fact]:
        known = self.known
        linked = (link for link in links_of(known.network) if link.kind == "relation")
        valued = (link for source, found in known.values.items() if source in self.place for link in found)
        for link in (*linked, *valued):
            speakers = {self._speaker(quotation) for quotation in link.quotations} - {None}
            for proof in known.sentences(link.evidence):
                yield Fact(
                    kind="relation",
                    article=self.number[proof.article],
                    start=proof.start,
                    end=proof.end,
                    source=(self.place[link.source],),
                    target=() if link.value or link.target not in self.place else (self.place[link.target],),
                    speakers=tuple(sorted(one for one in speakers if one is not None)),
                    label=link.label,
                    words=link.target if link.value else "",
                    type=link.type or "",
                    negated=link.negated,
                    stems=stems_of(link.label),
                )

    def _speaker(self, quotation: str) -> int | None:
        return self.place.get(self.known.quotations[quotation].speaker or "")

    def _said(self) -> Iterator[Fact]:
        for quotation in self.known.knowledge.quotations:
            found = quotation.mention
            spans = [span for span in (*found.content, found.cue, found.speaker) if span is not None]
            place = self.known.around(quotation.article, spans)
            text = self.known.articles[quotation.article].text
            cue = text[found.cue.start : found.cue.end] if found.cue else ""
            yield Fact(
                kind="quotation",
                article=self.number[quotation.article],
                start=place.start,
                end=place.end,
                source=self._places([quotation.speaker]),
                target=self._places([quotation.addressee]),
                about=self._places(quotation.about),
                label=found.attitude or "",
                words=cue,
                negated=found.negated,
                stems=stems_of(f"{cue} {found.attitude or ''}"),
            )

    def _places(self, ids: Iterable[str | None]) -> tuple[int, ...]:
        return tuple(self.place[one] for one in ids if one is not None and one in self.place)

    def _roles(self) -> Iterator[Fact]:
        cuts = divisions(self.known.knowledge)
        texts = {article.id: Text(article, cuts[article.id]) for article in self.articles}
        for (entity, role), places in role_passages(self.known.knowledge, texts).items():
            if entity not in self.place:
                continue
            for place in places:
                yield Fact(
                    kind="role",
                    article=self.number[place.article],
                    start=place.span.start,
                    end=place.span.end,
                    source=(self.place[entity],),
                    label=role,
                    stems=stems_of(role),
                )


def corpus_of(known: Known) -> Corpus:
    """Return a graph laid out for questions."""
    return Corpus(known)


def stems_of(label: str) -> frozenset[str]:
    """Return the words of a label as they are compared, without those that tell nothing by themselves."""
    words = [one for one, _ in words_of(label.split(" (", maxsplit=1)[0])]
    return frozenset(stem(one) for one in words if one not in stop_words())
