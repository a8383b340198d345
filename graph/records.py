"""The records that pass between the stages: frozen, plain, and free of any library's objects.

Offsets are code points into `Article.text`, end exclusive. What extraction finds of one article is an
`Extraction` of mentions and of statements as spans; resolution turns mentions into entities and the spans of
statements into links between them; a `KnowledgeGraph` is the whole result.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

THING = "thing"  # the rule that finds a description of what is neither a person nor a body nor a place


class Span(NamedTuple):
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class EntityType(StrEnum):
    """What an entity is, in the labels of OntoNotes 5; OTHER where no evidence decides."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    LAW = "LAW"
    PRODUCT = "PRODUCT"
    WORK = "WORK_OF_ART"
    GROUP = "GROUP"
    OTHER = "OTHER"


class MentionKind(StrEnum):
    """How a mention refers: by a name, by a description, by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class QuotationKind(StrEnum):
    """Whether the words stand between marks, are reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Mode(StrEnum):
    """Whether somebody says something, thinks it, or a document or an inquiry shows it."""

    SPEECH = "speech"
    THOUGHT = "thought"
    FINDING = "finding"


class Role(StrEnum):
    """The grammatical role of a mention in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    POSSESSIVE = "possessive"
    APPOSITION = "apposition"
    MODIFIER = "modifier"
    PREDICATE = "predicate"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text read, with what its source states about it.

    `published` is an ISO 8601 date or date-time, or None where the source states none. `source` is the path
    of the file relative to the input it was found under, with `#row` behind it where a file holds several
    articles.
    """

    id: str
    text: str
    source: str = ""
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """The sentences of an article's parse, and its units: paragraphs, or of a long one a few sentences."""

    article: str
    sentences: tuple[Span, ...] = ()
    units: tuple[Span, ...] = ()

    def number(self, span: Span) -> int | Span:
        """Return the number of a sentence, that of a unit counted from -1 down, or a span that is neither."""
        for parts, backwards in ((self.sentences, False), (self.units, True)):
            at = bisect_left(parts, span)
            if at < len(parts) and parts[at] == span:
                return ~at if backwards else at
        return span

    def numbered(self, place: int | Span) -> Span:
        """Return the span that `number` tells; raises IndexError for a number that nothing has."""
        if isinstance(place, Span):
            return place
        return self.sentences[place] if place >= 0 else self.units[~place]

    def around(self, spans: Iterable[Span]) -> Span:
        """Return the whole sentences that hold some spans; what stands in no sentence is its own."""
        held = tuple(spans)
        start, end = min(span.start for span in held), max(span.end for span in held)
        first, last = (bisect_right(self.sentences, at, key=lambda s: s.start) - 1 for at in (start, end - 1))
        if first >= 0 and self.sentences[first].end > start:
            start = self.sentences[first].start
        return Span(start, max(end, self.sentences[last].end) if last >= 0 else end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was not read: what, where (path, row), and what to do.

    `harmless` for what lies beside articles and may be meant for something else: it is told, but no fault.
    """

    source: str
    reason: str
    harmless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that prove a link: `article.text[start:end] == text`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names or describes someone or something, with the syntax that resolution reasons on.

    `span` is the mention without a leading article or a possessive ending, of a description up to its noun;
    `phrase` is its whole phrase (`the city's mayor`, `mayor of Ellery`), None where that is the same. `head`
    is its head word. `label` is the type of what it names, by all mentions of that spelling in the article,
    or of what it describes, None where nothing tells it; `witnesses` are what the words around a name tell of
    its type. `titles` are the words before a name that say what its bearer is (`Homeland Security
    Secretary`). `determiner` is the word before a description that tells whether it is new (`a`), known
    (`the`) or someone's (`her`), `followed` what behind it tells which one is meant: `of`, `prep`, `clause`.
    `sentence` and `paragraph` count from 0 in the article. `governor` is the offset of the word that governs
    the head, `clause` that of the nearest verb above it, and `depth` counts the verbs above that one.
    `awaits` is, for a pronoun in a phrase before the subject of its sentence, its offset. `nested` is part of
    a longer name. `quoted` is true between quotation marks, `bracketed` behind an opening bracket. `beside`
    is the offset of the head of the name right before or behind a description, `joint` tells how.
    """

    span: Span
    text: str
    kind: MentionKind
    head: Span
    rule: str
    label: EntityType | None = None
    sentence: int = 0
    paragraph: int = 0
    role: Role = Role.OTHER
    governor: int | None = None
    clause: int | None = None
    depth: int = 0
    awaits: int | None = None
    plural: bool = False
    determiner: str = ""
    followed: str = ""
    nested: bool = False
    titles: str = ""
    quoted: bool = False
    bracketed: bool = False
    witnesses: tuple[str, ...] = ()
    phrase: Span | None = None
    beside: int | None = None
    joint: str = ""

    @property
    def whole(self) -> Span:
        """The span of the whole phrase."""
        return self.phrase or self.span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationMention:
    """A quotation as the text shows it: spans only; a part split off by the speaker is a further span.

    `speaker` and `addressee` are noun phrases without their appositions and relative clauses; the heads are
    their head words, by which resolution finds the mention that stands there. The head of an `I` between
    marks is that of whoever is quoted. `attitude` is what the cue makes of the content (says, denies, asks),
    None where no known cue introduces it. `time` are the words that tell when it was said.
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    cue: Span | None = None
    attitude: str | None = None
    mode: Mode = Mode.SPEECH
    speaker: Span | None = None
    speaker_head: Span | None = None
    addressee: Span | None = None
    addressee_head: Span | None = None
    time: Span | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMention:
    """A relation as the text shows it: the spans of its two arguments and the words that state it.

    `type` is a label of the closed vocabulary, or None; `predicate` the words of the text (`co-founder of`).
    `qualifier` is `former`, `acting` or `would-be` where the words say so, `modality` the word that makes it
    less than a fact (`may`, `plan`, `if`); both empty otherwise. `value` is what the object's words are where
    they name nobody (`offence`, `term`, `office`, `award`), else empty; `amount` the words of a sum or share.
    `date`, `since` and `until` are the spans that tell when it happened, began and ended.
    """

    subject: Span
    object: Span
    predicate: str
    evidence: Span
    rule: str
    type: str | None = None
    negated: bool = False
    qualifier: str = ""
    modality: str = ""
    value: str = ""
    amount: str = ""
    date: Span | None = None
    since: Span | None = None
    until: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one article alone, in text order; `aliases` are pairs of names of one."""

    article: str
    sentences: tuple[Span, ...] = ()
    units: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[QuotationMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    aliases: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Alias:
    """A further name of an entity; `derived` when it stands in no text (the initials of a long name)."""

    text: str
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What mentions refer to. `named` is false for one known only by a description.

    An `observer` is an outlet or an author of the articles: it reports, and acts in none of them.
    """

    id: str
    name: str
    label: str
    type: EntityType
    named: bool = True
    observer: bool = False
    aliases: tuple[Alias, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedMention:
    """A mention and the entity it refers to, None where more than one reading is possible.

    `original` is the id of what it refers to inside its article, before articles come together: a merge can
    be undone. `reason` is the rule that brought it to the others.
    """

    article: str
    mention: Mention
    entity: str | None
    original: str | None = None
    reason: str = ""


class Verdict(StrEnum):
    """What was decided of two names; changed is what a person renamed, retyped or dropped."""

    MERGED = "merged"
    REFUSED = "refused"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Decision:
    """Why two names came together, or why they did not though they were close.

    `article` is None for a decision across articles; `left_original` and `right_original` then hold the ids
    of the two inside their articles. `score` is how sure the rule is, from 0 to 1, and `why` says what was
    compared.
    """

    left: str
    right: str
    verdict: Verdict
    rule: str
    score: float
    why: str = ""
    article: str | None = None
    left_original: str = ""
    right_original: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its speaker, its addressee and whom it speaks of; None or empty where unknown.

    `said_on` is when it was said, as far as the text states it: an ISO 8601 day, week, month or year.
    """

    id: str
    article: str
    mention: QuotationMention
    speaker: str | None = None
    addressee: str | None = None
    about: tuple[str, ...] = ()
    said_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation, at least one end of which is a named entity; `quotation` is the id of what reports it.

    An end is None where it could not be resolved, or is a value; the dates are ISO 8601 days, weeks,
    months or years.
    """

    id: str
    article: str
    mention: RelationMention
    subject: str | None
    object: str | None
    quotation: str | None = None
    date: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoMention:
    """Two entities named together, a < b by id; counts are of units of text that hold both."""

    a: str
    b: str
    sentences: int
    paragraphs: int
    articles: int
    weight: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeGraph:
    """The whole result, each part sorted, so that the same input gives the same bytes."""

    articles: tuple[Article, ...] = ()
    divisions: tuple[Division, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[ResolvedMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    relations: tuple[Relation, ...] = ()
    co_mentions: tuple[CoMention, ...] = ()
    decisions: tuple[Decision, ...] = ()
