"""Choose among the spellings of an entity the one that it is called by."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from graph.resolve.names import fold, is_acronym

_MANY = 20  # articles that call somebody by a short name, against which one that gives a longer one is a slip
_COMMON = 4  # the same for a body or a place, which has many longer names: `Apple`, `Apple Music`
_STRAY = re.compile(
    r"[\[\]{}<>|*_=~\"“”?!;:/\\]|(?:^\W)|[-–—,(&]$|[^\W\d_][.)]?[-–—]+$|\.\S*[-–—,]", re.UNICODE
)


class _Group(NamedTuple):
    """The spellings that fold to one: in how many articles, how often, how many words, the commonest text."""

    articles: int
    times: int
    words: int
    text: str


def common_form(forms: Counter[str], spread: Mapping[str, int], *, person: bool) -> str:
    """Return the form by which an entity is called; `spread` tells how many articles use each.

    A person's is the most frequent of several words, anything else's the fullest that is about as common as
    any. A long form that is rare beside a short one is neither, nor is an acronym beside what it stands for,
    or a form with a stray mark beside a plain one.
    """
    if len(forms) == 1:
        return next(iter(forms))
    groups = _groups({form for form in forms if not has_stray_mark(form)} or {*forms}, forms, spread)
    most = max(group.articles for group in groups)
    plain = [group for group in groups if not is_acronym(group.text) and group.articles * _MANY >= most]
    if person:
        full = [group for group in plain if group.words > 1]
        if full:
            return min(full, key=lambda g: (-g.articles, -g.times, -g.words, g.text)).text
    most = max((group.articles for group in plain), default=0)
    common = [group for group in plain if group.articles * _COMMON >= most] or groups
    return min(common, key=lambda g: (-g.words, -g.articles, -g.times, g.text)).text


def _groups(kept: set[str], forms: Counter[str], spread: Mapping[str, int]) -> list[_Group]:
    same: dict[str, list[str]] = defaultdict(list)
    for form in kept:
        same[fold(form)].append(form)
    return [
        _Group(
            articles=sum(spread.get(text, 1) for text in texts),
            times=sum(forms[text] for text in texts),
            words=max(len(text.split()) for text in texts),
            text=min(texts, key=lambda text: (-spread.get(text, 1), -forms[text], text.isupper(), text)),
        )
        for texts in same.values()
    ]


def has_stray_mark(form: str) -> bool:
    """Tell whether a form holds a mark that no name has, or ends in one: `Ida] Brandt`, `Kenya.-`.

    >>> [has_stray_mark(form) for form in ("Ida] Brandt", "Kenya.-", "Ida Brandt Jr.", "Al-Noor", "U.S.")]
    [True, True, False, False, False]
    """
    return bool(_STRAY.search(form))
