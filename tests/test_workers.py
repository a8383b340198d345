import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import workers_do

from graph.errors import NewsgraphError
from graph.workers import spread

# Starts two workers that wait for ever, and says so when both are at work.
WAITING = """
import sys
from collections.abc import Callable
from functools import partial
import workers_do
from graph.workers import spread
if __name__ == "__main__":
    start = partial(workers_do.start_slowly, sys.argv[1])
    list(spread(start, [["wait"], ["wait"]], jobs=2, seconds=60.0, lost=list))
"""


def done(batches: list[list[str]], jobs: int = 2, seconds: float = 60.0) -> list[str]:
    def lost(word: str) -> list[str]:
        return [f"lost {word}"]

    results = spread(workers_do.start, batches, jobs=jobs, seconds=seconds, lost=lost)
    return sorted(word for result in results for word in result)


def test_each_batch_is_done_once() -> None:
    batches = [[f"a{number}", f"b{number}"] for number in range(20)]
    assert done(batches) == sorted(word.upper() for batch in batches for word in batch)
    assert done([]) == []


def test_an_item_that_kills_its_worker_is_lost_alone() -> None:
    batches = [["a", "b"], ["c", "die", "d"], ["e"], ["f", "g"]]
    assert done(batches) == ["A", "B", "C", "D", "E", "F", "G", "lost die"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system cannot tell processor time")
def test_an_item_that_never_ends_is_lost_alone() -> None:
    assert done([["a", "hang"], ["b"]], seconds=0.2) == ["A", "B", "lost hang"]


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="raise"):
        done([["a"], ["raise"]])


def test_workers_that_cannot_start_are_told() -> None:
    with pytest.raises(NewsgraphError, match="No worker can be started: make memory free, or say --jobs 1"):
        list(spread(workers_do.start_not, [["a"]], jobs=2, seconds=60.0, lost=list))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks the system which processes there are")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_process_that_started_them_without_a_word(
    tmp_path: Path, number: signal.Signals
) -> None:
    script, begun = tmp_path / "waiting.py", tmp_path / "begun"
    script.write_text(WAITING, encoding="utf-8")
    begun.mkdir()
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    parent = subprocess.Popen(
        [sys.executable, "-c", _as_the_program(script), str(begun)],
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.PIPE,
        text=True,
    )
    _until(lambda: len(list(begun.iterdir())) == 2)
    parent.send_signal(number)
    told = parent.communicate()[1]
    assert told == ("" if number is signal.SIGKILL else "Interrupted: nothing was left half written.\n")
    _until(partial(_gone, begun))


def _as_the_program(script: Path) -> str:
    return (
        "import graph.__main__ as program, graph.cli, runpy, sys\n"
        "if __name__ == '__main__':\n"
        f"    sys.argv = [{str(script)!r}, sys.argv[1]]\n"
        f"    graph.cli.main = lambda: runpy.run_path({str(script)!r}, run_name='__main__')\n"
        "    program.main()\n"
    )


def _gone(begun: Path) -> bool:
    return not any(Path("/proc", path.name).exists() for path in begun.iterdir())


def _until(true: Callable[[], bool]) -> None:
    limit = time.monotonic() + 60
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)
