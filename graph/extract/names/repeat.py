"""Names found by other names of the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.data.given_names import is_given_name
from graph.data.places import countries
from graph.extract.names.name import Name, written_together
from graph.extract.tokens import Tokens
from graph.records import EntityType

_NICKNAME_MARKS = {'"': '"”', "“": '"”', "'": "'’", "‘": "'’", "(": ")"}
_LONGEST_NICKNAMED = 9  # tokens
NICKNAMED = "nickname"  # the rule of a name that holds one
_FEWEST_TAGS = 3  # times that a hashtag stands in an article that it names something for
HASHTAG = "hashtag"  # the rule of a hashtag that spells no other name
HANDLE = "handle"  # that of an account or a hashtag
# What joins the words of a person's name, and is no English word.
_JOINING = frozenset("von van und zu zur der den dos das da dos del della bint bin ibn".split())
_FEWEST = 2  # words of a name that has a surname of several
_MOST = 12  # words of a name whose pieces are looked for, so that the work grows as the text does
_LED = frozenset({"administration", "campaign"})
_ACCOUNT = re.compile(r"\W?@\w")


def again(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """Return names where they stand unseen.

    A spelling is taken that is seen at least as often as not, and the surname of a person named in full.
    """
    seen: dict[tuple[str, ...], list[Name]] = {}
    covered = [False] * len(tokens.text)
    for name in names:
        covered[name.start : name.end] = [True] * (name.end - name.start)
        seen.setdefault(tuple(tokens.text[name.start : name.end]), []).append(name)
    surnames = {
        key[-1:]: replace(found[0], start=found[0].end - 1)
        for key, found in seen.items()
        if len(key) > 1 and found[0].label is EntityType.PERSON and is_given_name(key[0])
    }
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted({*seen, *surnames}, key=lambda key: (-len(key), key)):
        by_first.setdefault(key[0], []).append(key)
    missed: dict[tuple[str, ...], list[int]] = {}
    free = 0
    for i, word in enumerate(tokens.text):
        for key in by_first.get(word, ()) if i >= free and tokens.capital[i] else ():
            end = i + len(key)
            if tuple(tokens.text[i:end]) == key and not any(covered[i:end]):
                missed.setdefault(key, []).append(i)
                free = end
                break
    return [
        Name(i, i + len(key), (surnames.get(key) or seen[key][0]).label, "repeated")
        for key, places in missed.items()
        if key in surnames or len(places) <= len(seen[key])
        for i in places
    ]


def with_particles(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """Return names with what particles join to a person's: `Mia von und zu` Olden, Ana `dos Reis`."""
    at = {name.start: name for name in names}
    found: list[Name] = []
    for name in names:
        if found and name.start < found[-1].end:
            continue
        first = name.start
        while first and tokens.text[first - 1] in _JOINING:
            first -= 1
        if name.start > first > 0 and is_given_name(tokens.text[first - 1]):
            found = [other for other in found if other.end < first]
            found.append(replace(name, start=first - 1, label=EntityType.PERSON))
            continue
        last = name.end
        while tokens.text[last : last + 1] and tokens.text[last] in _JOINING:
            last += 1
        open_ = last > name.end or (name.end - name.start > 1 and tokens.text[last - 1] in _JOINING)
        joins = open_ and name.label is EntityType.PERSON and tokens.capital[last : last + 1] == [True]
        if joins and tokens.sentence[last] == tokens.sentence[name.start]:
            found.append(replace(name, end=at[last].end if last in at else last + 1))
        else:
            found.append(name)
    return found


