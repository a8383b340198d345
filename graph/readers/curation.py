"""Read a curation file: YAML, a list of what a person decided about names."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeAlias, TypeVar

import yaml

from graph.budgets import MAX_CURATION
from graph.curation import Action, Curation, Name, Part, Ruling
from graph.errors import UsageError
from graph.given import contents
from graph.records import EntityType

_UNDECIDED = "decide"
_FIELDS = {
    Action.MERGE: {"name"},
    Action.SPLIT: {"into"},
    Action.RENAME: {"to"},
    Action.RETYPE: {"to"},
}
_OPTIONAL = {"name"}
_P = ParamSpec("_P")
_T = TypeVar("_T")
_Pairs: TypeAlias = dict[str, yaml.Node]


class _Problem(Exception):  # noqa: N818 - it never leaves this module
    """What is wrong, as sentences with their lines."""

    def __init__(self, *found: tuple[int, str]) -> None:
        super().__init__(*found)
        self.found = found


class _Faults:
    """Gathers what is wrong, so that all of it is told and not the first alone."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def take(self, read: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> _T | None:
        """Return what is read, or None where something in it is wrong."""
        try:
            return read(*args, **named)
        except _Problem as problem:
            self.found += problem.found
            return None

    def fail(self) -> None:
        """Raise _Problem where anything is wrong."""
        if self.found:
            raise _Problem(*self.found)


def _wrong(node: yaml.Node, text: str) -> _Problem:
    return _Problem((node.start_mark.line + 1, text))


def read_curation(path: Path) -> Curation:
    """Read the decisions of a file, in its order; what is marked `decide` is left out.

    Raises UsageError, which lists all that is wrong, a line for each.
    """
    faults = _Faults()
    rulings = [faults.take(_ruling, node) for node in _entries(read_text(path), path.name)]
    if faults.found:
        raise UsageError(
            "\n".join(f"{path.name}, line {line}: {text}" for line, text in sorted(faults.found))
        )
    return Curation(file=path.name, rulings=tuple(filter(None, rulings)))


def entries(text: str, file: str) -> list[frozenset[str]]:
    """Return the names of every entry of a curation file, decided or not, as written. Raises UsageError."""
    return [frozenset(_scalars(node.value[0][1])) for node in _entries(text, file) if _is_entry(node)]


def _is_entry(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and bool(node.value)


def _scalars(node: yaml.Node) -> Iterator[str]:
    """Yield the names of `NAME`, `{name: NAME, ...}` or a list of these."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(item, yaml.ScalarNode):
            yield item.value
        elif isinstance(item, yaml.MappingNode):
            yield from (value.value for word, value in item.value if word.value == "name")


def read_text(path: Path) -> str:
    """Return the text of a curation file. Raises UsageError."""
    try:
        return contents(path, MAX_CURATION, "check the path").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text: save it as UTF-8.") from error


def _entries(text: str, file: str) -> list[yaml.Node]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError as error:
        raise UsageError(f"{file} is nested too deeply for a list of decisions: correct it.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UsageError(f"{file}, line {line}: no YAML ({error.problem}): correct it.") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{file} holds a character that YAML does not allow: remove it.") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        line = root.start_mark.line + 1
        raise UsageError(
            f"{file}, line {line}: no list: begin each decision with a dash, as in - drop: NAME."
        )
    entries: list[yaml.Node] = root.value
    return entries


def _ruling(node: yaml.Node) -> Ruling | None:
    pairs = _pairs(node, "a decision")
    known = [action for action in Action if action.value in pairs]
    if _UNDECIDED in pairs and not known:
        return None
    if len(known) != 1:
        raise _wrong(node, f"it must say one of {', '.join(Action)}{' only' if known else ''}: correct it.")
    action, subject = known[0], pairs.pop(known[0].value)
    faults = _Faults()
    names = faults.take(_names, subject, action)
    for word in sorted(set(pairs) - _FIELDS.get(action, set())):
        faults.found += _wrong(pairs[word], f"{action} knows no {word!r}: remove it.").found
    for word in sorted(_FIELDS.get(action, set()) - set(pairs) - _OPTIONAL):
        faults.found += _wrong(node, f"{action} needs {word!r}: add it.").found
    to, type_, parts = None, None, None
    for word in sorted(set(pairs) & _FIELDS.get(action, set())):
        if action is Action.SPLIT:
            parts = faults.take(_parts, pairs[word])
        elif action is Action.RETYPE:
            type_ = faults.take(_type, pairs[word])
        else:
            to = faults.take(_text, pairs[word], "the name to keep" if word == "name" else "the new name")
    faults.fail()
    line = node.start_mark.line + 1
    return Ruling(action=action, names=names or (), line=line, to=to, type=type_, parts=parts or ())


def _pairs(node: yaml.Node, what: str) -> _Pairs:
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(node, f"{what} is written as KEY: VALUE: correct it.")
    pairs: _Pairs = {}
    for key, value in node.value:
        word = _text(key, "a key")
        if word in pairs:
            raise _wrong(key, f"{word!r} stands twice: remove one.")
        pairs[word] = value
    return pairs


def _text(node: yaml.Node, what: str) -> str:
    # Whatever YAML takes for a number, a date or a truth value is a name here.
    text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not text:
        raise _wrong(node, f"{what} must be a text: correct it.")
    return text


def _names(node: yaml.Node, action: Action) -> tuple[Name, ...]:
    if action not in {Action.MERGE, Action.DIFFERENT}:
        return (_name(node),)
    faults = _Faults()
    listed = node.value if isinstance(node, yaml.SequenceNode) else []
    names = tuple(name for item in listed if (name := faults.take(_name, item)))
    faults.fail()
    if len(set(names)) < 2:
        raise _wrong(node, f"{action} needs two names or more: write [NAME, NAME].")
    return names


def _name(node: yaml.Node) -> Name:
    if not isinstance(node, yaml.MappingNode):
        return Name(text=_text(node, "a name"))
    pairs = _pairs(node, "a name")
    unknown = sorted(set(pairs) - {"name", "type", "article"})
    if unknown or "name" not in pairs:
        raise _wrong(node, "a name has name, and type or article beside it: correct it.")
    return Name(
        text=_text(pairs["name"], "a name"),
        type=_type(pairs["type"]) if "type" in pairs else None,
        article=_text(pairs["article"], "an article") if "article" in pairs else None,
    )


def _type(node: yaml.Node) -> EntityType:
    text = _text(node, "a type").upper()
    if text not in set(EntityType):
        raise _wrong(node, f"there is no type {text}: choose from {', '.join(EntityType)}.")
    return EntityType(text)


def _parts(node: yaml.Node) -> tuple[Part, ...]:
    parts = []
    met: set[str] = set()
    faults = _Faults()
    for name, value in _pairs(node, "the result of a split").items():
        listed = value.value if isinstance(value, yaml.SequenceNode) else [value]
        articles = tuple(read for item in listed if (read := faults.take(_text, item, "an article")))
        if not listed:
            faults.found += _wrong(value, f"{name} needs an article or more: write NAME: [ARTICLE].").found
        for article in sorted(met.intersection(articles)):
            text = f"article {article!r} falls to two names: choose one."
            faults.found += _wrong(value, text).found
        met.update(articles)
        parts.append(Part(name=name, articles=articles))
    faults.fail()
    if not parts:
        raise _wrong(node, "a split needs a name or more: write NAME: [ARTICLE].")
    return tuple(parts)
