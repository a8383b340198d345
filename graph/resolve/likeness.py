"""Tell how a shorter name may stand for a fuller one, and what makes that impossible."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.data import mapping, words
from graph.data.given_names import gender_of, is_given_name
from graph.data.places import countries, place_kinds, place_of
from graph.kinds import known_body
from graph.records import EntityType
from graph.resolve.cluster import Cluster
from graph.resolve.doubtful import is_surely_place
from graph.resolve.names import (
    PARTICLES,
    fold,
    genders_of,
    initials,
    is_acronym,
    is_general,
    key,
    one_letter_less,
    parts,
    same_person,
    sound,
    stands_for,
    suffix,
    surname,
)

KINDS = {
    EntityType.PERSON: "person",
    EntityType.NORP: "group",
    EntityType.GROUP: "group",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
    EntityType.ORG: "body",
    EntityType.FAC: "body",
}
_SHORTEST = 5  # letters of a surname in which one may be wrong
_FEW_WORDS = 2  # words of a name of which no acronym takes more than the initials
_MOST_VARIANTS = 3  # names of several words beside the first by which something is found
_RARE = 20  # times as rare as the commonest from which on a form is a slip, by which nothing is found
_MOST_WORDS = 7  # words of a name of which every part is looked up
_LONGEST = 40  # words of a part that is looked up
_ANYWHERE = frozenset(
    "same name|known acronym|full name|surname|given name|last names|other order|other spelling|"
    "without its ending|without its purpose|without its country".split("|")
)
_WHOLE = frozenset(
    {
        "same name",
        "other order",
        "other spelling",
        "full name",
        "known acronym",
        "acronym",
        "acronym of syllables",
        "acronym in brackets",
    }
)
_BEFORE_ANOTHER = tuple([word] for word in ("and", "&", "of", "in", "at"))
_BEGINS = frozenset({"first word", "first words", "without its ending"})


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A cluster as it stands when names are compared: its name taken apart, its kind, where and how often."""

    cluster: Cluster
    name: str
    words: tuple[str, ...]
    person: tuple[str, ...]
    kind: str
    acronym: bool
    first: tuple[str, int]
    size: int
    articles: frozenset[str]
    variants: tuple["Profile", ...] = ()

    @property
    def rank(self) -> tuple[int, int, str, tuple[str, int]]:
        """Order names, the fullest first; an acronym as it is written, unless it is a country's."""
        spelled = (self.name,) if self.acronym and not _is_land(self.words) else self.person
        return -len(spelled), -sum(map(len, spelled)), self.name, self.first


def profile(cluster: Cluster) -> Profile:
    """Return what is compared of a cluster; its variants have its other names of several words."""
    name = cluster.name
    common = max(cluster.forms.values()) if cluster.forms else 0
    others = (
        {
            key(form): form
            for form in sorted(cluster.forms)
            if " " in form and cluster.forms[form] * _RARE >= common
        }
        if len(cluster.forms) > 1
        else {}
    )
    others.pop(key(name), None)
    plain = _profile(cluster, name)
    if not others:
        return plain
    return replace(
        plain, variants=tuple(_profile(cluster, form) for form in others.values())[:_MOST_VARIANTS]
    )


def _profile(cluster: Cluster, name: str) -> Profile:
    return Profile(
        cluster=cluster,
        name=name,
        words=tuple(key(name).split()),
        person=parts(name),
        kind=KINDS.get(cluster.type, "thing"),
        acronym=is_acronym(name),
        first=min(cluster.mentions),
        size=len(cluster.mentions),
        articles=frozenset(article for article, _ in cluster.mentions),
    )


def told_by(full: Profile) -> set[str]:
    """Return the keys under which a fuller name is found: its parts, its initials, how it sounds."""
    spellings = {spelled for one in (full, *full.variants) for spelled in (one.words, one.person)}
    told = {" ".join(part) for spelled in spellings for part in _parts_of(spelled)}
    starts = {form[0].casefold() for form in full.cluster.forms if " " in form}
    return _own(full) | told | {f"initial {start}" for start in starts if full.kind != "person"}


def asked_by(short: Profile) -> set[str]:
    """Return the keys under which what a name may stand for is looked up."""
    asked = _own(short) | {" ".join(short.words), " ".join(short.person)}
    return asked | ({f"initial {short.name[0].casefold()}"} if short.acronym else set())


