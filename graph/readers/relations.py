"""Read a file of relation types that a user adds: TOML, in the form of graph/data/relations.toml."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from graph.budgets import MAX_CURATION
from graph.data.relations import Entry, Words, own_entries
from graph.errors import UsageError
from graph.given import contents
from graph.records import EntityType

_NEEDED = ("label", "inverse", "words")
_TYPES = frozenset(EntityType)
_ENDS = frozenset({"subject", "object"})
_SAYING = tuple("roles roles_reversed verbs verbs_reversed nouns nouns_reversed mutual values".split())
_TIED = ("nouns", "nouns_reversed")
_KINDS = {str: "text in quotation marks", bool: "true or false", list: "a list of texts"}


def read_relations(path: Path) -> tuple[Entry, ...]:
    """Return the types of a file, in its order. Raises UsageError: all that is wrong, a line for each."""
    data = contents(path, MAX_CURATION, "name a file of relation types")
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML ({error}): correct it.") from error
    except RecursionError as error:
        raise UsageError(f"{path} is nested too deeply for a list of types: correct it.") from error
    faults = list(_faults(tables))
    if faults:
        raise UsageError("\n".join(f"{path}, {fault}" for fault in faults))
    return tuple(cast("list[Entry]", tables["type"]))


def _faults(tables: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong: the entry, what is wrong in it, what to do."""
    for key in tables:
        if key != "type":
            yield f"unknown table {key!r}: only [[type]] may stand there."
    entries = tables.get("type")
    if not isinstance(entries, list) or not entries or not all(isinstance(one, dict) for one in entries):
        yield "no [[type]]: add one, as docs/relations.md tells."
        return
    wrong = False
    for number, entry in enumerate(entries, 1):
        where = f"entry {number} ({entry.get('label', 'without a label')})"
        for fault in _entry_faults(entry):
            wrong = True
            yield f"{where}: {fault}"
    if not wrong:
        yield from _clashes(cast("list[Entry]", entries))


def _entry_faults(entry: Mapping[str, object]) -> Iterator[str]:
    yield from _key_faults(entry, Entry.__annotations__)
    for key in _NEEDED:
        if not entry.get(key):
            yield f"{key} is missing: add it."
    for line in _texts(entry, "examples"):
        if " | " not in line.rpartition(" = ")[2]:
            yield f"the example {line!r} does not end in what it states: add ' = Subject | Object'."
    groups = entry.get("words")
    if not isinstance(groups, list):
        return
    for group in groups:
        if not isinstance(group, dict):
            yield f"words holds {group!r}: write it as [[type.words]]."
            continue
        yield from _key_faults(group, Words.__annotations__)
        yield from _group_faults(group)


def _key_faults(table: Mapping[str, object], known: Mapping[str, object]) -> Iterator[str]:
    for key, value in table.items():
        if key not in known:
            yield f"unknown key {key!r}: choose from {', '.join(known)}."
            continue
        wanted = known[key] if isinstance(known[key], type) and known[key] in (str, bool) else list
        texts = wanted is not list or key == "words"
        listed = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        if not (isinstance(value, cast("type", wanted)) if texts else listed):
            yield f"{key} is {value!r}: make it {_KINDS[cast('type', wanted)]}."


def _group_faults(group: Mapping[str, object]) -> Iterator[str]:
    for end in sorted(_ENDS):
        for name in _texts(group, end):
            if name not in _TYPES:
                yield f"{end} has the type {name!r}: choose from {', '.join(sorted(_TYPES))}."
    for name in _texts(group, "trusted"):
        if name not in _ENDS:
            yield f"trusted has {name!r}: choose from object, subject."
    for key in _TIED:
        for phrase in _texts(group, key):
            if " " not in phrase:
                yield f"{key} has {phrase!r} without the word that follows it: write '{phrase} of'."
    if not any(group.get(key) for key in _SAYING):
        yield f"[[type.words]] says no words: add one of {', '.join(_SAYING)}."


def _texts(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _clashes(entries: list[Entry]) -> Iterator[str]:
    """Yield two entries of one name, types implied that nobody knows, and circles."""
    own = {entry["label"]: entry for entry in own_entries()}
    counts = Counter(entry["label"] for entry in entries)
    known = (*own.values(), *entries)
    inverses = {entry["inverse"]: entry["label"] for entry in known} | {label: label for label in own}
    inverses |= {entry["label"]: entry["label"] for entry in entries}
    implied = {
        entry["label"]: inverses.get(target) if (target := entry.get("implies")) else None for entry in known
    }
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        label, where = entry["label"], f"entry {number} ({entry['label']})"
        if label in own:
            yield f"{where}: newsgraph has a type of this name itself: choose another label."
        elif counts[label] > 1 and label in seen:
            yield f"{where}: a second entry of this name: join the two, or choose another label."
        seen.add(label)
        target = entry.get("implies")
        if target is not None and target not in inverses:
            yield f"{where}: implies {target!r}, which is no type: choose one that is."
        elif _circles(label, implied):
            yield f"{where}: implies itself by {target!r}: take one of the two away."


def _circles(label: str, implied: Mapping[str, str | None]) -> bool:
    """Tell whether a type implies itself, by others or at once."""
    here, passed = implied[label], {label}
    while here is not None and here not in passed:
        passed.add(here)
        here = implied.get(here)
    return here == label
