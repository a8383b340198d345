"""Cut from the edges of a name what does not belong to it."""

from graph.data import words
from graph.data.given_names import is_given_name
from graph.data.nouns import person_nouns
from graph.extract.tokens import Tokens
from graph.records import EntityType

_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le bin ibn al el ben abu ter ten zu".split()
)
_CORPORATE = frozenset({"Major", "General", "Chief", "Master", "Head", "Public", "Royal"})
_MOST_WORDS = 5  # a person's name with the one word before it
_PARTIES = frozenset({"D", "R", "I"})
_CAPTION = frozenset({"Image", "Images", "Photo", "Photos", "Picture", "Video", "File", "Credit", "Caption"})
_ENDINGS = frozenset({"'s", "’s", "’", "and", "of", "the"})
_NUMBERED = frozenset({EntityType.GPE, EntityType.PERSON, EntityType.NORP})


def trim(tokens: Tokens, start: int, end: int, label: EntityType) -> tuple[int, int]:
    """Return a name without determiner, possessive ending, caption word and score."""
    while start < end and not _may_begin(tokens, start):
        start += 1
    if end - start > 2 and tokens.text[start] in _PARTIES and tokens.text[start + 1] == "-":
        start += 2  # Sen. Ada Lee, R-Leeds
    if end - start > 1 and tokens.lower[start] in {"the", "a", "an"}:
        start += 1
    if end - start > 1 and tokens.text[end - 1] in _CAPTION and tokens.text[end : end + 1] == [":"]:
        end -= 1
    while end > start and (not tokens.text[end - 1][0].isalnum() or tokens.lower[end - 1] in _ENDINGS):
        end -= 1
    while end - start > 1 and not _may_end(tokens, end - 1):
        end -= 1
    while end - start > 1 and label in _NUMBERED and tokens.text[end - 1].isdigit():
        end -= 1
    return start, end


def _may_begin(tokens: Tokens, i: int) -> bool:
    return tokens.capital[i] or tokens.text[i][0].isdigit() or tokens.lower[i] in _PARTICLES


def _may_end(tokens: Tokens, i: int) -> bool:
    word = tokens.text[i]
    headed = word.capitalize() in words("head_nouns")  # the Republican party
    lower = not tokens.capital[i] and not headed and not tokens.tag[i].startswith("NNP")
    return word[0].isalnum() and tokens.lower[i] not in _ENDINGS and (word[0].isdigit() or not lower)


def is_title(word: str) -> bool:
    """Tell whether a capitalised word is a title (`Senator`)."""
    return word in words("titles") or word.capitalize() in words("titles")


def without_titles(tokens: Tokens, start: int, end: int) -> int:
    """Return where a person's name begins behind the titles before it; the last word is never one."""
    begin = start
    for i in range(start, end - 1):
        if is_title(tokens.text[i]):
            begin = i + 1
    return begin


def introduces(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a name begins with what its bearer is: `Librarian` of `Librarian Ellen Cho`."""
    if not 2 < end - start <= _MOST_WORDS or not all(tokens.capital[start:end]):
        return False
    first, second = tokens.text[start], tokens.text[start + 1]
    office = first.lower() in person_nouns() and first not in _CORPORATE
    named = is_given_name(second) or is_title(first)
    return office and named and words("head_nouns").isdisjoint(tokens.text[start:end])


def only_titles(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a stretch is a description in capitals and no name: `Prime Minister`."""
    last = tokens.text[end - 1]
    if not is_title(last) and last.lower() not in person_nouns():
        return False
    if end - start > 1 and last in words("head_nouns"):
        return False
    return end - start == 1 or not is_given_name(tokens.text[start])
