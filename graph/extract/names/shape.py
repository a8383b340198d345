"""Names that the shape of the words shows: head nouns, acronyms, runs of proper nouns."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from spacy.tokens import Doc

from graph.data import mapping, words
from graph.data.places import is_sure_place
from graph.extract.names.edges import is_title, only_titles, without_titles
from graph.extract.names.model import LONGEST, MODEL_TYPES
from graph.extract.names.name import Name
from graph.extract.tokens import Tokens
from graph.records import EntityType

_DIVISIONS = frozenset({"District", "Circuit"})
_JOINING = frozenset({"of", "for", "on"})
_ACRONYM = range(3, 9)  # letters of an acronym that may explain a name
_CAPITAL_WORDS = 3  # words in capitals side by side that are one name; more are emphasis
_CITY = 4  # letters of a city in capitals, at least; fewer are an acronym
_STATE = 8  # tokens after the city in which the dash of a dateline stands
_DASHES = frozenset({"-", "–", "—", "--"})
_OPENS = _DASHES | {",", "("}
_AND = frozenset({"and", "&"})
_LONGEST_LISTED = 4  # words
_MOST_WORDS = 4  # words of a run of proper nouns that nothing else tells to be one name


def headed(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield runs of capitalised words whose head noun says what they name: `the Coastal Action Project`."""
    del taken
    types = mapping("head_nouns")
    ents = [ent for ent in doc.ents if ent.label_ in MODEL_TYPES]
    bounds = [(ent.start + (tokens.lower[ent.start] == "the"), ent.end) for ent in ents]
    inside = {i: bound for bound in bounds for i in range(*bound)}
    people = {ent.start for ent in ents if ent.label_ == "PERSON"}
    known = {word for word in tokens.text if word.isupper() and len(word) in _ACRONYM}
    for start, end in tokens.runs():
        first = start
        while first < end:
            head = next((i for i in range(end - 1, first - 1, -1) if tokens.text[i] in types), None)
            if head is None:
                break
            if tokens.text[head] in _DIVISIONS and head + 1 < end and is_title(tokens.text[head + 1]):
                first = head + 1  # U.S. District Judge
                continue
            label = EntityType(types[tokens.text[head]])
            left = _without_lead(tokens, _extend_left(tokens, first, head, inside, known), head)
            right = _extend_right(tokens, head, end, label, people)
            within = [inside[i] for i in range(left, right) if i in inside]
            wider = any(a < left or b > right for a, b in within)
            if 2 <= right - left <= LONGEST and not wider and not tokens.headline[left]:
                yield Name(left, right, label, "head noun")
            first = max(head + 1, right)


def _without_lead(tokens: Tokens, start: int, end: int) -> int:
    """Skip the first word of a sentence where it is no part of the name."""
    if tokens.begins[start] and start < end and not tokens.tag[start].startswith(("NN", "JJ")):
        return start + 1
    return start


def _extend_left(
    tokens: Tokens, start: int, head: int, inside: Mapping[int, tuple[int, int]], acronyms: AbstractSet[str]
) -> int:
    """Take in `X and` before the run, where a determiner or an acronym shows that the whole is one name."""
    if start < 2 or tokens.lower[start - 1] not in _AND:
        return start
    before = start - 2
    while before >= 0 and tokens.capital[before] and tokens.sentence[before] == tokens.sentence[head]:
        if "".join(word[0] for word in tokens.text[before : head + 1] if word[0].isupper()) in acronyms:
            return before
        before -= 1
    if head == start:
        return start
    left = start - 2
    if not tokens.capital[left] or left in inside or tokens.text[left] in words("head_nouns"):
        return start
    while left > 0 and tokens.capital[left - 1] and left - 1 not in inside:
        left -= 1
    determined = (
        left > 0 and tokens.lower[left - 1] == "the" and tokens.sentence[left] == tokens.sentence[head]
    )
    return left if determined else start


def _extend_right(tokens: Tokens, head: int, end: int, label: EntityType, people: set[int]) -> int:
    """Take in `of Y`, `for Y and Z`, `on Y` after the head noun: `Department of Homeland Security`."""
    stop = head + 1
    size = len(tokens.text)
    if stop != end or stop >= size or tokens.lower[stop] not in _JOINING:
        return stop
    joining = tokens.lower[stop]
    if joining != "of" and label is not EntityType.ORG:
        return stop
    after = stop + 1 + (tokens.lower[stop + 1 : stop + 2] == ["the"])
    last = _before_person(tokens.run_end(after), after, people)
    if (
        last == after
        or tokens.text[after] in words("not_names")
        or tokens.sentence[after] != tokens.sentence[head]
    ):
        return stop
    if joining == "for" and last < size and tokens.lower[last] in _AND:
        second = _before_person(tokens.run_end(last + 1), last + 1, people)
        return second if second > last + 1 else last
    return last


