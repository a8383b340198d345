"""Fuzz every part for a while, and say how many inputs each has taken: what to call, `--help` tells."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
_DONE = re.compile(r"^Done (\d+) runs", re.MULTILINE)
_COUNTED = re.compile(r"^#(\d+)\s", re.MULTILINE)
_MOST_MEMORY = 3_000  # MB
_LONGEST = 120  # seconds of one input, on whatever machine


def main() -> int:
    """Fuzz what is asked for, and return how many parts broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help="those to fuzz (all)")
    parser.add_argument("--seconds", type=float, default=300, help="for all of them together (300)")
    parser.add_argument("--found", type=Path, help="a folder to keep what is found in")
    asked = parser.parse_args()
    parts = asked.parts or sorted(path.name for path in (HERE / "corpora").iterdir())
    broken = total = 0
    with TemporaryDirectory() as scratch:
        for part in parts:
            found = (asked.found or Path(scratch)) / part
            found.mkdir(parents=True, exist_ok=True)
            runs, whole = _fuzz(part, found, asked.seconds / len(parts))
            total += runs
            broken += not whole
            print(f"{part:10} {runs:12,} inputs{'' if whole else '  BROKEN, see above'}", flush=True)
    print(f"{'together':10} {total:12,} inputs, {broken} of {len(parts)} parts broken")
    return broken


def _fuzz(part: str, found: Path, seconds: float) -> tuple[int, bool]:
    options = (
        f"-max_total_time={max(1, round(seconds))}",
        f"-rss_limit_mb={_MOST_MEMORY}",
        f"-timeout={_LONGEST}",
        f"-artifact_prefix={found}/",
    )
    done = subprocess.run(
        [sys.executable, HERE / "one.py", part, *options, found, HERE / "corpora" / part],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), *sys.path])},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    counted = _DONE.findall(done.stderr) or _COUNTED.findall(done.stderr) or ["0"]
    if done.returncode:
        print("\n".join(line[:200] for line in done.stderr.splitlines()[-40:]), file=sys.stderr)
    return int(counted[-1]), done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
