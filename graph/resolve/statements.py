"""Link the quotations and relations of one article to entities."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.data import words
from graph.data.relations import vocabulary
from graph.records import (
    EntityType,
    Extraction,
    Mention,
    MentionKind,
    Mode,
    Quotation,
    QuotationKind,
    Relation,
    RelationMention,
    Span,
)
from graph.resolve.ids import content_id
from graph.resolve.pronouns import FIRST, WE

_TELLING = frozenset({"told", "tells", "tell", "telling"})
_ACTING = frozenset(
    {EntityType.PERSON, EntityType.GROUP, EntityType.NORP, EntityType.ORG, EntityType.GPE, EntityType.FAC}
)
_ALIKE = (
    frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.NORP}),
    frozenset({EntityType.ORG, EntityType.GROUP, EntityType.FAC}),
    frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC}),
)
_KNOWN = frozenset({"the", "this", "that"})
_NESTED = 20  # quotations inside one another, at most, among which the one around a relation is looked for


class Places:
    """The mentions of one article that refer to an entity, by where they stand; `entity_at` goes by index.

    `types` are those of the entities that are named.
    """

    def __init__(
        self,
        extraction: Extraction,
        entity_at: Mapping[int, str],
        types: Mapping[str, EntityType] | None = None,
    ) -> None:
        known = [(mention, entity_at[i]) for i, mention in enumerate(extraction.mentions) if i in entity_at]
        known.sort(key=lambda item: item[0].span)
        self._starts = [mention.span.start for mention, _ in known]
        self._known = known
        self._types = types or {}
        self._names = {m.span for m, _ in known if m.kind is MentionKind.NAME}
        self._described = {m.head.start: m for m, _ in known if m.kind is MentionKind.NOMINAL}
        self._at_head = {mention.head.start: entity for mention, entity in known}
        # Who speaks as one of several is not what is said of them all: `they sold us a pier`.
        self._at_span = {m.span: entity for m, entity in known if not _is(m, WE)}

    def at(self, span: Span) -> str | None:
        """Return the entity of the mention that is just this span."""
        return self._at_span.get(span)

    def may_be(self, span: Span, allowed: Collection[EntityType]) -> bool:
        """Tell whether whoever a pronoun or a description means is of a type allowed; of a name, yes.

        A pronoun that is resolved to a law does not meet anybody: one of the two is wrong.
        """
        type_ = self._types.get(self._at_span.get(span, ""))
        return type_ is None or span in self._names or type_ in allowed

    def within(self, span: Span) -> set[str]:
        """Return the entities of the mentions that lie wholly inside a span; `I` speaks of nobody else."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return {
            entity
            for mention, entity in self._known[first:last]
            if mention.span.end <= span.end and not _is(mention, FIRST)
        }

    def headed(self, span: Span | None, head: Span | None) -> str | None:
        """Return the entity of the mention at a head, else of the only one inside the span."""
        if span is None:
            return None
        if head is not None and head.start in self._at_head:
            return self._at_head[head.start]
        inside = self.within(span)
        return inside.pop() if len(inside) == 1 else None

    def speaking(self, span: Span | None, head: Span | None) -> str | None:
        """Return the entity that speaks; an unnamed part of a body speaks for it: `the press office of A`."""
        described = self._described.get(head.start) if head is not None else None
        if span is not None and described is not None:
            bodies = {e for e in self.within(span) if self._types.get(e) is EntityType.ORG}
            noun = described.text.split()[-1].lower()
            if len(bodies) == 1 and noun in words("organisation_nouns"):
                return bodies.pop()
        return self.headed(span, head)


def _is(mention: Mention, pronouns: Collection[str]) -> bool:
    """Tell whether a mention is one of some pronouns: `us`, but not the name `US`."""
    return mention.kind is MentionKind.PRONOUN and mention.text.lower() in pronouns


def link_quotations(extraction: Extraction, places: Places) -> tuple[Quotation, ...]:
    """Return the quotations of an article with their speaker, their addressee and the entities spoken of.

    `about` is sorted and holds whoever the content names or refers to. The id is made of the content, and of
    the cue too where two quotations share their content. What somebody thinks inside of what he says is no
    second quotation of his: `Lund said he feared that it would rain`.
    """
    times = Counter(mention.content for mention in extraction.quotations)
    speakers = _speakers(extraction, places)
    found = tuple(
        Quotation(
            id=content_id(
                "q",
                extraction.article,
                *mention.content,
                *((mention.cue, mention.rule) if times[mention.content] > 1 else ()),
            ),
            article=extraction.article,
            mention=mention,
            speaker=speaker,
            addressee=places.headed(mention.addressee, mention.addressee_head),
            about=tuple(sorted(set().union(*map(places.within, mention.content)))),
        )
        for mention, speaker in zip(extraction.quotations, speakers, strict=True)
    )
    said: defaultdict[str | None, list[Quotation]] = defaultdict(list)
    for one in found:
        said[one.speaker].append(one)
    return tuple(one for one in found if one.speaker is None or not _is_part(one, said[one.speaker]))


