"""Tell whether a cue reports that something was said, or only that it might be, was wished, was asked."""

from dataclasses import replace

from spacy.tokens import Token

from graph.extract.quotations.cues import Cue
from graph.extract.quotations.speakers import Party
from graph.extract.quotations.subjects import is_source
from graph.extract.syntax import child_of, is_infinitive
from graph.records import Mode

_HYPOTHETICAL = frozenset({"could", "should", "might", "must", "may", "would"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_OWN = frozenset({"i", "we"})
_OPEN = frozenset({"asks", "doubts"})  # attitudes that hold a question
_WHETHER = frozenset({"whether", "if"})
_REFUSALS = frozenset({"decline", "refuse"})
_UNWILLING = frozenset({"would", "will", "'d", "'ll"})
_BECOMING = frozenset({"be", "become"})
_UNABLE = frozenset({"could"})
_REPORTS_NOTHING = frozenset({"this", "that", "these", "those"})  # as subjects: conclusions


def reading(cue: Token, entry: Cue, speaker: Party | None, content: int, *, strict: bool) -> Cue | None:
    """Return what a cue reports in its sentence, None where it reports nothing.

    `content` is the first token of what it reports. A question to somebody (`Do you think it is over?`) asks.
    A strict reading wants a subject that can speak: the construction alone proves little.
    """
    if speaker is not None and entry.mode is Mode.SPEECH and is_source(speaker.token) and unwilling(cue):
        return replace(entry, attitude="declines")
    if _supposed(cue, entry) or (
        strict and (_unsaid(cue) or speaker is None or not _may_speak(cue, entry, speaker))
    ):
        return None
    if speaker is None:
        spoken = entry.mode is Mode.SPEECH and cue.tag_ != "VB" and cue.dep_ not in {"advcl", "acl"}
        return entry if spoken else None
    subject = cue.doc[speaker.start : speaker.end].text.lower()
    if subject in _REPORTS_NOTHING:
        return None
    if subject == "you":
        return _to_you(cue, entry)
    thought = entry.mode is not Mode.SPEECH
    if thought and cue.tag_ == "VB" and any(child.lower_ == "to" for child in cue.lefts):
        return None
    open_ = entry.attitude in _OPEN or child_of(cue, "neg") is not None  # does not know whether
    if thought and not open_ and cue.doc[content].lower_ in _WHETHER:
        return None
    strict = entry.mode is Mode.FINDING or bool(entry.particle)  # it makes clear
    return None if strict and not is_source(speaker.token) else entry


def unwilling(cue: Token) -> bool:
    """Tell whether somebody would not say it: `declined to say`, `refused to confirm`, `would not say`."""
    if cue.dep_ == "xcomp" and cue.head.lemma_ in _REFUSALS and is_infinitive(cue):
        return child_of(cue.head, "neg") is None
    return child_of(cue, "neg") is not None and any(
        child.dep_ == "aux" and child.lower_ in _UNWILLING for child in cue.lefts
    )


def _supposed(cue: Token, entry: Cue) -> bool:
    """Tell whether a cue stands in a condition or may be; `I should mention` and `I would say` do say."""
    subject = child_of(cue, "nsubj")
    if entry.mode is Mode.SPEECH and subject is not None and subject.lower_ in _OWN:
        return any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in cue.lefts)
    unable = child_of(cue, "neg") is not None  # could not say how many
    return any(
        (child.dep_ == "aux" and child.lower_ in _HYPOTHETICAL and not (unable and child.lower_ in _UNABLE))
        or (child.dep_ == "mark" and child.lower_ in _CONDITIONS)
        for child in cue.lefts
    )


def _may_speak(cue: Token, entry: Cue, speaker: Party) -> bool:
    """Tell whether a subject can say something; an `it` that urged or denied something is a body.

    An `it` that threatened or promised to become something is none.
    """
    if is_source(speaker.token):
        return True
    if entry.mode is not Mode.SPEECH or cue.tag_ != "VBD" or speaker.token.lower_ != "it":
        return False
    inner = child_of(cue, "xcomp")
    return entry.attitude != "threatens" and (inner is None or inner.lemma_ not in _BECOMING)


def _unsaid(cue: Token) -> bool:
    """Tell whether a cue stands in the bare form: `will promise`, `wants to praise`, but `did not praise`."""
    return cue.tag_ == "VB" and all(child.lemma_ != "do" for child in cue.lefts)


def _to_you(cue: Token, entry: Cue) -> Cue | None:
    """Return a question as a cue that asks; `you say` reports, `you know` fills a pause."""
    if any(token.text == "?" for token in cue.sent[-3:]):
        return replace(entry, attitude="asks")
    return entry if entry.mode is Mode.SPEECH and cue.tag_ in {"VBD", "VBP"} else None
