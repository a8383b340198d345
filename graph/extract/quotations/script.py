"""Find turns behind a label: script style, `ORTIZ: Is it safe?`, and interviews, `Q: Is it safe?`."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.extract.quotations.frame import Found, Frame
from graph.extract.quotations.interviews import Interview, introduced
from graph.extract.quotations.labels import NAME, ROLE, TIME, is_heading, party_at
from graph.extract.quotations.speakers import Party
from graph.extract.syntax import char_span
from graph.records import QuotationKind, Span

_BOLD = r"(?:\*\*|__)?"
_LETTER = rf"(?P<letter>Q|A|Question|Answer|QUESTION|ANSWER|(?:Speaker|SPEAKER) \d{{1,2}}){_BOLD}[:.]"
_NAMED = rf"{NAME}(?P<role>{ROLE})?(?:\s+{TIME})?{_BOLD}\s?:"
_LABEL = re.compile(rf"(?:{TIME}\s+)?{_BOLD}(?:{_LETTER}|{_NAMED}){_BOLD}\s+(?=\S)")
_TIMED_LINE = re.compile(rf"{_BOLD}{NAME}(?P<role>{ROLE})?{_BOLD}\s+{TIME}\s*")
_RUNNING = re.compile(r"(?<=[.!?…)\]\"”]\s)(?=[A-Z][A-Z .'’-]{0,40}:\s)")
_ASKS, _ANSWERS = frozenset({"q", "question"}), frozenset({"a", "answer"})
_FEWEST = 2  # labels, below which a label is a heading
_INITIALS = 3  # letters of a label that stands for a name, at most
_NUMBERED = re.compile(r"speaker \d{1,2}", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…][\"'\u2019”)]*(?:\*\*|__)?$")
_NARRATES = re.compile(r"(?:He|She|They)\s")
_ASIDE = re.compile(r"[(\[][^)\]]{1,40}[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A stretch that opens with a label: its paragraph, the label, where the words behind it stand."""

    number: int
    label: Span
    name: str
    described: bool
    start: int
    end: int


def find_script(frame: Frame) -> list[Found]:
    """Return what stands behind labels, with the paragraphs that carry it on before the next label.

    A label names who speaks where several lines have one and it recurs, in full or by its last word, or
    where it holds a name in full or an office. One that heads a line (`Note:`, `Monday:`) does not. Behind
    `Q:` and `A:` the introduction tells who asks and who answers; where it does not, the speaker is None.
    """
    turns = _kept(list(_turns(frame)))
    if len(turns) < _FEWEST:
        return []
    parties = introduced(frame, frame.paragraphs[turns[0].number][0])
    found: list[Found] = []
    for position, turn in enumerate(turns):
        last = turns[position + 1].number if position + 1 < len(turns) else turn.number + 1
        speaker, addressee = _parties(frame, turn, parties)
        content = _content(frame, turn, last)
        if content:
            found.append(
                Found(
                    kind=QuotationKind.DIRECT,
                    content=content,
                    rule="script",
                    speaker=speaker,
                    addressee=addressee,
                )
            )
    return found


def _turns(frame: Frame) -> Iterator[_Turn]:
    """Yield what looks like a turn: a line, or in running text what stands behind a label in capitals."""
    wholes = [_whole(frame, number) for number in range(len(frame.paragraphs))]
    for number, whole in enumerate(wholes):
        cuts = [whole.start, *(m.start() for m in _RUNNING.finditer(frame.text, *whole)), whole.end]
        for start, end in pairwise(cuts):
            match = _LABEL.match(frame.text, start, end)
            if match is not None and not any(frame.passages_within(Span(match.end(), match.end() + 1))):
                group = "letter" if match["letter"] else "name"
                yield _Turn(
                    number, Span(*match.span(group)), match[group], bool(match["role"]), match.end(), end
                )
        match = _TIMED_LINE.fullmatch(frame.text, *whole)
        if match is not None and number + 1 < len(wholes):
            yield _Turn(
                number + 1,
                Span(*match.span("name")),
                match["name"],
                described=True,
                start=wholes[number + 1].start,
                end=wholes[number + 1].end,
            )


def _kept(turns: list[_Turn]) -> list[_Turn]:
    """Return the turns whose label is one of a speaker."""
    times = Counter(turn.name for turn in turns)
    last_words = Counter(name.split()[-1].lower() for name in times)
    asked = any(turn.name.lower() in _ASKS for turn in turns)
    kept = []
    for turn in turns:
        name = turn.name
        if name.lower() in _ASKS | _ANSWERS:
            speaks = asked
        elif _NUMBERED.fullmatch(name):
            speaks = True
        elif is_heading(name):
            speaks = False
        else:
            recurs = times[name] >= _FEWEST or last_words[name.split()[-1].lower()] >= _FEWEST
            speaks = recurs or turn.described or name.isupper()
        if speaks:
            kept.append(turn)
    recurring = (
        any(times[turn.name] >= _FEWEST for turn in kept) or len({turn.name for turn in kept}) >= _FEWEST
    )
    return kept if recurring else []


def _parties(frame: Frame, turn: _Turn, parties: Interview) -> tuple[Party | None, Party | None]:
    """Return who speaks and who is spoken to."""
    name = turn.name.lower()
    if name in _ASKS:
        return parties.asks, parties.answers
    if name in _ANSWERS:
        return parties.answers, parties.asks
    if _NUMBERED.fullmatch(turn.name):
        return None, None
    if len(turn.name) <= _INITIALS and turn.name.isupper():
        for one, other in (parties, parties[::-1]):
            if one is not None and _initials(frame, one) == turn.name:
                return one, other
    return party_at(frame, turn.label), None


def _initials(frame: Frame, name: Party) -> str:
    return "".join(token.text[0] for token in frame.doc[name.start : name.end] if token.text[0].isupper())


def _content(frame: Frame, turn: _Turn, last: int) -> tuple[Span, ...]:
    """Return the words of a turn, one span a paragraph, without the signs that make them bold and asides."""
    spans = [Span(turn.start, turn.end)]
    for number in range(turn.number + 1, last):
        span = _whole(frame, number)
        ends = _ENDS.search(frame.text, span.start, span.end)
        if any(frame.passages_within(span)) or not ends or _NARRATES.match(frame.text, span.start):
            break
        spans.append(span)
    trimmed = [_trimmed(frame.text, span) for span in spans]
    return tuple(span for span in trimmed if span.start < span.end)


def _whole(frame: Frame, number: int) -> Span:
    start, end = frame.paragraphs[number]
    return char_span(frame.doc, start, end)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    aside = _ASIDE.search(text, start, end)
    end = aside.start() if aside is not None else end
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return Span(start, end - 2) if text[start:end].endswith(("**", "__")) else Span(start, end)
