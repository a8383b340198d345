"""Decide where names begin and end, from what each word is and what stands beside it.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) labels the tokens of a sentence
as the beginning of a name, its inside, or neither. Its weights stand in `data/name_weights.tsv`, learnt by
`tests/quality/train_names.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from graph.data import mapping, table, words
from graph.data.given_names import is_given_name, name_word, plainly
from graph.data.nouns import noun_types
from graph.data.places import is_sure_place, place_kinds, place_of
from graph.extract.tokens import Tokens
from graph.records import EntityType

Floats = NDArray[np.float64]

MODEL_TYPES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"}
)
OUTSIDE = "O"
BEFORE = "then "  # begins the name of a feature that weighs one label after another
_LONGEST_SHAPE = 12  # letters
_ACRONYM = range(3, 9)  # letters of an acronym that may stand for a name
_LONGEST = 8  # words that an acronym may stand for
_LONGEST_LISTED = 5  # words
# Marks, and words, that part two names: also a dash with space around it.
_WALLS = frozenset(
    '" “ ” « » ? ! : ; | ( ) [ ] { } * • > < = _ … – — -- · '
    "from during between by near until since than".split()
)
_FINITE = frozenset({"VBZ", "VBD", "MD"})  # tags of verbs that no name holds in small letters
_DASH = "-"
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le bin ibn al el ben abu ter ten zu".split()
)
_PROPER = frozenset({"NNP", "NNPS"})
_SURE = 1e3
_MISSED = 1.0  # how much less it costs to take a word for a name that is none than to miss one
_ENDING = 3  # letters of the ending of a word
_REACH = 2  # tokens beside a capital letter at which a name may still begin or end
_NEAR = (-2, -1, 0, 1, 2)
_NEXT = (-1, 0, 1)
_HERE = (0,)


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of evidence: the features of each token, which tell of those `offsets` before it as well."""

    offsets: tuple[int, ...]
    values: Sequence[tuple[str, ...]]


def columns(doc: Doc, tokens: Tokens) -> tuple[Column, ...]:
    """Return the evidence that each token has."""
    starts = {ent.start for ent in doc.ents}
    model = [
        (f"model {'B' if i in starts else 'I'} {label}", f"model {label}") if label in MODEL_TYPES else ()
        for i, label in enumerate(tokens.ent)
    ]
    return (
        Column(_NEAR, [word_features(word) for word in plainly(tokens.text)]),
        Column(_NEAR, model),
        Column(_NEXT, _together(tokens)),
        Column(_NEXT, [(f"tag {tag}",) for tag in tokens.tag]),
        Column(_HERE, [(f"dep {dep}",) for dep in tokens.dep]),
        Column(_NEXT, _elsewhere(tokens)),
        Column(_HERE, list(_places(tokens))),
    )


@lru_cache(maxsize=65_536)
def word_features(word: str) -> tuple[str, ...]:
    """Return the shape of a word, the word itself where it has no capital letter, and what the lists know."""
    if any(letter.isspace() for letter in word):
        return ("blank",)
    lower = word.lower()
    found = [f"shape {_shape(word)}"]
    if not word[0].isupper():
        found.append(f"word {lower}")
    elif len(word) > _ENDING:
        found.append(f"ends in {lower[-_ENDING:]}")
    known = name_word(word)
    kinds = place_kinds(word)
    told = {
        "given name": known.female + known.male,
        "surname": known.surname,
        f"head {mapping('head_nouns').get(word) or mapping('head_nouns').get(word.capitalize())}": word
        in mapping("head_nouns")
        or word.capitalize() in mapping("head_nouns"),
        f"noun {noun_types().get(lower)}": lower in noun_types(),
        f"begins {mapping('first_nouns').get(word)}": word in mapping("first_nouns"),
        "title": word in words("titles"),
        "particle": lower in _PARTICLES,
        "office": word in words("office_words"),
        "company": word in words("companies"),
        "legal form": word in words("legal_forms"),
        f"known {mapping('known_names').get(word)}": word in mapping("known_names"),
        "no name": word in words("not_names"),
        "time": lower in words("time_words"),
        "origin": place_of(word),
        "sure place": kinds and is_sure_place(word),
        "place": kinds and not is_sure_place(word),
    }
    return (*found, *(feature for feature, holds in told.items() if holds))


