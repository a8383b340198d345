"""Tell whether a cue reports that something was said, or only that it might be, was wished, was asked."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.extract.quotations.cues import Cue, adjective_cues
from graph.extract.quotations.speakers import Party
from graph.extract.quotations.subjects import is_source
from graph.extract.syntax import child_of, is_infinitive
from graph.records import Mode

_HYPOTHETICAL = frozenset({"could", "should", "might", "must", "may", "would"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_OWN = frozenset({"i", "we"})
_WHETHER = frozenset({"whether", "if"})
_REFUSALS = frozenset({"decline", "refuse"})
_UNWILLING = frozenset({"would", "will", "'d", "'ll"})
_UNABLE = frozenset({"could"})
_REPORTS_NOTHING = frozenset({"this", "that", "these", "those"})  # as subjects: conclusions


def reading(cue: Token, entry: Cue, speaker: Party | None) -> Cue:
    """Return what a cue reports in its sentence: who would not say it declines, a question to `you` asks."""
    if speaker is None:
        return entry
    if entry.mode is Mode.SPEECH and is_source(speaker.token) and unwilling(cue):
        return replace(entry, attitude="declines")
    if speaker.token.lower_ == "you" and any(token.text == "?" for token in cue.sent[-3:]):
        return replace(entry, attitude="asks")
    return entry


def reports(cue: Token, entry: Cue, speaker: Party | None) -> bool:
    """Tell whether a cue may report: not in a condition; a finding is one of somebody or of a document."""
    if _supposed(cue, entry) and not (entry.mode is Mode.SPEECH and unwilling(cue)):
        return False
    if speaker is None and cue.lower_ in adjective_cues():  # convinced others, made sure
        return False
    if speaker is not None and (entry.mode is Mode.FINDING or entry.particle):
        return is_source(speaker.token)
    return True


def circumstances(cue: Token, entry: Cue, speaker: Party | None, content: int) -> Iterator[str]:
    """Name what speaks for or against a cue being used to report.

    `content` is the first token of what it reports.
    """
    mode, lefts = entry.mode.value, list(cue.lefts)
    told = {
        "bare form": cue.tag_ == "VB" and all(child.lemma_ != "do" for child in lefts),
        "infinitive": any(child.lower_ == "to" and child.dep_ == "aux" for child in lefts),
        "not": child_of(cue, "neg") is not None,
        "passive": child_of(cue, "auxpass", "nsubjpass") is not None,
        "whether": cue.doc[content].lower_ in _WHETHER,
        "no source": speaker is not None and not is_source(speaker.token),
        "distant speaker": speaker is not None and child_of(cue, "nsubj") is None,
        "concluded": speaker is not None and speaker.token.lower_ in _REPORTS_NOTHING,
        "with a particle": bool(entry.particle),
    }
    return (f"{name} {mode}" for name, holds in told.items() if holds)


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
