"""Find reported words around an insertion: `according to Lee`, `the bill, Lee said, would fail`."""

from spacy.tokens import Doc, Token

from graph.data import words
from graph.extract.quotations.complements import Stretches
from graph.extract.quotations.cues import Construction, Cue
from graph.extract.quotations.frame import Frame
from graph.extract.quotations.speakers import Party, party, speaker_after
from graph.extract.quotations.subjects import is_told
from graph.extract.syntax import FINITE, child_of
from graph.records import Mode

_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"WDT", "WP"})  # tags of what takes a clause up: the bank, which advised Lee
_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})  # begin what somebody is asked
_SUBORDINATE = frozenset({"ccomp", "xcomp", "advcl", "acl", "pcomp", "prep", "pobj", "dobj", "attr"})
_LONGEST_TAIL = 8  # tokens of an adverbial between an inserted cue and the comma behind it
_LONGEST_ASIDE = 15  # tokens of a description behind a name
_LONGEST_SUBJECT = 25  # tokens from the comma before an inserted subject to its cue


def inserted(frame: Frame, cue: Token, entry: Cue) -> tuple[Stretches, Party] | None:
    """Read `The bill, Lee said, would fail` and `The bill, said Lee, would fail`, without the insertion.

    A comma stands before it, and a comma or the full stop behind it.
    """
    doc = cue.doc
    first, last = frame.sentence(cue.i)
    if (
        Construction.CLAUSE not in entry.takes
        or entry.mode is not Mode.SPEECH
        or not first < cue.i < last - 1
    ):
        return None
    if (
        cue.tag_ not in FINITE
        or is_told(cue)
        or (Construction.TELL not in entry.takes and child_of(cue, "dobj") is not None)
    ):
        return None
    insertion = _insertion(cue, entry, last)
    if insertion is None:
        return None
    speaker, start, end = insertion
    if doc[start - 1].text != "," or start - 1 <= first or doc[first].lower_ in _ASKED:
        return None
    end = max(end, min(last, _end_of_description(doc, speaker)))
    while (
        end < min(last, max(end, cue.i) + _LONGEST_TAIL)
        and not _closes(doc[end])
        and doc[end].pos_ not in _VERBAL
    ):
        end += 1
    if end < last and not _closes(doc[end]):
        return None
    front, behind = (first, start), (end, last)
    turned = start == cue.i  # said Lee
    if not turned and not _has_finite_verb(doc, front) and _subject_between(cue, entry, end):
        return None
    stretches = _parts(doc, front, behind)
    return None if stretches is None else (stretches, speaker)


def _parts(doc: Doc, front: tuple[int, int], behind: tuple[int, int]) -> Stretches | None:
    """Return which of what stands before and behind an insertion is told there."""
    (_, start), (end, last) = front, behind
    participle = end + 1 < last and doc[end + 1].tag_ == "VBG"
    if not participle and end + 2 < last and _breaks_off(doc[start - 2]):
        return front, behind
    if participle or not _has_finite_verb(doc, behind):
        return (front,) if _has_finite_verb(doc, front) else None
    if _has_finite_verb(doc, front) or _opens_with_verb(doc, behind):
        return front, behind
    return (behind,)


def as_said(cue: Token, entry: Cue) -> Stretches | None:
    """Read `As Lee told the court, it was over`: the clause that it comments on."""
    subject, marker = child_of(cue, "nsubj", "nsubjpass"), child_of(cue, "mark", "advmod", "prep")
    if Construction.CLAUSE not in entry.takes or cue.dep_ != "advcl" or subject is None or marker is None:
        return None
    if marker.lower_ != "as" or marker.i + 1 != subject.left_edge.i or cue.head.pos_ not in _VERBAL:
        return None
    return around(cue.head, cue)