def _shape(word: str) -> str:
    """Return a word with its letters as `X` or `x` and its digits as `d`, longer runs cut to two."""
    shape = ""
    for letter in word[:_LONGEST_SHAPE]:
        kind = "X" if letter.isupper() else "x" if letter.islower() else "d" if letter.isdigit() else letter
        if shape[-2:] != kind * 2:
            shape += kind
    return shape


def _together(tokens: Tokens) -> list[tuple[str, ...]]:
    """Return what words tell together: a listed name, a person's two names, what an acronym stands for."""
    size = len(tokens.text)
    found: list[tuple[str, ...]] = [()] * size
    acronyms = {word for word in tokens.text if len(word) in _ACRONYM and word.isupper()}
    for i in range(size):
        if not tokens.capital[i]:
            continue
        stop = next((j for j in range(i, i + _LONGEST) if not _same(tokens, i, j)), i + _LONGEST)
        if i + 1 < stop and tokens.capital[i + 1] and _is_person(tokens.text[i], tokens.text[i + 1]):
            _tell(found, i, i + 2, "person")
        initials = ""
        listed = ""
        for end in range(i + 1, stop + 1):
            if not tokens.capital[end - 1]:
                continue
            initials += tokens.text[end - 1][0]
            if len(initials) in _ACRONYM and initials in acronyms:
                _tell(found, i, end, "acronym")
            if 1 < end - i <= _LONGEST_LISTED and (known := _listed(" ".join(tokens.text[i:end]))):
                listed, last = known, end
        if listed:
            _tell(found, i, last, f"listed {listed}")
    return found


def _tell(found: list[tuple[str, ...]], start: int, end: int, feature: str) -> None:
    for i in range(start, end):
        found[i] += (f"{'B' if i == start else 'I'} {feature}",)


def _is_person(first: str, second: str) -> bool:
    return bool(is_given_name(first) and name_word(second).surname)


@lru_cache(maxsize=65_536)
def _listed(name: str) -> str:
    """Return what the lists know a name of several words for, empty where they do not know it."""
    if place_kinds(name):
        return "place"
    return mapping("known_names").get(name) or ("company" if name in words("companies") else "")


def _elsewhere(tokens: Tokens) -> list[tuple[str, ...]]:
    """Return for each capitalised word whether it ends or begins longer names in the article."""
    pairs = [
        (i, i + 1)
        for i in range(len(tokens.text) - 1)
        if tokens.capital[i] and (tokens.capital[i + 1] or tokens.ent[i + 1] in MODEL_TYPES)
    ]
    given = {tokens.text[j] for i, j in pairs if tokens.capital[j] and is_given_name(tokens.text[i])}
    joined = [(i, j) for i, j in pairs if tokens.ent[i] in MODEL_TYPES and tokens.ent[i] == tokens.ent[j]]
    first = {tokens.text[i] for i, _ in joined}
    inner = {i for i, _ in joined}
    last = {tokens.text[j] for _, j in joined if tokens.ent[j] == "PERSON" and j not in inner}
    told = (("behind a given name", given), ("ends a person", last), ("begins a longer name", first))
    by_word = {
        word: tuple(feature for feature, words_ in told if word in words_) for word in given | first | last
    }
    return [
        by_word.get(word, ()) if capital else ()
        for word, capital in zip(tokens.text, tokens.capital, strict=True)
    ]


