"""Decide what a name names, once, from all that its spelling and its places in the text tell of it.

Each name has features: its spelling alone gives some (`spelling_features`), each place where it stands gives
others (witnesses, taken from the parse). A log-linear model weighs them together (Berger, Della Pietra and
Della Pietra, 1996); its weights stand in `data/kind_weights.tsv`, learnt by `tests/quality/train_kinds.py`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp, sqrt

from graph.data import mapping, table, words
from graph.data.given_names import name_word, plainly
from graph.data.nouns import noun_types
from graph.data.places import is_sure_place, place_kinds, place_of
from graph.records import EntityType

TYPES = tuple(type_ for type_ in EntityType if type_ is not EntityType.GROUP)  # a name is of none
_ENOUGH = 9  # mentions from which on one more adds nothing to the certainty
_LARGE = 300  # thousands of inhabitants from which on a city is known to all readers
_HUGE = 1_500
_NEARLY = 1.5  # how much more must speak for a building than for the body in it
_CERTAIN = 5.0  # how much it weighs that a mention comes with its type, which was told by others
_STRIPPED = "'’s"
LIES_IN = "lies in "  # begins the witness of a town that names its state


def told(type_: EntityType | None) -> tuple[str, ...]:
    """Return the witness of a mention whose type is known already, none where it is not."""
    return () if type_ is None else (f"told {type_.value}",)


@lru_cache(maxsize=65_536)
def spelling_features(name: str) -> tuple[str, ...]:
    """Return what the spelling of a name tells of its type, as named features."""
    spelled = plainly(name.split())
    single = len(spelled) == 1
    last, first = spelled[-1], spelled[0]
    size = "one word" if single else "two words" if len(spelled) == 2 else "many words"
    found = ["always", size]
    letters = name.replace(".", "").replace("&", "")
    if single and letters.isupper() and letters.isalpha() and len(letters) > 1:
        found.append("acronym" if len(letters) < 6 else "capitals")
    if any(c.isdigit() for c in name):
        found.append("digit")
    if not last[0].isupper() and last[0].isalpha():
        found.append("last word in lower case")
    found += [f"{word} inside" for word in ("of", "and", "for", "the") if word in spelled[1:-1]]
    found += _place_features(name, spelled)
    if listed := _known(name) or _known(name.removeprefix("The ")):
        found.append(f"whole is known {listed}")
    if single:
        found += [f"alone: {feature}" for feature in _word_features(last)]
        found.append(f"ends in {last[-3:].lower()}")
        if last.endswith("s") and place_of(last[:-1]):
            found.append("people of a place")
    else:
        found += [f"first: {feature}" for feature in _word_features(first)]
        found += [f"last: {feature}" for feature in _word_features(last)]
        found.append(f"last word {last.lower()}")
        found.append(f"first word {first.lower()}")
        given = name_word(first)
        if given.female + given.male and (name_word(last).surname or last not in mapping("head_nouns")):
            found.append("given name and surname")
    return tuple(found)


def _word_features(word: str) -> list[str]:
    """Return what the lists know of one word of a name."""
    bare = word.rstrip(_STRIPPED) if word.endswith(("'s", "’s")) else word
    if len(bare.rstrip(".")) == 1 and bare[0].isupper():
        return ["initial"]
    known = name_word(bare)
    found = []
    if known.female + known.male:
        found.append("given name" if known.female + known.male > known.surname else "given name or surname")
    elif known.surname:
        found.append("surname")
    if head := mapping("head_nouns").get(bare) or mapping("head_nouns").get(bare.capitalize()):
        found.append(f"head {head}")
    elif bare.lower() in noun_types():
        found.append(f"noun {noun_types()[bare.lower()]}")
    if bare in mapping("first_nouns"):
        found.append(f"begins {mapping('first_nouns')[bare]}")
    told = {
        "title": bare in words("titles"),
        "adjective of origin": place_of(bare),
        f"known {_known(bare)}": _known(bare),
        **{f"place {kind}": True for kind in place_kinds(bare)},
        "word": bare.lower() in words("english_words"),
    }
    return [*found, *(feature for feature, holds in told.items() if holds)] or ["unknown"]


def _known(name: str) -> str:
    """Return what a name is known to name among bodies, events and works, empty where it is not known."""
    return mapping("known_names").get(name) or ("ORG" if name in words("companies") else "")


def known_body(name: str) -> bool:
    """Tell whether a name is listed as that of a body."""
    return _known(name) == EntityType.ORG


def _place_features(name: str, spelled: list[str]) -> list[str]:
    kinds = place_kinds(name)
    found = []
    for kind, thousands in kinds.items():
        size = "huge" if thousands >= _HUGE else "large" if thousands >= _LARGE else "small"
        found.append(f"whole is {size} city" if kind == "city" and thousands else f"whole is {kind}")
    if place_of(name):
        found.append("whole is adjective of origin")
    if is_sure_place(name) and not any(name_word(name)) and not _known(name):
        found.append("only a place")
    if len(spelled) > 2 and place_kinds(" ".join(spelled[:2])):
        found.append("begins with a place of two words")
    return found


def _scores(forms: Mapping[str, int], witnesses: Mapping[str, int]) -> list[float]:
    """Return the log-odds of each of `TYPES`, up to a constant, for a name of these spellings and witnesses.

    A feature counts by its share of the mentions; what the places in the text tell counts more with more
    mentions, up to `_ENOUGH`.
    """
    total = max(sum(forms.values()), 1)
    scores = [0.0] * len(TYPES)
    for form, count in forms.items():
        share = count / total
        scores = [one + share * other for one, other in zip(scores, _spelling_scores(form), strict=True)]
    sure = sqrt(min(total, _ENOUGH)) / total
    weights = _weights()
    for feature, count in witnesses.items():
        value = sure * count
        for column, weight in weights.get(feature, ()):
            scores[column] += value * weight
    return scores


@lru_cache(maxsize=65_536)
def _spelling_scores(name: str) -> tuple[float, ...]:
    scores = [0.0] * len(TYPES)
    for feature in spelling_features(name):
        for column, weight in _weights().get(feature, ()):
            scores[column] += weight
    return tuple(scores)


def feature_values(forms: Mapping[str, int], witnesses: Mapping[str, int]) -> dict[str, float]:
    """Return the features of a name with their values, save in which state a town lies."""
    total = max(sum(forms.values()), 1)
    values: dict[str, float] = {}
    for form, count in forms.items():
        for feature in spelling_features(form):
            values[feature] = values.get(feature, 0.0) + count / total
    sure = sqrt(min(total, _ENOUGH))
    for feature, count in witnesses.items():
        if feature.startswith(LIES_IN):
            continue
        values[feature] = values.get(feature, 0.0) + sure * count / total
    return values


def type_of(forms: Mapping[str, int], witnesses: Mapping[str, int]) -> EntityType:
    """Return the type that weighs most.

    An adjective of origin or belief is sure to be one. What may be a body or its building is the body.
    """
    if forms and all(of_group(form) for form in forms):
        return EntityType.NORP
    scores = _scores(forms, witnesses)
    highest = max(scores)
    best = TYPES[scores.index(highest)]
    if best is EntityType.FAC and scores[TYPES.index(EntityType.ORG)] > highest - _NEARLY:
        return EntityType.ORG
    return best


def probability(kind: EntityType, forms: Mapping[str, int], witnesses: Mapping[str, int]) -> float:
    """Return how likely a name is of a type; an adjective of origin is of no other than its own."""
    if forms and all(of_group(form) for form in forms):
        return float(kind is EntityType.NORP)
    scores = _scores(forms, witnesses)
    highest = max(scores)
    return exp(scores[TYPES.index(kind)] - highest) / sum(exp(score - highest) for score in scores)


@lru_cache(maxsize=65_536)
def of_group(name: str) -> bool:
    """Tell whether a name is an adjective of origin or belief, or a people: `Afghan`, `Afghans`."""
    people = name.endswith("ns") and place_of(name[:-1])
    return bool(place_of(name) or people) or mapping("known_names").get(name) == EntityType.NORP


@cache
def _weights() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return for each feature the types it speaks for or against, as columns of `TYPES`, with the weights."""
    column = {type_.value: i for i, type_ in enumerate(TYPES)}
    learnt = {
        feature: tuple(
            (column[type_], float(weight)) for type_, _, weight in (cell.partition(" ") for cell in cells)
        )
        for feature, *cells in table("kind_weights")
    }
    return learnt | {told(type_)[0]: ((i, _CERTAIN),) for i, type_ in enumerate(TYPES)}
