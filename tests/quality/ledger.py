"""Keep the ledger of what decides: what each rule and each group of features changes, and wins.

usage: python tests/quality/ledger.py [--all] [GOLD_FOLDER]

A part is a rule in a table of rules (a name that ends in RULES or FINDERS) of `graph.extract` or
`graph.resolve`, a repair of parses for relations, or those features in a table of weights that begin with
one word. Each is left out by itself, and ledger.toml gets a line of it: `changes` counts the mentions,
quotations and relations that are then others in the articles of `train/desk.json`; the figures tell how
many points are lost there, and `passages` how many in the relations of every fourth passage of
`relations.json`. Below 0 it is better without. What is measured is not measured again but with --all; parts
no longer in the code go.
"""

import contextlib
import importlib
import importlib.util
import io
import json
import pkgutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isfunction, signature
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

import graph
from graph import data
from graph.analyse import load_pipeline, parse
from graph.export.json import write_json
from graph.extract import extract
from graph.extract.relations import repairs
from graph.pipeline import build_knowledge
from graph.records import Article

GOLD = Path(__file__).parents[3] / "shared" / "gold"
LEDGER = Path(__file__).with_name("ledger.toml")
DATA = Path(data.__file__).parent
FIGURES = {
    "types": ("entities", "type"),
    "names": ("identity of names", "CoNLL"),
    "mentions": ("identity of all mentions", "CoNLL"),
    "across": ("across", "CoNLL"),
    "he": ("pronoun he", "accuracy"),
    "quotations": ("quotations", "with_right_speaker"),
    "relations": ("relations between names", "P_R_F"),
}
TABLES = ("RULES", "FINDERS")
FOURTH = 4  # all passages would take most of the time
Parsed = list[tuple[Article, Doc]]
Switch = Callable[[], contextlib.AbstractContextManager[None]]