def completed(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Yield names of several words where pieces of them were found: over the end of a line, `Van den Akker`.

    A surname with particles, which begins a sentence with a capital letter, is one of them.
    """
    known: dict[str, dict[tuple[str, ...], Name]] = {}
    pieces = {i: name for name in names for i in range(name.start, name.end)}
    for name in names:
        spelled = [word for word in tokens.text[name.start : name.end] if not word.isspace()]
        family = spelled[1:] if len(spelled) > _FEWEST and spelled[1] in _JOINING else spelled
        for key in (spelled, family) if 1 < len(spelled) <= _MOST else ():
            known.setdefault(key[0].lower(), {}).setdefault((*key[1:],), name)
    free = 0
    for i, word in enumerate(tokens.lower):
        apt = i >= free and (tokens.capital[i] or word in _JOINING)
        for rest, name in known.get(word, {}).items() if apt else ():
            end = _behind(tokens, i, rest)
            inside = {pieces[j] for j in range(i, end) if j in pieces}
            within = all(i <= piece.start and piece.end <= end for piece in inside)
            if inside and within and not any(p.start == i and p.end == end for p in inside):
                yield Name(i, end, name.label, "repeated")
                free = end
                break


def _behind(tokens: Tokens, start: int, rest: tuple[str, ...]) -> int:
    """Return where the words behind the token `start` end, blanks between; `start` if others stand there."""
    at = start + 1
    for word in rest:
        while tokens.text[at : at + 1] and tokens.text[at].isspace():
            at += 1
        if tokens.text[at : at + 1] != [word]:
            return start
        at += 1
    return at


def handles(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the accounts and hashtags that spell a name of the article: `@HanaOkafor`, `#FortRidge`.

    A hashtag that comes again and again is what the article is about, and so a name of its own.
    """
    known = {written_together(" ".join(tokens.text[n.start : n.end])): n.label for n in names}
    tags: dict[str, list[int]] = {}
    for i, word in enumerate(tokens.text):
        tagged = i > 0 and tokens.text[i - 1] == "#" and not tokens.space[i - 1]
        if (tagged or _ACCOUNT.match(word)) and (spelled := written_together(word)) in known:
            yield Name(i, i + 1, known[spelled], HANDLE)
        elif tagged and word.isalnum() and not word.isdigit():
            tags.setdefault(word.lower(), []).append(i)
    for places in tags.values():
        if len(places) >= _FEWEST_TAGS:
            yield from (Name(i, i + 1, EntityType.OTHER, HASHTAG) for i in places)


def nicknamed(tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield a person's name whole with what stands in marks or brackets inside it: `Ann "Red" Lee`."""
    for i in range(1, len(tokens.text) - 2):
        if tokens.text[i] not in _NICKNAME_MARKS or not (
            tokens.capital[i + 1] or tokens.lower[i + 1] == "the"
        ):
            continue
        close = _closing(tokens, i)
        first = _first_name(tokens, i) if close is not None else None
        if close is None or first is None or close + 1 >= len(tokens.text):
            continue
        behind = taken[close + 1]
        end = _without_list(tokens, behind, close + 1)
        surname = tokens.capital[close + 1] and tokens.tag[close + 1].startswith("NN")
        if (
            surname
            and end - first <= _LONGEST_NICKNAMED
            and tokens.sentence[first] == tokens.sentence[end - 1]
        ):
            yield Name(first, end, EntityType.PERSON, NICKNAMED)
            if behind and end < behind.end - 1:
                yield Name(end + 1, behind.end, EntityType.PERSON, "listed")


def _without_list(tokens: Tokens, behind: Name | None, start: int) -> int:
    """Return where the surname behind a nickname ends, before an `and` that joins another name."""
    if behind is None or behind.start != start:
        return start + 1
    return next((i for i in range(start + 1, behind.end) if tokens.lower[i] == "and"), behind.end)


def _closing(tokens: Tokens, opening: int) -> int | None:
    """Return the mark that closes one to three words behind an opening one."""
    marks = _NICKNAME_MARKS[tokens.text[opening]]
    stop = min(opening + 5, len(tokens.text) - 1)
    return next((i for i in range(opening + 2, stop) if tokens.text[i] in marks), None)


def _first_name(tokens: Tokens, opening: int) -> int | None:
    """Return where the given names right before a mark begin."""
    start = opening
    while (
        start
        and is_given_name(tokens.text[start - 1])
        and tokens.text[start - 1] not in countries()
        and tokens.capital[start - 1]
        and opening - start < 2
    ):
        start -= 1
    return start if start < opening else None


def nested_names(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that begin a longer name and also stand alone: `Google` in `Google Science Fair`.

    A city stays inside what is named after it, and so does a surname, which may be another's, save where
    its bearer leads what is named: `Lee` in `the Lee administration`.
    """
    alone = {tuple(tokens.text[name.start : name.end]): name.label for name in names}
    for name in names:
        if name.rule == "administration":
            yield replace(name, end=name.end - 1, label=EntityType.PERSON, rule="nested", witnesses=())
            continue
        for end in range(name.end - 1, name.start, -1):
            spelled = tuple(tokens.text[name.start : end])
            label = alone.get(spelled)
            person = label is EntityType.PERSON and len(spelled) > 1
            country = label is EntityType.GPE and " ".join(spelled) in countries()
            body = label is EntityType.ORG and spelled[-1].lower() not in tokens.uncapitalised
            if person or country or body:
                yield Name(name.start, end, label, "nested")
                break


def led(tokens: Tokens, name: Name) -> Name:
    """Return what a person leads in place of the person: `the Lee administration`."""
    follows = tokens.lower[name.end : name.end + 1]
    if name.label is not EntityType.PERSON or not follows or follows[0] not in _LED:
        return name
    return Name(name.start, name.end + 1, EntityType.ORG, "administration")
