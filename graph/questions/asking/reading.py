"""Read a question as segments: names, signs, verbs, times, words. The page's reading.mjs does the same."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from graph.data.asking import table
from graph.questions.asking.corpus import Corpus
from graph.questions.asking.spelling import closest
from graph.questions.asking.times import time_at
from graph.questions.asking.vocabulary import plain, stem, words_of

_LONGEST = 6  # words of a question that are looked up together
_MOST = 12  # bearers of a name that are meant at once
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a question: what it is, its words, and what these lead to.

    `who` are places of entities, `found` types, outlets or attitudes, `stems` what a verb, a role or a word
    is compared by. `at` counts the words of the question before it; `others` may be chosen in its place.
    """

    kind: str
    text: str
    at: int
    who: tuple[int, ...] = ()
    found: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    mutual: bool = False
    reversed: bool = False
    active: bool = False
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A part of a question as it was understood, and what else it can be: an entity by its name, or words."""

    part: str
    text: str
    said: str
    at: int
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class _Words:
    """The words of a question, mended where nothing is spelled so, and how they were typed."""

    known: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    def text(self, at: int, length: int) -> str:
        return " ".join(self.typed[at : at + length])


@cache
def _signs() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """What each phrase of the table may be: sign, type or word for speaking, with what it leads to."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for sign, phrases in table()["signs"].items():
        for phrase in phrases:
            found.setdefault(phrase, []).append((sign, ()))
    for attitude, phrases in table()["say"].items():
        for phrase in phrases:
            found.setdefault(phrase, []).append(("say", () if attitude == "any" else (attitude,)))
    types: dict[str, list[str]] = {}
    for type_, phrases in table()["types"].items():
        for phrase in phrases:
            types.setdefault(phrase, []).append(type_)
    for phrase, same in types.items():
        found.setdefault(phrase, []).append(("type", tuple(same)))
    for phrase in table()["stop"]["words"]:
        found.setdefault(phrase, []).append(("stop", ()))
    return found


@cache
def _verbs() -> dict[str, int]:
    return {phrase: number for number, verb in enumerate(table()["verb"]) for phrase in verb["words"]}


@cache
def _typed_words() -> list[str]:
    """All single words that the table knows."""
    phrases = [*_signs(), *_verbs(), *(name for names in table()["dates"]["months"] for name in names)]
    return sorted({one for phrase in phrases for one in phrase.split()})


def read(corpus: Corpus, question: str, chosen: Mapping[int, str]) -> list[Segment]:
    """Return the segments of a question in order.

    At each place the longest phrase counts. `chosen` says of words by their place what they are to mean: the
    name of an entity, or `words`.
    """
    segments: list[Segment] = []
    rest = question
    for found in _QUOTED.finditer(question):
        segments.append(Segment(kind="phrase", text=found[1], at=-1, found=(plain(found[1]).strip(),)))
        rest = rest.replace(found[0], " ", 1)
    words = _mended(corpus, rest)
    at = 0
    while at < len(words.known):
        segment, length = _segment(corpus, words, at, segments, chosen)
        segments.append(segment)
        at += length
    return [segment for segment in segments if segment.kind != "stop"]


def _mended(corpus: Corpus, question: str) -> _Words:
    found = _Words()
    for one, typed in words_of(question):
        found.known.append(one if _is_known(corpus, one) else _mend(corpus, one))
        found.typed.append(typed)
    return found


def _is_known(corpus: Corpus, one: str) -> bool:
    names = corpus.names
    if one in names.part or one in names.whole or one in names.outlets or stem(one) in names.roles:
        return True
    known = one in _typed_words() or stem(one) in corpus.stems or one.isdecimal()
    return known or one in corpus.spellings


def _mend(corpus: Corpus, one: str) -> str:
    for known in (corpus.names.spelled, _typed_words(), corpus.vocabulary):
        found = closest(one, known)
        if found:
            return found
    return one


def _segment(
    corpus: Corpus, words: _Words, at: int, before: Sequence[Segment], chosen: Mapping[int, str]
) -> tuple[Segment, int]:
    if at in chosen and chosen[at] == "words":
        return _word(words, at), 1
    time = time_at(words.known, at, corpus.newest)
    if time and not _is_surname(corpus, words, at, time[0]):
        return Segment(kind="time", text=words.text(at, time[0]), at=at, found=time[1]), time[0]
    for length in range(min(_LONGEST, len(words.known) - at), 0, -1):
        phrase = " ".join(words.known[at : at + length])
        text = words.text(at, length)
        for segment in _readings(corpus, phrase, text, at, before):
            return _as_chosen(corpus, segment, chosen.get(at)), length
    return _word(words, at), 1


def _is_surname(corpus: Corpus, words: _Words, at: int, length: int) -> bool:
    """Tell whether what may be a month alone is a name: `May` of a May."""
    return length == 1 and words.known[at] in corpus.names.last


