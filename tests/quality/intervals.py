"""Print each row that score.py prints with the interval in which its figures lie, by resampling articles.

usage: python tests/quality/intervals.py TASK GOLD.json graph.json [--across] [--resamples 1000]

TASK is one of score.py's, which stands beside the gold or in the folder above it. Articles are drawn with
replacement, as many as there are, under a fixed seed, and the scorer's own function is called on each draw
(Efron 1979): for every figure, what all articles give, and where the middle 95 % of the draws lie. An
article drawn twice counts as two; since it agrees with itself, figures across articles come out higher than
they are, and only the width of their interval tells. A draw takes 0.01 to 0.1 s; for the thousands of
`pronouns`, `relations` and `redocred` 200 draws are enough.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

SEED = 1979
SHARE = 0.95
TASKS = ("quotations", "entities", "pronouns", "relations", "desk", "redocred")
Document = dict[str, Any]
Figures = dict[tuple[str, str], float]


def main() -> None:
    """Score all articles, then each draw, and print the intervals."""
    parser = argparse.ArgumentParser(
        description="Figures of score.py with their 95 % intervals over articles."
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("gold", type=Path)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    scorer = load_scorer(options.gold)
    documents = json.loads(options.gold.read_text(encoding="utf-8"))
    graph = scorer.Graph(options.graph)
    score = rows_of(scorer, options.task, across=options.across)
    whole = score(documents, graph)
    chance = random.Random(SEED)  # noqa: S311 # nothing is kept secret
    drawn = [score(*draw(chance, documents, graph)) for _ in range(options.resamples)]
    for row, figure in whole:
        least, most = interval([figures[row, figure] for figures in drawn if (row, figure) in figures])
        print(f"{whole[row, figure]:6.1f}  ({least:.1f} to {most:.1f})  {row}, {figure}")


def load_scorer(gold: Path) -> ModuleType:
    """Import score.py, beside the gold or above it."""
    path = next(path for folder in gold.parents if (path := folder / "score.py").exists())
    spec = spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    remember(module)
    return module


def remember(scorer: ModuleType) -> None:
    """Let the scorer keep what it finds in one article, since each draw asks the same again."""
    chars, align, matches = scorer.chars, scorer.align, scorer.matches
    written = cache(lambda text, spans: frozenset(chars(text, spans)))
    aligned = cache(lambda gold, found: align(gold, found, None))
    matched: dict[tuple[int, int], object] = {}

    def matches_once(text: str, gold: list[Document], found: list[Document]) -> object:
        key = (id(gold), id(found))
        if key not in matched:
            matched[key] = matches(text, gold, found)
        return matched[key]

    scorer.chars = lambda text, spans: written(text, tuple(map(tuple, spans)))
    scorer.align = lambda gold, found, _: aligned(tuple(gold), tuple(found))
    scorer.matches = matches_once


def rows_of(scorer: ModuleType, task: str, *, across: bool) -> Callable[[list[Document], Any], Figures]:
    """Return the function that gives the figures of some articles, of precision, recall and F1 the last."""
    more = {"entities": (across,), "desk": (False,), "redocred": (False,)}.get(task, ())

    def score(documents: list[Document], graph: Any) -> Figures:  # noqa: ANN401 # score.py's own
        with redirect_stdout(StringIO()) as printed:
            getattr(scorer, task)(documents, graph, *more)
        return dict(figures(printed.getvalue()))

    return score


def figures(printed: str) -> Iterator[tuple[tuple[str, str], float]]:
    """Read the figures of printed rows; counts, which are whole numbers, are none."""
    for row in map(json.loads, printed.splitlines()):
        for name, value in row.items():
            figure = value[-1] if isinstance(value, list) and value else value
            if isinstance(figure, float):
                yield (row["row"], name), figure


def draw(chance: random.Random, documents: list[Document], graph: Any) -> tuple[list[Document], Any]:  # noqa: ANN401
    """Draw as many articles, each under an id of its own, and the graph that has them under these ids."""
    drawn = [
        {**document, "id": f"{place} {document['id']}", "drawn": document["id"]}
        for place, document in enumerate(chance.choices(documents, k=len(documents)))
    ]
    resampled = type(graph).__new__(type(graph))
    resampled.entity = graph.entity
    resampled.text = {one["id"]: graph.text[one["drawn"]] for one in drawn}
    resampled.by = {
        part: {one["id"]: found[one["drawn"]] for one in drawn} for part, found in graph.by.items()
    }
    return drawn, resampled


def interval(values: list[float]) -> tuple[float, float]:
    """Return between which of the values their middle 95 % lie."""
    ordered = sorted(values)
    beyond = round(len(ordered) * (1 - SHARE) / 2)
    return ordered[beyond], ordered[-1 - beyond]


if __name__ == "__main__":
    main()
