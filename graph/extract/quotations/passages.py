"""Turn the passages between marks into quotations: parts of one are joined, each is given its speaker."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extract.quotations.attributions import RULES, Attribution, begun_before
from graph.extract.quotations.features import Chooser, of_passage
from graph.extract.quotations.frame import Found, Frame, Gap, Quoted, hidden_cue, sentence_like
from graph.extract.quotations.speakers import addressee_of
from graph.extract.quotations.times import time_of
from graph.extract.syntax import child_of
from graph.records import QuotationKind, Span

_BEHIND = frozenset({"said NAME after", "NAME said after"})

Chain = tuple[Quoted, ...]  # one passage, and those that carry it on in the next paragraphs


def find_attributed(frame: Frame, choose: Chooser) -> tuple[list[Found], list[Chain]]:
    """Return the passages that a rule gives to a speaker, as quotations, and the passages left over."""
    found, left, at = _attributed(frame)
    kept: list[Found] = []
    for item, chains in zip(found, at, strict=True):
        first, last = frame.position(chains[0][0]), frame.position(chains[-1][-1])
        if item.rule != "label" and choose([of_passage(frame, item, first, last)]) is None:
            left += chains
        else:
            kept.append(item)
    return kept, sorted(left, key=lambda chain: chain[0].start)


def _attributed(frame: Frame) -> tuple[list[Found], list[Chain], list[list[Chain]]]:
    chains = _chains(frame.quoted)
    found: list[Found] = []
    left: list[Chain] = []
    at: list[list[Chain]] = []  # the chains of each quotation found
    cue: tuple[int, int] | None = None  # of the passage before
    for number, chain in enumerate(chains):
        gap = _gap(chains, number)
        attribution = _attribution(frame, gap)
        if cue is not None and _carries_on(frame, chains[number - 1][-1], chain[0], cue, attribution):
            found[-1] = replace(found[-1], content=found[-1].content + spans_of(chain))
            at[-1].append(chain)
        elif attribution is None:
            cue = None
            left.append(chain)
        else:
            cue = attribution.cue
            found.append(_with_beginning(frame, gap, _quotation(frame, chain, attribution)))
            at.append([chain])
    return found, left, at


def spans_of(chain: Chain) -> tuple[Span, ...]:
    """Return the content of a chain, marks included."""
    return tuple(item.passage.span for item in chain)


def _chains(quoted: Sequence[Quoted]) -> list[Chain]:
    chains: list[list[Quoted]] = []
    for item in quoted:
        if item.passage.continues and chains:
            chains[-1].append(item)
        else:
            chains.append([item])
    return [tuple(chain) for chain in chains]


def _gap(chains: Sequence[Chain], number: int) -> Gap:
    first, last = chains[number][0], chains[number][-1]
    before, after = first.first, last.last
    if number and chains[number - 1][-1].first == first.first:
        before = chains[number - 1][-1].end
    if number + 1 < len(chains) and chains[number + 1][0].first == last.first:
        after = chains[number + 1][0].start
    return Gap(first, last, before, after)


def _attribution(frame: Frame, gap: Gap) -> Attribution | None:
    """Return what the first rule says of a passage; nobody named within it speaks it."""
    for rule in RULES:
        result = rule(frame, gap)
        if result is not None:
            speaker = result.speaker
            within = speaker is not None and gap.first.start <= speaker.token.i < gap.last.end
            return None if within else result
    return None


def _carries_on(
    frame: Frame, last: Quoted, item: Quoted, cue: tuple[int, int], attribution: Attribution | None
) -> bool:
    """Tell whether a passage is the second part of the one before: `"So," said Lee. "It is over."`."""
    if last.first != item.first:
        return False
    if attribution is not None:
        return attribution.cue == cue
    if not last.end <= cue[0] < item.start:
        return False
    if not sentence_like(frame, item):
        return _resumes(frame, last, item)
    return sum(frame.doc[index].text in {".", "!", "?"} for index in range(cue[1], item.start)) <= 1


def _resumes(frame: Frame, last: Quoted, item: Quoted) -> bool:
    """Tell whether what a comma broke off goes on: `"We stay," said Lee, who is ill, "until ten."`."""
    doc = frame.doc
    return (
        frame.text[last.passage.inside.end - 1] == ","
        and doc[item.start - 1].text == ","
        and not any(token.text in {".", "!", "?"} for token in doc[last.end : item.start])
    )


def _with_beginning(frame: Frame, gap: Gap, item: Found) -> Found:
    """Return a quotation with the unmarked words that begin its clause, where its speaker stands behind."""
    start = begun_before(frame, gap) if item.rule in _BEHIND else None
    if start is None:
        return item
    first, *rest = item.content
    whole = Span(frame.doc[start].idx, first.end)
    return replace(item, kind=QuotationKind.MIXED, content=(whole, *rest))


def _quotation(frame: Frame, chain: Chain, attribution: Attribution) -> Found:
    cue = attribution.cue
    token = None if cue is None else frame.doc[cue[0]]
    entry = None if token is None else frame.cues.get(token.i) or hidden_cue(token)
    return Found(
        kind=QuotationKind.DIRECT,
        content=spans_of(chain),
        rule=attribution.rule,
        cue=cue,
        entry=entry,
        speaker=attribution.speaker,
        addressee=None if entry is None or token is None else addressee_of(token, entry),
        time=None if token is None else time_of(token, spans_of(chain)),
        negated=token is not None and child_of(token, "neg") is not None,
    )
