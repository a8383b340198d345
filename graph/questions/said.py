"""Who said what: all quotations by, about and to somebody, whole and in order."""

from dataclasses import dataclass

from graph.export.words import words_of
from graph.questions.known import Known, Party, Proof
from graph.records import Entity, Mode, Quotation, QuotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation: its words on one line, who speaks, to whom and about whom, and where its parts stand.

    `passages` are the parts of the words in the article, `sentence` what stands around them.
    """

    id: str
    speaker: Party | None
    words: str
    kind: QuotationKind
    attitude: str | None
    mode: Mode
    negated: bool
    cue: str
    addressee: Party | None
    about: tuple[Party, ...]
    said_on: str | None
    passages: tuple[Proof, ...]
    sentence: Proof

    @property
    def manner(self) -> str:
        """How it is said: `denies`, `does not say`, or its kind where no cue tells."""
        if not self.attitude:
            return f"{'not: ' * self.negated}{self.kind}"
        if not self.negated:
            return self.attitude
        base = self.attitude.removesuffix("s")
        return f"does not {base.removesuffix('ie') + 'y' if base.endswith('ie') else base}"


def said(
    known: Known,
    *,
    by: Entity | None = None,
    about: Entity | None = None,
    to: Entity | None = None,
) -> tuple[Said, ...]:
    """Return the quotations that fit all that is given, by date of publication, article and place."""
    ends = [(end, one.id) for end, one in (("by", by), ("about", about), ("to", to)) if one is not None]
    found = [
        quotation
        for quotation in (known.quotations_of(*ends[0]) if ends else known.knowledge.quotations)
        if (by is None or quotation.speaker == by.id)
        and (about is None or about.id in quotation.about)
        and (to is None or quotation.addressee == to.id)
    ]
    found.sort(key=lambda q: (*known.in_order(q.article), q.mention.content, q.id))
    return tuple(told(known, quotation) for quotation in found)


def told(known: Known, quotation: Quotation) -> Said:
    """Return one quotation with its words."""
    mention, article = quotation.mention, quotation.article
    text = known.articles[article].text
    spans = [span for span in (*mention.content, mention.cue, mention.speaker) if span is not None]
    return Said(
        id=quotation.id,
        speaker=known.party(quotation.speaker, article, mention.speaker),
        words=words_of(quotation, text),
        kind=mention.kind,
        attitude=mention.attitude,
        mode=mention.mode,
        negated=mention.negated,
        cue="" if mention.cue is None else text[mention.cue.start : mention.cue.end],
        addressee=known.party(quotation.addressee, article, mention.addressee),
        about=tuple(map(known.entity, quotation.about)),
        said_on=quotation.said_on,
        passages=tuple(known.proof(article, span) for span in mention.content),
        sentence=known.around(article, spans),
    )