def main() -> None:
    """Measure what the ledger lacks, and write it."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    gold = Path(arguments[0]) if arguments else GOLD
    known = {} if "--all" in sys.argv else read_ledger()
    wanted = parts()
    lines = {name: known.get(name, {}) for name in wanted}
    write(lines)
    missing = [name for name, line in lines.items() if not line]
    if not missing:
        return
    bench = Bench(gold)
    for name in missing:
        with wanted[name]():
            lines[name] = bench.losses(passages=name.startswith("extract.relations"))
        print(line_of(name, lines[name]), flush=True)
        write(lines)


def write(lines: dict[str, dict[str, float]]) -> None:
    """Write the ledger, in the order of the names."""
    head = LEDGER.read_text(encoding="utf-8").partition("\n\n")[0]
    rows = (line_of(name, lines[name]) for name in sorted(lines))
    LEDGER.write_text("\n".join([head, "", *rows, ""]), encoding="utf-8")


def read_ledger() -> dict[str, dict[str, float]]:
    """Return the lines of the ledger by part."""
    return tomllib.loads(LEDGER.read_text(encoding="utf-8"))


def line_of(name: str, line: dict[str, float]) -> str:
    """Write a line; a figure that loses nothing is left out."""
    cells = (f"{key} = {value}" for key, value in line.items() if value or key == "changes")
    return f'"{name}" = {{ {", ".join(cells)} }}'


def parts() -> dict[str, Switch]:
    """Return every part by its name, with what leaves it out."""
    return {**mends(), **rules(), **features()}


def mends() -> dict[str, Switch]:
    """Return what mends a parse for relations: the functions that change it and return nothing."""
    return {
        label(repairs, function): lambda name=name: replaced({(repairs, name): lambda *_: None})
        for name, function in vars(repairs).items()
        if name.startswith("_") and isfunction(function) and signature(function).return_annotation is None
    }


def features() -> dict[str, Switch]:
    """Return the groups of features of every table of weights: `pronoun_weights: clause`."""
    found: dict[str, Switch] = {}
    for path in sorted(DATA.glob("*_weights.tsv")):
        # What weighs one label after another is the shape of the model, without which there is none.
        for word in sorted({first(row[0]) for row in data.table(path.stem)} - {"then"}):
            found[f"{path.stem}: {word}"] = lambda table=path.stem, word=word: without_features(table, word)
    return found


def first(feature: str) -> str:
    word, _, rest = feature.partition(" ")
    return (rest.partition(" ")[0] if word[1:].isdigit() and rest else word).rstrip(":,")


def rules() -> dict[str, Switch]:
    """Return the rules of all tables of rules: `extract.relations.verbs: verb_findings`."""
    return {
        label(module, rule): lambda rule=rule: without_rule(rule)
        for module, table in rule_tables()
        for rule in members(getattr(module, table))
    }


def label(module: ModuleType, rule: object) -> str:
    """Name a rule by where it is written, which for a record is where its table is."""
    name = getattr(rule, "name", None) or getattr(rule, "__name__", str(rule)).strip("_")
    place = module.__name__ if hasattr(rule, "name") else getattr(rule, "__module__", module.__name__)
    return f"{place.removeprefix('graph.')}: {name}"


def rule_tables() -> list[tuple[ModuleType, str]]:
    """Import all that extracts and resolves, and return its tables of rules."""
    walked = pkgutil.walk_packages(graph.__path__, "graph.")
    names = [one.name for one in walked if one.name.startswith(("graph.extract", "graph.resolve"))]
    return [
        (module, name)
        for module in map(importlib.import_module, names)
        for name, value in vars(module).items()
        if name.endswith(TABLES) and members(value)
    ]


def members(table: object) -> list[object]:
    """Return the rules in a table: a tuple of them, or a dict of rules or of tuples."""
    values = table.values() if isinstance(table, dict) else table if isinstance(table, tuple) else ()
    return [rule for value in values for rule in (value if type(value) is tuple else (value,))]


def pruned(table: Any, rule: object) -> Any:  # noqa: ANN401 # a tuple or a dict of rules
    if isinstance(table, tuple):
        return tuple(other for other in table if other is not rule)
    kept = {key: pruned(value, rule) if type(value) is tuple else value for key, value in table.items()}
    return {key: value for key, value in kept.items() if value is not rule}


@contextmanager
def without_rule(rule: object) -> Iterator[None]:
    """Leave a rule out of all tables that have it."""
    holding = [(module, name) for module, name in rule_tables() if rule in members(getattr(module, name))]
    with replaced({(module, name): pruned(getattr(module, name), rule) for module, name in holding}):
        yield


@contextmanager
def without_features(table: str, word: str) -> Iterator[None]:
    """Leave out the features of a table that begin with a word."""
    read = data.table

    def lacking(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(row for row in read(name) if name != table or first(row[0]) != word)

    readers = {
        (module, name): lacking
        for module in [*sys.modules.values()]
        if module.__name__.startswith("graph.")
        for name, value in vars(module).items()
        if value is read
    }
    with replaced(readers):
        forget()
        yield
    forget()


def forget() -> None:
    """Empty what the program has kept of its tables."""
    for module in [*sys.modules.values()]:
        if module.__name__.startswith("graph."):
            for value in [*vars(module).values()]:
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@contextmanager
def replaced(values: dict[tuple[ModuleType, str], object]) -> Iterator[None]:
    before = {place: getattr(*place) for place in values}
    for (module, name), value in values.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name), value in before.items():
            setattr(module, name, value)


class Bench:
    """The parsed gold, and what all parts together find in it."""

    def __init__(self, gold: Path) -> None:
        self.scorer = load_scorer(gold / "score.py")
        desk = gold / "train" / "desk.json"
        texts = subprocess.run([sys.executable, gold / "desk.py", desk], check=True, capture_output=True)
        nlp = load_pipeline()
        self.documents = json.loads(desk.read_text(encoding="utf-8"))
        self.articles = parsed(nlp, [json.loads(row) for row in texts.stdout.splitlines()])
        self.passages = json.loads((gold / "relations.json").read_text(encoding="utf-8"))[::FOURTH]
        self.snippets = parsed(nlp, self.passages)
        self.records, self.figures = self.desk()
        self.typed = self.relations()

    def losses(self, *, passages: bool) -> dict[str, float]:
        """Return how much changes, and what is lost."""
        records, figures = self.desk()
        line: dict[str, float] = {"changes": len(records ^ self.records)}
        line |= {name: round(self.figures[name] - figures[name], 1) for name in FIGURES}
        if passages:
            line["passages"] = round(self.typed - self.relations(), 1)
        return line

    def desk(self) -> tuple[frozenset[tuple[object, ...]], dict[str, float]]:
        built, rows = self.scored(self.articles, lambda graph: self.scorer.desk(self.documents, graph, False))  # noqa: FBT003
        return records_of(built), {name: last(rows[row][figure]) for name, (row, figure) in FIGURES.items()}

    def relations(self) -> float:
        _, rows = self.scored(self.snippets, lambda graph: self.scorer.relations(self.passages, graph))
        return last(rows["all properties"]["P_R_F"])

    def scored(self, articles: Parsed, score: Callable[[Any], None]) -> tuple[dict[str, Any], dict[str, Any]]:
        knowledge = build_knowledge((article, extract(article, doc)) for article, doc in articles)
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
            path = Path(folder) / "graph.json"
            write_json(knowledge, path, restate=True)
            score(self.scorer.Graph(path))
            built = json.loads(path.read_text(encoding="utf-8"))
        return built, {row["row"]: row for row in map(json.loads, printed.getvalue().splitlines())}


def parsed(nlp: Any, rows: list[dict[str, Any]]) -> Parsed:  # noqa: ANN401 # a spaCy pipeline
    return list(parse(nlp, [Article(id=row["id"], text=row["text"]) for row in rows]))


def records_of(built: dict[str, Any]) -> frozenset[tuple[object, ...]]:
    """Return mentions, quotations and relations without ids that hang on other records."""
    names = {entity["id"]: (entity["name"], entity["type"]) for entity in built["entities"]}
    names[None] = ("", "")
    return frozenset(
        [
            *(("m", m["article"], m["start"], m["end"], names[m["entity"]]) for m in built["mentions"]),
            *(
                ("q", q["article"], str(q["content"]), names[q.get("speaker_entity")])
                for q in built["quotations"]
            ),
            *(
                (
                    "r",
                    r["article"],
                    str(r["subject_mention"]),
                    str(r["object_mention"]),
                    r["type"],
                    r["predicate"],
                )
                for r in built["relations"]
            ),
        ]
    )


def last(figure: float | list[float]) -> float:
    return figure[-1] if isinstance(figure, list) else figure


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
