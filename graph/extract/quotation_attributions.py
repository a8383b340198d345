"""Give each passage between quotation marks to who says it, by what stands around the marks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from graph.extract.cues import Construction
from graph.extract.quotation_frame import Frame, Gap, Quoted
from graph.extract.quotation_speakers import Party, party, speaker_after, speaker_before, speaker_of
from graph.extract.syntax import NOMINAL, child_of

_SKIPPED = frozenset({"ADV", "AUX", "SPACE", "PART"})
_TERMINAL = frozenset(".!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAUSES = frozenset({",", "-", "--", "–", "—", ";", ":"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]*\s*$")
_LONGEST_CLAUSE = 60  # tokens from the marks to the end of the clause that names the speaker
_FARTHEST_CUE = 15  # tokens between a cue and the marks that it introduces


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a passage: the cue as tokens, the speaker, and how it was found."""

    rule: str
    cue: int | None
    speaker: Party | None
    words: int = 1  # of the cue


Rule = Callable[[Frame, Gap], Attribution | None]


def said_after(frame: Frame, gap: Gap) -> Attribution | None:
    """`"It is over," said Lee` or `Lee told the court`: a cue and its subject open the clause behind the marks."""
    start, end, terminal = _clause_after(frame, gap)
    cue = next((cue for cue in frame.cues_between(start, end) if frame.takes(cue, Construction.QUOTE)), None)
    if cue is None or (terminal and _has_other_content(frame, cue, end, gap)):
        return None
    doc = frame.doc
    if all(doc[i].pos_ in _SKIPPED or doc[i].lower_ == "as" for i in range(start, cue)):
        speaker = speaker_after(doc, cue, end)
        rule = "said NAME after"
    else:
        if _finite_verb_between(doc[start:cue], doc[cue]):
            return None
        speaker = speaker_before(doc, start, cue)
        if speaker is not None and not all(
            doc[i].pos_ in _SKIPPED or doc[i].lower_ == "as" for i in range(start, speaker.start)
        ):
            return None
        rule = "NAME said after"
    return None if speaker is None else Attribution(rule, cue, speaker)


def said_before(frame: Frame, gap: Gap) -> Attribution | None:
    """`Lee said, "It is over."`: a cue with its subject ends right before the marks, or a colon does."""
    start, end, mark = _clause_before(frame, gap)
    if start >= end:
        return None
    doc = frame.doc
    cues = [cue for cue in frame.cues_between(start, end) if frame.takes(cue, Construction.QUOTE)]
    if not cues:
        return None
    cue = cues[-1]
    if mark != ":" and not _introduces(frame, cue, end, gap, comma=mark == ","):
        return None
    speaker = speaker_of(doc[cue]) or speaker_before(doc, start, cue) or speaker_after(doc, cue, end)
    return Attribution("NAME said before", cue, speaker)


def name_and_colon(frame: Frame, gap: Gap) -> Attribution | None:
    """`Lee: "It is over."` and `From Lee:`; a whole sentence before the colon gives its subject."""
    start, end, mark = _clause_before(frame, gap)
    if mark != ":" or start >= end:
        return None
    root = frame.doc[start:end].root
    if root.lower_ == "from":
        root = child_of(root, "pobj") or root
    subject = root if root.pos_ in {"PROPN", "PRON", "NOUN"} else child_of(root, "nsubj")
    return (
        None
        if subject is None or subject.pos_ not in NOMINAL
        else Attribution("NAME and colon", None, party(subject))
    )


def dash_and_name(frame: Frame, gap: Gap) -> Attribution | None:
    """`"It is over." -- Commissioner Lee`: a dash and a name close the paragraph."""
    doc, start = frame.doc, gap.last.end
    if start + 1 >= gap.after or gap.after != gap.last.last or doc[start].text not in _DASHES:
        return None
    root = doc[start + 1 : gap.after].root
    return Attribution("dash and NAME", None, party(root)) if root.pos_ == "PROPN" else None


def according_to(frame: Frame, gap: Gap) -> Attribution | None:
    """`According to Lee, "it is over"`, and the same behind the marks."""
    doc = frame.doc
    start, end, _ = _clause_before(frame, gap)
    after_start, after_end, _ = _clause_after(frame, gap)
    for at in (start, after_start):
        limit = end if at == start else after_end
        if at + 2 < limit and doc[at].lower_ == "according" and doc[at + 1].lower_ == "to":
            speaker = speaker_after(doc, at + 1, limit)
            if speaker is not None and (at == after_start or limit - speaker.end <= _FARTHEST_CUE):
                return Attribution("according to", at, speaker, words=2)
    return None


