"""Fill every field of a graph.json with words that would like to be code, or numbers that do not fit."""

import random
from pathlib import Path
from typing import Any

import msgspec
from hostile import HOSTILE
from msgspec import inspect

from graph.export import saved

SAMPLE = Path(__file__).parents[1] / "exports" / "graph.json"
WORDS = (
    *(text.replace("\ud800", "\ufffd") for text in HOSTILE),
    "<script>document.title='ran'</script>",
    "<iframe src=https://x.example></iframe>",
    "<a href=https://x.example ping=https://x.example>a</a>",
    "<style>@import 'https://x.example/a.css';*{background:url(https://x.example/a.png)}</style>",
    "<base href=https://x.example/><form action=https://x.example><input autofocus onfocus=alert(5)>",
    "<svg><foreignObject><img src=https://x.example onload=alert(6)></foreignObject></svg>",
    "]]></svg><svg/onload=alert(7)>",
    "url(https://x.example/a.png)",
    "');alert(8);//",
    "${alert(9)}",
    "\\u003cscript\\u003ealert(10)\\u003c/script\\u003e",
    "data:text/html,<script>alert(11)</script>",
    "https://ann:secret@x.example/?q=<b>#view=table",
    "//x.example/a.png",
    "vbscript:alert(12)",
    "#view=articles&article=0",
    "&#x3c;img src=x onerror=alert(13)&#x3e;",
    "\u202egnp.exe\u2066\u2069",
    "\u0430pple \u0440\u0430ypal",
    "\u0000\u0001\u001b[31m\u007f\u0085",
    "\u200b\u200d\ufeff",
    "a\u0301" * 40,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 9,
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "null",
    "NaN",
    "-1",
    "1e999",
    "",
    " ",
    "\n\n\n",
    "9999-99-99",
    "-0001-01-01T00:00:00Z",
    "2026-02-31",
    "z" * 5_000,
    "שלום עולם",
)
_NUMBERS = (-(2**53), -1, 0, 1, 2, 7, 0.5, 10**6, 2**53)
# What names another record, and is changed with it.
_NAMING = set(
    "id article quotation restates entity speaker_entity addressee_entity subject object a b".split()
)


def worded() -> dict[str, list[str]]:
    """Return for each part of a graph.json the fields that may hold any words."""
    whole = inspect.type_info(saved._SAVED)
    assert isinstance(whole, inspect.StructType)
    return {
        part.name: sorted(
            {field.name for field in _fields(part.type.item_type) if _any(field.type)} - _NAMING
        )
        for part in whole.fields
        if isinstance(part.type, inspect.VarTupleType)
    }


def _fields(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    assert isinstance(kind, inspect.StructType | inspect.DataclassType)
    return kind.fields


def _any(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return any(map(_any, kind.types))
    return isinstance(kind, inspect.StrType)


def filled(seed: int, *, numbers: bool = False) -> tuple[dict[str, Any], set[str]]:
    """Return the sample graph with about half of its words changed, and the names of the fields that were.

    With `numbers`, a few of its numbers are changed too: most such graphs contradict themselves.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    graph = _renamed(msgspec.json.decode(SAMPLE.read_bytes()), chance)
    changed = set()
    for part, names in worded().items():
        for record in graph[part]:
            for name in names:
                if chance.random() < 0.5:
                    record[name] = _changed(record.get(name), chance, whole=name != "text")
                    changed.add(f"{part}.{name}")
    for entity in graph["entities"]:
        entity["aliases"] = [{"text": word} for word in chance.sample(WORDS, 2)]
        entity["roles"] = chance.sample(WORDS, 2)
    if numbers:
        for _ in range(3):
            _renumber(chance.choice(graph[chance.choice(sorted(worded()))]), chance)
    return graph, changed


def _changed(before: str | None, chance: random.Random, *, whole: bool) -> str:
    """Return other words; of a text, as many characters, so that all places in it stay."""
    word = chance.choice(WORDS)
    if whole or not before:
        return word
    for _ in range(12):
        word = chance.choice(WORDS)[:400]
        at = chance.randrange(len(before))
        before = (before[:at] + word + before[at + len(word) :])[: len(before)]
    return before


def _renamed(graph: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give every record another id, wherever it is named; which comes before which stays."""
    parts = (graph["articles"], graph["entities"], graph["quotations"], graph["relations"])
    ids = [record["id"] for part in parts for record in part]
    ids += [one["id"] for fact in graph["relations"] for one in fact.get("also", ())]
    others = sorted(f"{chance.choice(WORDS)[:40]}{number}" for number in range(len(ids)))
    new = dict(zip(sorted(ids), others, strict=True))

    def renamed(value: object) -> object:
        if isinstance(value, dict):
            return {new.get(key, key): renamed(held) for key, held in value.items()}
        if isinstance(value, list):
            return [renamed(held) for held in value]
        return new.get(value, value) if isinstance(value, str) else value

    return {part: renamed(held) for part, held in graph.items()}


def _renumber(record: dict[str, Any], chance: random.Random) -> None:
    numbered = [
        name
        for name, value in record.items()
        if type(value) in {int, float} or (isinstance(value, list) and value and isinstance(value[0], int))
    ]
    if numbered:
        name = chance.choice(sorted(numbered))
        value = record[name]
        number = chance.choice(_NUMBERS)
        record[name] = [number, *value[1:]] if isinstance(value, list) else number