def _readings(
    corpus: Corpus, phrase: str, text: str, at: int, before: Sequence[Segment]
) -> Iterator[Segment]:
    names = corpus.names
    single = " " not in phrase
    last = next((one.kind for one in reversed(before) if one.kind != "stop"), "")
    capital = bool(_CAPITAL.match(text)) and (at > 0 or not single)
    if last in {"in", "by"} and phrase in names.outlets and (capital or phrase not in names.whole):
        yield Segment(kind="outlet", text=text, at=at, found=tuple(names.outlets[phrase]))
    if phrase in names.whole and not (single and phrase in _signs() and not _is_capitals(text)):
        exact = [number for number in names.whole[phrase] if corpus.entities[number].named]
        if exact:
            yield _named(text, at, exact, names.part.get(phrase, exact))
        elif not single:
            yield _named(text, at, names.whole[phrase], names.whole[phrase])
    for kind, found in _signs().get(phrase, ()):
        yield Segment(kind=kind, text=text, at=at, found=found, stems=(stem(phrase.split(maxsplit=1)[0]),))
    if phrase in names.last and not _is_common(corpus, phrase, text):
        yield _named(text, at, names.last[phrase], names.part[phrase])
    yield from _ordinary(corpus, phrase, text, at)
    if phrase in names.outlets and phrase not in names.part:
        yield Segment(kind="outlet", text=text, at=at, found=tuple(names.outlets[phrase]))


def _ordinary(corpus: Corpus, phrase: str, text: str, at: int) -> Iterator[Segment]:
    """Yield what a phrase is besides a whole name: a part of one, a role, a verb."""
    names = corpus.names
    single = " " not in phrase
    stems = tuple(stem(one) for one in phrase.split())
    role = " ".join(stems)
    if phrase in names.part and (not single or bool(_CAPITAL.match(text))) and not _is_dull(phrase):
        yield _named(text, at, names.part[phrase], names.part[phrase])
    if phrase in _verbs():
        verb = table()["verb"][_verbs()[phrase]]
        yield Segment(
            kind="verb",
            text=text,
            at=at,
            found=tuple(verb["types"]),
            stems=tuple(dict.fromkeys([*stems[:single], *map(stem, verb.get("states", ()))])),
            mutual=verb.get("mutual", False),
            reversed=verb.get("reversed", False),
            active=verb.get("active", False),
        )
    if role in names.roles and not _is_dull(phrase):
        yield Segment(kind="role", text=text, at=at, who=tuple(names.roles[role]), stems=stems)
    if single and stems[0] in corpus.stems and not _is_dull(phrase):
        yield Segment(kind="verb", text=text, at=at, stems=stems)
    if phrase in names.part and not _is_dull(phrase) and not _is_common(corpus, phrase, text):
        yield _named(text, at, names.part[phrase], names.part[phrase])


def _named(text: str, at: int, who: Sequence[int], others: Sequence[int]) -> Segment:
    return Segment(kind="name", text=text, at=at, who=tuple(who[:_MOST]), others=tuple(others[:_MOST]))


def _word(words: _Words, at: int) -> Segment:
    return Segment(kind="word", text=words.typed[at], at=at, stems=(stem(words.known[at]),))


def _as_chosen(corpus: Corpus, segment: Segment, chosen: str | None) -> Segment:
    if chosen is None or segment.kind != "name":
        return segment
    meant = tuple(number for number in segment.others if corpus.entities[number].name == chosen)
    return replace(segment, who=meant) if meant else segment


def _is_capitals(text: str) -> bool:
    return len(text) > 1 and text.upper() == text


def _is_dull(phrase: str) -> bool:
    return phrase in _signs() or phrase.isdecimal()


def _is_common(corpus: Corpus, phrase: str, text: str) -> bool:
    """Tell whether a word that was typed in small letters stands so in the texts too: the council."""
    if _CAPITAL.match(text):
        return False
    return any(f" {phrase}" in article.text for article in corpus.articles)


def chips(corpus: Corpus, parts: Iterable[tuple[str, Segment]]) -> tuple[Chip, ...]:
    """Return the parts of a question as they were understood."""
    return tuple(_chip(corpus, part, segment) for part, segment in parts)


def _chip(corpus: Corpus, part: str, segment: Segment) -> Chip:
    names = [corpus.entities[number].name for number in segment.who]
    said = segment.text
    if segment.kind == "name":
        said = names[0] if len(names) == 1 else f"{names[0]} or {len(names) - 1} more"
    elif segment.kind == "time":
        said = _said_time(segment.found)
    elif segment.kind == "outlet":
        said = ", ".join(segment.found)
    elif segment.kind == "say" and segment.found:
        said = segment.found[0]
    others = dict.fromkeys(corpus.entities[number].name for number in segment.others)
    choices = (
        (*others, "words")
        if segment.kind == "name"
        else ("words",)
        if segment.kind in {"role", "verb"}
        else ()
    )
    return Chip(part=table()["parts"][part], text=segment.text, said=said, at=segment.at, choices=choices)


def _said_time(found: tuple[str, ...]) -> str:
    start, end = found
    if start == end:
        return start
    if start[:4] == "0000":
        return f"until {_bound(end)}"
    if end[:4] == "9999":
        return f"after {_bound(start)}" if start.endswith("~") else f"since {start}"
    if start[:7] == end[:7] and start.endswith("-01") and end.endswith("-31"):
        return start[:7]
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4]
    return f"{start} to {end.replace('~', '')}"


def _bound(day: str) -> str:
    return day.removesuffix("~")
