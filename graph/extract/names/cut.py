"""Cut a stretch that holds more than one name, or more than a name, into the names in it."""

from collections.abc import Iterator
from dataclasses import replace

from graph.data import words
from graph.data.given_names import is_given_name
from graph.data.nouns import person_nouns
from graph.data.places import place_of
from graph.extract.names.edges import is_title, trim
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.records import EntityType

_WALLS = frozenset('" “ ” « » ? ! : ; | ( ) [ ] { } * • > < = _ … – — -- ; ·'.split())
_MARKS = frozenset('"[]{}|*<>')  # inside a token they show where two words are glued
_DASH = "-"
_LONGEST_NICKNAME = 2  # words between two marks inside a person's name
_LEADING = frozenset({"IN", "CC", "RB", "WRB", "PRP", "PRP$", "UH", "VB", "VBG", "VBN", "VBD", "MD", "WP"})
_PLACING = frozenset(
    "above across after against along amid among around at before behind below beneath beside between beyond "
    "by despite during for from in inside into like near of off on opposite outside over past since through "
    "to toward towards under unlike until upon via with within without meanwhile however joined".split()
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_JOINING = frozenset({"of", "for", "in", "on", "and", "&", "to", "at", "with", "against"})


def cut(tokens: Tokens, name: Name) -> Iterator[Name]:
    """Yield the names in a stretch: parted at marks, an office in it, its edges and doubled words trimmed."""
    for part in _parted(tokens, name):
        start, end = _edges(tokens, *trim(tokens, *part, name.label or EntityType.OTHER))
        office = _office(tokens, start, end, name.label)
        if office is not None:
            first, person = office
            body = _without_office(tokens, start, first)
            if body > start:
                yield replace(name, start=start, end=body, label=EntityType.ORG)
            yield replace(name, start=person, end=end, label=EntityType.PERSON)
            continue
        if name.label is EntityType.PERSON:
            start = _without_lead(tokens, start, end)
        if start < end and any(tokens.capital[start:end]):
            yield replace(name, start=start, end=end)


def _edges(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without a word said twice at its end and without what begins its sentence."""
    while end - start > 1 and tokens.text[end - 1] == tokens.text[end - 2]:
        end -= 1
    while end - start > 1 and tokens.begins[start] and _leads(tokens, start):
        start += 1
    return start, end


def _leads(tokens: Tokens, i: int) -> bool:
    """Tell whether the first word of a sentence is no part of a name, whatever the parse takes it for."""
    return tokens.tag[i] in _LEADING or tokens.lower[i] in _PLACING


def _parted(tokens: Tokens, name: Name) -> list[tuple[int, int]]:
    """Return the stretches of a name between marks that no name holds; a nickname in marks is part of it."""
    parts, start, i = [], name.start, name.start
    while i < name.end:
        if _is_wall(tokens, i, name):
            close = _nickname_end(tokens, i, name.end) if name.label is not EntityType.WORK else None
            if close is not None:
                i = close + 1
                continue
            parts.append((start, i))
            start = i + 1
        i += 1
    parts.append((start, name.end))
    return [part for part in parts if part[0] < part[1]]


def _is_wall(tokens: Tokens, i: int, name: Name) -> bool:
    """Tell whether a token parts two names: a mark, a dash or a slash, a comma in a person, `the`."""
    text, inner = tokens.text[i], name.start < i < name.end - 1
    if text in _WALLS or not _MARKS.isdisjoint(text):
        return True
    if text.isspace():
        return "\n" not in text and len(text) > 1
    if not inner:
        return False
    if text == _DASH:
        return tokens.space[i] and tokens.space[i - 1]
    if text == ",":
        return name.label is EntityType.PERSON and tokens.text[i + 1] not in _SUFFIXES
    if text == "/":
        return not (tokens.text[i - 1].isupper() and tokens.text[i + 1].isupper())
    return text == "the" and tokens.capital[i - 1] and tokens.lower[i - 1] not in _JOINING


def _nickname_end(tokens: Tokens, opening: int, end: int) -> int | None:
    """Return the mark that closes a nickname: William `"Bob"` Lee."""
    for i in range(opening + 2, min(opening + _LONGEST_NICKNAME + 2, end - 1)):
        if tokens.text[i] in {'"', "”", "'", "’"} and tokens.text[opening] in {'"', "“", "'", "‘"}:
            return i
    return None


def _office(tokens: Tokens, start: int, end: int, label: EntityType | None) -> tuple[int, int] | None:
    """Return where the office in a name begins and where its bearer does: Leeds Police `Chief` `Ann Lee`."""
    for i in range(start + 1, end - 2):
        if is_title(tokens.text[i]) or (tokens.capital[i] and tokens.lower[i] in person_nouns()):
            bearer = i + 1
            while bearer < end - 2 and is_title(tokens.text[bearer]):
                bearer += 1
            named = is_given_name(tokens.text[bearer]) or label is EntityType.PERSON
            whole = all(tokens.capital[bearer:end]) and words("head_nouns").isdisjoint(
                tokens.text[bearer:end]
            )
            if named and whole and not is_given_name(tokens.text[start]):
                return i, bearer
    return None


def _without_office(tokens: Tokens, start: int, end: int) -> int:
    """Return where a body ends before the words of an office: `Apple` of `Apple Deputy Chief`."""
    while end > start and (is_title(tokens.text[end - 1]) or not tokens.capital[end - 1]):
        end -= 1
    lone = end - start == 1 and tokens.text[start] in words("office_words")
    return start if lone or all(word in words("office_words") for word in tokens.text[start:end]) else end


def _without_lead(tokens: Tokens, start: int, end: int) -> int:
    """Return where a person's name begins behind an office, an origin or a party before it."""
    while end - start > 2 and not is_given_name(tokens.text[start]):
        word = tokens.text[start]
        lead = (
            is_title(word)
            or word in words("office_words")
            or word.lower() in person_nouns()
            or place_of(word) is not None
            or tokens.lower[start] in {"and", "of", "for"}
        )
        if not lead:
            return start
        start += 1
    return start
