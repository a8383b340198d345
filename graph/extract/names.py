"""Find the names of an article: what the model sees, mended, and what it misses, by the shape of the words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graph.data import mapping, words
from graph.extract.tokens import Tokens
from graph.records import EntityType

_MODEL_TYPES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"},
)
_JOINING = frozenset({"of", "for", "on"})
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le bin ibn al el ben abu ter ten zu".split()
)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_CAPTION = frozenset({"Image", "Images", "Photo", "Photos", "Picture", "Video", "File", "Credit", "Caption"})
# Head nouns that are surnames as well: they decide against a person only in a name of three words or after `the`.
_LONGEST = 12  # tokens of a name; a longer run of capitals is a headline or a list


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a stretch of tokens, end exclusive, with the type it suggests and the rule that found it."""

    start: int
    end: int
    label: EntityType | None
    rule: str


def find_names(doc: Doc, tokens: Tokens) -> tuple[Name, ...]:
    """Return the names of a parse in text order, none overlapping another.

    The finders speak in the order of `_FINDERS`; a later one adds only what no earlier one has taken. Names that stand
    elsewhere in the article are found again where no finder saw them.
    """
    taken: list[Name | None] = [None] * len(tokens.text)
    for finder in _FINDERS:
        for name in list(finder(doc, tokens, taken)):
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = [name] * (name.end - name.start)
    for name in _repeated(tokens, taken):
        taken[name.start : name.end] = [name] * (name.end - name.start)
    found: dict[int, Name] = {name.start: name for name in taken if name}
    return tuple(found[start] for start in sorted(found))


def _headed(doc: Doc, tokens: Tokens, taken: list[Name | None]) -> Iterator[Name]:
    """A run of capitalised words whose head noun says what it names: `the Migrant and Immigrant Action Project`."""
    types = mapping("head_nouns")
    inside = {
        i: (ent.start, ent.end)
        for ent in doc.ents
        if ent.label_ in _MODEL_TYPES
        for i in range(ent.start, ent.end)
    }
    for start, end in tokens.runs():
        first = start
        while first < end:
            cut = next((i for i in range(end - 1, first - 1, -1) if tokens.text[i] in types), None)
            if cut is None:
                break
            label = EntityType(types[tokens.text[cut]])
            left, right = _extend_left(tokens, first, cut, inside), _extend_right(tokens, cut, end, label)
            left = _without_lead(tokens, left, cut)
            model = [inside[i] for i in range(left, right) if i in inside]
            wider = any(a < left or b > right for a, b in model)
            if right - left >= 2 and right - left <= _LONGEST and not wider and not tokens.headline[left]:
                yield Name(left, right, label, "head noun")
            first = max(cut + 1, right)


def _extend_left(tokens: Tokens, start: int, head: int, inside: dict[int, tuple[int, int]]) -> int:
    """Take in `X and` before the run, where a determiner before X shows that the whole is one name."""
    if start < 2 or tokens.lower[start - 1] not in {"and", "&"}:
        return start
    left = start - 2
    if (
        not tokens.capital[left]
        or left in inside
        or tokens.text[left] in words("head_nouns")
        or head == start
    ):
        return start
    while left > 0 and tokens.capital[left - 1] and left - 1 not in inside:
        left -= 1
    if left == 0 or tokens.lower[left - 1] != "the" or tokens.sentence[left] != tokens.sentence[head]:
        return start
    return left


def _extend_right(tokens: Tokens, head: int, end: int, label: EntityType) -> int:
    """Take in `of Y`, `for Y`, `on Y` after the head noun: `Department of Homeland Security`."""
    stop = head + 1
    size = len(tokens.text)
    if stop != end or stop >= size or tokens.lower[stop] not in _JOINING:
        return stop
    if tokens.lower[stop] != "of" and label is not EntityType.ORG:
        return stop
    after = stop + 1
    if after < size and tokens.lower[after] == "the":
        after += 1
    last = tokens.run_end(after)
    if last == after or tokens.sentence[after] != tokens.sentence[head]:
        return stop
    further = last + 1
    if last < size and tokens.lower[last] in {"and", "&"} and tokens.lower[stop] == "for":
        second = tokens.run_end(further)
        last = second if second > further else last
    return last


def _model(doc: Doc, tokens: Tokens, taken: list[Name | None]) -> Iterator[Name]:
    """What the model recognises, without determiner, title, possessive ending and caption word."""
    types = mapping("head_nouns")
    for ent in doc.ents:
        if ent.label_ not in _MODEL_TYPES:
            continue
        start, end = _trim(tokens, ent.start, ent.end)
        label = EntityType(ent.label_)
        if end - start > _LONGEST or start >= end:
            continue
        if label is EntityType.PERSON:
            start = _without_titles(tokens, start, end)
            start, end = _whole_person(tokens, start, end, taken)
        if tokens.headline[start] and label not in {EntityType.GPE, EntityType.NORP, EntityType.PERSON}:
            continue
        head = tokens.text[end - 1]
        if end - start >= 2 and head in types and (label is not EntityType.PERSON or end - start > 2):
            label = EntityType(types[head])
        if any(tokens.capital[start:end]) and tokens.text[start:end] != [head] * (head in words("not_names")):
            yield Name(start, end, label, "model")


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    while (
        start < end
        and (not tokens.capital[start] and not tokens.text[start][0].isdigit())
        and tokens.lower[start] not in _PARTICLES
    ):
        start += 1
    if start < end and tokens.lower[start] in {"the", "a", "an"} and end - start > 1:
        start += 1
    if (
        end - start > 1
        and end < len(tokens.text)
        and tokens.text[end - 1] in _CAPTION
        and tokens.text[end] == ":"
    ):
        end -= 1
    while end > start and (
        not tokens.text[end - 1][0].isalnum()
        or tokens.lower[end - 1] in {"'s", "’s", "’", "and", "of", "the"}
    ):
        end -= 1
    return start, end


