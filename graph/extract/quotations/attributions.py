"""Give each passage between quotation marks to who says it, by what stands around the marks.

The small parser is least reliable there, so a rule looks at marks, commas and the word beside them first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from graph.data import mapping
from graph.extract.quotations.cues import Construction
from graph.extract.quotations.frame import Frame, Gap, hidden_cue
from graph.extract.quotations.labels import is_heading, label_in, party_at
from graph.extract.quotations.speakers import (
    Party,
    label_party,
    party,
    speaker_after,
    speaker_before,
    speaker_of,
)
from graph.extract.quotations.subjects import is_somebody
from graph.extract.syntax import FINITE, NOMINAL, char_span, child_of, is_infinitive

_SKIPPED = frozenset({"ADV", "AUX", "SPACE", "PART"})
_WHOSE = frozenset({"of", "by", "from"})
_UTTERANCES = frozenset(
    "answer reply response words message verdict view opinion reaction warning statement comment remark "
    "explanation advice motto promise plea appeal retort summary conclusion description assessment".split()
)
_TERMINAL = frozenset(".!?")
_DASHES = frozenset({"-", "--", "\N{EN DASH}", "—", "―"})
_PAUSES = _DASHES | {",", ";", ":"}
_LONGEST_CLAUSE = 60  # tokens from the marks to the end of the clause that names the speaker
_LONGEST_NAME = 6  # tokens of a speaker before a cue that the parse takes for a noun
_FARTHEST_CUE = 15  # tokens between a cue and the marks that it introduces


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a passage: the rule, the cue as a range of tokens, the speaker."""

    rule: str
    cue: tuple[int, int] | None
    speaker: Party | None


@dataclass(frozen=True, slots=True)
class _Clause:
    """Tokens beside a passage, end exclusive, with the pause (`,`, `:` or nothing) before the marks."""

    start: int
    end: int
    pause: str


Rule = Callable[[Frame, Gap], Attribution | None]


