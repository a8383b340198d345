"""Measure newsgraph serve: how long answers take with eight asking at once, and how much memory.

usage: serve_speed.py [--articles 1000,10000] [--graph GRAPH.json] [--requests 100]

Of an invented graph, each article has fifteen sentences, each with a link. Of `who`, `said` and `ask` so many
requests each, of names that are drawn by chance, each as likely. Printed is the time within which 95 of 100
are answered, how long it took until the first could be asked, and the most memory that was taken.
"""

import argparse
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from time import perf_counter
from urllib.parse import urlencode
from urllib.request import urlopen

from synthetic import LENGTH, invent

from graph.export.json import write_json
from graph.export.saved import read_json
from graph.records import KnowledgeGraph

AT_ONCE = 8
LINKS = 3  # an entity


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", default="1000,10000")
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--requests", type=int, default=100)
    given = parser.parse_args()
    if given.graph:
        report(given.graph, read_json(given.graph), given.requests)
        return
    for articles in map(int, given.articles.split(",")):
        graph = invent(articles * LENGTH // LINKS, articles * LENGTH)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.json"
            write_json(graph, path)
            report(path, graph, given.requests)


def report(path: Path, graph: KnowledgeGraph, requests: int) -> None:
    """Print what was measured of a graph."""
    size = path.stat().st_size / 1e6
    print(f"{len(graph.articles):,} articles, {size:.0f} MB:", measure(path, graph, requests), flush=True)


def measure(path: Path, graph: KnowledgeGraph, requests: int) -> str:
    """Return what was measured, in words."""
    began = perf_counter()
    command = [sys.executable, "-m", "graph", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().partition(" ")[0]
            ready = f"ready in {perf_counter() - began:.1f} s"
            latencies = [
                f"{question} {_percentile(address, questions(question, graph, requests)) * 1000:.0f} ms"
                for question in ("who", "said", "ask")
            ]
            return ", ".join((ready, *latencies, f"{_memory(server.pid)} MB"))
        finally:
            server.terminate()


def questions(question: str, graph: KnowledgeGraph, requests: int) -> list[str]:
    """Return the addresses of so many requests."""
    chance = Random(1)  # noqa: S311 - the same names every time
    names = [chance.choice(graph.entities) for _ in range(requests)]
    if question == "ask":
        verbs = ("sued", "advised", "bought")
        asked = (f"who {verbs[number % len(verbs)]} {one.name}" for number, one in enumerate(names))
        return [urlencode({"question": one}) for one in asked]
    return [urlencode({"name" if question == "who" else "by": one.id}) for one in names]


def _percentile(address: str, queries: list[str]) -> float:
    def ask(query: str) -> float:
        began = perf_counter()
        question = "ask" if query.startswith("question") else "who" if query.startswith("name") else "said"
        with urlopen(f"{address}{question}?{query}") as answer:  # noqa: S310 - of ours
            answer.read()
        return perf_counter() - began

    with ThreadPoolExecutor(AT_ONCE) as pool:
        took = sorted(pool.map(ask, queries))
    return took[int(len(took) * 0.95) - 1]


def _memory(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
