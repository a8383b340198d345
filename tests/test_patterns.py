"""Every regular expression of the program takes time that grows with the text, and not with its square."""

import ast
import importlib
import math
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from steps import MOST, EndlessError, Steps, attacks

import graph

_SHORT, _LONG = 24, 48  # repetitions
_STEEPEST = 1.4  # the exponent; steps are counted, so that a line is 1 and a square 2 on every machine
_MATCHES = {"match", "fullmatch"}  # which look at one place alone


def _compiled(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, tuple | list | set | frozenset) and depth < 4:
        for item in value:
            yield from _compiled(item, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        for item in value.values():
            yield from _compiled(item, depth + 1)


def _patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield every pattern that a module holds, and whether it is searched for in a text."""
    met: set[tuple[str, int]] = set()
    for module in pkgutil.walk_packages(graph.__path__, "graph."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        tree = ast.parse(Path(str(loaded.__file__)).read_text(encoding="utf-8"))
        for name, value in vars(loaded).items():
            for pattern in _compiled(value):
                if (pattern.pattern, pattern.flags) not in met:
                    met.add((pattern.pattern, pattern.flags))
                    yield f"{module.name}.{name}", pattern, not _uses(tree, name) <= _MATCHES
    for module_name, number, text in _written_in_place():
        yield f"{module_name}, line {number}", re.compile(text), True


def _uses(tree: ast.AST, name: str) -> set[str]:
    """Return the methods that a module calls on what it calls so; that of a container counts as any."""
    calls = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    }
    return calls or {"search"}


def _written_in_place() -> Iterator[tuple[str, int, str]]:
    """Yield the patterns that are given to `re.sub` and the like as they stand."""
    for path in sorted(Path(graph.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr not in {"compile", "escape"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield path.stem, node.lineno, node.args[0].value


def _steps(pattern: re.Pattern[str], text: str, *, searched: bool) -> int:
    steps = Steps(pattern, text)
    try:
        return steps.searching() if searched else steps.matching()
    except EndlessError:
        return MOST


def _exponent(pattern: re.Pattern[str], attack: tuple[str, str, str], *, searched: bool) -> float:
    before, pump, end = attack
    short, long = (
        _steps(pattern, before + pump * times + end, searched=searched) for times in (_SHORT, _LONG)
    )
    return math.inf if long >= MOST else math.log2(long / short)


ALL = list(_patterns())


def test_there_are_patterns_to_look_at() -> None:
    assert len(ALL) > 150


@pytest.mark.parametrize(
    ("pattern", "steep"),
    [
        (r"(a+)+b", True),
        (r"\s+$", True),
        (r"a[^b]*b|c", True),
        (r"\d{2}x", False),
        (r"(?<!\s)\s+$", False),
        (r"a++b", True),
    ],
)
def test_the_count_tells_a_square_from_a_line(pattern: str, *, steep: bool) -> None:
    compiled = re.compile(pattern)
    assert (
        max(_exponent(compiled, attack, searched=True) for attack in attacks(compiled)) > _STEEPEST
    ) is steep


@pytest.mark.parametrize(("pattern", "searched"), [item[1:] for item in ALL], ids=[item[0] for item in ALL])
def test_a_pattern_takes_steps_that_grow_with_the_text_alone(
    pattern: re.Pattern[str], *, searched: bool
) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        steep = {
            attack: exponent
            for attack in attacks(pattern)
            if (exponent := _exponent(pattern, attack, searched=searched)) > _STEEPEST
        }
    finally:
        sys.setrecursionlimit(limit)
    assert steep == {}
