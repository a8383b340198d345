"""Names that the model recognises, mended where it is known to cut wrongly."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from graph.data import mapping, words
from graph.data.given_names import is_given_name
from graph.data.nouns import person_nouns
from graph.extract.names.edges import introduces, is_title, only_titles, trim, without_titles
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.records import EntityType

MODEL_TYPES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
)
LONGEST = 12  # tokens of a name; a longer run of capitals is a headline or a list
_MOST_GIVEN = 4  # words of a person's name before which no further given name is taken in
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_DESCRIBING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.NORP})
_IN_HEADLINES = frozenset({EntityType.GPE, EntityType.NORP, EntityType.PERSON})


def recognised(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield what the model recognises, its edges trimmed and its type told by its head noun where it has one.

    In a headline only people and places are believed. A description in capitals (`Prime Minister`) is no
    name.
    """
    for ent in doc.ents:
        if ent.label_ not in MODEL_TYPES:
            continue
        label = EntityType(ent.label_)
        start, end = trim(tokens, ent.start, ent.end, label)
        if not 0 < end - start <= LONGEST:
            continue
        if introduces(tokens, start, end):
            start, label = start + 1, EntityType.PERSON
        if label is EntityType.PERSON:
            start, end = _whole_person(tokens, without_titles(tokens, start, end), end, taken)
        else:
            end = _without_office(tokens, start, end)
        label = _mended(tokens, start, end, label)
        believed = not tokens.headline[start] or label in _IN_HEADLINES
        origin = label is EntityType.NORP and tokens.tag[end - 1] == "JJ"  # `the American poet`
        described = label in _DESCRIBING and not origin and only_titles(tokens, start, end)
        empty = end - start == 1 and tokens.text[start] in words("not_names")
        if believed and not described and not empty and any(tokens.capital[start:end]):
            yield Name(start, end, label, "model")


def _mended(tokens: Tokens, start: int, end: int, label: EntityType) -> EntityType:
    """Return the type that the last word tells, else the label."""
    types = mapping("head_nouns")
    last = tokens.text[end - 1]
    if label is EntityType.GPE and tokens.tag[end - 1] == "NNPS" and last.endswith("ns"):
        return EntityType.NORP  # the people of a place
    # Two words may be a person whose surname is such a noun.
    if last in types and end - start >= (3 if label is EntityType.PERSON else 2):
        return EntityType(types[last])
    if tokens.text[start] in mapping("first_nouns") and end - start == 2 and label is not EntityType.PERSON:
        return EntityType(mapping("first_nouns")[tokens.text[start]])
    return label


def _without_office(tokens: Tokens, start: int, end: int) -> int:
    """Return where a name ends before the office someone holds: `Apple Chief Executive`."""
    while end - start > 1 and is_title(tokens.text[end - 1]):
        end -= 1
    return end


def _whole_person(tokens: Tokens, start: int, end: int, taken: Sequence[Name | None]) -> tuple[int, int]:
    """Take in the given name before a surname, the rest of a hyphenated name and a suffix after it."""
    while end - start < _MOST_GIVEN and start and _is_given(tokens, start - 1, start, taken):
        start -= 1
    joined = tokens.text[end : end + 1] == ["-"] and not tokens.space[end - 1] and not tokens.space[end]
    if joined and end + 1 < len(tokens.text) and not tokens.ent[end + 1]:
        end += 2
    if tokens.text[end : end + 1] and tokens.text[end] in _SUFFIXES:
        end += 1
    return start, end


def _is_given(tokens: Tokens, i: int, start: int, taken: Sequence[Name | None]) -> bool:
    word = tokens.text[i]
    return (
        tokens.capital[i]
        and tokens.tag[i] == "NNP"
        and not tokens.ent[i]
        and not taken[i]
        and tokens.sentence[i] == tokens.sentence[start]
        and not is_title(word)
        and (word.lower() not in person_nouns() or is_given_name(word))
        and word not in words("not_names")
        and not word.isupper()
        and not tokens.headline[start]
    )
