"""Compare the CPU time of `newsgraph build` with that of spaCy alone over the same articles.

usage: python tests/benchmarks/build_speed.py [--articles 1000] [--rounds 2] [--source FILE.jsonl]

Both run as whole processes, in turn, with the same model; the ratio of the medians is what the program adds
to parsing. The articles of the source are repeated under new ids until there are enough.
"""

import argparse
import json
import os
import statistics
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
NEWS = ROOT.parent / "shared" / "gold" / "news.jsonl"
BOUND = 1.25
ALONE = ("--jobs", "1")  # spaCy alone is one process, too
PARSE = """
import json, sys
import spacy
from graph.analyse import DEFAULT_MODEL
with open(sys.argv[1], encoding="utf-8") as rows:
    texts = [json.loads(row)["text"] for row in rows]
for doc in spacy.load(DEFAULT_MODEL).pipe(texts):
    pass
"""


def main() -> None:
    """Run the comparison, print each run and the ratio, and fail above the bound."""
    parser = argparse.ArgumentParser(description="CPU time of newsgraph build against spaCy alone.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--source", type=Path, default=NEWS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        articles = repeat(options.source, options.articles, Path(folder) / "articles.jsonl")
        out = str(Path(folder) / "out")
        commands = {
            "spaCy alone": [sys.executable, "-c", PARSE, str(articles)],
            "newsgraph build": [
                sys.executable,
                "-m",
                "graph",
                "build",
                str(articles),
                "-q",
                "-o",
                out,
                *ALONE,
            ],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.rounds):
            for name in sorted(commands, reverse=turn % 2 == 0):
                times[name].append(cpu_seconds(commands[name]))
                print(f"{name}: {times[name][-1]:.1f} s", flush=True)
    parse, build = (statistics.median(times[name]) for name in commands)
    print(f"{options.articles} articles: spaCy {parse:.1f} s, build {build:.1f} s, ratio {build / parse:.3f}")
    sys.exit(build / parse > BOUND)


def repeat(source: Path, number: int, path: Path) -> Path:
    """Write so many articles, the source's over and over, each with an id and an end of its own."""
    rows = [json.loads(row) for row in source.read_text(encoding="utf-8").splitlines()]
    repeated = (
        {**row, "id": f"{row['id']}-{n}", "text": f"{row['text']}\n\nThis was article {n}."}
        for n, row in enumerate(islice(cycle(rows), number))
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in repeated), encoding="utf-8")
    return path


def cpu_seconds(command: list[str]) -> float:
    """Return the user and system time of a process and of those it started."""
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
