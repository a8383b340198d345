"""Decide who says a quotation: weigh whoever may, and nobody, by named features."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from graph.data import mapping
from graph.extract.quotations.features import kind_of
from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.speakers import (
    Party,
    author_of,
    first_party,
    party,
    speaker_after,
    speaker_before,
)
from graph.extract.syntax import NOMINAL, child_of

_FARTHEST = 3  # sentences between two quotations of one speaker
_LABELS = frozenset({"script", "headline", "label"})  # rules that name their speaker in so many words


class Speaker(NamedTuple):
    """Who may say a quotation, None for nobody, with the features."""

    party: Party | None
    features: tuple[str, ...]


Asker = Callable[[Found, Sequence[Speaker]], Party | None]


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in mapping("speaker_weights").items()}


def ask(_: Found, candidates: Sequence[Speaker]) -> Party | None:
    """Return for whom most speaks; the earlier of two that are equal."""
    return max(candidates, key=lambda one: sum(_weights().get(told, 0.0) for told in one.features)).party


def attribute(frame: Frame, found: Sequence[Found], asker: Asker) -> list[Found]:
    """Return quotations in text order with their speakers, who may be those of one before or behind."""
    given: list[Found] = []
    for position, item in enumerate(found):
        if item.rule in _LABELS:
            given.append(item)
            continue
        behind = found[position + 1] if position + 1 < len(found) else None
        candidates = _speakers(frame, item, given, behind)
        given.append(replace(item, speaker=asker(item, candidates)))
    return [replace(item, speaker=author_of(item.speaker)) for item in given]


def _speakers(frame: Frame, item: Found, given: Sequence[Found], behind: Found | None) -> list[Speaker]:
    """Return whoever may say a quotation, as the rule read first, nobody last."""
    group = "floating" if item.cue is None else item.rule
    parties: dict[int, Party] = {}
    told: dict[int, list[str]] = {}
    for way, one in _ways(frame, item, given, behind):
        addressed = one is not None and item.addressee is not None and one.head == item.addressee.head
        if one is not None and not addressed and not _inside(item, one):
            parties.setdefault(one.head.start, one)
            told.setdefault(one.head.start, []).append(way)
    read = (
        "nobody"
        if item.speaker is None
        else "inside"
        if _inside(item, item.speaker)
        else kind_of(item.speaker)
    )
    candidates = []
    for head, one in parties.items():
        kind = kind_of(one)
        features = [f"is {kind}", f"{group} by {kind}", f"ways {len(told[head])}"]
        for way in told[head]:
            features += [way, f"{way}: {kind}", f"{group}: {way}"]
        if "as read" not in told[head]:
            features.append(f"instead of {read}")
        candidates.append(Speaker(one, tuple(features)))
    cue = "no cue" if item.entry is None else item.entry.lemma
    nobody = (
        "nobody",
        f"nobody: {group}",
        f"nobody instead of {read}",
        f"nobody of {min(len(candidates), 3)}",
        f"nobody: {cue}",
    )
    return [*candidates, Speaker(None, nobody)]


def _ways(
    frame: Frame, item: Found, given: Sequence[Found], behind: Found | None
) -> Iterator[tuple[str, Party | None]]:
    """Yield whoever may be the speaker, each with the way to them."""
    yield "as read", item.speaker
    start, end = frame.token_at(item.content[0].start), frame.token_at(item.content[-1].end)
    if item.cue is not None:
        cue, last = item.cue[0], frame.sentence(item.cue[0])[1]
        yield "right behind the cue", speaker_after(frame.doc, cue, last)
        yield "right before the cue", speaker_before(frame.doc, frame.sentence(cue)[0], cue)
        if end <= cue:
            yield "between content and cue", first_party(frame.doc, end, cue)
        yield "first of the sentence", first_party(frame.doc, frame.sentence(cue)[0], cue)
    else:
        yield "subject of the sentence", _subject(frame, start, start)
    before = next((one for one in reversed(given) if one.content[-1].end <= item.content[0].start), None)
    if before is not None and before.speaker is not None:
        apart = frame.sentences_between(frame.token_at(before.content[-1].end), start)
        if apart <= _FARTHEST:
            sort = "marked" if before.kind.value == "direct" else "reported"
            adjoin = not frame.text[before.content[-1].end : item.content[0].start].strip(' \n"”“')
            yield f"last speaker, {sort}, {'adjoining' if adjoin else apart}", before.speaker
    first, _ = frame.sentence(start)
    if first:
        yield "subject of the sentence before", _subject(frame, first - 1, first)
    if item.cue is None and behind is not None and behind.speaker is not None:
        apart = frame.sentences_between(end, frame.token_at(behind.content[0].start))
        if apart <= 1:
            yield f"next speaker, {behind.kind.value}, {apart}", behind.speaker


def _subject(frame: Frame, at: int, before: int) -> Party | None:
    """Return the subject of the sentence of a token, if it stands before another."""
    if not frame.readable(at):
        return None
    subject = child_of(frame.doc[at].sent.root, "nsubj", "nsubjpass")
    return party(subject) if subject is not None and subject.i < before and subject.pos_ in NOMINAL else None


def _inside(item: Found, one: Party) -> bool:
    """Tell whether a party stands in what it would say; an `I` there is who is quoted."""
    return (item.kind.value != "indirect" and any(span.covers(one.span) for span in item.content)) or (
        any(span.start <= one.head.start < span.end for span in item.content)
    )