def _is_part(one: Quotation, said: Iterable[Quotation]) -> bool:
    """Tell whether a thought stands in what its thinker is reported to say, and is told with that.

    What stands between marks is a quotation with thoughts of its own: `"I think it rained," Lund said`.
    """
    return one.mention.mode is not Mode.SPEECH and any(
        all(any(span.covers(part) for span in other.mention.content) for part in one.mention.content)
        for other in said
        if other is not one
        and other.mention.mode is Mode.SPEECH
        and other.mention.kind is not QuotationKind.DIRECT
    )


def _speakers(extraction: Extraction, places: Places) -> list[str | None]:
    """Return who says each quotation: of a bare `the statement`, whoever made the last one told of."""
    speaking = [places.speaking(found.speaker, found.speaker_head) for found in extraction.quotations]
    by_cue = {
        found.cue.start: speaker
        for found, speaker in zip(extraction.quotations, speaking, strict=True)
        if found.cue is not None and speaker is not None
    }
    made: dict[str, str] = {}
    at_head: dict[int, str] = {}
    for mention in extraction.mentions:
        noun = mention.text.rpartition(" ")[2].lower()
        if mention.kind is not MentionKind.NOMINAL or noun not in words("statement_nouns"):
            continue
        cues = (mention.clause, mention.head.end + 1)  # said in a statement; a statement saying
        author = next((by_cue[at] for at in cues if at in by_cue), None)
        if mention.determiner in _KNOWN and noun in made:
            at_head[mention.head.start] = made[noun]
        elif author is not None and author != places.headed(mention.span, mention.head):
            made[noun] = author
    return [
        at_head.get(found.speaker_head.start, speaker) if found.speaker_head is not None else speaker
        for found, speaker in zip(extraction.quotations, speaking, strict=True)
    ]


def _is_telling(
    mention: RelationMention, ends: set[str | None], named: Collection[str], known: Collection[str]
) -> bool:
    """Tell whether a relation ties what a reader can look for.

    What no type knows ties names alone, and so does who told whom (`sources told the Courier`); what lasts
    ties who is `known`, an event anyone (`arrested a man`).
    """
    if mention.type is None or mention.predicate.rpartition(" ")[2] in _TELLING:
        return ends.issubset(named)
    return mention.type not in vocabulary().lasting or ends.issubset({*known, None})


def _fits(mention: RelationMention, places: Places) -> bool:
    """Tell whether the two ends may be what they were resolved to."""
    subject, object_ = vocabulary().ends.get(mention.type or "", (_ACTING, frozenset(EntityType)))
    return places.may_be(mention.subject, _alike(subject)) and (
        bool(mention.value) or places.may_be(mention.object, _alike(object_))
    )


def _alike(allowed: frozenset[EntityType]) -> frozenset[EntityType]:
    """Return the types allowed with those that are hardly told apart from them: people, bodies and states."""
    return allowed.union(*(alike for alike in _ALIKE if not allowed.isdisjoint(alike)))


def link_relations(
    extraction: Extraction,
    places: Places,
    quotations: tuple[Quotation, ...],
    named: Collection[str],
    known: Collection[str],
) -> tuple[Relation, ...]:
    """Return the relations of an article that say something of a named entity.

    One whose two ends stand inside a quotation, be it in two parts of it, is reported by it. It ties only
    what is `known`: named, speaking, or spoken of again; an event may tie anyone (`arrested a man`), and a
    relation of the vocabulary may leave its other end unresolved. What an end was resolved to is of a type
    that the relation allows.
    """
    contents = sorted((span, quotation.id) for quotation in quotations for span in quotation.mention.content)
    several = {found.span for found in extraction.mentions if _is(found, WE)}
    linked = []
    for mention in extraction.relations:
        subject = places.at(mention.subject)
        object_ = None if mention.value else places.at(mention.object)
        ends = {subject, object_}
        if len(ends) == 1 or ends.isdisjoint(named):
            continue
        unknown = {end for end, id_ in ((mention.subject, subject), (mention.object, object_)) if id_ is None}
        if not unknown.isdisjoint(several):
            continue  # `we` of nobody knows whom
        if not _is_telling(mention, ends, named, known) or not _fits(mention, places):
            continue
        identity = (mention.subject, mention.object, mention.predicate, mention.type, mention.rule)
        worded = (mention.value,) if mention.value else ()
        linked.append(
            Relation(
                id=content_id("r", extraction.article, *identity, *worded),
                article=extraction.article,
                mention=mention,
                subject=subject,
                object=object_,
                quotation=_reporting(mention, contents),
            ),
        )
    return tuple(linked)


def _reporting(mention: RelationMention, contents: list[tuple[Span, str]]) -> str | None:
    """Return the quotation whose content holds both ends, the innermost where one stands in another."""
    around = set(_around(mention.object, contents))
    return next((id_ for id_ in _around(mention.subject, contents) if id_ in around), None)


def _around(end: Span, contents: list[tuple[Span, str]]) -> Iterator[str]:
    """Yield the quotations around a span, the innermost first."""
    last = bisect_right(contents, end.start, key=lambda item: item[0].start)
    return (id_ for span, id_ in reversed(contents[max(0, last - _NESTED) : last]) if span.covers(end))
