"""Find when what a relation states happened, began or ended: `sued Y on Monday`, `head of Y since 2009`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from graph.data import mapping
from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import YEAR, Parse

_TIMED = frozenset({"ago", "shift"})
_DATED = frozenset({"weekday", "month", "day"})
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_INNER = frozenset(
    "npadvmod pobj prep nummod compound amod nmod advmod tmod pcomp punct dep appos quantmod conj".split()
)
_IN = frozenset({"on", "in", "during"})
_LENGTH = frozenset({"for", "over", "within"})
_NOT_THEN = frozenset("than every each by before after as per that".split())
_ATTRIBUTIVE = frozenset({"compound", "amod", "nmod", "nummod"})
_PARTS = frozenset("spring summer autumn fall winter end beginning start middle half".split())
_FROM = frozenset({"from", "since", "between"})
_UNTIL = frozenset({"until", "till", "til", "through"})
_SPANS = frozenset({"to", "and", *_UNTIL, "-", "\u2013", "\u2014"})
_PREDICATED = frozenset({"attr", "oprd", "acomp", "dobj"})
_BEGINS = ("naming", "raising", "joining")
_REACH = 40  # tokens from a relation to its date
_ONE = 2  # tokens from a date to the one it reaches to: `2014 to 2016`


class Dates(NamedTuple):
    """The first and last tokens of when something was, from when on and until when."""

    date: tuple[int, int] | None = None
    since: tuple[int, int] | None = None
    until: tuple[int, int] | None = None


def dates_of(parse: Parse, finding: Finding) -> Dates:
    """Return the dates that hang on the words of a relation, none where it has two of one kind.

    The day on which an office is taken is that since which it is held, the day on which it is given up that
    until which it was.
    """
    found: dict[str, tuple[int, int]] = {}
    first, last = min(finding.words), max(finding.words)
    low = bisect_left(parse.times, first - _REACH)
    times = parse.times[low : bisect_right(parse.times, last + _REACH)]
    if not times:
        return Dates()
    goals, done = _goals(parse, finding), -1
    for time in times:
        if time <= done or not _hangs(parse, time, goals, finding):
            continue
        for kind, span in _read(parse, time):
            done = max(done, span[1])
            if kind in found:
                return Dates()
            found[kind] = span
    turned = _turned(parse, finding)
    if turned and "date" in found and turned not in found and not _lasts(parse, found["date"]):
        found[turned] = found.pop("date")
    return Dates(**found)


def _goals(parse: Parse, finding: Finding) -> set[int]:
    """Return the tokens that a date may hang on: the words, and the verb that tells what the noun is."""
    verbs = {word for word in finding.words if parse.is_verb(word)}
    if verbs:
        return verbs | {w for w in finding.words if parse.dep[w] in _PREDICATED}
    goals = {word for word in finding.words if parse.tag[word][:2] == "NN"}
    for noun in tuple(goals):
        dep, above = parse.dep[noun], parse.head[noun]
        given_up = dep in {"nsubj", "nsubjpass"} and parse.listed("ending", above) and finding.qualifier
        if dep == "pobj" and parse.lemma[above] == "as":
            goals.add(parse.head[above])
        elif given_up or (dep in _PREDICATED and (dep != "dobj" or parse.listed("having", above))):
            goals.add(above)
    return goals


def _hangs(parse: Parse, time: int, goals: set[int], finding: Finding) -> bool:
    """Tell whether a word of time belongs to a word of a relation, or to the name behind it."""
    for here in parse.above(time):
        if here in goals:
            return True
        if here != time and (
            parse.is_verb(here) or (here in parse.inside and not _ends(parse, here, finding))
        ):
            return False
        if parse.dep[here] not in _INNER and not _ends(parse, here, finding):
            return False
    return False


def _ends(parse: Parse, token: int, finding: Finding) -> bool:
    """Tell whether a token is that of the name at the other end: parsers hang a day on it."""
    other = finding.object if finding.words[0] < parse.first(finding.object) else finding.subject
    return not finding.value and parse.inside.get(token) == other and other >= 0


def _read(parse: Parse, time: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what a date at a token tells, and its words: (since, 2014) and (until, 2016) of `2014-2016`."""
    span = _phrase(parse, time)
    if span is None:
        return
    start, end = span = _season(parse, *span)
    tie = parse.word[start - 1].lower() if start else ""
    attributed = parse.dep[end] in _ATTRIBUTIVE and parse.head[end] > end  # the 2016 election
    if tie in _NOT_THEN or attributed:
        return
    further = parse.word[end + 1 : end + 2]
    other = end + _ONE
    reaches = bool(further) and further[0].lower() in _SPANS
    second = _phrase(parse, other) if reaches and other in parse.times else None
    if tie in _UNTIL:
        yield "until", span
    elif second is not None and (tie in _FROM or further[0] in {"-", "\u2013", "\u2014"}):
        yield "since", span
        yield "until", second
    elif tie in {"since", "from"}:
        yield "since", span
    elif tie in _LENGTH and _lasts(parse, span):
        yield "date", (start - 1, end)
    elif _dates(parse, span, tie):
        yield "date", (start - (tie in _IN or tie == "next"), end)


def _season(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Return a date with the part of it that stands before `of`: `the summer of 2014`."""
    part = start - _ONE
    if part < 1 or parse.word[start - 1] != "of" or parse.lemma[part] not in _PARTS:
        return start, end
    return part - (parse.word[part - 1].lower() == "the"), end


def _dates(parse: Parse, span: tuple[int, int], tie: str) -> bool:
    kinds = _kinds(parse, span)
    dated = not kinds.isdisjoint(_DATED | _TIMED) or (tie == "next" and "unit" in kinds)
    return dated or (tie in {"in", "at", "during", ","} and YEAR.fullmatch(parse.word[span[1]]) is not None)


def _lasts(parse: Parse, span: tuple[int, int]) -> bool:
    """Tell whether words tell how long something lasts: `three years`."""
    kinds = _kinds(parse, span)
    return "unit" in kinds and kinds.isdisjoint(_DATED | _TIMED)


def _kinds(parse: Parse, span: tuple[int, int]) -> set[str | None]:
    known = mapping("time_words")
    return {known.get(parse.word[i].lower()) for i in range(span[0], span[1] + 1)}


def _phrase(parse: Parse, at: int) -> tuple[int, int] | None:
    """Return the first and last token of the date around one of its words."""
    known, word, size = mapping("time_words"), parse.word, len(parse.word)
    start = end = at
    while start > 0 and (_belongs(word[start - 1], known) or word[start - 1].lower() == "the"):
        start -= 1
    while end + 1 < size and _belongs(word[end + 1], known):
        end += 1
    if word[end + 1 : end + 2] == [","] and end + _ONE < size and YEAR.fullmatch(word[end + _ONE]):
        month = "month" in _kinds(parse, (start, end))
        end += _ONE if month else 0
    while start < at and word[start].lower() in {"the", "a", "an"} and word[start + 1 : start + 2] == ["the"]:
        start += 1
    return start, end


def _belongs(word: str, known: dict[str, str]) -> bool:
    return word.lower() in known or bool(YEAR.fullmatch(word) or _DAY.fullmatch(word))


def _turned(parse: Parse, finding: Finding) -> str:
    """Return `since` or `until` where the words tell that what lasts began or ended on a day."""
    if finding.type is None or finding.type.event:
        return ""
    if finding.qualifier == "former":
        return "until"
    words = (*finding.words, *(parse.head[word] for word in finding.words))
    return "since" if any(parse.listed(name, word) for word in words for name in _BEGINS) else ""