def sentence_like(frame: Frame, quoted: Quoted) -> bool:
    """Tell whether a passage is a sentence of its own, or several: it begins like one and ends like one."""
    text, inside = frame.doc.text, quoted.passage.inside
    begins = not text[inside.start].islower() and (
        quoted.start == quoted.first
        or _ENDS_SENTENCE.search(text, max(0, quoted.passage.span.start - 4), quoted.passage.span.start)
    )
    ends = (
        text[inside.end - 1] in ".!?…"
        or not quoted.passage.closed
        or text[quoted.passage.span.end : quoted.passage.span.end + 1] == "."
    )
    return (
        bool(begins)
        and ends
        and any(token.tag_ in _FINITE or token.tag_ == "VB" for token in frame.doc[quoted.start : quoted.end])
    )


RULES: tuple[Rule, ...] = (said_after, said_before, according_to, name_and_colon, dash_and_name)


def _clause_after(frame: Frame, gap: Gap) -> tuple[int, int, bool]:
    """Return where the clause behind the marks starts and ends, and whether a sentence ended inside the marks."""
    doc, start = frame.doc, gap.last.end
    inside = gap.last.passage.inside
    terminal = doc.text[inside.end - 1] == "."
    if start < gap.after and doc[start].text in _TERMINAL:
        return start, start, terminal
    while start < gap.after and doc[start].text in _PAUSES:
        terminal = False
        start += 1
    end = start
    while end < min(gap.after, start + _LONGEST_CLAUSE) and not _ends(frame, end, start):
        end += 1
    return start, end, terminal


def _ends(frame: Frame, at: int, start: int) -> bool:
    """Tell whether a sentence ends at a token: a full stop, or an abbreviation before a new sentence."""
    token = frame.doc[at]
    return token.text in _TERMINAL or (
        at > start and token.is_sent_start and frame.doc[at - 1].text.endswith(".")
    )


def _clause_before(frame: Frame, gap: Gap) -> tuple[int, int, str]:
    """Return where the clause before the marks starts and ends, and the comma or colon that ends it."""
    doc, end = frame.doc, gap.first.start
    first = gap.before
    if end == gap.first.first:  # a paragraph of its own: the one before may introduce it
        index = next(i for i, bounds in enumerate(frame.paragraphs) if bounds[0] == gap.first.first)
        if index == 0 or doc[frame.paragraphs[index - 1][1] - 1].text != ":":
            return end, end, ""
        first, end = frame.paragraphs[index - 1]
    while end > first and doc[end - 1].is_space:
        end -= 1
    mark = doc[end - 1].text if end > first and doc[end - 1].text in {",", ":"} else ""
    end -= bool(mark)
    start = end
    while start > first and end - start < _LONGEST_CLAUSE and doc[start - 1].text not in _TERMINAL:
        start -= 1
    return start, end, mark


def _has_other_content(frame: Frame, cue: int, end: int, gap: Gap) -> bool:
    """Tell whether a cue behind a finished sentence introduces something else than that sentence."""
    doc = frame.doc
    if child_of(doc[cue], "ccomp") is not None and any(
        child.i > cue for child in doc[cue].children if child.dep_ == "ccomp"
    ):
        return True
    return end >= gap.after and end > cue and doc[end - 1].text in {",", ":"} and gap.after < gap.last.last


def _finite_verb_between(tokens: Iterable[Token], cue: Token) -> bool:
    for token in tokens:
        if token.tag_ in _FINITE and token.head.i != cue.i and token.dep_ not in {"relcl", "aux", "auxpass"}:
            return True
    return False


def _introduces(frame: Frame, cue: int, end: int, gap: Gap, *, comma: bool) -> bool:
    """Tell whether nothing but an addressee or an adverbial stands between a cue and the marks."""
    doc = frame.doc
    if end - cue > _FARTHEST_CUE:
        return False
    between = [doc[i] for i in range(cue + 1, end)]
    if any(
        token.tag_ in _FINITE
        or token.dep_ in {"nsubj", "nsubjpass"}
        and token.head.i > token.i
        and token.head.i != cue
        for token in between
    ):
        return False
    if comma:
        return True
    last = doc[gap.first.end - 1 - (gap.first.end - gap.first.start > 2)]
    if last.dep_ in {"amod", "compound", "det", "nmod"} and last.head.i >= gap.first.end:
        return False
    opening = doc.text[gap.first.passage.inside.start]
    return (
        not between
        or opening.isupper()
        or between[-1].lower_ in {"that", "to"}
        or not any(token.dep_ == "prep" for token in between)
    )