def _before_person(end: int, start: int, people: set[int]) -> int:
    """End a run where the model sees a person begin: `University of Leeds Ann Lowe`."""
    return next((i for i in range(start, end) if i in people), end)


def acronyms(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield words of two to six capitals that are no everyday abbreviation: `ICE`."""
    del doc, taken
    yield from _capital_words(tokens)
    for i, word in enumerate(tokens.text):
        if not word.isupper():
            continue
        core = word.replace("&", "").replace(".", "")
        acronym = 2 <= len(core) <= 6 and core.isupper() and core.isalpha()
        emphasis = not tokens.tag[i].startswith("NN")
        if acronym and not emphasis and word not in words("not_names") and not tokens.shouted[i]:
            yield Name(i, i + 1, None, "acronym")


def _capital_words(tokens: Tokens) -> Iterator[Name]:
    """Yield two or three words in capitals side by side, which are one name: `GRETA NOVAK`."""
    i = 0
    while i < len(tokens.text):
        end = i
        while end < len(tokens.text) and _is_capital_word(tokens, end):
            end += 1
        if 2 <= end - i <= _CAPITAL_WORDS:
            yield Name(i, end, None, "capitals")
        i = max(end, i + 1)


def _is_capital_word(tokens: Tokens, i: int) -> bool:
    word = tokens.text[i]
    proper = word.isupper() and tokens.tag[i].startswith("NNP") and word not in words("not_names")
    return proper and word.isalpha() and len(word) >= _CITY and not tokens.shouted[i]


def datelines(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield the place in capitals that opens a report: `PORT MORESBY, Papua New Guinea —`, `LONDON (AP)`."""
    del doc, taken
    fresh = True
    for i, word in enumerate(tokens.text):
        if fresh and word.isupper() and word.isalpha() and len(word) >= _CITY and not tokens.shouted[i]:
            end = i + 1
            while end < len(tokens.text) and tokens.text[end].isupper() and tokens.text[end].isalpha():
                end += 1
            after = tokens.text[end : end + _STATE]
            if after and after[0] in _OPENS and (after[0] != "," or not _DASHES.isdisjoint(after)):
                yield Name(i, end, EntityType.GPE, "dateline")
        fresh = "\n" in word or (fresh and not word.strip())


def listed(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield what the lists of places and known names hold where no other finder saw it: `in the West`, `dpa`.

    A single word counts where the parse takes it for a name, or where it is written as no common word is.
    """
    del doc
    for i, word in enumerate(tokens.text):
        if taken[i] or not (tokens.capital[i] or word in _known_lower()):
            continue
        for size in range(min(_LONGEST_LISTED, len(tokens.text) - i), 0, -1):
            spelled = " ".join(tokens.text[i : i + size])
            if any(taken[i : i + size]) or not (spelled in mapping("known_names") or is_sure_place(spelled)):
                continue
            alone = not any(tokens.capital[j] for j in (i - 1, i + 1) if 0 <= j < len(tokens.text))
            if size > 1 or (tokens.tag[i].startswith("NNP") and alone) or word in _known_lower():
                yield Name(i, i + size, None, "listed")
                break


@cache
def _known_lower() -> frozenset[str]:
    return frozenset(name for name in mapping("known_names") if name[0].islower() and " " not in name)


def capitalised(doc: Doc, tokens: Tokens, taken: Sequence[Name | None]) -> Iterator[Name]:
    """Yield runs of proper nouns that no other finder took, outside headlines."""
    del doc
    for start, end in tokens.runs():
        first = start
        while first < end and not tokens.headline[start]:
            last = first
            while last < end and not taken[last]:
                last += 1
            left, right = _proper(tokens, first, last)
            if 0 < right - left <= _MOST_WORDS and not _is_common(tokens, left, right):
                yield Name(left, right, None, "capitals")
            first = last + 1


def _proper(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Cut titles and words that are no proper nouns from the edges."""
    if end > start:
        start = without_titles(tokens, start, end)
    while start < end and not _is_proper(tokens, start):
        start += 1
    while start < end and not _is_proper(tokens, end - 1):
        end -= 1
    return start, end


def _is_proper(tokens: Tokens, i: int) -> bool:
    return tokens.capital[i] and tokens.tag[i].startswith("NNP") and tokens.text[i] not in words("not_names")


def _is_common(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a run names nobody: a title, a head noun alone, a word that also stands in lower case."""
    if only_titles(tokens, start, end):
        return True
    if end - start > 1:
        return False
    word = tokens.text[start]
    also_common = tokens.begins[start] and tokens.lower[start] in tokens.uncapitalised
    return (
        len(word) == 1
        or word in words("office_words")
        or is_title(word)
        or word in words("head_nouns")
        or also_common
    )