def _own(one: Profile) -> set[str]:
    """Return the keys that two names share which are alike as a whole."""
    found = {" ".join(one.words), f"order {' '.join(sorted({*one.words} - {'of'}))}"}
    if len(one.person) > 1:
        found |= {f"full {one.person[-1]} {one.person[0][0]}", f"sound {sound(one.person)}"}
        found.add(f"full {one.person[-1]} {_full_given(one.person[0])[0]}")
    if one.kind == "person" and one.person and len(one.person[-1]) >= _SHORTEST:
        found |= {f"slip {pattern}" for pattern in one_letter_less(surname(one.name))}
    letters = {form for form in {*one.cluster.forms, *one.cluster.acronyms} if is_acronym(form)}
    return found | {f"acronym {form}" for form in letters}


def _full_given(given: str) -> str:
    return fold(mapping("nicknames").get(given.capitalize(), "")) or given


def _parts_of(spelled: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    count = len(spelled)
    for size in range(1, min(count, _LONGEST)):
        starts = range(count - size + 1) if count <= _MOST_WORDS else (0, count - size)
        for start in starts:
            yield spelled[start : start + size]


def way(short: Profile, full: Profile, *, inside: bool) -> str | None:
    """Return how a name may stand for a fuller one, None where it cannot."""
    if short.words == full.words:
        found: str | None = "same name"
    elif short.acronym:
        found = _as_acronym(short, full)
    elif sorted({*short.words} - {"of"}) == sorted({*full.words} - {"of"}):
        found = "other order"
    elif full.kind == "person" or (full.kind == short.kind == "thing"):
        found = _as_person(short, full)
    else:
        found = _as_body(short.words, full.words)
    return found if found and (inside or found in _ANYWHERE) else None


def _as_acronym(short: Profile, full: Profile) -> str | None:
    forms = full.cluster.forms
    if full.acronym or full.kind == "person":
        return None
    if short.name in forms:
        return "known acronym"
    if short.name in full.cluster.acronyms and _ends_as(short.name, full.name):
        return "acronym in brackets"
    explained = [form for form in forms if stands_for(short.name, form)]
    if explained:
        plain = short.name.replace(".", "")
        if plain in map(initials, explained):
            return "acronym"
        return "acronym of syllables" if max(len(form.split()) for form in explained) > _FEW_WORDS else None
    return "first word" if full.words[0] == short.words[0] else None


def _ends_as(acronym: str, name: str) -> bool:
    """Tell whether an acronym stands for the end of a name: United Nations `World Food Programme`."""
    split = name.split()
    return any(stands_for(acronym, " ".join(split[start:])) for start in range(len(split)))


def _as_person(short: Profile, full: Profile) -> str | None:
    one, other = short.person, full.person
    if len(one) > 1 and len(other) > 1:
        if same_person(short.name, full.name):
            return "full name"
        if one != other and sound(one) == sound(other):
            return "other spelling"
    family = surname(full.name).split()
    bare = [word for word in family if word not in PARTICLES] or family
    if not one or len(other) < 2 or len(one) >= len(other):
        return "other spelling" if len(one) == len(other) == 1 and _slip(one[0], other[0]) else None
    if [*one] == family or ([*one] == bare and not _is_another(short, full, " ".join(family))):
        return "surname"
    if one == other[: len(one)]:
        return "given name" if len(one) == 1 and is_given_name(one[0]) else "first names"
    if one == other[-len(one) :]:
        return "last names" if [*one] != bare else None
    if one in set(_parts_of(other)):
        return "middle name"
    return "misspelt surname" if len(one) == 1 and _slip(one[0], " ".join(family)) else None


def _is_another(short: Profile, full: Profile, family: str) -> bool:
    """Tell whether a surname without its particles is something else: `Berg` beside Ida van der Berg.

    It is where it names no person, or the article gives the surname with them; an Arabic article is dropped
    at will.
    """
    given = family in map(fold, full.cluster.forms) and not family.startswith(("al ", "el "))
    return short.kind != "person" or given


def _slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return not {*one_letter_less(one)}.isdisjoint(one_letter_less(other))


def _as_body(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if len(one) >= len(other):
        return None
    if one == other[: len(one)]:
        rest = other[len(one) :]
        if rest[0] == "for":
            return "without its purpose"
        if len(rest) == 1 and rest[0] in folded("generic_endings"):
            return "without its ending"
        return "first word" if len(one) == 1 else "first words"
    if one == other[-len(one) :]:
        before = " ".join(other[: -len(one)])
        if _is_land(other[: -len(one)]) or place_of(before.title()):
            return "without its country"
        return "head noun" if len(one) == 1 and one[0] in folded("head_nouns") else "last words"
    return "inner words" if one in set(_parts_of(other)) else None


@cache
def folded(name: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(word) for word in words(name))


def _is_land(split: tuple[str, ...]) -> bool:
    """Tell whether folded words are the name of a country or of a union of states."""
    return " ".join(split) in _lands()


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(name) for name in countries() | {*mapping("country_names").values()})


def impossible(short: Profile, full: Profile, found: str, *, inside: bool) -> bool:
    """Tell whether what two names say of their bearers cannot be true of one."""
    kinds = {short.kind, full.kind}
    if not inside and _told_apart(short, full, found):
        return True
    if suffix(short.name) and suffix(full.name) and suffix(short.name) != suffix(full.name):
        return True
    if "group" in kinds and len(kinds) > 1:
        return found != "same name" or not kinds.isdisjoint({"place", "person"})
    if inside and not found.startswith("acronym") and short.cluster.is_tied(full.cluster):
        return True
    if inside and found == "other spelling" and len(short.person) > 1:
        return True
    if found not in _WHOLE and (_is_land(short.words) or _names_another(short, full)):
        return True
    if found == "same name":
        return (inside and "group" not in kinds) or _contradicts(short, full)
    if found == "without its country" and _needs_no_country(short, full, inside=inside):
        return True
    if full.kind == "person":
        era = found == "given name" and full.name.split()[-1].islower()  # the Brandt era
        place = _is_place(short, inside=inside) and not short.cluster.titles
        return era or place or _is_known_before(short, full) or _contradicts(short, full)
    return found in _BEGINS and _lives_alone(short, full)


def _needs_no_country(short: Profile, full: Profile, *, inside: bool) -> bool:
    """Tell whether a name is whole without the country that another has before it.

    It says where (Kenyan `University of Dorn`), or more articles give it so, though no other country has one
    like it by its words (`Foreign Ministry`).
    """
    known = not inside and not is_general(short.words) and len(short.articles) > len(full.articles)
    return known or any(map(place_kinds, short.name.split()))


def _names_another(short: Profile, full: Profile) -> bool:
    """Tell whether a name is one of two, tells where, or is known by itself as the other is.

    `Orrin and Dorn`, `Bank of Dorn`; `House` beside `White House`, but not beside `House of Lords`.
    """
    split, size = full.name.split(), len(short.name.split())
    if split[-size:] == short.name.split() and "of" not in split:
        return known_body(short.name) and known_body(full.name)
    return split[size : size + 1] in (["and"], ["&"]) or split[-size - 1 : -size] in _BEFORE_ANOTHER


def _told_apart(short: Profile, full: Profile, found: str) -> bool:
    """Tell whether what bears two names was kept apart before: by its one name, or inside the articles."""
    if found == "same name" and short.kind == full.kind:
        return True
    if found == "other spelling" and not short.cluster.roles & full.cluster.roles:
        return True
    person = "person" in (short.kind, full.kind)
    return person and 2 * len(short.articles & full.articles) >= len(short.articles)


def _is_place(short: Profile, *, inside: bool) -> bool:
    """Tell whether a bare name is that of a place, and so of no person whose last word it is."""
    known = place_kinds(short.name)
    if not inside:
        return bool(known)
    return bool(known) and (short.kind == "place" or ("country" in known and short.kind != "person"))


def _is_known_before(short: Profile, full: Profile) -> bool:
    """Tell whether a bare name is a well-known body's, and stands before anybody is introduced by it."""
    return short.kind == "body" and known_body(short.name) and short.first < full.first


def _lives_alone(short: Profile, full: Profile) -> bool:
    """Tell whether a name goes its own way beside that of a body which begins with it.

    A place is not the bank that is called after it, nor a firm the foundation that it sets up.
    """
    place = short.kind == "place" and (bool(place_kinds(short.name)) or is_surely_place(short.cluster))
    branch = _is_land(full.words[-1:])  # Orrin Motors Kenya
    return place or branch or (full.words[-1] in folded("own_endings") and short.first < full.first)


def _contradicts(short: Profile, full: Profile) -> bool:
    """Tell whether a title before the short name is that of a man and the full name a woman's, or so."""
    told = title_genders(short.cluster)
    other = title_genders(full.cluster) or {gender_of(full.name.split()[0])} - {""}
    return bool(told and other) and (told.isdisjoint(other) if len(full.articles) > 1 else told != other)


def title_genders(cluster: Cluster) -> set[str]:
    """Return the genders that the titles before a name tell."""
    return {gender for title in cluster.titles for gender in genders_of(title)}
