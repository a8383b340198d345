"""Pack rows of one shape as columns, so that a page of thousands does not repeat every key and word."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from graph.export.json import encoded

_ID = re.compile(r"([a-z])(0|[1-9]\d*)")


def columns(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Return {"rows": how many, "columns": by key}; all rows have the keys of the first, in its order.

    A column is the list of its values, or what is shorter: {"of": distinct values, "is": the place of each
    row's among them}, where "is" is a string of digits up to ten of them and left out where there is but one;
    {"id": letter, "is": numbers} for ids of the page, without "is" where they count the rows. With "runs",
    each of "is" stands for so many rows that follow one another.

    >>> columns([{"id": "n0", "kind": "relation", "on": True}, {"id": "n1", "kind": "remark", "on": True}])
    {'rows': 2, 'columns': {'id': {'id': 'n'}, 'kind': ['relation', 'remark'], 'on': {'of': [True]}}}
    """
    keys = list(rows[0]) if rows else []
    return {"rows": len(rows), "columns": {key: _packed([row[key] for row in rows]) for key in keys}}


def _packed(values: list[object]) -> object:
    return _as_ids(values) or _as_places(values) or values


def _as_ids(values: Sequence[object]) -> dict[str, object] | None:
    numbers, letters = [], set()
    for value in values:
        found = _ID.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            return None
        letters.add(found[1])
        numbers.append(int(found[2]))
    if len(letters) != 1:
        return None
    counting = numbers == list(range(len(values)))
    return {"id": letters.pop()} | ({} if counting else _in_runs(numbers) or {"is": numbers})


def _as_places(values: Sequence[object]) -> dict[str, object] | None:
    keys = [_key(value) for value in values]
    first = dict(zip(reversed(keys), reversed(values), strict=True))
    places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    distinct = [first[key] for key in places]
    if len(distinct) == 1:
        return {"of": distinct}
    lengths = {key: _length(first[key]) for key in places}
    spared = sum(lengths[key] for key in keys) - sum(lengths.values())
    numbers = [places[key] for key in keys]
    few = len(distinct) <= 10
    written: dict[str, object] = {"is": "".join(map(str, numbers)) if few else numbers}
    if (runs := _in_runs(numbers)) and (not few or _length(runs) < _length(written)):
        written = runs
    return {"of": distinct, **written} if _length(written) < spared + len(keys) else None


def _in_runs(numbers: Sequence[int]) -> dict[str, object] | None:
    """Return the numbers with how often each follows itself, None where that is not shorter."""
    runs = [(number, len(list(same))) for number, same in groupby(numbers)]
    found: dict[str, object] = {"is": [number for number, _ in runs], "runs": [length for _, length in runs]}
    return found if _length(found) < _length({"is": numbers}) else None


def _length(value: object) -> int:
    return len(encoded(value))


def _key(value: object) -> object:
    """Return what is equal for values that are written alike: 1 and True are not."""
    if value is None or isinstance(value, str | int | float):
        return value.__class__, value
    return encoded(value)
