"""Pack rows of one shape as columns, so that a page of thousands does not repeat every key and word."""

import json
import re
from collections.abc import Mapping, Sequence

_ID = re.compile(r"([a-z])(0|[1-9]\d*)")


def columns(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Return {"rows": how many, "columns": by key}; all rows have the keys of the first, in its order.

    A column is the list of its values, or what is shorter: {"of": distinct values, "is": the place of each
    row's among them}, where "is" is a string of digits up to ten of them and left out where there is but one;
    {"id": letter, "is": numbers} for ids of the page, without "is" where they count the rows.

    >>> columns([{"id": "n0", "kind": "relation", "on": True}, {"id": "n1", "kind": "remark", "on": True}])
    {'rows': 2, 'columns': {'id': {'id': 'n'}, 'kind': ['relation', 'remark'], 'on': {'of': [True]}}}
    """
    keys = list(rows[0]) if rows else []
    return {"rows": len(rows), "columns": {key: _packed([row[key] for row in rows]) for key in keys}}


def _packed(values: list[object]) -> object:
    return _as_ids(values) or _as_places(values) or values


def _as_ids(values: list[object]) -> dict[str, object] | None:
    found = [_ID.fullmatch(value) if isinstance(value, str) else None for value in values]
    letters = {match and match[1] for match in found}
    if len(letters) != 1 or None in letters:
        return None
    numbers = [int(match[2]) for match in found if match]
    counting = numbers == list(range(len(values)))
    return {"id": letters.pop()} | ({} if counting else {"is": numbers})


def _as_places(values: list[object]) -> dict[str, object] | None:
    texts = [json.dumps(value, ensure_ascii=False) for value in values]
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    distinct: list[object] = [None] * len(places)
    for text, value in zip(texts, values, strict=True):
        distinct[places[text]] = value
    if len(distinct) == 1:
        return {"of": distinct}
    spared = sum(map(len, texts)) - sum(map(len, places))
    numbers = [str(places[text]) for text in texts]
    if len(distinct) <= 10:
        return {"of": distinct, "is": "".join(numbers)} if len(numbers) < spared else None
    return {"of": distinct, "is": list(map(int, numbers))} if sum(map(len, numbers)) < spared else None
