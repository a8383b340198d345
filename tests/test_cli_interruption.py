import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

TOLD = "Interrupted: nothing was left half written.\n"
# Runs the program, and sends it a signal as soon as it imports a module: a moment that no load moves.
WHEN = """
import os, sys
class Send:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Send())
import runpy
sys.argv = ["newsgraph", *{arguments!r}]
runpy.run_module("graph", run_name="__main__")
"""
WRITING = """
import os, sys
from pathlib import Path
from graph.export import atomic
sys.argv = ["newsgraph", "--version"]
import graph.__main__, graph.cli
def work():
    def chunks():
        yield "half"
        os.kill(os.getpid(), {number})
        yield "whole"
    atomic.write_whole(Path({path!r}), chunks())
graph.cli.main = work
graph.__main__.main()
"""


def ended(code: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("name", ["graph.cli", "spacy", "graph.export.json"])
def test_an_interruption_is_one_line_whatever_is_being_loaded(
    tmp_path: Path, number: signal.Signals, name: str
) -> None:
    (tmp_path / "a.txt").write_text("Ada Brock met Bo Ray at the harbour.", encoding="utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]
    code = WHEN.format(name=name, number=int(number), arguments=arguments)
    assert ended(code) == (128 + number, "", TOLD)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.txt"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_while_a_file_is_written_leaves_the_old_one_and_no_other(
    tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "graph.json"
    path.write_text("old", encoding="utf-8")
    assert ended(WRITING.format(number=int(number), path=str(path))) == (128 + number, "", TOLD)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == "old"


def test_an_interruption_that_the_caller_ignores_is_ignored() -> None:
    code = WHEN.format(name="typer", number=int(signal.SIGINT), arguments=["--version"])
    ignoring = f"import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n{code}"
    status, told, faults = ended(ignoring)
    assert (status, faults) == (0, "")
    assert re.fullmatch(r"newsgraph [\d.]+\n", told)
