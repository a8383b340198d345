"""Print what each rule for names and references wins: the loss in each figure on the gold data without it.

usage: python tests/quality/leave_one_out_identity.py [GOLD_FOLDER]

Figures are CoNLL F1 (news and interviews, named and all, and across articles) and the F1 of the
pronoun snippets. Articles are parsed once; finders of names are left out before extraction, the other rules
after it.
"""

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from graph.analyse import load_pipeline, parse
from graph.export.json import write_json
from graph.extract import extract
from graph.extract import names as finders
from graph.pipeline import build_knowledge
from graph.records import Article, Extraction
from graph.resolve import descriptions, merge, pronouns

GOLD = Path(__file__).parents[3] / "shared" / "gold"
SETS = {
    "news": (("named", "CoNLL"), ("all", "CoNLL")),
    "interviews": (("named", "CoNLL"), ("all", "CoNLL")),
    "across": (("named, across articles", "CoNLL"),),
    "pronouns": (("GAP", "P_R_F"),),
}
Parsed = dict[str, list[tuple[Article, Doc]]]
Extracted = dict[str, list[tuple[Article, Extraction]]]


def main() -> None:
    """Measure all rules together, then each left out."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    scorer = _scorer(gold / "score.py")
    nlp = load_pipeline()
    parsed = {
        name: list(
            parse(
                nlp, [Article(**json.loads(row)) for row in (gold / f"{name}.jsonl").open(encoding="utf-8")]
            )
        )
        for name in SETS
    }
    extracted = _extracted(parsed)
    full = _figures(scorer, gold, extracted)
    heads = [f"{name} {row.partition(',')[0]}" for name, rows in SETS.items() for row, _ in rows]
    print(f"{'left out':24}" + "".join(f"{head:>20}" for head in heads))
    print(_line("nothing", full))
    for finder in finders._FINDERS:
        with _replaced(finders, "_FINDERS", tuple(f for f in finders._FINDERS if f is not finder)):
            without = _figures(scorer, gold, _extracted(parsed))
        print(_line(f"names: {finder.__name__}", _losses(full, without)))
    for rule in merge.RULES:
        with _replaced(merge, "RULES", tuple(r for r in merge.RULES if r is not rule)):
            print(_line(f"merge: {rule.name}", _losses(full, _figures(scorer, gold, extracted))))
    for name in descriptions._RULES:
        with _replaced(descriptions, "_RULES", {n: r for n, r in descriptions._RULES.items() if n != name}):
            print(_line(f"described: {name}", _losses(full, _figures(scorer, gold, extracted))))
    for name in pronouns._FITS:
        with _replaced(pronouns, "_FITS", pronouns._FITS | {name: lambda *_: False}):
            print(_line(f"pronoun: {name}", _losses(full, _figures(scorer, gold, extracted))))


def _extracted(parsed: Parsed) -> Extracted:
    return {
        name: [(article, extract(article, doc)) for article, doc in pairs] for name, pairs in parsed.items()
    }


def _figures(scorer: ModuleType, gold: Path, extracted: Extracted) -> list[float]:
    found: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in SETS.items():
            path = Path(folder) / "graph.json"
            write_json(build_knowledge(extracted[name]), path)
            documents = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                if name == "pronouns":
                    scorer.pronouns(documents, scorer.Graph(path))
                else:
                    scorer.entities(documents, scorer.Graph(path), name == "across")
            figures = {line["row"]: line for line in map(json.loads, printed.getvalue().splitlines())}
            found += [_last(figures[row][figure]) for row, figure in rows]
    return found


def _last(figure: float | list[float]) -> float:
    return figure[-1] if isinstance(figure, list) else figure


def _losses(full: list[float], figures: list[float]) -> list[float]:
    return [before - after for before, after in zip(full, figures, strict=True)]


def _line(name: str, figures: list[float]) -> str:
    return f"{name:24}" + "".join(f"{figure:20.1f}" for figure in figures)


@contextmanager
def _replaced(module: ModuleType, name: str, value: object) -> Iterator[None]:
    before: Any = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
