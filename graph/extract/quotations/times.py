"""Find the words that tell when something was said: `said on Tuesday`, `in a statement earlier this week`."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from graph.data import mapping
from graph.extract.syntax import char_span
from graph.records import Span

_ADVERBIAL = frozenset({"npadvmod", "advmod", "prep", "pobj", "tmod"})
_ISSUED = frozenset({"publish", "release", "issue", "post", "file", "send", "air", "broadcast"})
_WHILE_SPEAKING = frozenset({"speak", "talk", "ask", "question", "address", "appear", "testify"})
_HEADS = frozenset({"weekday", "month", "day", "part", "unit"})
_TIMED = frozenset({"ago", "shift"})  # without one of them `a week` is a length
_PARTICIPLES = frozenset({"VBG", "VBN"})
_OPENS = frozenset({"on", "in"})
_NOT_THEN = frozenset("until till by since every each next from before after for than coming between".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_DEEPEST = 5  # words from a cue to its day: said in a letter to the court on Tuesday


def time_of(cue: Token, content: Sequence[Span]) -> Span | None:
    """Return when a cue says that something was said, None where it does not or names two times.

    A day inside the content belongs to what is said.
    """
    found = _times(cue, content)
    if not found and cue.dep_ == "advcl" and cue.tag_ == "VBG":  # fined the firm on Tuesday, saying
        found = _times(cue.head, content)
    return char_span(cue.doc, *found[0]) if len(found) == 1 else None


def _times(verb: Token, content: Sequence[Span]) -> list[tuple[int, int]]:
    known = mapping("time_words")
    found: list[tuple[int, int]] = []
    for token in _adverbials(verb, content, _DEEPEST):
        if known.get(token.lower_) in _HEADS or _YEAR.fullmatch(token.text):
            phrase = _phrase(token.doc, token.i, known)
            if phrase is not None and phrase not in found:
                found.append(phrase)
    return found


def _adverbials(word: Token, content: Sequence[Span], depth: int) -> Iterator[Token]:
    """Yield the words that hang on a cue as adverbials, and those within what it says something in.

    The parser hangs a day on who is told, too: `told the panel on Friday`.
    """
    for child in word.children:
        inside = any(span.start <= child.idx < span.end for span in content)
        spoken_by = child.dep_ == "nsubj" and child.i > word.i
        told = child.dep_ in {"dobj", "dative"} and word.pos_ == "VERB"
        issued = child.dep_ in {"acl", "relcl"} and child.lemma_ in _ISSUED
        speaking = child.dep_ == "advcl" and child.lemma_ in _WHILE_SPEAKING and child.tag_ in _PARTICIPLES
        timed = child.dep_ in _ADVERBIAL or spoken_by or told or issued or speaking
        if inside or child.lower_ == "according" or not timed:
            continue
        yield child
        if depth:
            yield from _adverbials(child, content, depth - 1)


def _phrase(doc: Doc, at: int, known: dict[str, str]) -> tuple[int, int] | None:
    """Return the tokens of the time around one of its words."""
    start, end = at, at + 1
    while start > 0 and (_belongs(doc[start - 1], known) or doc[start - 1].lower_ == "the"):
        start -= 1
    while end < len(doc) and (
        _belongs(doc[end], known) or (doc[end].text == "," and _YEAR.fullmatch(doc[end : end + 2].text[2:]))
    ):
        end += 1
    before = doc[start - 1].lower_ if start else ""
    kinds = {known.get(token.lower_) for token in doc[start:end]}
    dated = not kinds.isdisjoint({"weekday", "month", "day"}) or not kinds.isdisjoint(_TIMED)
    if before in _NOT_THEN or not (dated or (before in _OPENS and _YEAR.fullmatch(doc[at].text))):
        return None
    return start - (before in _OPENS), end


def _belongs(token: Token, known: dict[str, str]) -> bool:
    text = token.text
    return token.lower_ in known or bool(_YEAR.fullmatch(text) or _DAY.fullmatch(text))
