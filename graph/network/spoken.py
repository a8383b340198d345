"""Link who speaks to whom he speaks of and to."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from graph.network.links import Link
from graph.network.stated import days_of, slices
from graph.records import Article, Evidence, Quotation, Span

# Parts of a statement further apart than this, in code points, are shown apart: what lies between proves
# nothing.
_FARTHEST = 300
# Of a longer statement, in code points, the beginning is shown: it stands on the edge to each entity it
# speaks of.
_LONGEST = 4000
_OPENING = re.compile(r"[\"'\u201c\u201d\u2018\u2019«„(\[]{0,3}\Z")
_CLOSING = re.compile(r"[.,;:!?…]{0,3}[\"'\u201c\u201d\u2018\u2019»)\]]{1,3}[.!?]?|[.!?…]{1,3}")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")


def spoken(
    quotations: Iterable[Quotation], articles: Mapping[str, Article], linked: Collection[str]
) -> Iterator[Link]:
    """Yield a link of kind statement from each speaker to each of those that are `linked`, but to himself."""
    for quotation in quotations:
        speaker, mention, article = quotation.speaker, quotation.mention, articles[quotation.article]
        if speaker is None:
            continue
        text = article.text
        first, last = days_of([article])
        spans = (*mention.content, mention.cue, mention.speaker)
        evidence = {
            "about": _proof(article, filter(None, spans)),
            "addressee": _proof(article, filter(None, (*spans, mention.addressee))),
        }
        content = " … ".join(text[start:end] for start, end in mention.content)[:_LONGEST]
        spoken_to = () if quotation.addressee is None else (("addressee", quotation.addressee),)
        for to, target in chain((("about", entity) for entity in quotation.about), spoken_to):
            if target != speaker and target in linked:
                yield Link(
                    id=f"st:{quotation.id}:{to}:{target}",
                    source=speaker,
                    target=target,
                    kind="statement",
                    label="" if mention.cue is None else text[mention.cue.start : mention.cue.end],
                    rule=mention.rule,
                    negated=mention.negated,
                    to=to,
                    quotation=quotation.id,
                    quotation_kind=str(mention.kind),
                    content=content,
                    speaker=speaker,
                    evidence=evidence[to],
                    first=first,
                    last=last,
                )


def _proof(article: Article, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    """Return a statement's words from first to last part with their marks, cut where parts lie far apart."""
    text = article.text
    runs: list[Span] = []
    for span in sorted(spans):
        last = runs[-1] if runs else None
        if (
            last is not None
            and span.start - last.end <= _FARTHEST
            and not _BREAK.search(text, last.end, span.start)
        ):
            runs[-1] = Span(last.start, max(last.end, span.end))
        else:
            runs.append(span)
    return slices(article.id, text, [_cut(_widened(text, run)) for run in runs])


def _widened(text: str, span: Span) -> Span:
    """Take in the marks that stand directly around a span, so that a quotation is seen to be one."""
    before = text[max(0, span.start - 3) : span.start]
    opening = _OPENING.search(before)
    closing = _CLOSING.match(text, span.end)
    return Span(span.start - (len(opening[0]) if opening else 0), closing.end() if closing else span.end)


def _cut(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + _LONGEST))
