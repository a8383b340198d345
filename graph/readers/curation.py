"""Read a curation file: YAML, a list of what a person decided about names."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml

from graph.curation import Action, Curation, Name, Part, Ruling
from graph.errors import UsageError
from graph.records import EntityType

_UNDECIDED = "decide"
_FIELDS = {
    Action.MERGE: {"name"},
    Action.SPLIT: {"into"},
    Action.RENAME: {"to"},
    Action.RETYPE: {"to"},
}
_Pairs: TypeAlias = dict[str, yaml.Node]


class _Problem(Exception):  # noqa: N818 - it never leaves this module
    """Something wrong on a line, as a sentence without its place."""

    def __init__(self, node: yaml.Node, text: str) -> None:
        super().__init__(text)
        self.line = node.start_mark.line + 1


def read_curation(path: Path) -> Curation:
    """Read the decisions of a file, in its order; what is marked `decide` is left out.

    Raises UsageError, which lists all that is wrong, a line for each.
    """
    rulings: list[Ruling] = []
    problems: list[tuple[int, str]] = []
    for node in _entries(read_text(path), path.name):
        try:
            ruling = _ruling(node)
        except _Problem as problem:
            problems.append((problem.line, str(problem)))
        else:
            rulings += [ruling] if ruling else []
    if problems:
        raise UsageError("\n".join(f"{path.name}, line {line}: {text}" for line, text in sorted(problems)))
    return Curation(file=path.name, rulings=tuple(rulings))


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
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): check the path.") from error
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
        raise _Problem(node, f"it must say one of {', '.join(Action)}{' only' if known else ''}: correct it.")
    action = known[0]
    line = node.start_mark.line + 1
    subject = pairs.pop(action.value)
    unknown = sorted(set(pairs) - _FIELDS.get(action, set()))
    if unknown:
        raise _Problem(pairs[unknown[0]], f"{action} knows no {unknown[0]!r}: remove it.")
    if action in {Action.MERGE, Action.DIFFERENT}:
        name = _text(pairs["name"], "the name to keep") if "name" in pairs else None
        return Ruling(action=action, names=_several(subject, action), line=line, to=name)
    names = (_name(subject),)
    if action is Action.DROP:
        return Ruling(action=action, names=names, line=line)
    (field,) = _FIELDS[action]
    if field not in pairs:
        raise _Problem(node, f"{action} needs {field!r}: add it.")
    if action is Action.SPLIT:
        return Ruling(action=action, names=names, line=line, parts=_parts(pairs[field]))
    if action is Action.RETYPE:
        return Ruling(action=action, names=names, line=line, type=_type(pairs[field]))
    return Ruling(action=action, names=names, line=line, to=_text(pairs[field], "the new name"))


def _pairs(node: yaml.Node, what: str) -> _Pairs:
    if not isinstance(node, yaml.MappingNode):
        raise _Problem(node, f"{what} is written as KEY: VALUE: correct it.")
    pairs: _Pairs = {}
    for key, value in node.value:
        word = _text(key, "a key")
        if word in pairs:
            raise _Problem(key, f"{word!r} stands twice: remove one.")
        pairs[word] = value
    return pairs


def _text(node: yaml.Node, what: str) -> str:
    # Whatever YAML takes for a number, a date or a truth value is a name here.
    text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else ""
    if not text:
        raise _Problem(node, f"{what} must be a text: correct it.")
    return text


def _several(node: yaml.Node, action: Action) -> tuple[Name, ...]:
    names = tuple(map(_name, node.value)) if isinstance(node, yaml.SequenceNode) else ()
    if len(set(names)) < 2:
        raise _Problem(node, f"{action} needs two names or more: write [NAME, NAME].")
    return names


def _name(node: yaml.Node) -> Name:
    if not isinstance(node, yaml.MappingNode):
        return Name(text=_text(node, "a name"))
    pairs = _pairs(node, "a name")
    unknown = sorted(set(pairs) - {"name", "type", "article"})
    if unknown or "name" not in pairs:
        raise _Problem(node, "a name has name, and type or article beside it: correct it.")
    return Name(
        text=_text(pairs["name"], "a name"),
        type=_type(pairs["type"]) if "type" in pairs else None,
        article=_text(pairs["article"], "an article") if "article" in pairs else None,
    )


def _type(node: yaml.Node) -> EntityType:
    text = _text(node, "a type").upper()
    if text not in set(EntityType):
        raise _Problem(node, f"there is no type {text}: choose from {', '.join(EntityType)}.")
    return EntityType(text)


def _parts(node: yaml.Node) -> tuple[Part, ...]:
    parts = []
    met: set[str] = set()
    for name, value in _pairs(node, "the result of a split").items():
        listed = value.value if isinstance(value, yaml.SequenceNode) else [value]
        articles = tuple(_text(article, "an article") for article in listed)
        if not articles:
            raise _Problem(value, f"{name} needs an article or more: write NAME: [ARTICLE].")
        twice = sorted(met.intersection(articles))
        if twice:
            raise _Problem(value, f"article {twice[0]!r} falls to two names: choose one.")
        met.update(articles)
        parts.append(Part(name=name, articles=articles))
    if not parts:
        raise _Problem(node, "a split needs a name or more: write NAME: [ARTICLE].")
    return tuple(parts)
