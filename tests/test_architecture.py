import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for package in ("graph", "newsgraph") for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").glob("test_*.py"))
LONGEST = 400  # lines
# What no single module holds.
WHOLE = {
    "architecture",
    "damages",
    "growth",
    "kills",
    "licences",
    "no_network",
    "package",
    "patterns",
    "readme",
    "read_documents",
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_run_one_way_and_every_module_has_its_place() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_does_in_one_line(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first, _, rest = said.partition("\n")
    assert first.endswith(".")
    assert rest == "" or rest.startswith("\n")


def test_no_module_is_too_long() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in [*MODULES, *TESTS]}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_test_module_is_named_after_what_it_tests() -> None:
    places = {path.stem for path in (ROOT / "graph").rglob("*")}
    places |= {place.removesuffix("s") for place in places}
    names = {path.stem.removeprefix("test_") for path in TESTS} - WHOLE
    # The folder may stand before the module, as in test_read_dates, and what is tested of it behind.
    assert [
        name
        for name in sorted(names)
        if not any(place in f"_{name}_" for place in map("_{}_".format, places))
    ] == []


def test_nothing_is_left_marked_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "except Excep" + "tion")
    found = {
        named(path): mark
        for path in [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    }
    assert found == {}