def according_to(frame: Frame, index: int) -> tuple[Stretches, Party] | None:
    """Read `The bill would fail, according to Lee`: the clause in which it stands."""
    preposition = frame.doc[index]
    source = next(
        (pobj for word in (preposition, frame.doc[index + 1]) if (pobj := child_of(word, "pobj"))), None
    )
    if source is None:
        return None
    final = preposition.right_edge.i + 2 >= preposition.sent.end and frame.doc[index - 1].text == ","
    host = preposition.head
    while host.head.i != host.i and (
        (host.pos_ not in _VERBAL and host.dep_ != "relcl") or (final and host.dep_ in _SUBORDINATE)
    ):
        host = host.head
    hole_end = _end_of_aside(preposition.doc, preposition.right_edge.i + 1)
    return around(host, preposition, hole_end), party(source)


def around(host: Token, inserted: Token, hole_end: int = 0) -> Stretches:
    """Return the clause of `host` without the words inserted, down to `hole_end`: one stretch or two."""
    start, end = host.left_edge.i, host.right_edge.i + 1
    hole_start, hole_end = inserted.left_edge.i, max(hole_end, inserted.right_edge.i + 1)
    if inserted.i > host.i:
        conjunct = next((child for child in host.rights if child.dep_ == "cc" and child.i > inserted.i), None)
        end = conjunct.i if conjunct is not None else end
    parts = ((start, min(hole_start, end)), (max(hole_end, start), end))
    return tuple((a, b) for a, b in parts if a < b)


def _insertion(cue: Token, entry: Cue, last: int) -> tuple[Party, int, int] | None:
    """Return the speaker beside a cue, and the tokens that the two fill."""
    if cue.nbor(-1).text == "," and Construction.TELL not in entry.takes:
        speaker = speaker_after(cue.doc, cue.i, last)
        return None if speaker is None else (speaker, cue.i, speaker.end)
    subject = child_of(cue, "nsubj")
    if subject is None or subject.tag_ in _RELATIVE:
        return None
    if subject.i > cue.i or cue.i - subject.left_edge.i > _LONGEST_SUBJECT:
        return None
    speaker = party(subject)
    return speaker, speaker.start, cue.i + 1


def _subject_between(cue: Token, entry: Cue, end: int) -> bool:
    """Tell whether the clause of a cue begins before the comma: `said its offer, a fair one, stood`."""
    if Construction.TELL in entry.takes:
        return False
    inner = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    subject = None if inner is None else child_of(inner, "nsubj", "nsubjpass")
    return subject is not None and cue.i < subject.i < end


def _breaks_off(word: Token) -> bool:
    """Tell whether a clause cannot end with a word before an insertion: `It was, Lee said, a guess`."""
    return word.pos_ in _VERBAL and (
        word.lemma_ == "be" or child_of(word, "auxpass") is not None or word.dep_ in {"aux", "auxpass"}
    )


def _end_of_description(doc: Doc, speaker: Party) -> int:
    """Return where what describes a speaker ends: said Lee, the mayor, who voted no."""
    edge = doc[speaker.start : speaker.end].root.right_edge.i
    while edge >= speaker.end and doc[edge].is_punct:
        edge -= 1
    return edge + 1


def _end_of_aside(doc: Doc, end: int) -> int:
    """Return where a description between commas ends that the parse hung elsewhere: `Lee, the mayor,`."""
    if end >= len(doc) or doc[end].text != "," or doc[end - 1].pos_ != "PROPN":
        return end
    last = min(doc[end].sent.end, end + _LONGEST_ASIDE)
    close = next((i for i in range(end + 1, last) if doc[i].text == ","), end)
    aside = doc[end + 1 : close]
    described = any(token.lemma_.lower() in words("person_nouns") for token in aside)
    return close if described and not any(token.tag_ in FINITE for token in aside) else end


def _closes(token: Token) -> bool:
    return token.text in {",", "."}


def _has_finite_verb(doc: Doc, part: tuple[int, int]) -> bool:
    return any(token.tag_ in FINITE for token in doc[part[0] : part[1]])


def _opens_with_verb(doc: Doc, part: tuple[int, int]) -> bool:
    return part[0] + 1 < part[1] and doc[part[0] + 1].pos_ in _VERBAL
