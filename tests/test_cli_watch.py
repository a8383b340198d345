"""`newsgraph watch` runs in a process of its own; each step waits for the line of the step before."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.cli import run

TOLD = "Interrupted: nothing was left half written.\n"
LONGEST = 600  # seconds, after which a watch that says nothing is ended, and its test fails


@contextmanager
def watching(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "graph", "watch", str(folder / "in"), "--store", str(folder / "s.db")]
    with subprocess.Popen(
        [*command, "-o", str(folder / "out"), "--every", "0.05", "--jobs", "1", "--format", "json", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as process:
        timer = threading.Timer(LONGEST, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def arrive(path: Path, text: str) -> None:
    """Bring a file whole, as what copies files safely does."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def articles(folder: Path) -> list[str]:
    written = json.loads((folder / "out" / "graph.json").read_text(encoding="utf-8"))
    return [article["id"] for article in written["articles"]]


def test_what_arrives_is_built_as_from_nothing_until_an_interruption(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    arrive(folder / "a.txt", "Ida Brandt opened the harbour in Port Ellery.")
    with watching(tmp_path) as process:
        assert line(process) == f"Built 1 article: {tmp_path / 'out'}\n"
        assert articles(tmp_path) == ["a"]
        arrive(folder / "b.txt", "Brandt sued Omar Quist in Port Ellery on Monday.")
        assert line(process) == f"Built 2 articles: {tmp_path / 'out'}\n"
        (folder / "a.txt").unlink()
        assert line(process) == f"Built 1 article: {tmp_path / 'out'}\n"
        process.send_signal(signal.SIGINT)
        rest = process.communicate()
    assert (process.returncode, *rest) == (130, "", TOLD)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["graph.json"]
    assert run(["build", str(folder), "-o", str(tmp_path / "new"), "--format", "json", "-q"]) == 0
    assert (tmp_path / "out" / "graph.json").read_bytes() == (tmp_path / "new" / "graph.json").read_bytes()


def test_what_stops_a_build_is_told_and_the_next_is_tried(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    arrive(tmp_path / "in" / "a.txt", "Ida Brandt opened the harbour in Port Ellery.")
    (tmp_path / "s.db").write_text("Ring Ada about the bridge. " * 40, encoding="utf-8")
    with watching(tmp_path) as process:
        assert process.stderr
        assert process.stderr.readline().startswith(
            f"Not built, but tried again: {tmp_path}/s.db is no store of newsgraph"
        )
        (tmp_path / "s.db").unlink()
        assert line(process) == f"Built 1 article: {tmp_path / 'out'}\n"
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert process.returncode == 143


def test_a_folder_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Ida Brandt left.", encoding="utf-8")
    store = ["--store", str(tmp_path / "s.db")]
    assert run(["watch", str(tmp_path / "a.txt"), *store]) == 2
    assert run(["watch", str(tmp_path / "gone"), *store]) == 2
    assert capsys.readouterr().err.count("There is no folder") == 2


def test_without_a_store_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path)]) == 2
    assert "give it a --store FILE" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e12", "0"])
def test_a_wait_that_no_clock_can_wait_is_refused(
    tmp_path: Path, seconds: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "s.db")
    assert run(["watch", str(tmp_path), "--store", store, "--every", seconds]) == 2
    assert "--every" in capsys.readouterr().err
