"""Choose among the spellings of an entity the one that it is called by."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from graph.data.given_names import is_given_name
from graph.resolve.names import PARTICLES, fold, is_acronym, kept_under, stands_for

_MANY = 20  # articles that call somebody by a short name, against which one that gives a longer one is a slip
_COMMON = 4  # the same for a body or a place, which has many longer names: `Apple`, `Apple Music`
_BESIDE = (
    4  # how many times as often a form may be as the same without its first word, which is then none of it
)
_STRAY = re.compile(
    r"[\[\]{}<>|*_=~\"“”?!;:/\\\n]|(?:^\W)|[-–—,(&]$|[^\W\d_][.)]?[-–—]+$|\.\S*[-–—,]", re.UNICODE
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
    any. A long form that is rare beside a short one, in articles or in mentions, is neither, nor an acronym
    beside what it stands for, nor a form with a stray mark beside a plain one.
    """
    if len(forms) == 1:
        return next(iter(forms))
    kept = {form for form in forms if not has_stray_mark(form)} or {*forms}
    groups = _groups({form for form in kept if not (person and _has_word_before(form, forms))}, forms, spread)
    commonest = max(groups, key=lambda group: (group.articles, group.times, group.text))
    most = commonest.articles
    plain = [group for group in groups if not is_acronym(group.text) and group.articles * _MANY >= most]
    if is_acronym(commonest.text):
        plain = [g for g in plain if g.articles * _COMMON >= most or stands_for(commonest.text, g.text)]
    if person:
        full = [group for group in plain if group.words > 1]
        if full:
            return min(full, key=lambda g: (-g.articles, -g.times, -g.words, g.text)).text
    most = max((group.articles for group in plain), default=0)
    often = commonest.times if not is_acronym(commonest.text) else 0
    common = [g for g in plain if g.articles * _COMMON >= most and g.times * _MANY >= often] or [commonest]
    return min(common, key=lambda g: (-g.words, -g.articles, -g.times, g.text)).text


def _has_word_before(form: str, forms: Mapping[str, int]) -> bool:
    """Tell whether a form is another with a word before it that is no given name: `Staff Ida Brandt`."""
    first, _, rest = form.partition(" ")
    bare = " " in rest and fold(rest.split()[0]) not in PARTICLES and not is_given_name(first)
    return bare and _BESIDE * forms.get(rest, 0) >= forms[form]


def _groups(kept: set[str], forms: Counter[str], spread: Mapping[str, int]) -> list[_Group]:
    same: dict[str, list[str]] = defaultdict(list)
    for form in kept:
        same[fold(form)].append(form)
    return [
        _Group(
            articles=sum(spread.get(text, 1) for text in texts),
            times=sum(forms[text] for text in texts),
            words=max(len(text.split()) for text in texts),
            text=min(
                texts, key=lambda t: (t not in kept_under(), is_acronym(t), -spread.get(t, 1), -forms[t], t)
            ),
        )
        for texts in same.values()
    ]


def has_stray_mark(form: str) -> bool:
    """Tell whether a form holds a mark that no name has, or ends in one: `Ida] Brandt`, `Kenya.-`.

    >>> [has_stray_mark(form) for form in ("Ida] Brandt", "Kenya.-", "Ida Brandt Jr.", "Al-Noor", "U.S.")]
    [True, True, False, False, False]
    """
    return bool(_STRAY.search(form))