def _places(tokens: Tokens) -> Iterator[tuple[str, ...]]:
    """Yield for each token what its line, and the same word elsewhere in the article, tell of it."""
    size = len(tokens.text)
    capitals = [i for i in range(size) if tokens.capital[i]]
    inner = {
        tokens.text[i] for i in capitals if not (tokens.begins[i] or tokens.headline[i] or tokens.shouted[i])
    }
    pairs = Counter(
        (tokens.text[i], tokens.text[i + 1]) for i in capitals if i + 1 < size and tokens.capital[i + 1]
    )
    labels: dict[str, Counter[str]] = {}
    for i in capitals:
        label = tokens.ent[i] if tokens.ent[i] in MODEL_TYPES else OUTSIDE
        labels.setdefault(tokens.text[i], Counter())[label] += 1
    mostly = {
        word: f"mostly {label}"
        for word, counts in labels.items()
        for label, count in counts.items()
        if 1 < counts.total() < 2 * count
    }
    pairs_of = {i for i in capitals if i + 1 < size and pairs[tokens.text[i], tokens.text[i + 1]] > 1}
    for i, word in enumerate(tokens.text):
        place = "begins" if tokens.begins[i] else "within"
        common = tokens.lower[i] in tokens.uncapitalised
        told = {
            "always": True,
            "begins": tokens.begins[i],
            "in a headline": tokens.headline[i],
            "in capitals": tokens.shouted[i],
        }
        if tokens.capital[i]:
            told |= {
                f"{place}, also in lower case": common,
                "begins, never in lower case": tokens.begins[i] and not common,
                f"{place}, capital elsewhere": word in inner,
                mostly.get(word, ""): word in mostly,
                "acronym": len(word) in _ACRONYM and word.isupper() and not tokens.shouted[i],
                "pair with the next": i in pairs_of,
                "pair with the last": i - 1 in pairs_of,
                "space" if i and tokens.space[i - 1] else "no space": True,
            }
        yield tuple(feature for feature, holds in told.items() if holds)


def features(tokens: Tokens, evidence: Sequence[Column]) -> list[list[str]]:
    """Return the features of each token as they are learnt: those of a token beside it carry the offset."""
    found: list[list[str]] = []
    for i in range(len(tokens.text)):
        here = []
        for column in evidence:
            for offset in column.offsets:
                if _same(tokens, i, i + offset):
                    here += [_named(offset, value) for value in column.values[i + offset]]
        here += [_named(offset, "edge") for offset in _NEAR if not _same(tokens, i, i + offset)]
        found.append(here)
    return found


def _same(tokens: Tokens, i: int, other: int) -> bool:
    """Tell whether two tokens stand in one sentence."""
    return 0 <= other < len(tokens.text) and tokens.sentence[i] == tokens.sentence[other]


def _named(offset: int, feature: str) -> str:
    return f"{offset:+d} {feature}" if offset else feature


def decide(tokens: Tokens, evidence: Sequence[Column]) -> list[tuple[int, int, EntityType]]:
    """Return the names of an article as stretches of tokens, end exclusive, with the type each suggests."""
    labels, after = _labels(), _transitions()
    scores = _scores(tokens, evidence)
    walls = [i for i in range(len(tokens.text)) if _is_wall(tokens, i)]
    outside = labels.index(OUTSIDE)
    scores[[i for i, tag in enumerate(tokens.tag) if tokens.capital[i] and tag in _PROPER], outside] -= (
        _MISSED
    )
    scores[walls, outside] = _SURE
    names: list[tuple[int, int, EntityType]] = []
    for start, end in _stretches(tokens):
        borders = (_same(tokens, start, start - 1), _same(tokens, end - 1, end))
        path = [labels[i] for i in _best(scores[start:end], after, borders)]
        for i, label in enumerate(path, start):
            if label.startswith("B "):
                names.append((i, i + 1, EntityType(label[2:])))
            elif label != OUTSIDE and names and names[-1][1] == i:
                names[-1] = (names[-1][0], i + 1, names[-1][2])
    return names


