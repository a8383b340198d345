"""Compare names: fold their spelling, take persons' names apart, match acronyms with what they stand for."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from graph.data import mapping, words
from graph.records import EntityType

_SMALL = frozenset("and of the for in on at to de la del des et & a an".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le bin ibn al el ben abu ter ten zu zum st".split()
)
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))")
_HYPHEN = re.compile(r"(?<=\w)(?<!\b[AEae]l)[-‐‑](?=\w)")
_INITIALS = re.compile(r"\b([A-Z])\.(?=[A-Z]\.)")
_INITIALS_APART = re.compile(r"\b([A-Z])\. (?=[A-Z]\.)")
_SOUNDS = (("ph", "f"), ("kh", "h"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"))
_SHORT_SKELETON = 2  # letters of a skeleton that are too few to tell a name by
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return the form under which two spellings of a name are equal.

    Case, accents, points, hyphens, quotation marks, a possessive ending and a leading `the` do not count;
    other names of a country fold to one.
    """
    known = mapping("country_names").get(name)
    name = known or name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _POSSESSIVE.sub("", plain.casefold().replace(".", "").replace("’", "'"))
    split = [w for i, w in enumerate(_WORD.findall(plain)) if i or w != "the"]
    if len(split) > 1 and name.startswith(("US ", "U.S. ", "UK ", "U.K. ")):
        split[:1] = ["united", "states"] if split[0] == "us" else ["united", "kingdom"]
    return " ".join(split)


@cache
def kept_under() -> frozenset[str]:
    """Return the names under which the other names of countries and well-known bodies are kept."""
    return frozenset(mapping("country_names").values())


@cache
def well_known() -> frozenset[str]:
    """Return the names of `kept_under` as they fold."""
    return frozenset(map(fold, kept_under()))


def is_general(spelled: Iterable[str]) -> bool:
    """Tell whether folded words are such as name a body of each state or town: `foreign ministry`."""
    return words("general_body_words").issuperset(spelled)


def is_group(name: str, label: EntityType | None) -> bool:
    """Tell whether a name is that of a people; what is a party's other name is the party."""
    return label is EntityType.NORP and name not in mapping("country_names")


def key(name: str) -> str:
    """Return the folded name without a legal form at its end: `Apple Inc.` and `Apple` are one.

    Initials are as if joined: `A. J. Lee` and `A.J. Lee` are one.

    >>> key("Apple Inc.") == key("APPLE")
    True
    """
    split = fold(_INITIALS_APART.sub(r"\1.", name)).split()
    while len(split) > 1 and split[-1] in _legal_forms():
        split.pop()
    return " ".join(split)


@lru_cache(maxsize=65_536)
def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name without suffixes (`Jr.`) and titles.

    A hyphenated name is one word, joined initials (`A.J.`) and an Arabic article (`al-`) are several.
    """
    name = _HYPHEN.sub("", _INITIALS.sub(r"\1. ", name))
    split = [w for w in fold(name).split() if w not in _SUFFIXES]
    while len(split) > 1 and split[0] in _titles():
        split = split[1:]
    return tuple(split)


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(fold(form) for form in words("legal_forms"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for title in words("titles"))


def genders_of(titles: str) -> set[str]:
    """Return the genders that the words before a name tell: of `Mr and Mrs` both."""
    return {mapping("titles").get(word, "") for word in titles.split()} - {""}


def suffix(name: str) -> str:
    """Return the folded suffix by which a name tells father and son apart (`jr`), else the empty string."""
    split = fold(name).split()
    return next((word for word in split[1:] or split if word in _SUFFIXES), "")


def surname(name: str) -> str:
    """Return the folded surname with its particles: `van der Berg`."""
    split = parts(name)
    start = len(split) - 1
    while start > 1 and split[start - 1] in PARTICLES:
        start -= 1
    return " ".join(split[start:])


def sound(split: tuple[str, ...]) -> str:
    """Return folded words as they sound: what two transcriptions of a foreign name have in common.

    Of a word of three consonants or more its consonants, without doubled ones.

    >>> sound(("sergei", "larkov")) == sound(("sergey", "larkow"))
    True
    """
    return " ".join(map(_skeleton, split))


@lru_cache(maxsize=65_536)
def _skeleton(word: str) -> str:
    plain = word
    for written, spoken in _SOUNDS:
        plain = plain.replace(written, spoken)
    bare = plain[:1] + "".join(c for c in plain[1:] if c not in "aeiouh")
    bare = re.sub(r"(.)\1", r"\1", bare)
    return bare if len(bare) > _SHORT_SKELETON else word


def same_person(one: str, other: str) -> bool:
    """Tell whether two full names can be one person's: equal surnames, given names without contradiction.

    `John A. Smith` and `J. Smith` agree with `John Smith`; `Jane Smith` does not.
    """
    a, b = parts(one), parts(other)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if suffix(one) != suffix(other):
        return False
    short, long = sorted((a[:-1], b[:-1]), key=len)
    if not _agree(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(any(_agree(word, candidate) for candidate in rest) for word in short[1:])


def _agree(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    full = _full_forms()
    return full.get(one, one) == full.get(other, other)


@cache
def _full_forms() -> dict[str, str]:
    return {fold(short): fold(name) for short, name in mapping("nicknames").items()}


def initials(name: str) -> str:
    """Return the initials of the capitalised words of a name; one written in capitals counts whole.

    >>> initials("Migrant and Immigrant Community Action Project")
    'MICAP'
    """
    return "".join(w[0] for w in re.split(r"[\s\-–/]+", name) if w[:1].isupper() and w.lower() not in _SMALL)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: two to eight capitals, points and `&` aside.

    >>> is_acronym("ICE"), is_acronym("U.S."), is_acronym("Ice")
    (True, True, False)
    """
    letters = re.sub(r"[.&\-]", "", name)
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym abbreviates a name (after Schwartz and Hearst, 2003).

    Its letters must come in order in the name; the first begins the name's first word, and each capitalised
    word gives at least its initial, save one that a longer acronym may pass over.
    """
    letters = re.sub(r"[^A-Za-z]", "", acronym).lower()
    split = [w for w in re.split(r"[\s\-–/]+", name) if w]
    if len(letters) < 2 or len(split) < 2 or is_acronym(name.replace(" ", "")):
        return False
    if letters in {initials(name).lower(), "".join(w[0] for w in split).lower()}:
        return True
    if len(letters) < 3:
        return False
    return _in_order(letters, [w.lower() for w in split])


def _in_order(letters: str, split: list[str]) -> bool:
    """Match letters against words: each gives a prefix of one to three letters, small words none."""
    reachable = {0}
    for word in split:
        after: set[int] = set()
        for position in reachable:
            if word in _SMALL:
                after.add(position)
            for size in range(1, 4):
                if letters[position : position + size] == word[:size] and len(word) >= size:
                    after.add(position + size)
        reachable = {position for position in after if position <= len(letters)}
    return len(letters) in reachable


def one_letter_less(name: str) -> list[str]:
    """Return a name and what is left of it without each of its letters.

    Two names that share one of these differ in one letter, be it that it stands elsewhere (Garbe, SymSpell,
    2012).

    >>> one_letter_less("lee")
    ['lee', 'ee', 'le', 'le']
    """
    return [name, *(name[:at] + name[at + 1 :] for at in range(len(name)))]
