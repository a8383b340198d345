"""What is passed on: the wheel and the sdist, and the package's other name."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import graph
import newsgraph

ROOT = Path(__file__).parents[1]
DAY = "1735689600"  # the first of January 2025


def built(source: Path, folder: Path) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source],
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.slow
def test_wheel_and_sdist_are_the_same_at_each_build_and_fit_to_be_published(tmp_path: Path) -> None:
    first = built(ROOT, tmp_path / "first")
    sdist, wheel = sorted(first, key=lambda name: name.endswith(".whl"))
    assert built(ROOT, tmp_path / "second") == first
    with tarfile.open(tmp_path / "first" / sdist) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert built(unpacked, tmp_path / "third") == first
    held = {path.name for path in unpacked.iterdir()}
    assert {"README.md", "LICENSE", "graph", "newsgraph", "tests", "docs", "exports", ".ci"} <= held
    with zipfile.ZipFile(tmp_path / "first" / wheel) as packed_wheel:
        names = packed_wheel.namelist()
    assert {name.split("/")[0] for name in names if "-" not in name.split("/")[0]} == {"graph", "newsgraph"}
    assert {name for name in names if name.endswith((".typed", ".1"))} == {
        "graph/py.typed",
        "newsgraph/py.typed",
        f"newsgraph-{wheel.split('-')[1]}.data/data/share/man/man1/newsgraph.1",
    }
    checked = [sys.executable, "-m", "twine", "check", "--strict", *(tmp_path / "first").iterdir()]
    subprocess.run(checked, check=True, capture_output=True)


def test_newsgraph_is_another_name_of_graph() -> None:
    assert newsgraph.__all__ == graph.__all__
    assert [getattr(newsgraph, name) for name in graph.__all__] == [
        getattr(graph, name) for name in graph.__all__
    ]
    assert set(graph.__all__) <= set(dir(newsgraph))
    with pytest.raises(AttributeError, match="module 'newsgraph' has no attribute 'draw'"):
        _ = newsgraph.draw  # type: ignore[attr-defined]


def test_newsgraph_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsgraph", "--version"], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.startswith("newsgraph ")
