"""Stop builds and exports at random moments, and say what was lost: `--help` tells how."""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
FORMATS = "json,html,graphml,csv,sqlite,obsidian"
_EXPECTED = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -9}
_LINES = {signal.SIGINT: 1, signal.SIGTERM: 1, signal.SIGKILL: 0}


def main() -> int:
    """Stop as often as is asked, and return how many times anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # else what is started ignores it too, in the background
    chance = random.Random(asked.seed)  # noqa: S311 - no secret
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        commands = _commands(folder)
        lengths = {name: _whole(command, folder / "whole") for name, command in commands.items()}
        whole = _contents(folder / "whole")
        for number in range(asked.times):
            name = chance.choice(["build", "export", "export", "export"])
            kill = chance.choice(sorted(_EXPECTED))
            at = chance.uniform(0, 1.1 * lengths[name])
            outcome = _killed(commands[name], folder, whole, kill, at)
            outcomes[f"{name}, {kill.name}: {outcome}"] += 1
            if (number + 1) % 100 == 0:
                bad = sum(count for told, count in outcomes.items() if "WRONG" in told)
                print(f"{number + 1:,} of {asked.times:,}, {bad} wrong", flush=True)
        wrong = sum(count for outcome, count in outcomes.items() if "WRONG" in outcome)
        _whole(commands["export"], folder / "out")
        wrong += bool(_parts(folder / "out"))
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6,} {outcome}")
    print(f"{asked.times:,} times stopped, {wrong} times wrong")
    return wrong


def _commands(folder: Path) -> dict[str, list[str]]:
    start = [sys.executable, "-m", "graph"]
    store = str(folder / "store.db")
    return {
        "build": [*start, "build", "tests/samples", "-q", "--format", FORMATS, "--store", store],
        "export": [*start, "export", "exports/graph.json", "-q", "--format", FORMATS],
    }


def _whole(command: list[str], output: Path) -> float:
    started = time.monotonic()
    subprocess.run([*command, "-o", str(output / command[3])], check=True, cwd=ROOT)
    return time.monotonic() - started


def _killed(
    command: list[str], folder: Path, whole: dict[str, bytes], kill: signal.Signals, seconds: float
) -> str:
    """Stop a command after a while; say what came of it, with WRONG where anything is."""
    output = folder / "out"
    process = subprocess.Popen(
        [*command, "-o", str(output / command[3])], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    time.sleep(seconds)
    process.send_signal(kill)
    told = process.communicate()[1].splitlines()
    ended = process.returncode
    shown = {name: data for name, data in _contents(output).items() if not name.endswith(".part")}
    if half := [name for name, data in shown.items() if whole.get(name) != data]:
        return f"WRONG, {half} is half written"
    if kill != signal.SIGKILL and ended > 0 and _parts(output) - _left:
        return "WRONG, it leaves parts"
    _left.update(_parts(output))
    if not _sound(folder / "store.db"):
        return "WRONG, the store is damaged"
    if random.random() < 0.1:  # noqa: S311 - so that files are made anew as well as replaced
        shutil.rmtree(output, ignore_errors=True)
    if ended == 0 and not told:
        return "was done before"
    if ended == -kill and kill != signal.SIGKILL and not told:
        return "ended before the program began"
    if (ended, len(told)) != (_EXPECTED[kill], _LINES[kill]):
        return f"WRONG, status {ended}: {told[-1:]}"
    return "stopped"


_left: set[Path] = set()  # what a kill, which nothing can catch, has left, until the next run removes it


def _sound(store: Path) -> bool:
    with sqlite3.connect(store) as database:
        return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _parts(folder: Path) -> set[Path]:
    return set(folder.rglob(".newsgraph.*.part"))


def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
