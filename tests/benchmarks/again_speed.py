"""Compare builds with a store: the first, one with 1 % more articles, and one where nothing changed.

usage: python tests/benchmarks/again_speed.py SOURCE.jsonl [--articles 600] [--jobs 1]

Each runs as a whole process. The ratios are of CPU time, with that of all workers, so that what else runs on
the machine does not count.
"""

import argparse
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from build_speed import cpu_seconds

BOUNDS = {"1 % more": 0.05, "unchanged": 0.03}


def main() -> None:
    """Run the builds in turn, print each ratio to the first with its bound, and fail above one."""
    parser = argparse.ArgumentParser(description="CPU time of builds with a store against the first.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    with options.source.open(encoding="utf-8") as rows, TemporaryDirectory() as folder:
        lines = list(islice(rows, options.articles))
        articles, out, store = (str(Path(folder) / name) for name in ("articles.jsonl", "out", "kept.db"))
        command = [sys.executable, "-m", "graph", "build", articles, "-q", "-o", out, "--store", store]
        times = {}
        for name, count in (("first", len(lines) * 99 // 100), ("1 % more", None), ("unchanged", None)):
            Path(articles).write_text("".join(lines[:count]), encoding="utf-8")
            times[name] = cpu_seconds([*command, "--jobs", str(options.jobs)])
            ratio = times[name] / times["first"]
            print(f"{name}: {times[name]:.1f} s, {ratio:.3f} of the first (at most {BOUNDS.get(name, 1)})")
    sys.exit(any(times[name] > bound * times["first"] for name, bound in BOUNDS.items()))


if __name__ == "__main__":
    main()
