"""Judge the passages between marks that no cue introduces: sentences that float, fragments in narration."""

from collections.abc import Sequence

from spacy.tokens import Token

from graph.extract.quotations.cues import Construction
from graph.extract.quotations.features import Chooser, of_passage
from graph.extract.quotations.frame import Found, Frame, Quoted, sentence_like
from graph.extract.quotations.passages import Chain, spans_of
from graph.extract.quotations.speakers import Party, speaker_of
from graph.extract.quotations.times import time_of
from graph.records import QuotationKind, Span

_SHORTEST = 5  # tokens of a passage that may be somebody's words without a cue, its marks included


def find_left(frame: Frame, left: Sequence[Chain], choose: Chooser) -> list[Found]:
    """Return which passages between marks are quotations though no cue introduces them."""
    found: list[Found] = []
    for chain in left:
        item = chain[0]
        if item.end - item.start < _SHORTEST:
            continue
        one = (
            Found(kind=QuotationKind.DIRECT, content=spans_of(chain), rule="floating")
            if sentence_like(frame, item)
            else _fragment_in(frame, chain)
        )
        position = frame.position(item)
        kept = choose([of_passage(frame, one, position, position + len(chain) - 1)])
        if kept is not None:
            found.append(kept)
    return found


def _fragment_in(frame: Frame, chain: Chain) -> Found:
    """Return what words between marks inside a narrated sentence may be: `called it "a disgrace"`."""
    item = chain[0]
    named = _named(frame, item) if len(chain) == 1 and frame.readable(item.start) else None
    return named or Found(kind=QuotationKind.DIRECT, content=spans_of(chain), rule="fragment")


def _named(frame: Frame, quoted: Quoted) -> Found | None:
    """Read `Lee called the plan "a disgrace"`: the words that a verb of judging gives its object."""
    verb = _governor(frame, quoted)
    if verb is None or verb.i not in frame.cues or not frame.takes(verb.i, Construction.NAME):
        return None
    speaker = speaker_of(verb)
    if speaker is None or not speaker.start < verb.i < quoted.start:
        return None
    return _fragment(frame, quoted.passage.span, verb, speaker, rule="named", kind=QuotationKind.MIXED)


def _governor(frame: Frame, quoted: Quoted) -> Token | None:
    """Return the verb outside a passage that governs it."""
    start, end = quoted.start, quoted.end
    while end - start > 1 and frame.doc[end - 1].is_punct:
        end -= 1
    while end - start > 1 and frame.doc[start].is_punct:
        start += 1
    for ancestor in frame.doc[start:end].root.ancestors:  # the marks may hang anywhere
        if not quoted.start <= ancestor.i < quoted.end and ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None


def _fragment(
    frame: Frame, span: Span, cue: Token, speaker: Party, *, rule: str, kind: QuotationKind
) -> Found:
    entry = frame.cues.get(cue.i)
    return Found(
        kind=kind,
        content=(span,),
        rule=rule,
        cue=(cue.i, cue.i + 1),
        entry=entry,
        speaker=speaker,
        time=None if entry is None else time_of(cue, (span,)),
    )
