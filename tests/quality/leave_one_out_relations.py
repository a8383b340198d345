"""Print what each rule for relations wins: the loss in precision, recall and F1 on the gold data without it.

usage: python tests/quality/leave_one_out_relations.py [GOLD_FOLDER]

Relations are compared as spans between names and pronouns, so that no entity is resolved. Of a rule its
findings are left out, and what another finds of the same words takes their place; of a repair the parses are
left as they are. `found` is how many relations a rule alone accounts for.
"""

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from graph.analyse import load_pipeline
from graph.extract import relations
from graph.extract.mentions import find_mentions
from graph.extract.relations import repairs
from graph.extract.relations.finding import Finding
from graph.extract.relations.parse import Parse
from graph.records import Mention, MentionKind, RelationMention

GOLD = Path(__file__).parents[3] / "shared" / "gold"
ROW = "all properties"
REPAIRS = {
    "_second_parent": "a second parent behind the trade of the first",
    "_retired": "emeritus behind a title",
    "_relative": "a relative's name that the parse hangs on the verb",
    "_predicate_list": "a second role behind the copula",
    "_shared_title": "two titles before a name",
    "_object_behind": "the name behind a preposition",
    "_title_as_verb": "a title taken for an infinitive",
    "_prefix": "a prefix with its hyphen",
    "_founding": "founding taken for a verb",
    "_dated": "a date behind a name",
    "_subject_before": "the subject before a bracket",
}
Parsed = list[tuple[dict[str, Any], Doc, tuple[Mention, ...]]]


def main() -> None:
    """Measure all rules together, then each left out."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    scorer = _scorer(gold / "score.py")
    passages = json.loads((gold / "relations.json").read_text(encoding="utf-8"))
    docs = load_pipeline().pipe(passage["text"] for passage in passages)
    parsed = [(passage, doc, find_mentions(doc)) for passage, doc in zip(passages, docs, strict=True)]
    full, counts = _figures(scorer, parsed)
    print(f"{'left out':44}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}")
    print(_line("nothing", sum(counts.values()), full))
    finding = relations._findings
    for rule in sorted(counts, key=lambda rule: -counts[rule]):
        with _replaced(relations, "_findings", _without(finding, rule)):
            figures, without = _figures(scorer, parsed)
        print(_line(rule, sum((counts - without).values()), _losses(full, figures)))
    for name, repair in REPAIRS.items():
        with _replaced(repairs, name, lambda *_: None):
            figures, without = _figures(scorer, parsed)
        print(_line(repair, sum((counts - without).values()), _losses(full, figures)))


def _without(
    findings: Callable[[Parse], Iterator[Finding]], rule: str
) -> Callable[[Parse], Iterator[Finding]]:
    return lambda parse: (finding for finding in findings(parse) if finding.rule != rule)


def _losses(full: list[float], figures: list[float]) -> list[float]:
    return [before - after for before, after in zip(full, figures, strict=True)]


def _line(name: str, found: int, figures: list[float]) -> str:
    return f"{name:44}{found:7}" + "".join(f"{figure:8.1f}" for figure in figures)


def _figures(scorer: ModuleType, parsed: Parsed) -> tuple[list[float], Counter[str]]:
    counts: Counter[str] = Counter()
    rows: list[dict[str, object]] = []
    for passage, doc, mentions in parsed:
        described = {mention.span for mention in mentions if mention.kind is MentionKind.NOMINAL}
        for found in relations.find_relations(doc, mentions):
            if found.type is not None and described.isdisjoint((found.subject, found.object)):
                counts[found.rule] += 1
                rows.append(_row(passage["id"], found))
    return _score(scorer, [passage for passage, *_ in parsed], rows), counts


def _row(article: str, found: RelationMention) -> dict[str, object]:
    return {
        "article": article,
        "type": found.type,
        "subject_mention": found.subject,
        "object_mention": found.object,
    }


def _score(scorer: ModuleType, passages: list[dict[str, Any]], rows: list[dict[str, object]]) -> list[float]:
    graph = {
        "articles": [{"id": passage["id"], "text": passage["text"]} for passage in passages],
        "relations": rows,
        "quotations": [],
        "entities": [],
        "mentions": [],
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(graph, file)
        file.flush()
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            scorer.relations(passages, scorer.Graph(file.name))
    found = {row["row"]: row["P_R_F"] for row in map(json.loads, printed.getvalue().splitlines())}
    figures: list[float] = found[ROW]
    return figures


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
