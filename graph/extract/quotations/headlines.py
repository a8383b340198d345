"""Find what a headline gives to a name apart by a colon: `Ortiz: It is safe`."""

from graph.data import words
from graph.extract.quotations.cues import ACCORDING
from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.speakers import label_party
from graph.extract.syntax import char_span
from graph.records import QuotationKind

_LONGEST_HEADLINE = 25  # tokens
_LONGEST_LABEL = 4  # tokens
_ENDS = frozenset(".!")
_VERBAL = frozenset({"VERB", "AUX"})


def find_headline(frame: Frame) -> list[Found]:
    """Return what the first paragraph, without a full stop, gives to a name before or behind its colon."""
    if not frame.paragraphs:
        return []
    start, end = frame.paragraphs[0]
    colons = [i for i in range(start, min(end, start + _LONGEST_HEADLINE)) if frame.doc[i].text == ":"]
    if end - start > _LONGEST_HEADLINE or len(colons) != 1 or frame.doc[end - 1].text in _ENDS:
        return []
    colon = colons[0]
    for name, told in (((start, colon), (colon + 1, end)), ((colon + 1, end), (start, colon))):
        spoken = any(frame.doc[i].pos_ in _VERBAL for i in range(*told))
        if spoken and _is_speaker(frame, *name) and not any(_passages(frame, *told)):
            content = (char_span(frame.doc, *told),)
            return [
                Found(
                    kind=QuotationKind.INDIRECT,
                    content=content,
                    rule="headline",
                    entry=ACCORDING,
                    speaker=label_party(frame.doc, *name),
                )
            ]
    return []


def _is_speaker(frame: Frame, start: int, end: int) -> bool:
    """Tell whether a few words before or behind a colon name a person, or somebody who can speak."""
    if not 0 < end - start <= _LONGEST_LABEL:
        return False
    last = frame.doc[end - 1]
    named = all(token.ent_type_ == "PERSON" for token in frame.doc[start:end])
    return named or (end - start == 1 and last.lemma_.lower() in words("headline_speakers"))


def _passages(frame: Frame, start: int, end: int) -> range:
    return frame.passages_within(char_span(frame.doc, start, end))