def _is_wall(tokens: Tokens, i: int) -> bool:
    if tokens.text[i] == ",":  # Acme, Inc. is one name
        behind = tokens.text[i + 1] if _same(tokens, i, i + 1) else ""
        return behind not in words("legal_forms") and behind not in _SUFFIXES
    if tokens.text[i] == _DASH:
        return i > 0 and tokens.space[i] and tokens.space[i - 1]
    return tokens.text[i] in _WALLS or (tokens.tag[i] in _FINITE and tokens.text[i].islower())


def _stretches(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence in which a name may stand: capital letters, what is near."""
    size = len(tokens.text)
    open_ = [False] * size
    for i in range(size):
        if tokens.capital[i] or tokens.ent[i] in MODEL_TYPES:
            for near in range(max(i - _REACH, 0), min(i + _REACH + 1, size)):
                open_[near] = open_[near] or tokens.sentence[near] == tokens.sentence[i]
    i = 0
    while i < size:
        if not open_[i]:
            i += 1
            continue
        end = i + 1
        while end < size and open_[end] and tokens.sentence[end] == tokens.sentence[i]:
            end += 1
        yield i, end
        i = end


def _scores(tokens: Tokens, evidence: Sequence[Column]) -> Floats:
    """Return how much speaks for each label of each token, shape (tokens, labels)."""
    size = len(tokens.text)
    sentence = np.array(tokens.sentence)
    scores = np.zeros((size, len(_labels())))
    for column in evidence:
        distinct = {value: n for n, value in enumerate(dict.fromkeys(column.values))}
        weights = np.stack([_weights_of(value, column.offsets) for value in distinct])
        rows = np.array([distinct[value] for value in column.values])
        for n, offset in enumerate(column.offsets):
            here, there = _shifted(size, offset)
            told = weights[rows[there], n]
            if offset:
                told[sentence[here] != sentence[there]] = 0
            scores[here] += told
    for offset in _NEAR:
        here, there = _shifted(size, offset)
        edge = np.ones(size, dtype=bool)
        edge[here] = sentence[here] != sentence[there]
        scores[edge] += _weights_of(("edge",), (offset,))[0]
    return scores


def _shifted(size: int, offset: int) -> tuple[slice, slice]:
    """Return the tokens that have another so far behind them, and those others."""
    return (
        slice(max(-offset, 0), size - max(offset, 0)),
        slice(max(offset, 0), size - max(-offset, 0)),
    )


def _best(scores: Floats, after: Floats, borders: tuple[bool, bool]) -> list[int]:
    """Return the path of labels that weighs most (Viterbi, 1967).

    `borders` tells whether a token that is no name stands before the first, and behind the last.
    """
    outside = _labels().index(OUTSIDE)
    total = scores[0] + after[outside] * borders[0]
    back = []
    for row in scores[1:]:
        ways = total[:, None] + after
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int((total + after[:, outside] * borders[1]).argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


@lru_cache(maxsize=65_536)
def _weights_of(value: tuple[str, ...], offsets: tuple[int, ...]) -> Floats:
    """Return the weights of a token's features for each label, shape (offsets, labels)."""
    weights, labels = _weights(), _labels()
    found = np.zeros((len(offsets), len(labels)))
    for n, offset in enumerate(offsets):
        for feature in value:
            for label, weight in weights.get(_named(offset, feature), ()):
                found[n, label] += weight
    return found


@cache
def _labels() -> tuple[str, ...]:
    return tuple(
        sorted(row[0].removeprefix(BEFORE) for row in table("name_weights") if row[0].startswith(BEFORE))
    )


@cache
def _transitions() -> Floats:
    """Return the weight of each label (column) right behind each other (row)."""
    labels, weights = _labels(), _weights()
    found = np.zeros((len(labels), len(labels)))
    for i, label in enumerate(labels):
        for other, weight in weights[BEFORE + label]:
            found[i, other] = weight
    return found


@cache
def _weights() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return for each feature the labels it speaks for or against, with the weights."""
    column = {label: i for i, label in enumerate(_labels())}
    return {
        feature: tuple(
            (column[label], float(weight)) for label, _, weight in (cell.rpartition(" ") for cell in cells)
        )
        for feature, *cells in table("name_weights")
    }
