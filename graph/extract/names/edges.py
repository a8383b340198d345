"""Mend where names begin and end by the other names of the article, and by how lists give names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.data import mapping, words
from graph.data.given_names import is_given_name, name_word
from graph.data.places import place_kinds, place_of
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.kinds import known_body
from graph.records import EntityType

INVERTED = "inverted"  # the rule of a name with its surname first
_CIVIL = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Rt Rt. Hon Hon. Revd Revd.".split())
_GREETINGS = frozenset("Dear Hi Hello Hey".split())
_OPENING = frozenset({"IN", "VBN", "VBD"})  # tags of what begins a sentence and is none of a name
_PREPOSITIONS = frozenset(
    "above across after against along alongside amid among around at before behind below beneath beside "
    "besides between beyond by despite during for from in inside into like near of off on onto outside over "
    "past since through to toward towards under underneath until unlike upon via with within without".split()
)
_PARTICLES = frozenset("van von der den de del della di da dos du la le bin al el".split())
_FIELD = frozenset({"for", "of", "to"})
_BEFORE_ENTRY = frozenset(";:")
_AFTER_ENTRY = frozenset(";:(")
_MOST_GIVEN = 2  # given names behind a surname


def trimmed(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """Return names without a first word that is none of theirs.

    That is an office with its field (`Minister for Trade Ann Lee`), a civil title, a greeting (`Dear Ann,`),
    or a word that begins the sentence (`Below Dorn`) where the rest is, or begins, another name of the
    article.
    """
    firsts = {tokens.text[name.start] for name in names}
    without = (
        replace(name, start=_behind_titles(tokens, _behind_office(tokens, name), name.end)) for name in names
    )
    return [
        replace(name, start=name.start + 1)
        if name.end - name.start > 1 and _is_foreign(tokens, name, firsts)
        else name
        for name in without
    ]


def _behind_office(tokens: Tokens, name: Name) -> int:
    """Return where a person's name begins behind an office and its field: Minister for Trade `Ann Lee`."""
    of = next((i for i in range(name.start, name.end) if _has_field(tokens, i)), name.end)
    full = (
        i
        for i in range(of + 2, name.end - 1)
        if is_given_name(tokens.text[i]) and tokens.capital[i + 1] and tokens.lower[i - 1] not in _FIELD
    )
    return next(full, name.start)


def _behind_titles(tokens: Tokens, start: int, end: int) -> int:
    """Return where a name begins behind titles that are nothing else: Rt Rev `Ann Lee`."""
    short = mapping("title_abbreviations")
    while start < end - 1 and (
        tokens.text[start] in _CIVIL or f"{tokens.text[start].removesuffix('.')}." in short
    ):
        start += 1
    return start


def _has_field(tokens: Tokens, i: int) -> bool:
    """Tell whether a word is an office whose field follows."""
    follows = tokens.lower[i + 1 : i + 2]
    return bool(follows) and follows[0] in _FIELD and tokens.text[i] in words("titles")


def is_office(tokens: Tokens, name: Name) -> bool:
    """Tell whether what was taken for a name is an office alone: `Minister for Children`, `Taoiseach`.

    One word that is a surname as well is a name.
    """
    parts = tokens.text[name.start : name.end]
    field = next((i for i, word in enumerate(parts) if word in _FIELD), len(parts))
    if not field or parts[field - 1] not in words("titles") or known_body(" ".join(parts)):
        return False
    if len(parts) == 1:
        return not any(name_word(parts[0]))
    return all(
        word in words("titles") or word in words("office_words") or place_of(word) or word in _FIELD
        for word in parts
    )


def _is_foreign(tokens: Tokens, name: Name, firsts: set[str]) -> bool:
    word = tokens.text[name.start]
    if not tokens.begins[name.start]:
        return False
    if word in _GREETINGS:
        return tokens.text[name.end : name.end + 1] == [","]
    plain = word.endswith("ed") and not any(name_word(word))  # Joined Dorn in 1992
    opening = plain or (tokens.tag[name.start] in _OPENING and not is_given_name(word))
    return (opening or word.lower() in _PREPOSITIONS) and tokens.text[name.start + 1] in firsts


def inverted(tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield the names that lists and indexes give with the surname first: `Lee, Ann (chair); Brandt, Ida`."""
    size = len(tokens.text)
    pairs = {
        (tokens.lower[i], tokens.lower[i + 1])
        for i in range(size - 1)
        if tokens.capital[i] and tokens.capital[i + 1]
    }
    for comma in range(1, size - 1):
        if tokens.text[comma] != "," or not (tokens.capital[comma - 1] and tokens.capital[comma + 1]):
            continue
        left = taken[comma - 1]
        start = left.start if left and left.end == comma else comma - 1
        while start and tokens.lower[start - 1] in _PARTICLES:
            start -= 1
        end = comma + 1
        while end < size and end - comma <= _MOST_GIVEN and is_given_name(tokens.text[end]):
            end += 1
        before = tokens.text[start - 1] if start else ";"
        if end == comma + 1 or not (tokens.begins[start] or before in _BEFORE_ENTRY):
            continue
        after = tokens.text[end] if end < size else ";"
        surname = tokens.text[comma - 1]
        ends = after in _AFTER_ENTRY or (after == "." and start and before in _BEFORE_ENTRY)
        entry = ends and not is_given_name(surname) and not place_kinds(surname)
        if entry or (tokens.lower[comma + 1], surname.lower()) in pairs:
            yield Name(start, end, EntityType.PERSON, INVERTED)


def shouted(tokens: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names of plain writing where a line has them in capitals: `MAYOR LEE QUITS`.

    Of a line that is not all in capitals these are names of several words: `ANN LEE left on Monday`.
    """
    loud = [
        shouted or (len(word) > 1 and word.isupper())
        for word, shouted in zip(tokens.text, tokens.shouted, strict=True)
    ]
    if not any(loud):
        return
    known: dict[tuple[str, ...], Name] = {}
    for name in names:
        if not loud[name.start]:
            spelled = tuple(tokens.lower[name.start : name.end])
            known.setdefault(spelled, name)
            if name.label is EntityType.PERSON:
                known.setdefault(spelled[-1:], replace(name, start=name.end - 1))
    longest = max(map(len, known), default=0)
    free = 0
    for i, shouted_ in enumerate(tokens.shouted):
        if not loud[i] or i < free:
            continue
        for size in range(min(longest, len(tokens.text) - i), 0 if shouted_ else 1, -1):
            found = known.get(tuple(tokens.lower[i : i + size])) if all(loud[i : i + size]) else None
            if found and tokens.sentence[i] == tokens.sentence[min(i + size, len(tokens.text)) - 1]:
                yield Name(i, i + size, found.label, "shouted")
                free = i + size
                break