def _without_titles(tokens: Tokens, start: int, end: int) -> int:
    """Skip the titles before a person's name; the last word is never one."""
    titles = words("titles")
    cut = start
    for i in range(start, end - 1):
        if tokens.text[i] in titles or tokens.text[i].capitalize() in titles:
            cut = i + 1
    return cut


def _without_lead(tokens: Tokens, start: int, end: int) -> int:
    """Skip the first word of a sentence where it is no part of the name."""
    if tokens.begins[start] and start < end and not tokens.tag[start].startswith(("NN", "JJ")):
        return start + 1
    return start


def _whole_person(tokens: Tokens, start: int, end: int, taken: list[Name | None]) -> tuple[int, int]:
    """Take in the given name before a surname, the rest of a hyphenated name and a suffix after it."""
    titles = words("titles")
    while (
        start > 0
        and end - start < 4
        and tokens.capital[start - 1]
        and tokens.tag[start - 1] == "NNP"
        and not tokens.ent[start - 1]
        and not taken[start - 1]
        and tokens.sentence[start - 1] == tokens.sentence[start]
        and tokens.text[start - 1] not in titles
        and tokens.text[start - 1] not in words("not_names")
        and not tokens.text[start - 1].isupper()
        and not tokens.headline[start]
    ):
        start -= 1
    size = len(tokens.text)
    if (
        end + 1 < size
        and tokens.text[end] == "-"
        and not tokens.space[end - 1]
        and not tokens.space[end]
        and not tokens.ent[end + 1]
    ):
        end += 2
    if end < size and tokens.text[end] in _SUFFIXES:
        end += 1
    return start, end


def _acronym(doc: Doc, tokens: Tokens, taken: list[Name | None]) -> Iterator[Name]:
    """A word of two to six capitals that is no everyday abbreviation: `ICE`."""
    for i, word in enumerate(tokens.text):
        core = word.replace("&", "").replace(".", "")
        if (
            2 <= len(core) <= 6
            and core.isupper()
            and core.isalpha()
            and word not in words("not_names")
            and not tokens.shouted[i]
        ):
            yield Name(i, i + 1, None, "acronym")


def _capitalised(doc: Doc, tokens: Tokens, taken: list[Name | None]) -> Iterator[Name]:
    """A run of proper nouns that no other finder took, outside headlines."""
    titles = words("titles")
    for start, end in tokens.runs():
        if tokens.headline[start]:
            continue
        first = start
        while first < end:
            last = first
            while last < end and not taken[last]:
                last += 1
            left, right = _without_titles(tokens, first, last) if last > first else first, last
            while left < right and (
                not tokens.tag[left].startswith("NNP") or tokens.text[left] in words("not_names")
            ):
                left += 1
            while left < right and (
                not tokens.tag[right - 1].startswith("NNP") or tokens.text[right - 1] in words("not_names")
            ):
                right -= 1
            alone = right - left == 1
            common = alone and (tokens.text[left] in titles or tokens.text[left] in words("head_nouns"))
            weak = alone and tokens.begins[left] and tokens.lower[left] in tokens.uncapitalised
            if 0 < right - left <= 4 and not common and not weak and len(tokens.text[left]) > 1:
                yield Name(left, right, None, "capitals")
            first = last + 1


def _repeated(tokens: Tokens, taken: list[Name | None]) -> Iterator[Name]:
    """Find a name again where it stands unseen: by all its words, or by the last word of a person's name."""
    known: dict[tuple[str, ...], Name] = {}
    for name in dict.fromkeys(name for name in taken if name):
        key = tuple(tokens.text[name.start : name.end])
        if key not in known or known[key].label is None:
            known[key] = name
        if name.label is EntityType.PERSON and len(key) > 1 and len(key[-1]) > 2:
            known.setdefault(key[-1:], replace(name, start=name.end - 1))
    lengths: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(known, key=lambda key: (-len(key), key)):
        lengths.setdefault(key[0], []).append(key)
    i = 0
    while i < len(tokens.text):
        step = 1
        for key in lengths.get(tokens.text[i], ()) if not taken[i] else ():
            end = i + len(key)
            if tuple(tokens.text[i:end]) == key and not any(taken[i:end]) and tokens.capital[i]:
                yield Name(i, end, known[key].label, "repeated")
                step = len(key)
                break
        i += step


_FINDERS = (_headed, _model, _acronym, _capitalised)
