"""Make plain what a caller may have put on a network: one kind an attribute, and values of that kind."""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum, StrEnum
from typing import Any

import numpy as np

from graph.records import Evidence

# Where the integers of the readers end.
_COUNTS, _LONGS = 2**31, 2**63


class Kind(StrEnum):
    """What an attribute holds, in the words of GraphML; a list is text."""

    TEXT = "string"
    TRUTH = "boolean"
    COUNT = "int"
    LONG = "long"
    NUMBER = "double"


def kinds_of(owners: Iterable[Mapping[str, Any]], known: Collection[str]) -> dict[str, Kind]:
    """Return the kind of each attribute that is not yet known, in the order of their names.

    Of mixed kinds, whole and other numbers are numbers, all else is text; so is an integer of more than 64
    bits. An attribute whose values are all unknown (None, NaN), or whose name is no text, has no kind.
    """
    known = frozenset(known)
    found: dict[str, set[Kind]] = {}
    for owner in owners:
        if owner.keys() <= known:
            continue
        for name in owner.keys() - known:
            kind = _kind(owner[name])
            if kind is not None and isinstance(name, str):
                found.setdefault(name, set()).add(kind)
    return {name: _common(found[name]) for name in sorted(found)}


def fitted(value: object, kind: Kind) -> Any:  # noqa: ANN401  # what the kind tells
    """Return a value as its attribute's kind has it, None where it is unknown or of another kind.

    Text is what remains of all others: a date in ISO 8601, a list, a set (sorted) or a mapping as JSON.
    """
    if kind is Kind.TEXT:
        if type(value) is str or (type(value) is tuple and all(type(v) in (str, Evidence) for v in value)):
            return value
        return None if _kind(value) is None else _text(value)
    if type(value) is int and kind is Kind.COUNT and -_COUNTS <= value < _COUNTS:
        return value
    value = _python(value)
    if kind is Kind.TRUTH:
        return value if isinstance(value, bool) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    if kind is Kind.NUMBER:
        return float(value)
    limit = _COUNTS if kind is Kind.COUNT else _LONGS
    return value if isinstance(value, int) and -limit <= value < limit else None


def _kind(value: object) -> Kind | None:
    value = _python(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return Kind.TRUTH
    if isinstance(value, int):
        return Kind.LONG if -_LONGS <= value < _LONGS else Kind.TEXT
    if isinstance(value, float):
        return Kind.NUMBER if math.isfinite(value) else None
    return Kind.TEXT


def _common(kinds: set[Kind]) -> Kind:
    if len(kinds) == 1:
        return next(iter(kinds))
    return Kind.NUMBER if kinds == {Kind.LONG, Kind.NUMBER} else Kind.TEXT


def _python(value: object) -> object:
    if isinstance(value, np.generic | np.ndarray):
        value = value.tolist()
    return value.value if isinstance(value, Enum) else value


def _text(value: object) -> str:
    value = _python(value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping | AbstractSet | list | tuple):
        return json.dumps(_jsonable(value), ensure_ascii=False, sort_keys=True)
    return str(value)


def _jsonable(value: object) -> object:
    value = _python(value)
    if isinstance(value, Mapping):
        return {_text(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted((_jsonable(item) for item in value), key=_text)
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, bool | int | float) else _text(value)