def said_after(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `"It is over," said Lee` or `Lee told us`: a cue and its subject open the clause behind."""
    clause = _clause_behind(frame, gap)
    cues = frame.cues_between(clause.start, clause.end)
    cue = next((index for index in cues if frame.takes(index, Construction.QUOTE)), None)
    if cue is None:
        return _misread_cue(frame, clause)
    if _has_clause(frame, cue):
        return None
    if not clause.pause and _closes_narration(frame, gap):
        return None
    if not clause.pause and (_introduces_else(frame, cue, clause.end, gap) or said_before(frame, gap)):
        return None
    if _only_adverbs(frame, clause.start, cue):
        return Attribution("said NAME after", (cue, cue + 1), speaker_after(frame.doc, cue, clause.end))
    if _finite_verb_before(frame, clause.start, cue):
        return None
    speaker = speaker_before(frame.doc, clause.start, cue)
    if speaker is None or not (
        frame.doc[cue].lemma_ == "quote"
        or _only_adverbs(frame, clause.start, speaker.start)
        or all(token.is_title for token in frame.doc[clause.start : speaker.start])
    ):
        return None
    return Attribution("NAME said after", (cue, cue + 1), speaker)


def said_before(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `Lee said, "It is over."`: a cue ends the clause before, but for an addressee or an adverbial.

    Before a colon it may stand anywhere in the clause.
    """
    clause = _in_front(frame, gap)
    if clause.start >= clause.end or not frame.readable(clause.end - 1):
        return None
    doc = frame.doc
    cues = [
        index
        for index in frame.cues_between(clause.start, clause.end)
        if frame.takes(index, Construction.QUOTE)
    ]
    if not cues and clause.pause and hidden_cue(doc[clause.end - 1]) is not None:
        cues = [clause.end - 1]
    if not cues or not (clause.pause == ":" or _introduces(frame, cues[-1], clause, gap)):
        return None
    cue = cues[-1]
    speaker = (
        speaker_of(doc[cue]) or speaker_before(doc, clause.start, cue) or speaker_after(doc, cue, clause.end)
    )
    return Attribution("NAME said before", (cue, cue + 1), speaker)


def according_to(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `According to Lee, "it is over"`, and the same behind the marks."""
    front, behind = _in_front(frame, gap), _clause_behind(frame, gap)
    for clause, reach in ((front, _FARTHEST_CUE), (behind, _LONGEST_CLAUSE)):
        if clause.start in frame.according and clause.start + 2 < clause.end:
            speaker = speaker_after(frame.doc, clause.start + 1, clause.end)
            if clause is behind and (_closes_narration(frame, gap) or not clause.pause):
                return None  # the whole clause is according to Lee, or the next sentence
            if speaker is not None and clause.end - speaker.end <= reach:
                return Attribution("according to", (clause.start, clause.start + 2), speaker)
    return None


def announced(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `Lee, 44, baker: "It is over."`, `Lee's answer:`, `To quote Lee:`: it names nobody else."""
    clause = _in_front(frame, gap)
    if clause.pause != ":" or clause.start >= clause.end or not frame.readable(clause.end - 1):
        return None
    doc = frame.doc
    line = next(start for start, _ in reversed(frame.paragraphs) if start < clause.end)
    end = doc[clause.end - 1].idx + len(doc[clause.end - 1])
    behind_marks = clause.start == gap.before > gap.first.first
    for start in (line,) if behind_marks else (clause.start, line):
        label = label_in(frame.text, doc[start].idx, end)
        if label is not None:
            return Attribution("label", None, party_at(frame, label.span))
    voice = _voice(frame, clause)
    if voice is not None:
        return Attribution("label", None, party(voice))
    stretch = doc[clause.start : clause.end]
    if is_heading(stretch.text) and not any(token.tag_ in FINITE for token in stretch):
        return Attribution("label", None, None)  # who says it is not told
    headed = _heads(frame, gap) if line == 0 else None
    return None if headed is None else Attribution("label", None, headed)


def name_and_colon(frame: Frame, gap: Gap) -> Attribution | None:
    """Read the subject of a sentence before a colon: `Lee was unmoved: "It is over."`."""
    clause = _in_front(frame, gap)
    if clause.pause != ":" or clause.start >= clause.end or not frame.readable(clause.end - 1):
        return None
    root = frame.doc[clause.start : clause.end].root
    subject = root if root.pos_ in NOMINAL else child_of(root, "nsubj")
    if subject is None or subject.pos_ not in NOMINAL or not clause.start <= subject.i < clause.end:
        return None
    return Attribution("NAME and colon", None, party(subject))


def _heads(frame: Frame, gap: Gap) -> Party | None:
    """Return who begins a headline that ends with a passage: `Lee slams 'weak' Ortiz: 'Resign'`."""
    first, last = frame.paragraphs[0]
    told = frame.cues_between(first, gap.first.start)
    if gap.last.end < last or any(frame.takes(cue, Construction.QUOTE) for cue in told):
        return None
    if gap.first.start - first <= _LONGEST_NAME or frame.doc[first].pos_ not in NOMINAL:
        return None
    end = first
    while end < gap.first.start and frame.doc[end].text[:1].isupper():
        end += 1
    return label_party(frame.doc, first, end) if end > first else None


def for_whom(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `For Lee, the final was "a game of chess"`: a person's view of what the sentence tells."""
    start, _ = frame.sentence(gap.first.start)
    opens = frame.doc[start]
    whom = child_of(opens, "pobj") if opens.lower_ == "for" and frame.readable(start) else None
    if whom is None or not is_somebody(whom) or whom.i > gap.first.start:
        return None
    judged = party(whom)
    behind = frame.doc[judged.end].text if judged.end < len(frame.doc) else ""
    copula = any(token.lemma_ == "be" for token in frame.doc[judged.end : gap.first.start])
    return Attribution("label", None, judged) if behind == "," and copula else None


def _voice(frame: Frame, clause: _Clause) -> Token | None:
    """Return whose words a colon announces: `Lee's answer:`, `In the words of Lee:`, `And from Lee:`."""
    tokens = frame.doc[clause.start : clause.end]
    for token in tokens:
        if not {token.lemma_.lower(), token.lower_}.isdisjoint(_UTTERANCES) and token.pos_ in NOMINAL:
            voice = child_of(token, "poss") or _behind(token, _WHOSE)
            if voice is not None and voice.i < clause.end:
                return voice
        if token.lemma_ == "quote" and is_infinitive(token):
            return child_of(token, "dobj")
        if token.lemma_ == "say" and is_infinitive(token) and token.head.lemma_ == "have":
            return child_of(token.head, "nsubj")
    opens = next((token for token in tokens[:2] if token.lower_ == "from"), None)
    return None if opens is None else child_of(opens, "pobj")


def _behind(noun: Token, prepositions: frozenset[str]) -> Token | None:
    for word in noun.rights:
        if word.dep_ == "prep" and word.lower_ in prepositions:
            return child_of(word, "pobj")
    return None


def dash_and_name(frame: Frame, gap: Gap) -> Attribution | None:
    """Read `"It is over." -- Ada Lee, mayor`, in the next line too, and `"It is over": Ada Lee`."""
    doc, start, end = frame.doc, gap.last.end, gap.after
    if end != gap.last.last:
        return None
    number = gap.last.passage.paragraph + 1
    if start >= end and number < len(frame.paragraphs):
        start, end = frame.paragraphs[number]
    while start < end and doc[start].is_space:
        start += 1
    if start + 1 >= end or doc[start].text not in _DASHES | {":"} or end - start > _LONGEST_CLAUSE:
        return None
    label = label_in(frame.text, doc[start + 1].idx, doc[end - 1].idx + len(doc[end - 1]))
    return None if label is None else Attribution("label", None, party_at(frame, label.span))


def begun_before(frame: Frame, gap: Gap) -> int | None:
    """Return where a clause begins that ends between marks: `The pier is "a wreck", Lee said`.

    None where the marks hold all that is told, or where another cue or other marks stand before them.
    """
    start = _in_front(frame, gap).start
    if not _closes_narration(frame, gap) or frame.doc[gap.first.start - 1].is_punct:
        return None
    if start == gap.before and start > gap.first.first and frame.doc[start - 2].text not in _TERMINAL:
        return None  # other marks stand in the same sentence
    return None if frame.cues_between(start, gap.first.start) else start


RULES: tuple[Rule, ...] = (
    dash_and_name,
    announced,
    said_after,
    said_before,
    according_to,
    for_whom,
    name_and_colon,
)


def _clause_behind(frame: Frame, gap: Gap) -> _Clause:
    """Return the clause behind the marks; `pause` tells whether the sentence goes on there, by its marks."""
    doc, start = frame.doc, gap.last.end
    pause = "" if frame.text[gap.last.passage.inside.end - 1] == "." else ","
    if start < gap.after and doc[start].text in _TERMINAL:
        return _Clause(start, start, "")
    while start < gap.after and doc[start].text in _PAUSES:
        pause = ","
        start += 1
    end = start
    while end < min(gap.after, start + _LONGEST_CLAUSE) and not _sentence_ends(frame, start, end):
        end += 1
    return _Clause(start, end, pause)


def _in_front(frame: Frame, gap: Gap) -> _Clause:
    """Return the clause before the marks, in the paragraph before where that ends with a colon."""
    doc, end, first = frame.doc, gap.first.start, gap.before
    if end == gap.first.first:
        number = gap.first.passage.paragraph
        if number == 0 or doc[frame.paragraphs[number - 1][1] - 1].text != ":":
            return _Clause(end, end, "")
        first, end = frame.paragraphs[number - 1]
    while end > first and doc[end - 1].is_space:
        end -= 1
    pause = doc[end - 1].text if end > first and doc[end - 1].text in {",", ":"} else ""
    end -= len(pause)
    start = end
    while start > first and end - start < _LONGEST_CLAUSE and doc[start - 1].text not in _TERMINAL:
        start -= 1
    return _Clause(start, end, pause)


def _sentence_ends(frame: Frame, start: int, at: int) -> bool:
    """Tell whether a sentence ends at a token: a full stop, or an abbreviation before a new sentence."""
    token = frame.doc[at]
    if token.text in _TERMINAL:
        return token.text != "." or not _abbreviates(frame, at)
    return at > start and bool(token.is_sent_start) and frame.doc[at - 1].text.endswith(".")


def _abbreviates(frame: Frame, stop: int) -> bool:
    """Tell whether a full stop belongs to a title before a name, though the parse cuts it off."""
    title = f"{frame.doc[stop - 1].text}." if stop else ""
    return title in mapping("title_abbreviations") and frame.doc[min(stop + 1, len(frame.doc) - 1)].is_title


def _misread_cue(frame: Frame, clause: _Clause) -> Attribution | None:
    """Read `"It is over," the younger Lee admits.`, where the parse takes the cue for a noun."""
    doc, cue = frame.doc, clause.end - 1
    if not clause.pause or not 0 < cue - clause.start <= _LONGEST_NAME or doc[cue].tag_ != "NNS":
        return None
    entry, name = hidden_cue(doc[cue]), doc[cue - 1]
    if entry is None or Construction.QUOTE not in entry.takes or name.pos_ != "PROPN":
        return None
    speaker = Party(char_span(doc, clause.start, cue), char_span(doc, cue - 1, cue), name, clause.start, cue)
    return Attribution("NAME said after", (cue, cue + 1), speaker)


def _only_adverbs(frame: Frame, start: int, end: int) -> bool:
    return all(token.pos_ in _SKIPPED or token.lower_ == "as" for token in frame.doc[start:end])


def _has_clause(frame: Frame, cue: int) -> bool:
    """Tell whether a clause with `that` follows a cue, so that the marks hold a title or a name."""
    return any(
        child.dep_ == "ccomp" and child_of(child, "mark") is not None for child in frame.doc[cue].rights
    )


def _closes_narration(frame: Frame, gap: Gap) -> bool:
    """Tell whether the marks end a sentence begun before them: `called it "a farce." She told us to go.`."""
    item, doc = gap.first, frame.doc
    return (
        gap.before < item.start
        and frame.text[item.passage.inside.start].islower()
        and not doc[item.start - 1].is_space
        and doc[item.start - 1].text not in _TERMINAL
    )


def _introduces_else(frame: Frame, cue: int, end: int, gap: Gap) -> bool:
    """Tell whether a cue behind a finished sentence introduces something else than that sentence."""
    doc = frame.doc
    told = frame.takes(cue, Construction.TELL)
    if any(
        child.dep_ == "ccomp" or (child.dep_ == "dobj" and not told) or is_infinitive(child)
        for child in doc[cue].rights
    ):
        subject = child_of(doc[cue], "nsubj", "nsubjpass")
        if subject is not None and subject.i < cue:
            return True
    return end >= gap.after and end > cue and doc[end - 1].text in {",", ":"} and gap.after < gap.last.last


def _finite_verb_before(frame: Frame, start: int, cue: int) -> bool:
    """Tell whether another verb than the cue is the main one before it."""
    return any(
        token.tag_ in FINITE
        and not token.is_title
        and token.head.i != cue
        and token.dep_ not in {"relcl", "aux", "auxpass"}
        for token in frame.doc[start:cue]
    )


def _introduces(frame: Frame, cue: int, clause: _Clause, gap: Gap) -> bool:
    """Tell whether nothing but an addressee or an adverbial stands between a cue and the marks."""
    doc = frame.doc
    between = doc[cue + 1 : clause.end]
    if len(between) >= _FARTHEST_CUE:
        return False
    for token in between:
        inner_subject = (
            token.dep_ in {"nsubj", "nsubjpass"} and token.head.i > token.i and token.head.i != cue
        )
        if token.tag_ in FINITE or inner_subject:
            return False
    if clause.pause:
        return True
    quoted = gap.first
    if any(is_infinitive(child) and child.i < quoted.start for child in doc[cue].rights):
        return False  # vowed to leave "within a day"
    inner = child_of(doc[cue], "ccomp")
    if inner is not None and inner.i > cue and inner.right_edge.i > quoted.end:
        return False  # the clause goes on behind the marks: said that "it is over" and that he left
    last = doc[quoted.end - 1 - (quoted.end - quoted.start > 2)]
    if last.dep_ in {"amod", "compound", "det", "nmod"} and last.head.i >= quoted.end:
        return False  # the marked word describes the next one: said "suspicious" activity was seen
    opens_sentence = frame.text[quoted.passage.inside.start].isupper()
    return (
        opens_sentence or not any(token.dep_ == "prep" for token in between) or between[-1].lower_ == "that"
    )
