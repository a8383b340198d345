"""Find reported words around an inserted attribution: `according to Lee`, `the bill, Lee said, would fail`."""

from spacy.tokens import Token

from graph.extract.cues import Construction, Cue
from graph.extract.quotation_complements import Stretches
from graph.extract.quotation_frame import Frame
from graph.extract.quotation_speakers import Party, party, speaker_after
from graph.extract.syntax import child_of

_VERBAL = frozenset({"VERB", "AUX"})
_SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "acl", "pcomp", "prep", "pobj", "dobj", "attr"})
_LONGEST_TAIL = 8  # tokens of an adverbial between an inserted cue and the comma behind it
_LONGEST_SUBJECT = 25  # tokens from the comma before an inserted subject to its cue


def inserted(frame: Frame, cue: Token, entry: Cue) -> tuple[Stretches, Party] | None:
    """`The bill, Lee said, would fail` and `The bill, said Lee, would fail`: the sentence without the insertion."""
    if Construction.CLAUSE not in entry.takes or not entry.speech:
        return None
    doc, sentence = cue.doc, cue.sent
    if child_of(cue, "dobj") is not None and Construction.TELL not in entry.takes:
        return None
    if cue.i == sentence.start or cue.i + 1 >= sentence.end:
        return None
    if doc[cue.i - 1].text == ",":
        speaker = speaker_after(doc, cue.i, sentence.end)
        start, end = cue.i, cue.i if speaker is None else speaker.end
    else:
        subject = child_of(cue, "nsubj")
        speaker = (
            None
            if subject is None or subject.i > cue.i or cue.i - subject.left_edge.i > _LONGEST_SUBJECT
            else party(subject)
        )
        start, end = cue.i if speaker is None else speaker.start, cue.i + 1
    if speaker is None or start - 1 <= sentence.start or doc[start - 1].text != ",":
        return None
    while (
        end < sentence.end
        and end - cue.i < _LONGEST_TAIL
        and doc[end].text not in {",", "."}
        and doc[end].pos_ not in _VERBAL
    ):
        end += 1
    if end < sentence.end and doc[end].text not in {",", "."}:
        return None
    parts = ((sentence.start, start), (end, sentence.end))
    has_verb = [any(doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(*part)) for part in parts]
    if not any(has_verb):
        return None
    return (
        parts
        if has_verb[0] or _starts_with_verb(doc[end + 1] if end + 1 < sentence.end else None)
        else parts[1:]
    ), speaker


def as_said(frame: Frame, cue: Token, entry: Cue) -> Stretches | None:
    """`As Lee told the court, it was over`: the clause that it comments on."""
    marker = child_of(cue, "mark", "advmod", "prep")
    if (
        Construction.CLAUSE not in entry.takes
        or cue.dep_ != "advcl"
        or marker is None
        or marker.lower_ != "as"
    ):
        return None
    return around(cue.head, cue)


def according_to(frame: Frame, index: int) -> tuple[Stretches, Party] | None:
    """`The bill would fail, according to Lee`: the clause in which it stands."""
    preposition = frame.doc[index]
    source = next(
        (pobj for word in (preposition, frame.doc[index + 1]) if (pobj := child_of(word, "pobj"))), None
    )
    if source is None:
        return None
    final = preposition.right_edge.i + 2 >= preposition.sent.end and frame.doc[index - 1].text == ","
    host = preposition.head
    while host.head.i != host.i and (
        host.pos_ not in _VERBAL and host.dep_ != "relcl" or final and host.dep_ in _SUBORDINATE
    ):
        host = host.head
    return around(host, preposition), party(source)


def around(host: Token, inserted: Token) -> Stretches:
    """Return the clause of `host` without the words inserted: one stretch or two."""
    start, end = host.left_edge.i, host.right_edge.i + 1
    hole_start, hole_end = inserted.left_edge.i, inserted.right_edge.i + 1
    if inserted.i > host.i:
        conjunct = next((child for child in host.rights if child.dep_ == "cc" and child.i > inserted.i), None)
        end = conjunct.i if conjunct is not None else end
    parts = ((start, min(hole_start, end)), (max(hole_end, start), end))
    return tuple((a, b) for a, b in parts if a < b)


def _starts_with_verb(token: Token | None) -> bool:
    return token is not None and token.pos_ in _VERBAL
