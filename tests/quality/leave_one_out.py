"""Print what each rule for quotations wins: the loss in joint F1 on the gold data without that rule.

usage: python tests/quality/leave_one_out.py [GOLD_FOLDER]

Speakers are compared as spans, so that no entity is resolved. A loss below 0 means that the figure is better
without the rule. `found` is how often the rule speaks on all the sets.
"""

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from graph.analyse import load_pipeline
from graph.extract import quotations
from graph.extract.quotations import leftovers, passages, reports, statements
from graph.records import QuotationMention

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FIGURES = (("news", "speech"), ("news", "all"), ("interviews", "all"))


def main() -> None:
    """Measure all rules together, then each left out."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    scorer = _scorer(gold / "score.py")
    nlp = load_pipeline()
    sets: dict[str, tuple[list[dict[str, Any]], list[Doc]]] = {}
    for name, _ in FIGURES:
        articles = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))
        sets.setdefault(name, (articles, list(nlp.pipe(article["text"] for article in articles))))
    full, counts = _figures(scorer, sets)
    print(f"{'rule left out':34}{'found':>6}" + "".join(f"{name + ' ' + row:>16}" for name, row in FIGURES))
    print(f"{'none':34}{sum(counts.values()):6}" + "".join(f"{figure:16.1f}" for figure in full))
    for rule, module, name, value in _rules():
        with _replaced(module, name, value):
            figures, without = _figures(scorer, sets)
        losses = "".join(f"{a - b:16.1f}" for a, b in zip(full, figures, strict=True))
        found = sum((counts - without).values())
        print(f"{rule:34}{found:6}{losses}")


def _rules() -> Iterator[tuple[str, ModuleType, str, object]]:
    """Yield each rule with the module and the name under which it is called, and what stands in for it."""
    for module, names in ((passages, "RULES"), (statements, "RULES"), (statements, "NESTED")):
        rules = getattr(module, names)
        for rule in rules:
            label = rule.__name__ + (" inside a quotation" if names == "NESTED" else "")
            yield label, module, names, tuple(other for other in rules if other is not rule)
    yield "inserted", statements, "inserted", lambda *_: None
    yield "according to (reported)", statements, "according_to", lambda *_: None
    yield "noun clause", statements, "noun_clause", lambda *_: None
    yield "script", quotations, "find_script", lambda *_: []
    yield "headline", quotations, "find_headline", lambda *_: []
    yield "floating", quotations, "find_floating", lambda *_: []
    yield "judged words", leftovers, "_named", lambda *_: None
    yield "marked clause", leftovers, "_marked_clause", lambda *_: None
    yield "part behind the speaker", passages, "_carries_on", lambda *_: False
    yield "refusal of what is no report", statements, "reading", lambda _cue, entry, *_, **__: entry
    yield "refusal of suppositions", reports, "_supposed", lambda *_: False
    yield "refusal of what is to come", reports, "_unsaid", lambda _: False


def _figures(
    scorer: ModuleType, sets: dict[str, tuple[list[dict[str, Any]], list[Doc]]]
) -> tuple[list[float], Counter[str]]:
    rows: dict[tuple[str, str], float] = {}
    counts: Counter[str] = Counter()
    for name, (articles, docs) in sets.items():
        found = [
            (article["id"], quotations.find_quotations(doc))
            for article, doc in zip(articles, docs, strict=True)
        ]
        counts.update(item.rule for _, items in found for item in items)
        rows |= {(name, row["row"]): row["joint"][2] for row in _score(scorer, articles, found)}
    return [rows[figure] for figure in FIGURES], counts


def _score(
    scorer: ModuleType, articles: list[dict[str, Any]], found: list[tuple[str, tuple[QuotationMention, ...]]]
) -> list[dict[str, Any]]:
    graph = {
        "articles": [{"id": article["id"], "text": article["text"]} for article in articles],
        "quotations": [
            {"article": id_, "kind": q.kind, "content": q.content, "cue": q.cue, "speaker": q.speaker}
            for id_, items in found
            for q in items
        ],
        "entities": [],
        "mentions": [],
        "relations": [],
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(graph, file)
        file.flush()
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            scorer.quotations(articles, scorer.Graph(file.name))
    return [json.loads(line) for line in printed.getvalue().splitlines()]


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"There is no scorer at {path}: name the folder of the gold data.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _replaced(module: ModuleType, name: str, value: object) -> Iterator[None]:
    kept = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, kept)


if __name__ == "__main__":
    main()
